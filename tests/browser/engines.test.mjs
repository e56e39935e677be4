// Two engines judge every kind of page in every dress: axe, and IBM Equal Access, which looks for other things.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, describe, test } from "node:test";
import { kinds, langs, plain_kinds } from "./pages.mjs";
import { bring, launch, painted, phone, ready, serve } from "./site.mjs";
import { double, word } from "./speech.mjs";

const { resolve } = createRequire(import.meta.url);
const engines = [resolve("axe-core/axe.min.js"), resolve("accessibility-checker-engine/ace-window.js")];
const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const plain = { colorScheme: "light", contrast: "no-preference", forcedColors: "none" };
const media = {
  light: plain,
  dark: { ...plain, colorScheme: "dark" },
  "more contrast": { ...plain, contrast: "more" },
  "more contrast, dark": { ...plain, colorScheme: "dark", contrast: "more" },
  "forced colours": { ...plain, forcedColors: "active" },
  "forced colours, dark": { ...plain, colorScheme: "dark", forcedColors: "active" },
};

// What is in a fold is judged too, wherever it is hardest to fit in.
const sizes = {
  "360 px": { width: 360, height: 740, text: "112.5%", unfold: false },
  "320 px, unfolded": { width: 320, height: 640, text: "112.5%", unfold: true },
  "text of 200% at 360 px, unfolded": { width: 360, height: 740, text: "225%", unfold: true },
};

/** Brings both engines to a page. Its colours must change at once (no motion): halfway they are nobody's. */
async function bring_engines(page) {
  for (const path of engines) await bring(page, path);
}

/** What axe finds; where only the dress is another, what hangs on colours is judged again, and nothing else. */
async function by_axe(page, { forcedColors }, only_colours = false) {
  // With forced colours the browser chooses the colours of text, but axe still reads those of the style sheet, as
  // Chromium gives them in -webkit-text-fill-color, and lays them on the forced background. IBM reads what is shown.
  const rules = { "color-contrast": { enabled: forcedColors !== "active" } };
  const options = only_colours ? { rules, runOnly: "cat.color" } : { rules };
  const violations = await page.evaluate(async (options) => (await window.axe.run(options)).violations, options);
  // The skip link is the first thing of the page; only the bar that reads aloud comes before it, when it is there, and
  // then axe no longer takes it for a skip link.
  const skip_link = ({ id, nodes }) => id === "region" && nodes.every(({ html }) => html.includes('class="nl-skip-link"'));
  return violations.filter((violation) => !skip_link(violation)).flatMap(({ id, nodes }) => nodes.map(({ html }) => `axe, ${id}: ${html.slice(0, 100)}`));
}

/** What IBM Equal Access finds. What it only wonders about has been judged once, by people. */
async function by_ibm(page, only_colours = false) {
  const results = await page.evaluate(async (only_colours) => {
    const checker = new window.ace_ibma.Checker();
    // WCAG 2.2 A and AA, and the few requirements of IBM beyond it.
    const guidelines = checker.getGuidelines().filter(({ id }) => ["WCAG_2_2", "IBM_Accessibility"].includes(id));
    const hangs_on_colours = ({ id }) => ["text_contrast_sufficient", "style_highcontrast_visible"].includes(id);
    for (const { id, checkpoints, ...guideline } of guidelines) {
      const some = checkpoints.map(({ rules = [], ...one }) => ({ ...one, rules: rules.filter(hangs_on_colours) }));
      checker.addGuideline({ ...guideline, id: `colours of ${id}`, checkpoints: some });
    }
    const judged = guidelines.map(({ id }) => (only_colours ? `colours of ${id}` : id));
    const { results } = await checker.check(document, judged);
    return results.map(({ ruleId, value, message, snippet, path }) =>
      ({ ruleId, value: value.join(), message, snippet, where: path.dom }));
  }, only_colours);
  assert.ok(results.some(({ value }) => value === "VIOLATION,PASS"), "the engine has looked");
  return results
    .filter(({ value }) => value === "VIOLATION,FAIL")
    // The skip link stands before every landmark, as it should: it is the first thing on the page and goes to one.
    .filter(({ ruleId, snippet }) => ruleId !== "aria_content_in_landmark" || !snippet.includes('class="nl-skip-link"'))
    .map(({ ruleId, message, where }) => `IBM, ${ruleId}: ${message} ${where}`);
}

for (const lang of langs) {
  describe(`two engines find nothing, ${lang}`, { concurrency: 2 }, () => {
    for (const [kind, path] of Object.entries({ ...kinds(lang), ...plain_kinds(lang) })) {
      test(kind, async () => {
        const page = await phone(browser, { reducedMotion: "reduce" });
        await page.goto(site.url + path);
        if (!(kind in plain_kinds())) await ready(page);
        await bring_engines(page);
        const found = new Map();
        for (const [size, { width, height, text, unfold }] of Object.entries(sizes)) {
          await page.setViewportSize({ width, height });
          await page.evaluate(({ text, unfold }) => {
            document.documentElement.style.fontSize = text;
            for (const fold of document.querySelectorAll("details")) fold.open = unfold;
          }, { text, unfold });
          for (const [dress, options] of Object.entries(media)) {
            const only_colours = options !== plain;
            await page.emulateMedia(options);
            await painted(page);
            for (const fault of [...(await by_axe(page, options, only_colours)), ...(await by_ibm(page, only_colours))]) {
              found.set(fault, [...(found.get(fault) ?? []), `${dress}, ${size}`]);
            }
          }
        }
        // Each fault once, with where it is seen.
        assert.deepEqual([...found].map(([fault, where]) => `${fault} (${where.length}×, first: ${where[0]})`), []);
        await page.context().close();
      });
    }
  });
}

