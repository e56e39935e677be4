// Nothing is lost and nothing breaks: whatever goes wrong, on every kind of page there is help to call and a way on.
// The last thing it prints is a table of every fault and every kind of page (script/bench faults prints only that).
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { accidents, faults, files, full_history, stays, strangers, worker_faults } from "./faults.mjs";
import { kinds, plain_kinds } from "./pages.mjs";
import { copied, hold, keep_at_once, launch, phone, ready, serve } from "./site.mjs";
import { double } from "./speech.mjs";
import { name_of_site, version } from "./versions.mjs";
import { look } from "./walk.mjs";

const browser = await launch();
const apps = kinds();
const still = plain_kinds();
/** The pages that stand still without the app differ in what they tell, not in what they do. */
const plain = { choose: still.choose, about: still.about };
const pages = { ...apps, ...plain };

/** Of each fault one walk in so many is gone on, each time others; with FAULTS=all (script/bench faults) all are. */
const share = process.env.FAULTS === "all" ? 1 : 6;

/** Of each fault and kind of page, how many times it was gone through, and how many times it was survived. */
const results = new Map();

after(async () => {
  await browser.close();
  print_table();
});

/** Pages that more than one fault can use, by how they were arranged. */
const shared = new Map([[undefined, []], [double, []], [keep_at_once, []]]);

/**
 * The tests of one fault. A browser page costs more than everything that is done in it, so they take turns in a few;
 * each has a server with a port of its own, so nothing is kept from one to the next.
 */
function describe_fault(fault, { arrange, options, with_browser = () => browser } = {}, tests) {
  const free = shared.get(arrange) ?? [];
  const row = new Map();
  let next = results.size;
  results.set(fault, row);
  describe(fault, { concurrency: 3 }, () => {
    if (!shared.has(arrange)) after(() => Promise.all(free.map((page) => page.context().close())));
    tests((kind, what, { spoil }, go) => {
      next += 1;
      if (next % share !== 0) return;
      const cell = row.get(kind) ?? row.set(kind, { times: 0, survived: 0 }).get(kind);
      cell.times += 1;
      test(`${kind}${what && `, ${what}`}`, async () => {
        const site = await serve({ spoil });
        let page = free.pop();
        if (!page) {
          page = await phone(await with_browser(), options);
          await arrange?.(page);
        }
        page.troubles.splice(0);
        try {
          await go(page, site.url + pages[kind], site);
          cell.survived += 1;
          free.push(page);
        } catch (error) {
          await page.context().close();
          throw error;
        } finally {
          await site.close();
        }
      });
    });
  });
}

/** Whether the app has taken over. */
const has_app = (page) => page.evaluate(() => document.querySelector(".brand").getAttribute("href").startsWith("/"));

/** Waits for the app where there is one. */
const settled = async (page) => {
  if (await page.evaluate(() => "app" in document.documentElement.dataset)) await ready(page);
};

/** Waits until the page had its chance to do something with what came. */
const idle = (page) => page.evaluate(() => new Promise((done) => {
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)));
}));

/** Waits until a file of this server has come, or has not. */
function is_over(page, { url }, file) {
  const is_it = (asked) => asked.url().startsWith(url) && file.test(new URL(asked.url()).pathname);
  return Promise.race([
    // Of an answer that says no the rest is not read, so it does not finish.
    page.waitForEvent("response", (response) => is_it(response) && !response.ok()),
    page.waitForEvent("requestfinished", is_it),
    page.waitForEvent("requestfailed", is_it),
  ]);
}

/** There is help to call, something to read, and a call button that can be tapped where the page has one. */
async function stands(page) {
  await look(page);
  const { heading, letters } = await page.evaluate(() => ({
    heading: document.querySelector("main h1").innerText.trim(),
    letters: document.querySelector("main").innerText.length,
  }));
  assert.notEqual(heading, "", page.url());
  assert.ok(letters > 60, `there is something to read on ${page.url()}: ${letters} letters`);
  const call = page.locator('main a[href^="tel:"]').locator("visible=true").first();
  if (await call.count()) await call.click({ trial: true });
}

/** The links that lead on, best first: an answer, what search found, the first place, and what else the page has. */
const ways = [
  "main > .rows a.row",
  "#zoek-lijst a",
  "main .first-place > p > a.nl-link",
  "main a.row",
  "main .links a",
  "main p a.nl-link",
  ".foot a.nl-link",
];

