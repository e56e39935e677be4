// A double of the browser's speech, that says a word when a test says so.

/**
 * Puts the double in every page of this context. `voices` are `{ name, lang, localService, default }`; `late` ones are
 * there only after the browser has told so.
 */
export async function double(page, { voices = [voice("nl-NL"), voice("en-GB")], late = false } = {}) {
  await page.addInitScript(
    ({ voices, late }) => {
      class Utterance {
        constructor(text) {
          Object.assign(this, { text, lang: "", voice: null, rate: 1 });
        }
      }
      const speech = { queue: [], said: [], words: [], cancelled: 0, onvoiceschanged: null };
      let known = late ? [] : voices;
      const tell = (utterance, name, more = {}) => utterance[`on${name}`]?.({ utterance, ...more });
      const synthesis = {
        getVoices: () => {
          if (known !== voices) queueMicrotask(() => ((known = voices), synthesis.onvoiceschanged?.()));
          return known;
        },
        onvoiceschanged: null,
        speak(utterance) {
          if (utterance.text === "") return;
          speech.queue.push(utterance);
          const { text, lang, rate, voice } = utterance;
          speech.said.push({ text, lang, rate, voice: voice?.name });
          speech.at = 0;
        },
        cancel() {
          speech.cancelled += 1;
          const old = speech.queue.splice(0);
          old.forEach((utterance) => tell(utterance, "error", { error: "canceled" }));
        },
        pause: () => speech.words.push("a pause of the browser's own"),
        resume: () => {},
      };
      // One word, or the end when all are said. False when nothing is being said.
      speech.word = () => {
        const utterance = speech.queue[0];
        if (!utterance) return false;
        const rest = utterance.text.slice(speech.at);
        const next = /\S+/.exec(rest);
        if (!next) {
          speech.queue.shift();
          tell(utterance, "end");
          return true;
        }
        const charIndex = speech.at + next.index;
        speech.at = charIndex + next[0].length;
        speech.words.push(next[0]);
        tell(utterance, "boundary", { name: "word", charIndex, charLength: next[0].length });
        return true;
      };
      speech.fail = (error) => tell(speech.queue.shift(), "error", { error });
      window.speech = speech;
      Object.defineProperty(window, "speechSynthesis", { value: synthesis, configurable: true });
      window.SpeechSynthesisUtterance = Utterance;
    },
    { voices, late },
  );
}

/** A voice of the device. */
export const voice = (lang, { localService = true, name = `${lang} voice` } = {}) => ({
  name,
  lang,
  localService,
  default: false,
  voiceURI: name,
});

/** What was given to the voice, until now. */
export const said = (page) => page.evaluate(() => window.speech.said);

/** Lets the voice say one word, or end. */
export const word = (page) => page.evaluate(() => window.speech.word());

/** Lets the voice say all there is to say, and tells what was given to it. */
export async function to_the_end(page) {
  await page.waitForFunction(() => window.speech.queue.length > 0);
  return page.evaluate(async () => {
    while (window.speech.word()) await new Promise((next) => setTimeout(next));
    return window.speech.said.map(({ text }) => text);
  });
}