test("each medium and size that the engines judge changes the page", async () => {
  const page = await phone(browser, { reducedMotion: "reduce" });
  await page.goto(site.url + kinds().question);
  await ready(page);
  const looks = new Set();
  for (const options of Object.values(media)) {
    await page.emulateMedia(options);
    await painted(page);
    looks.add(await page.evaluate(() => {
      const { color } = getComputedStyle(document.querySelector("h1"));
      return [color, getComputedStyle(document.querySelector(".row-hint, .eyebrow")).color].join(" on ");
    }));
  }
  assert.equal(looks.size, Object.keys(media).length, [...looks].join("\n"));
  const height = () => page.evaluate(() => document.querySelector("h1").getBoundingClientRect().height);
  const small = await height();
  await page.evaluate(() => (document.documentElement.style.fontSize = "225%"));
  assert.ok((await height()) >= 2 * small);
  await page.context().close();
});

test("nothing is found either while search shows results, whom to call, or that nothing is found", async () => {
  const page = await phone(browser, { reducedMotion: "reduce" });
  await page.goto(site.url + kinds().search);
  await ready(page);
  await bring_engines(page);
  const shown = { school: "#zoek-lijst [role=option]", "papa slaat mama": "#zoek-gevaar", qqqqzzzz: "#zoek-niets" };
  for (const [words, what] of Object.entries(shown)) {
    await page.locator("#zoek").fill(words);
    await page.locator(what).first().waitFor();
    assert.deepEqual([...(await by_axe(page, plain)), ...(await by_ibm(page))], [], words);
  }
  await page.context().close();
});

for (const [what, open] of Object.entries({
  "while it reads aloud, with a button at every block": async (page) => {
    await page.locator("[data-aid=read]").click();
    await page.waitForFunction(() => window.speech.queue.length > 0);
    await word(page);
  },
  "while the panel with settings is open": async (page) => {
    await page.locator("[data-aid=adjust]").click();
    await page.locator("#aid-panel").waitFor();
  },
  "on a calm screen with more contrast and the largest text": async (page) => {
    await page.locator("[data-aid=adjust]").click();
    for (const choice of ["contrast", "calm"]) await page.locator(`label[for=aid-${choice}]`).click();
    for (const _ of [2, 3, 4]) await page.locator("[data-aid=larger]").click();
    await page.locator("[data-aid=close]").click();
  },
})) {
  test(`nothing is found ${what}`, async () => {
    const page = await phone(browser, { reducedMotion: "reduce" });
    await double(page);
    await page.goto(site.url + kinds().result);
    await ready(page);
    await open(page);
    await bring_engines(page);
    const found = [];
    for (const [dress, options] of Object.entries(media)) {
      await page.emulateMedia(options);
      await painted(page);
      found.push(...[...(await by_axe(page, options)), ...(await by_ibm(page))].map((fault) => `${dress}: ${fault}`));
    }
    assert.deepEqual(found, []);
    await page.context().close();
  });
}

describe("each engine finds a fault that is put there:", () => {
  const plant = async (page, fault, style) => {
    await page.locator("main").evaluate((main, [fault, style]) => {
      main.insertAdjacentHTML("beforeend", fault);
      // The site allows no style in its HTML; what a script sets it cannot forbid.
      if (style) main.lastElementChild.style.cssText = style;
    }, [fault, style]);
    return async (options) => {
      const only_colours = options !== plain;
      return [...(await by_axe(page, options, only_colours)), ...(await by_ibm(page, only_colours))];
    };
  };
  const has = (found, rules) => rules.filter((rule) => found.some((one) => one.startsWith(`${rule}: `)));
  const faint = ["axe, color-contrast", "IBM, text_contrast_sufficient"];
  const faults = {
    "a picture without a text": ['<img src="data:,">', ["axe, image-alt", "IBM, img_alt_valid"]],
    "a button without a name": ['<button type="button"></button>', ["axe, button-name", "IBM, input_label_exists"]],
    "faint text": ["<p>Dit is niet te lezen.</p>", faint, "color: #999; background: #fff"],
  };

  for (const [name, [fault, rules, style]] of Object.entries(faults)) {
    test(name, async () => {
      const page = await phone(browser, { reducedMotion: "reduce" });
      await page.goto(site.url + kinds().home);
      await ready(page);
      await bring_engines(page);
      const found = await (await plant(page, fault, style))(plain);
      assert.deepEqual(has(found, rules), rules, found.join("\n"));
      assert.equal(found.length, rules.length, found.join("\n"));
      await page.context().close();
    });
  }

  test("text that is faint only when it is dark, after it was light", async () => {
    const page = await phone(browser, { reducedMotion: "reduce" });
    await page.goto(site.url + kinds().home);
    await ready(page);
    await bring_engines(page);
    const style = "color: light-dark(#000, #555); background: light-dark(#fff, #333)";
    const look = await plant(page, "<p>Dit is niet altijd te lezen.</p>", style);
    for (const [options, rules] of [[media.light, []], [media.dark, faint], [media.light, []]]) {
      await page.emulateMedia(options);
      await painted(page);
      assert.deepEqual(has(await look(options), faint), rules);
    }
    await page.context().close();
  });
});