/** Takes the next step as a reader does, and comes to a page that stands. */
async function go_on(page, { address = true } = {}) {
  const shut = page.locator("main details.why:not([open]):has(.links) > summary").first();
  if (await shut.count()) await shut.click();
  let link;
  for (const way of ways) {
    link = page.locator(way).locator("visible=true").and(page.locator(':not([href^="http"], [data-exit])')).first();
    if (await link.count()) break;
  }
  const target = await link.evaluate((element) => {
    window.old_heading = document.querySelector("h1");
    return element.href;
  });
  await link.click();
  await page.waitForFunction(
    ([target, address]) =>
      (!address || location.href === target) && document.readyState !== "loading" &&
      (window.old_heading !== document.querySelector("h1") || document.querySelector(":target")?.checkVisibility()),
    [target, address],
  );
  await stands(page);
}

/** What happens to this file in one server, when it has happened, and how it ends. */
function hurt(how, file, kind) {
  let [was_hit, release] = [];
  const hit = new Promise((done) => (was_hit = done));
  const released = new Promise((done) => (release = done));
  const spoil = (path, body) => {
    if (!file.test(path)) return undefined;
    was_hit();
    return how.slow ? released.then(() => undefined) : how.send(body, kind);
  };
  return { hit, spoil, release };
}

/** The page a reader comes to. */
const first_screen = {
  "a file of the app": [files.app, Object.keys(apps)],
  "the typeface": [files.typeface, ["home", "result", "choose"]],
};
for (const [what, [names, where]] of Object.entries(first_screen)) {
  for (const [accident, how] of Object.entries(accidents)) {
    describe_fault(`${what} ${accident}`, {}, (survive) => {
      for (const [name, { file, kind: of }] of Object.entries(names)) {
        for (const kind of where) {
          const { hit, spoil, release } = hurt(how, file, of);
          survive(kind, name, { spoil }, async (page, url, site) => {
            const result = file === files.typeface["the typeface"].file && kind in apps ? "app" : stays(how, of);
            const over = how.slow ? hit : is_over(page, site, file);
            await Promise.all([over, page.goto(url, { waitUntil: "domcontentloaded" })]);
            if (result === "app" && !how.slow) await settled(page);
            await idle(page);
            await stands(page);
            if (result === "page") assert.equal(await has_app(page), false, "the page stays");
            await go_on(page);
            if (!how.slow) return;
            release();
            await settled(page);
            await stands(page);
            await go_on(page);
          });
        }
      }
    });
  }
}

for (const [accident, how] of Object.entries(accidents)) {
  describe_fault(`a file of search ${accident}`, {}, (survive) => {
    for (const [name, { file, kind: of }] of Object.entries(files.search)) {
      const { hit, spoil, release } = hurt(how, file, of);
      survive("search", name, { spoil }, async (page, url, site) => {
        const words = "mijn kind wordt gepest";
        await page.goto(url);
        await ready(page);
        const rows = page.locator("#zoek-lijst > a");
        const over = how.slow ? hit : is_over(page, site, file);
        await Promise.all([over, page.locator("#zoek").fill(words)]);
        if (how.slow) {
          await stands(page);
          release();
        }
        if (how.slow || stays(how, of) === "app") await rows.first().waitFor();
        await idle(page);
        assert.equal(await page.locator("#zoek").inputValue(), words);
        await stands(page);
        await go_on(page);
      });
    }
  });
}

for (const [accident, how] of Object.entries(accidents)) {
  describe_fault(`a file of the reading aid ${accident}`, { arrange: double }, (survive) => {
    for (const kind of ["home", "result", "about"]) {
      for (const [name, { file, kind: of }] of Object.entries(files.aid)) {
        const { hit, spoil, release } = hurt(how, file, of);
        survive(kind, name, { spoil }, async (page, url, site) => {
          await page.goto(url);
          await settled(page);
          const over = how.slow ? hit : is_over(page, site, file);
          await Promise.all([over, page.locator(".top [data-aid=read]").click()]);
          if (how.slow) {
            await stands(page);
            release();
          }
          const works = how.slow || stays(how, of) === "app";
          await page.waitForFunction((works) => {
            const button = document.querySelector(".top [data-aid=read]");
            return works ? window.speech.queue.length > 0 : button.innerText.trim() === button.dataset.fail;
          }, works);
          await stands(page);
          await go_on(page);
        });
      }
    }
  });
}

