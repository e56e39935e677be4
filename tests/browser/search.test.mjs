// Search: in one's own words, by any means, private, and in the order of the native command.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { bundle, home, langs } from "./pages.mjs";
import { bring, launch, open, painted, phone, serve, step, weather } from "./site.mjs";
import { look } from "./walk.mjs";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const project = fileURLToPath(new URL("../..", import.meta.url));
const municipality = "zwijndrecht";
const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const address = (lang = "nl", at = site) => `${at.url}${home(municipality, lang)}zoeken/`;
const box = (page) => page.locator("#zoek");
const rows = (page) => page.locator("#zoek-lijst > [role=option]");
const hrefs = (page) => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute("href")));
const chip_of_youth = (page) => page.locator('a.chip[href="#wie=jong"]');

/** Puts a text in the box that finds something, in Dutch and in English, and waits until search is there. */
async function wake(page) {
  await box(page).fill("school");
  await rows(page).first().waitFor();
}

/** A page on which search answers every change of the box at once. */
async function searching({ lang = "nl", ...options } = {}) {
  const page = await phone(browser, options);
  await open(page, address(lang));
  await wake(page);
  return page;
}

for (const [lang, words] of Object.entries({ nl: "mijn kind wordt gepest", en: "my child is bullied" })) {
  test(`one tap on the door leads to the box, and results come while one types, ${lang}`, async () => {
    const page = await phone(browser);
    await open(page, site.url + home(municipality, lang));
    await page.locator(".search-door").click();
    await page.waitForFunction(() => document.activeElement.id === "zoek");
    assert.equal(page.url(), address(lang));
    await page.keyboard.type(words.slice(0, -3));
    await rows(page).first().waitFor();
    await page.keyboard.type(words.slice(-3));
    assert.equal(await box(page).inputValue(), words);
    assert.match((await hrefs(page))[0], /\/hulp\/.*\/gepest\/$/);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });
}

describe("by keyboard alone", () => {
  /** How the box and the list stand to each other. */
  const state = (page) => page.evaluate(() => {
    const box = document.querySelector("[role=combobox]");
    const list = document.getElementById(box.getAttribute("aria-controls"));
    const active = box.getAttribute("aria-activedescendant");
    const place = active && document.getElementById(active).getBoundingClientRect();
    return {
      focused: document.activeElement === box,
      expanded: box.getAttribute("aria-expanded"),
      list: list.getAttribute("role"),
      options: [...list.children].map((option) => `${option.getAttribute("role")} ${option.id}`),
      active,
      selected: [...list.querySelectorAll("[aria-selected=true]")].map((option) => option.id),
      seen: !place || (place.top >= 0 && place.bottom <= document.querySelector(".strip").getBoundingClientRect().top),
    };
  });

  /** A page that was opened, tabbed through to the box, and typed in. */
  async function typed(words) {
    const page = await phone(browser);
    await open(page, address());
    for (let press = 0; press < 20; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.id === "zoek")) break;
    }
    await page.keyboard.type(words);
    await rows(page).first().waitFor();
    return page;
  }

  test("the arrows reach every result and go round, and one result at a time is chosen", async () => {
    const page = await typed("ik slaap slecht");
    const { options, ...before } = await state(page);
    assert.deepEqual(before, {
      focused: true, expanded: "true", list: "listbox", active: null, selected: [], seen: true,
    });
    const ids = options.map((option) => option.replace(/^option /, ""));
    assert.equal(new Set(ids).size, ids.length);
    assert.ok(ids.length > 5, "the list is longer than the screen");
    const press = async (key, id) => {
      await page.keyboard.press(key);
      const { focused, active, selected, seen } = await state(page);
      assert.deepEqual({ focused, active, selected, seen }, { focused: true, active: id, selected: [id], seen: true });
    };
    for (const id of [...ids, ids[0]]) await press("ArrowDown", id);
    for (const id of [...ids].reverse()) await press("ArrowUp", id);
    await page.context().close();
  });

  test("up from the box goes to the last result, and typing on lets go of it", async () => {
    const page = await typed("ik slaap slecht");
    await page.keyboard.press("ArrowUp");
    const { active, options } = await state(page);
    assert.equal(`option ${active}`, options.at(-1));
    await page.keyboard.type(" in");
    const after = await state(page);
    assert.equal(after.active, null);
    assert.deepEqual(after.selected, []);
    await page.context().close();
  });

  test("enter chooses the first result when none is chosen, and opens the one that is", async () => {
    for (const downs of [0, 1, 3]) {
      const page = await typed("ik slaap slecht");
      const target = (await hrefs(page))[Math.max(downs - 1, 0)];
      if (downs === 0) {
        // The first is not always what was meant: nothing opens before it is seen to be chosen.
        await page.keyboard.press("Enter");
        assert.equal((await state(page)).active, "zoek-0");
      }
      for (let press = 0; press < downs; press += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction((path) => location.pathname === path && document.activeElement.matches("h1"), target);
      await page.context().close();
    }
  });

  test("escape empties the box and closes the list", async () => {
    const page = await typed("ik slaap slecht");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Escape");
    assert.equal(await box(page).inputValue(), "");
    assert.equal(await page.locator("[role=status]").innerText(), "");
    const { focused, expanded, options, active } = await state(page);
    assert.deepEqual({ focused, expanded, options, active }, {
      focused: true, expanded: "false", options: [], active: null,
    });
    await page.context().close();
  });
});

