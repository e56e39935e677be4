// Reading aloud with a real voice: speech-dispatcher and eSpeak, on a machine that needs no sound card.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { kinds } from "./pages.mjs";
import { launch, open, phone, serve } from "./site.mjs";

const place = mkdtempSync(join(tmpdir(), "voice-"));
const socket = join(place, "socket");
// Sound goes nowhere.
writeFileSync(join(place, ".libao"), "default_driver=null\n");
writeFileSync(
  join(place, "speechd.conf"),
  [
    'AudioOutputMethod "libao"',
    'AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"',
    "DefaultModule espeak-ng",
    "Timeout 0",
    `LogDir "${place}"`,
  ].join("\n"),
);
const env = { ...process.env, HOME: place, XDG_RUNTIME_DIR: place, SPEECHD_ADDRESS: `unix_socket:${socket}` };
const voice = spawn("speech-dispatcher", ["-s", "-C", place, "-S", socket, "-P", join(place, "pid"), "-L", place], { env, stdio: "ignore" });
voice.on("error", (error) => assert.fail(`speech-dispatcher: ${error.message}. Run script/setup browser.`));
// It listens when its socket takes a call.
const call = () =>
  new Promise((answered) => {
    const line = connect(socket);
    line.once("connect", () => answered(line.end()));
    line.once("error", () => answered(undefined));
  });
for (const until = Date.now() + 20_000; !(await call()); ) {
  assert.equal(voice.exitCode, null, "speech-dispatcher ended");
  assert.ok(Date.now() < until, "speech-dispatcher does not answer");
  await setImmediate();
}
const browser = await launch({ args: ["--enable-speech-dispatcher"], env });
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
  voice.kill();
  rmSync(place, { recursive: true, force: true });
});

for (const lang of ["nl", "en"]) {
  test(`in ${lang} a whole screen is read by an offline voice of the device, to its end`, async () => {
    const page = await phone(browser);
    await page.addInitScript(() => {
      // Looks on: what is given to the voice, and what it tells.
      window.spoken = [];
      const speak = speechSynthesis.speak.bind(speechSynthesis);
      speechSynthesis.speak = (utterance) => {
        if (utterance.text !== "") {
          const { text, lang, voice } = utterance;
          const entry = { text, lang, voice: voice?.lang, local: voice?.localService, told: [] };
          window.spoken.push(entry);
          for (const name of ["start", "end", "error"]) utterance.addEventListener(name, () => entry.told.push(name));
        }
        speak(utterance);
      };
    });
    await open(page, site.url + kinds(lang).question);
    await page.locator("[data-aid=read]").click();
    const done = { nl: "Klaar met lezen", en: "Done reading" }[lang];
    await page.waitForFunction((done) => document.querySelector("#aid-status")?.textContent === done, done, { timeout: 120_000 });
    const spoken = await page.evaluate(() => window.spoken);
    assert.ok(spoken.length > 8, `${spoken.length} parts`);
    for (const part of spoken) {
      assert.deepEqual(part.told, ["start", "end"], part.text);
      assert.equal(part.local, true);
      assert.match(part.voice, new RegExp(`^${part.lang}\\b`));
    }
    assert.deepEqual([...new Set(spoken.map(({ lang }) => lang))].includes(lang), true);
    assert.ok(spoken.some(({ text }) => text === "0 8 0 0, 2 0 0 0"));
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });
}