/** A browser in which the service worker runs, and makes its copy at once. */
const working = { arrange: keep_at_once, options: { serviceWorkers: "allow" } };

for (const [accident, how] of Object.entries(accidents)) {
  describe_fault(`a file for when there is no network ${accident}`, working, (survive) => {
    for (const [name, { file, kind: of }] of Object.entries(files.copy)) {
      for (const kind of ["home", "question", "result", "about"]) {
        const { hit, spoil, release } = hurt(how, file, of);
        survive(kind, name, { spoil }, async (page, url) => {
          await Promise.all([hit, page.goto(url)]);
          await settled(page);
          await stands(page);
          // The next page may have the service worker before it.
          await page.goto(url);
          await settled(page);
          await stands(page);
          await go_on(page);
          release();
          await stands(page);
        });
      }
    }
  });
}

for (const [fault, { script, offline }] of Object.entries(worker_faults)) {
  describe_fault(fault, working, (survive) => {
    for (const kind of Object.keys(pages)) {
      let broken = false;
      const spoil = (path, body) => {
        if (broken) return null;
        return path.endsWith("/sw.js") ? { body: Buffer.from(`{${script}}\n${body}`) } : undefined;
      };
      survive(kind, "", { spoil }, async (page, url, site) => {
        // A page that is read while the worker comes; the choice of municipality has none of its own.
        const first = kind === "choose" ? `${site.url}${apps.home}` : url;
        await page.goto(first);
        await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        if (offline) await copied(page);
        broken = offline;
        await page.goto(url);
        if (!offline) await settled(page);
        await idle(page);
        assert.ok(await page.evaluate(() => navigator.serviceWorker.controller), "the worker stands before the page");
        await stands(page);
        await go_on(page);
      });
    }
  });
}

for (const [fault, how] of Object.entries({ ...strangers, ...faults })) {
  describe_fault(fault, how, (survive) => {
    for (const kind of Object.keys(fault in strangers ? apps : pages)) {
      survive(kind, "", how, async (page, url) => {
        const app_comes = kind in apps && how.stays === "app";
        const release = how.held && (await hold(page));
        await page.goto(url);
        if (how.held) {
          await page.evaluate(how.held);
          release();
        }
        if (app_comes) await ready(page);
        await idle(page);
        if (how.meddle) await page.evaluate(how.meddle);
        await stands(page);
        assert.equal(await has_app(page), app_comes);
        await go_on(page);
        if (how.held) await page.unrouteAll();
      });
    }
  });
}

/** A server that can be renewed; `is_new` tells whether it sends the next version of a path. */
const renewing = (is_new) => (path) => (is_new(path) ? version(1).send(path) : undefined);

/** What a page and its files may be of. */
const mixed = {
  "the page is older than the files": (path) => !path.endsWith("/"),
  "the page is newer than the files": (path) => path.endsWith("/"),
};
for (const [fault, is_new] of Object.entries(mixed)) {
  describe_fault(fault, {}, (survive) => {
    for (const kind of Object.keys(apps)) {
      survive(kind, "", { spoil: renewing(is_new) }, async (page, url, site) => {
        await Promise.all([is_over(page, site, files.app["the app's script"].file), page.goto(url)]);
        await idle(page);
        await stands(page);
        assert.equal(await has_app(page), false, "the page stays");
        await go_on(page);
      });
    }
  });
}

describe_fault("the site is renewed while it is read", {}, (survive) => {
  for (const kind of Object.keys(pages)) {
    let is_new = false;
    survive(kind, "", { spoil: renewing(() => is_new) }, async (page, url, site) => {
      await page.goto(url);
      await settled(page);
      assert.notEqual(await name_of_site(page), version(1).name);
      is_new = true;
      if (kind === "search") {
        const over = is_over(page, site, files.search["its script"].file);
        await Promise.all([over, page.locator("#zoek").fill("gepest")]);
        await idle(page);
      }
      await go_on(page);
      await page.goto(url);
      await settled(page);
      await stands(page);
      assert.equal(await name_of_site(page), version(1).name);
    });
  }
});