test("how many are found is told in one place that stays where it is while one types", async () => {
  const page = await searching();
  const status = await page.locator('[role="status"]').elementHandle();
  await box(page).fill("");
  const told = new Set();
  for (const letter of "ik slaap slecht, alimentatie") {
    await page.keyboard.type(letter);
    const text = await status.innerText();
    const number = await rows(page).count();
    assert.match(text, number > 0 ? new RegExp(`^${number} gevonden$`) : /^$/, await box(page).inputValue());
    assert.ok(await status.evaluate((element) => element.isConnected));
    told.add(text);
  }
  assert.ok(told.size > 2, "the number changed");
  await box(page).fill("alimentatie");
  assert.equal(await status.innerText(), "1 gevonden");
  await page.context().close();
});

test("what matches is marked, and each result can be read whole", async () => {
  const page = await searching();
  const { services, words } = bundle(municipality);
  const by_topic = await page.locator("details .links a").evaluateAll((all) =>
    all.map((link) => [link.pathname, link.textContent]));
  const titles = new Map([
    ...by_topic,
    ...services.map(({ id, name }) => [`/${home(municipality)}aanbod/${id}/`, name]),
    ...words.map(({ id, term }) => [`/${home(municipality)}woorden/#${id}`, term]),
  ]);
  const queries = {
    "kind slecht": ["kind", "slecht"],
    "slaapt slec": ["slaapt", "slecht"],
    "centrum gezin": ["centrum", "gezin"],
    verwijzing: ["verwijzing"],
  };
  let compared = 0;
  for (const [query, parts] of Object.entries(queries)) {
    await box(page).fill(query);
    const shown = await rows(page).evaluateAll((all) => all.map((row) => ({
      href: row.getAttribute("href"),
      text: row.querySelector(".row-label").innerText,
      marks: [...row.querySelectorAll("mark")].map((mark) => mark.innerText.toLowerCase()),
    })));
    const marked = shown.flatMap(({ marks }) => marks);
    assert.ok(marked.length > 0, `something is marked for ${query}`);
    for (const mark of marked) assert.ok(parts.includes(mark), `${mark} is marked for ${query}`);
    for (const { href, text } of shown) {
      assert.notEqual(text.trim(), "");
      // Situations that are only for others than the reader are told in another voice by topic.
      if (!titles.has(href)) continue;
      compared += 1;
      assert.equal(text, titles.get(href));
    }
  }
  assert.ok(compared > 10, "most results are known by their address");
  await page.context().close();
});

test("who speaks of danger sees whom to call above the results, and harmless words show nothing", async () => {
  const danger = { "papa slaat mama": true, "my husband hits me": true, "dood moe": false, "moord en brand": false };
  const page = await searching();
  for (const [words, heard] of Object.entries(danger)) {
    await box(page).fill(words);
    assert.ok((await rows(page).count()) > 0, words);
    for (const number of ["112", "08002000"]) {
      const call = page.locator(`#zoek-gevaar a[href="tel:${number}"]`);
      assert.equal(await call.isVisible(), heard, `${number} for ${words}`);
      if (!heard) continue;
      assert.match(await call.innerText(), number === "112" ? /112/ : /0800-2000/);
      const [bottom, top] = [await call.boundingBox(), await rows(page).first().boundingBox()];
      assert.ok(bottom.y + bottom.height <= top.y, "above the results");
    }
  }
  await page.context().close();
});