describe_fault("the history takes no more steps", full_history, (survive) => {
  for (const kind of Object.keys(apps)) {
    survive(kind, "", {}, async (page, url) => {
      await page.goto(url);
      await ready(page);
      await stands(page);
      await go_on(page, { address: false });
    });
  }
});

describe_fault("there are two tabs, and a setting is changed in one", {}, (survive) => {
  for (const kind of Object.keys(pages)) {
    survive(kind, "", {}, async (page, url) => {
      const other = await page.context().newPage();
      other.troubles = page.troubles;
      other.on("pageerror", (error) => page.troubles.push(`an error in the other tab: ${error.message}`));
      await Promise.all([page.goto(url), other.goto(url)]);
      await Promise.all([settled(page), settled(other)]);
      await page.evaluate(() => (localStorage.waarheen = "as-text-3 as-contrast"));
      await go_on(page);
      await other.bringToFront();
      await go_on(other);
      await other.close();
    });
  }
});

const shown = (page) => page.evaluate(() => [document.title, document.querySelector("main").innerText].join("\n"));
const shows = (page, text, as = true) =>
  page.waitForFunction(([text, as]) => {
    const main = document.querySelector("main");
    return main && (text === [document.title, main.innerText].join("\n")) === as;
  }, [text, as]);

describe_fault("the reader goes back and forward", {}, (survive) => {
  for (const kind of Object.keys(pages)) {
    survive(kind, "", {}, async (page, url) => {
      // Of a history that is full nobody can tell whether a step was added.
      await page.goto("about:blank");
      await page.goto(url);
      await settled(page);
      const before = await shown(page);
      const length = await page.evaluate(() => history.length);
      await go_on(page);
      await settled(page);
      const there = page.url();
      // A sensitive screen takes the place of the one before: there is nothing to go back to.
      if ((await page.evaluate(() => history.length)) === length) return;
      await page.evaluate(() => history.back());
      await page.waitForURL(url);
      await shows(page, before);
      await stands(page);
      await page.evaluate(() => history.forward());
      await page.waitForURL(there);
      await shows(page, before, false);
      await stands(page);
    });
  }
});

// Only a browser that was started for it keeps pages that are left, as phones do.
let keeping;
after(async () => (await keeping)?.close());
const with_browser = () => (keeping ??= launch({ windows: true, without: ["--disable-back-forward-cache"] }));
const arrange = (page) =>
  page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.was_kept = persisted)));
describe_fault("the browser kept the page, and brings it back", { with_browser, arrange }, (survive) => {
  for (const kind of Object.keys(pages)) {
    survive(kind, "", { spoil: () => ({ headers: { "cache-control": "no-cache" } }) }, async (page, url, site) => {
      await page.goto(url);
      await settled(page);
      const before = await shown(page);
      await page.goto(`${site.url}404.html`);
      await page.evaluate(() => history.back());
      await page.waitForFunction(() => window.was_kept);
      assert.equal(await shown(page), before);
      await stands(page);
      await go_on(page);
    });
  }
});

/** The kinds of page as columns; those that stand still without the app are one. */
function print_table() {
  const columns = [...Object.keys(apps), "standing pages"];
  const sum = (cells) => cells.reduce((all, { times, survived }) => [all[0] + survived, all[1] + times], [0, 0]);
  const write = ([survived, times]) => (times === 0 ? "–" : survived === times ? `✓ ${times}` : `✗ ${survived} of ${times}`);
  const rows = [...results].map(([fault, row]) => {
    const cells = columns.map((kind) => sum(kind in apps ? [row.get(kind)].filter(Boolean) : Object.keys(plain).flatMap((kind) => row.get(kind) ?? [])));
    return `| ${[fault, ...cells.map(write)].join(" | ")} |`;
  });
  const [survived, times] = sum([...results.values()].flatMap((row) => [...row.values()]));
  console.log([
    "",
    `| what goes wrong | ${columns.join(" | ")} |`,
    `|---${"|--:".repeat(columns.length)}|`,
    ...rows,
    "",
    `${survived} of ${times} times 112 and Veilig Thuis stay on the screen, the next step works, and nothing frightens.`,
  ].join("\n"));
}