test("when nothing is found there is somebody to go to, help now, and everything", async () => {
  const front_door = bundle(municipality).municipality.front_door;
  for (const lang of langs) {
    const page = await searching({ lang });
    const nothing = page.locator("#zoek-niets");
    assert.equal(await nothing.isVisible(), false);
    await box(page).fill("qqqqzzzz");
    assert.equal(await rows(page).count(), 0);
    assert.ok(await nothing.isVisible());
    const ways = await nothing.locator("a").evaluateAll((all) => all.map((link) => link.pathname));
    const start = `/${home(municipality, lang)}`;
    assert.deepEqual(ways, [`${start}aanbod/${front_door}/`, `${start}nu/`, `${start}aanbod/`]);
    await step(page, nothing.locator("a").first());
    await page.context().close();
  }
});

describe("what one types stays on the device", () => {
  const canary = "kanarievogel";
  const query = `${canary} gepest`;

  test("no request, title, address or store has it, and back brings it back with its results", async () => {
    const page = await phone(browser);
    const sent = [];
    page.on("request", (request) => {
      sent.push(request.url(), JSON.stringify(request.headers()), request.postData() ?? "");
    });
    await open(page, address());
    await wake(page);
    await box(page).fill(query);
    const found = await hrefs(page);
    await step(page, rows(page).first());
    const nowhere = async () => {
      assert.ok(!(await page.title()).includes(canary), "in the title");
      const stored = await page.evaluate(async () => JSON.stringify([
        { ...localStorage }, { ...sessionStorage }, document.cookie, await indexedDB.databases(), await caches.keys(),
        history.state, window.name,
      ]));
      assert.equal(stored, '[{},{},"",[],[],null,""]');
      assert.deepEqual(await page.context().cookies(), []);
    };
    assert.ok(!page.url().includes(canary), "in the address of another page");
    await nowhere();
    const back = async () => {
      await rows(page).first().waitFor();
      assert.equal(await box(page).inputValue(), query);
      assert.deepEqual(await hrefs(page), found);
      assert.ok(!decodeURIComponent(page.url()).includes(canary), "in the address");
      await nowhere();
    };
    await page.goBack();
    await back();
    assert.deepEqual([...sent, ...page.requests].filter((text) => text.includes(canary)), []);
    assert.deepEqual(site.asked.filter((path) => path.includes(canary)), []);
    await page.context().close();
  });

  test("leaving quickly does not write it in the history of the browser", async () => {
    const page = await searching();
    await page.route(weather, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Weer</h1>" }));
    await box(page).fill(query);
    const visited = [];
    page.on("framenavigated", (frame) => visited.push(frame.url()));
    await page.locator(".exit").click({ noWaitAfter: true });
    await page.waitForURL(weather);
    assert.deepEqual(visited, [weather]);
    await page.context().close();
  });
});

describe("who says to be young", () => {
  /** Types, and then says who asks. */
  async function young(words) {
    const page = await searching();
    await box(page).fill(words);
    const before = await hrefs(page);
    await chip_of_youth(page).click();
    await page.waitForFunction(() => document.querySelector('a.chip[href="#wie=jong"]').hasAttribute("aria-current"));
    return { page, before };
  }

  test("keeps what was typed, and the results speak to them", async () => {
    const { page, before } = await young("gepest");
    assert.match(before[0], /\/hulp\/ouder\/.*\/gepest\/$/);
    assert.equal(await box(page).inputValue(), "gepest");
    const [first] = await hrefs(page);
    assert.match(first, /\/hulp\/jong\/.*\/gepest\/$/);
    const title = await rows(page).first().locator(".row-label").innerText();
    assert.equal(title, bundle(municipality).needs.find(({ id }) => id === "gepest").title.je);
    await step(page, rows(page).first());
    assert.doesNotMatch(await page.locator("main").innerText(), /(^|\s)(u|uw)(?=[\s.,?!])/i, page.url());
    await page.goBack();
    await rows(page).first().waitFor();
    assert.equal((await hrefs(page))[0], first);
    assert.ok(await chip_of_youth(page).getAttribute("aria-current"));
    await page.context().close();
  });

  test("is spoken to as je at a service that search found", async () => {
    const { page } = await young("cjg");
    await rows(page).locator("visible=true").and(page.locator('[href*="/aanbod/"]')).first().click();
    await page.waitForFunction(() => location.pathname.includes("/aanbod/") && document.activeElement.matches("h1"));
    assert.doesNotMatch(await page.locator("main").innerText(), /(^|\s)(u|uw)(?=[\s.,?!])/i, page.url());
    await page.context().close();
  });
});

describe("without script", () => {
  const options = { javaScriptEnabled: false };
  const told = { nl: /Zoeken werkt hier nog niet/, en: /Search does not work here yet/ };

  for (const lang of langs) {
    test(`the page says so, and every situation of a topic leads to its page, ${lang}`, async () => {
      const page = await phone(browser, options);
      await page.goto(address(lang));
      const sentence = page.locator(".without-script");
      assert.ok(await sentence.isVisible());
      assert.match(await sentence.innerText(), told[lang]);
      for (const part of await page.locator(".with-script").all()) assert.equal(await part.isVisible(), false);
      const topic = page.locator("main details").first();
      await topic.locator("summary").click();
      const links = await topic.locator("a").all();
      assert.ok(links.length > 2);
      for (const link of links) {
        assert.ok(await link.isVisible());
        const target = new URL(await link.getAttribute("href"), page.url()).href;
        assert.match(target, /\/hulp\//);
        assert.equal((await page.request.get(target)).status(), 200, target);
      }
      await links[0].click();
      await page.waitForURL(/\/hulp\//);
      await page.context().close();
    });
  }

  test("no box stands there that does nothing", async () => {
    const page = await phone(browser, options);
    await page.goto(address());
    assert.equal(await box(page).isVisible(), false);
    await page.context().close();
  });
});

describe("when a part of search does not come", { concurrency: 2 }, () => {
  const parts = {
    "the script": /\/waarheen-search-\w+\.js$/,
    "the wasm": /\/waarheen-search-\w+_bg\.wasm$/,
    "the index": /\/search\/zwijndrecht\.nl\.\w+\.json$/,
    "the words of the language": /\/search\/nl\.\w+\.json$/,
  };
  for (const [name, part] of Object.entries(parts)) {
    test(`${name}: the list by topic works and nothing frightens`, async () => {
      const spoil = (path) => (part.test(path) ? { status: 404, body: Buffer.from("Not found") } : undefined);
      const spoilt = await serve({ spoil });
      const page = await phone(browser);
      await open(page, address("nl", spoilt));
      const missing = page.waitForResponse((response) => part.test(response.url()));
      await box(page).fill("gepest");
      assert.equal((await missing).status(), 404);
      await painted(page);
      await look(page);
      assert.equal(await rows(page).count(), 0);
      assert.equal(await box(page).inputValue(), "gepest");
      const topic = page.locator("main details").first();
      await topic.locator("summary").click();
      await step(page, topic.locator("a").first());
      await look(page);
      await page.context().close();
      await spoilt.close();
    });
  }
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing with results, a chosen result, danger, or nothing found, ${colorScheme}`, async () => {
    const page = await searching({ colorScheme });
    await bring(page, axe);
    const judge = async (state) => {
      const { violations } = await page.evaluate(() => window.axe.run());
      assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], state);
    };
    await judge("results");
    await page.keyboard.press("ArrowDown");
    await judge("a chosen result");
    for (const words of ["cjg", "papa slaat mama", "qqqqzzzz", ""]) {
      await box(page).fill(words);
      await judge(words);
    }
    await page.context().close();
  });
}

test("the app finds the same in the same order as the native command", async () => {
  const tool = process.env.WAARHEEN ?? "target/tool/waarheen";
  const read = (name) => JSON.parse(readFileSync(new URL(`../search/${name}.json`, import.meta.url), "utf8"));
  const fitting = [...read("residents"), ...read("staff")].filter(
    ({ lang = "nl", who, municipality: there = municipality }) =>
      lang === "nl" && who !== "staff" && there === municipality,
  );
  const most = 80;
  const queries = Array.from({ length: most }, (_, at) => fitting[Math.floor((at * fitting.length) / most)].query);
  assert.equal(new Set(queries).size, most);

  const native = [];
  const left = [...queries.entries()];
  const run = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const [at, query] = next;
      const args = ["find", "--municipality", municipality, "--json", "--", query];
      const { stdout } = await promisify(execFile)(tool, args, { cwd: project });
      native[at] = JSON.parse(stdout).map(({ id }) => id);
    }
  };
  await Promise.all([run(), run()]);

  const page = await searching();
  const shown = await page.evaluate((queries) => queries.map((query) => {
    const box = document.querySelector("#zoek");
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const links = [...document.querySelectorAll("#zoek-lijst a")];
    return links.map((link) => link.pathname + link.hash);
  }), queries);
  // The last answer of a path need not be called as the situation that it leads to.
  const start = `/${home(municipality)}`;
  const index = await (await page.request.get(await page.evaluate(() => document.documentElement.dataset.searchIndex)))
    .json();
  const needs = new Map(index.docs.flatMap(({ id, paths = [] }) =>
    paths.map(([, path]) => [`${start}hulp/${path}/`, id])));
  const id_of = (href) => needs.get(href) ?? href.match(/\/aanbod\/([^/]+)\/$|\/woorden\/#(.+)$/)?.slice(1).join("");
  const different = queries.flatMap((query, at) => {
    const app = shown[at].map(id_of);
    return JSON.stringify(app) === JSON.stringify(native[at]) ? [] : [{ query, app, native: native[at] }];
  });
  assert.deepEqual(different, []);
  assert.ok(shown.filter((found) => found.length > 0).length > most * 0.95, "nearly all find something");
  await page.context().close();
});

describe("no text does harm", () => {
  const long = 100_000;
  const words = ["mijn zoon word gepesst", "verslaaving", "slaat", "jeugdgezondheidszorg", "ruzieouders", "xqwv"];
  const sentence = `${words.join(" ")} `;
  const texts = {
    "one long word": "a".repeat(long),
    "a long story": sentence.repeat(Math.ceil(long / sentence.length)).slice(0, long),
    "from right to left": "ابني لا يذهب إلى المدرسة \u202Egepest\u202C שלום",
    emoji: "👨‍👩‍👧‍👦😭🏳️‍🌈 gepest 🇳🇱é́́́ İßſ",
    "only spaces": " \u00A0\u2003 \u200B ",
    HTML: '<b id="harm">gepest</b><img id="harm" src=x onerror=alert(1)><script id="harm">alert(1)</script>',
    SQL: "' OR 1=1; DROP TABLE kinderen; --",
    "signs of other languages": "%00 %s ${1+1} {{7*7}} {number} $& \\u0000 ../../etc/passwd",
    "half a letter": "gepest \uD83D",
  };
  /** Nothing is made of the text, the page is whole, and search still answers. */
  const unharmed = async (page) => {
    assert.equal(await page.locator("#harm, main :is(b, img, script, iframe)").count(), 0);
    await look(page);
    await box(page).fill("mijn kind wordt gepest");
    assert.match((await hrefs(page))[0], /\/gepest\/$/);
    assert.deepEqual(page.troubles, []);
  };

  for (const [kind, text] of Object.entries(texts)) {
    test(`pasted: ${kind}`, { timeout: 30_000 }, async () => {
      const page = await searching();
      await box(page).fill("");
      await page.keyboard.insertText(text);
      assert.ok((await box(page).inputValue()).length <= 200);
      await unharmed(page);
      await page.context().close();
    });

    test(`as the address has it: ${kind}`, { timeout: 30_000 }, async () => {
      const page = await phone(browser);
      await open(page, `${address()}#zoek=${encodeURIComponent(text.toWellFormed())}`);
      await page.waitForFunction(() => document.querySelector("#zoek").value !== "");
      await unharmed(page);
      await page.context().close();
    });
  }

  test("an address that is broken leaves the box empty", async () => {
    for (const hash of ["#zoek=%", "#zoek=%E0%A4%A", "#zoek=", "#zoek=&zoek=&&=&wie=", "#wie=niemand&zoek=%ff"]) {
      const page = await phone(browser);
      await open(page, address() + hash);
      assert.equal(await box(page).inputValue(), "", hash);
      await wake(page);
      await unharmed(page);
      await page.context().close();
    }
  });
});
