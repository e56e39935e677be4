// Without a network: who was here once finds the way all the same, in one version, and leaves no trail on the device.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { home, kinds, langs, made_up, plain_kinds } from "./pages.mjs";
import { copied, copies, keep_at_once, launch, open, phone, ready, serve, step, weather } from "./site.mjs";
import { double } from "./speech.mjs";
import { name_of_site, version } from "./versions.mjs";
import { doors, look, walk } from "./walk.mjs";

const browser = await launch();
const sites = [];
after(async () => {
  await browser.close();
  await Promise.all(sites.map((site) => site.close()));
});

/** A site of which the line can be broken, and that can be told what to send; `seen` waits for somebody to ask for a path. */
async function line_to(options) {
  const line = { send: () => undefined };
  const waiting = new Map();
  const spoil = (path, body) => {
    waiting.get(path)?.();
    return line.send(path, body);
  };
  const site = await serve({ ...options, spoil });
  sites.push(site);
  return Object.assign(site, {
    break_line: () => (line.send = () => null),
    send: (send) => (line.send = send),
    seen: (path) => new Promise((done) => waiting.set(path, done)),
  });
}

/** Waits until the worker has done all that it was told: it does one thing after another. */
async function worker_is_done(page, site) {
  const end = "/offline/the-end.json";
  const seen = site.seen(end);
  const [worker] = page.context().serviceWorkers();
  const ask = (end) => dispatchEvent(new ExtendableMessageEvent("message", { data: new URL(end, location).href }));
  await worker.evaluate(ask, end);
  await seen;
}

/** A reader who was on these pages, of which everything is kept now. */
async function visitor({ been = [home(made_up)], ...options } = {}) {
  const site = await line_to(options);
  const page = await phone(browser, { serviceWorkers: "allow" });
  await keep_at_once(page);
  await double(page);
  for (const path of been) {
    const before = path === been[0] ? [] : await copies(page);
    await open(page, site.url + path);
    await copied(page, before);
  }
  return { site, page };
}

const list = /\/offline\/[^/]+\.json$/;

/** What there is to read, without the line that tells what is open now. */
const read = (page) => page.evaluate(() => {
  const copy = document.querySelector("main").cloneNode(true);
  copy.querySelectorAll(".open-line").forEach((line) => line.remove());
  return `${document.title}\n${copy.textContent}`;
});

/** Waits until this is what there is to read: until then a page may stand in for the one that was asked for. */
async function reads(page, text) {
  const shown = (text) => {
    const copy = document.querySelector("main").cloneNode(true);
    copy.querySelectorAll(".open-line").forEach((line) => line.remove());
    return `${document.title}\n${copy.textContent}` === text;
  };
  await page.waitForFunction(shown, text).catch(async () => assert.equal(await read(page), text, page.url()));
}

/** Opens a page that the app shows, or stands for itself. */
async function open_kept(page, url) {
  await page.goto(url);
  await page.waitForFunction(() => !document.querySelector("main > h1 + .lead + .links a[href$='/nu/']"));
}

for (const lang of langs) {
  test(`after one visit every kind of page of the municipality opens, and says the same, ${lang}`, async () => {
    const app = Object.values(kinds(lang));
    const { choose, pictures, ...plain } = plain_kinds(lang);
    const been = [...new Set(app.map((path) => path.split("/").slice(0, lang === "nl" ? 1 : 2).join("/") + "/"))];
    const { site, page } = await visitor({ been });
    const online = new Map();
    const other = await phone(browser);
    for (const path of [...app, ...Object.values(plain)]) {
      await other.goto(site.url + path);
      if (app.includes(path)) await ready(other);
      online.set(path, await read(other));
    }
    await other.context().close();
    site.break_line();
    for (const [path, text] of online) {
      await page.goto(site.url + path);
      await reads(page, text);
      await look(page);
    }
    await page.context().close();
  });
}

describe("without a network", { concurrency: 2 }, () => {
  doors.forEach((door, pick) => {
    test(`everybody gets to a first place to go: ${door}`, async () => {
      const { site, page } = await visitor();
      site.break_line();
      await open(page, site.url + home(made_up));
      await walk(page, { door, pick, look, follow: step });
      await page.reload();
      await ready(page);
      await look(page);
      await page.context().close();
    });
  });

  test("in a folder of another site too", async () => {
    const { site, page } = await visitor({ below: "/diep/waarheen/" });
    site.break_line();
    await open(page, site.url + kinds().result);
    await look(page);
    await open(page, site.url + home(made_up));
    await walk(page, { door: "jong", pick: 2, look, follow: step });
    await page.context().close();
  });

  test("search finds, and the reading aid reads", async () => {
    const { site, page } = await visitor();
    site.break_line();
    await open(page, `${site.url}${home(made_up)}zoeken/`);
    await page.locator("#zoek").fill("mijn kind wordt gepest");
    await step(page, page.locator("#zoek-lijst > a").first());
    await look(page);
    await page.locator(".top [data-aid=read]").click();
    await page.waitForFunction(() => window.speech.queue.length > 0);
    await page.evaluate(() => document.querySelector("[data-aid=adjust]").click());
    await page.locator("#aid-panel").waitFor();
    await page.context().close();
  });

  test("private answers behind the # hold", async () => {
    const { site, page } = await visitor({ been: [kinds()["result under a question"].replace(/\/.*/, "/")] });
    await open(page, site.url + kinds()["result under a question"]);
    await step(page, page.locator("main > .rows a.row").first());
    const [url, text] = [page.url(), await read(page)];
    site.break_line();
    await page.goto("about:blank");
    await page.goto(url);
    await reads(page, text);
    await page.context().close();
  });

  const others = {
    "another municipality": "dronten/",
    "a page of another municipality": "dronten/hulp/ouder/",
    "another language": `en/${made_up}/`,
    "the choice of municipality": "",
    "the page of all pictograms": `${made_up}/over/plaatjes/`,
    "a page that does not exist": `${made_up}/bestaat/niet/`,
    "a service that does not exist": `${made_up}/aanbod/bestaat-niet/`,
    "an answer that does not exist": `${made_up}/hulp/ouder/bestaat-niet/`,
  };
  for (const [name, path] of Object.entries(others)) {
    test(`what is not kept shows whom to call and the way back: ${name}`, async () => {
      const { site, page } = await visitor();
      site.break_line();
      await page.goto(site.url + path);
      await look(page);
      assert.notEqual((await page.locator("main h1").first().innerText()).trim(), "");
      const back = page.locator(`main a[href*="/${made_up}/"], a.brand, .foot a`).locator("visible=true").first();
      const target = await back.evaluate((link) => link.href);
      assert.ok(target.startsWith(`${site.url}${made_up}/`), target);
      await back.click();
      await page.waitForURL(target);
      await ready(page);
      await look(page);
      assert.ok((await page.locator("main a").count()) > 2);
      await page.context().close();
    });
  }

  test("when nothing at all is kept there are numbers to call", async () => {
    const { site, page } = await visitor();
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    site.break_line();
    await page.goto(`${site.url}dronten/`);
    for (const number of ["112", "0800-2000"]) {
      const link = page.locator(`a[href="tel:${number.replace("-", "")}"]`);
      assert.ok((await link.innerText()).includes(number));
      await link.click({ trial: true });
    }
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });
});

describe("with a network that does not do what it should", { concurrency: 2 }, () => {
  const is_page = (path) => path.endsWith("/");
  const lines = {
    "the server fails": (path) => (is_page(path) ? { status: 503, body: Buffer.from("Service Unavailable") } : undefined),
    // The service worker gives a page three seconds.
    "the page never comes": (path) => (is_page(path) ? new Promise(() => {}) : undefined),
    "nothing comes but pages": (path) => (is_page(path) ? undefined : null),
  };
  for (const [name, send] of Object.entries(lines)) {
    test(`${name}: the kept page and the app are there`, async () => {
      const { site, page } = await visitor();
      site.send(send);
      for (const path of [home(made_up), kinds().question, kinds().result]) {
        await open_kept(page, site.url + path);
        await look(page);
      }
      await page.context().close();
    });
  }

  test("with a network that works, a page is as new as it can be", async () => {
    const { site, page } = await visitor();
    site.send(version(1).send);
    await page.goto(site.url + home(made_up));
    assert.equal(await name_of_site(page), version(1).name);
    await page.context().close();
  });
});

describe("versions do not mix", { concurrency: 2 }, () => {
  /** The version of the page and of all that is on it. */
  const versions = async (page) => new Set(
    await page.evaluate(() => (document.documentElement.outerHTML + document.title).match(/Waarheen(-\d+)?(?=[ <"])/g)),
  );
  /** Without a network everything is of this version. */
  async function only(page, site, number) {
    for (const path of [home(made_up), kinds().question, kinds().result, `${made_up}/zoeken/`, `${made_up}/woorden/`]) {
      await open_kept(page, site.url + path);
      await look(page);
      assert.deepEqual(await versions(page), new Set([version(number).name]), path);
    }
    await page.goto(`${site.url}${made_up}/zoeken/`);
    await page.locator("#zoek").fill("gepest");
    await step(page, page.locator("#zoek-lijst > a").first());
    await look(page);
  }

  const halves = {
    "a file of it is not there": [/\/waarheen-search-\w+_bg\.wasm$/, () => ({ status: 404 })],
    "the server fails on a file": [/\/search\/voorbeeld\.nl\.\w+\.json$/, () => ({ status: 500 })],
    "the line breaks within a file": [/\/waarheen-aid-\w+_bg\.wasm$/, (body) => ({ body: body.subarray(0, 1000), length: body.length })],
    "a file is damaged": [/\/content\/voorbeeld\.nl\.\w+\.json$/, (body) => ({ body: Buffer.from(body).fill("x", 500, 501) })],
    "a page of it is of another version": [/^\/voorbeeld\/nu\/$/, () => version(0).send("/voorbeeld/nu/")],
    "the list of it is not whole": [list, (body) => ({ body: body.subarray(0, body.length / 2) })],
    "the list of it is a page": [list, () => ({ body: Buffer.from("<!DOCTYPE html><title>Inloggen</title>"), headers: { "content-type": "text/html" } })],
    "the list of it is not there": [list, () => ({ status: 404 })],
  };
  for (const [name, [file, spoil]] of Object.entries(halves)) {
    test(`an update that does not finish changes nothing, and goes on next time: ${name}`, async () => {
      const { site, page } = await visitor();
      const old = await copies(page);
      let was_hit;
      const hit = new Promise((done) => (was_hit = done));
      site.send((path) => {
        const sent = version(1).send(path);
        if (!file.test(path)) return sent;
        was_hit();
        return { ...sent, ...spoil(sent.body) };
      });
      // The page may be the one that is spoilt; what asks for the list is any page.
      await open(page, site.url + home(made_up));
      await hit;
      await worker_is_done(page, site);
      site.break_line();
      await only(page, site, 0);
      assert.deepEqual(await copies(page), old);
      site.send(version(1).send);
      await open(page, site.url + home(made_up));
      await copied(page, old);
      site.break_line();
      await only(page, site, 1);
      await page.context().close();
    });
  }

  test("of older copies only the last stays, for a page that is still open", async () => {
    const { site, page } = await visitor();
    const all = await copies(page);
    for (const number of [1, 2, 3]) {
      site.send(version(number).send);
      await open(page, site.url + home(made_up));
      all.push(await copied(page, all));
      await page.waitForFunction(async (most) => (await caches.keys()).length <= most, 2);
      assert.deepEqual(await copies(page), all.slice(-2));
    }
    site.break_line();
    await only(page, site, 3);
    await page.context().close();
  });

  test("a page that was open while the site was renewed still finds its own files", async () => {
    const { site, page } = await visitor();
    const old = await copies(page);
    await open(page, `${site.url}${made_up}/zoeken/`);
    site.send(version(1).send);
    const other = await page.context().newPage();
    await keep_at_once(other);
    await open(other, site.url + home(made_up));
    await copied(other, old);
    await page.bringToFront();
    await page.locator("#zoek").fill("gepest");
    await step(page, page.locator("#zoek-lijst > a").first());
    assert.equal(await name_of_site(page), version(0).name);
    assert.deepEqual(page.troubles, []);
    await page.context().close();
  });
});

/** A site that holds back these files: when one was asked for, and what lets them go. */
async function line_that_holds(files) {
  let [was_hit, release] = [];
  const hit = new Promise((done) => (was_hit = done));
  const released = new Promise((done) => (release = done));
  const site = await line_to();
  site.send((path) => (files.test(path) ? (was_hit(), released.then(() => undefined)) : undefined));
  return { site, hit, release };
}

describe("what is kept says nothing of who was here", { concurrency: 2 }, () => {
  const files = (page) => page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) {
      all.push(name, ...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
    }
    return all.sort().map((name) => name.replace(location.origin, ""));
  });

  test("it is the same, whatever was read, asked and answered", async () => {
    const { site, page } = await visitor();
    const before = await files(page);
    assert.ok(before.length > 10);
    await open(page, site.url + home(made_up));
    await walk(page, { door: "jong", pick: 1, look, follow: step });
    await page.goto(`${site.url}${kinds()["urgent result"]}#leeftijd=12-18`);
    await ready(page);
    await open(page, `${site.url}${made_up}/zoeken/`);
    await page.locator("#zoek").fill("papa slaat mama");
    await page.locator("#zoek-lijst > a").first().waitFor();
    assert.deepEqual(await files(page), before);
    assert.ok(before.every((path) => !/\/hulp\/|\/aanbod\/./.test(path)), before.join("\n"));
    await page.context().close();
  });

  test("who saves data keeps nothing", async () => {
    const site = await line_to();
    const page = await phone(browser, { serviceWorkers: "allow" });
    await keep_at_once(page);
    await page.addInitScript(() => {
      navigator.connection.__defineGetter__("saveData", () => true);
      ServiceWorkerContainer.prototype.register = () => Promise.reject((window.registered = true));
    });
    await open(page, site.url + home(made_up));
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => setTimeout(done), { timeout: 1000 })));
    assert.equal(await page.evaluate(() => window.registered), undefined);
    await page.context().close();
  });

  /** Nothing of the site is on the device, as another page of it tells; that one keeps nothing itself. */
  async function nothing_left(context, site) {
    const page = await context.newPage();
    await page.goto(`${site.url}404.html`);
    const left = await page.evaluate(async () => [
      await caches.keys(), (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
      { ...localStorage }, { ...sessionStorage },
    ]);
    assert.deepEqual(left, [[], [], {}, {}]);
    await page.close();
  }
  const go_to_weather = (page) =>
    page.context().route(weather, (route) => route.fulfill({ contentType: "text/html", body: "<h1>Weer</h1>" }));

  test("leaving quickly takes the copy and its worker away", async () => {
    const { site, page } = await visitor();
    await go_to_weather(page);
    await open(page, site.url + kinds()["urgent result"]);
    await page.locator(".exit").click({ noWaitAfter: true });
    await page.waitForURL(weather);
    await nothing_left(page.context(), site);
    await page.context().close();
  });

  test("leaving before the copy is begun leaves none", async () => {
    const site = await line_to();
    const page = await phone(browser);
    let tell;
    const told = new Promise((done) => (tell = done));
    await page.exposeFunction("tell_left", tell);
    await page.addInitScript(() => {
      const wait = window.setTimeout;
      const later = [];
      window.setTimeout = (run, time, ...more) => (time === 2000 ? later.push(run) : wait(run, time, ...more));
      let registered = 0;
      ServiceWorkerContainer.prototype.register = () => Promise.reject((registered += 1));
      // The page is covered, and the next one is still on its way: now is the time that the copy would be made.
      const watch = () => new MutationObserver(() => {
        const number = later.length;
        later.forEach((run) => run());
        window.tell_left([number, registered]);
      }).observe(document.documentElement, { attributeFilter: ["class"] });
      document.addEventListener("DOMContentLoaded", watch);
    });
    await page.route(weather, () => {});
    await open(page, site.url + kinds()["urgent result"]);
    await page.locator(".exit").click({ noWaitAfter: true });
    assert.deepEqual(await told, [1, 0], "one thing was to be done later, and it is not");
    await page.context().close();
  });

  test("leaving while copies are made leaves none", async () => {
    let release;
    let was_hit;
    const hit = new Promise((done) => (was_hit = done));
    const released = new Promise((done) => (release = done));
    const site = await line_to();
    // The pages need it not, so it is asked for by the copy alone.
    const held = /\/waarheen-aid-\w+_bg\.wasm$/;
    site.send((path) => (held.test(path) ? (was_hit(), released.then(() => undefined)) : undefined));
    const page = await phone(browser, { serviceWorkers: "allow" });
    await keep_at_once(page);
    await go_to_weather(page);
    // Two pages ask for a copy; the second waits for the first.
    await open(page, site.url + home(made_up));
    await hit;
    await open(page, site.url + kinds()["urgent result"]);
    await page.evaluate(async () => {
      const list = document.documentElement.dataset.keep;
      (await navigator.serviceWorker.ready).active.postMessage(list);
    });
    await page.locator(".exit").click({ noWaitAfter: true });
    await page.waitForURL(weather);
    release();
    await worker_is_done(page, site);
    await nothing_left(page.context(), site);
    await page.context().close();
  });

  test("leaving on a first visit, while it is asked what belongs to the copy, leaves none", async () => {
    const { site, hit, release } = await line_that_holds(list);
    const page = await phone(browser, { serviceWorkers: "allow" });
    await keep_at_once(page);
    await go_to_weather(page);
    await open(page, site.url + kinds()["urgent result"]);
    await hit;
    await page.locator(".exit").click({ noWaitAfter: true });
    await page.waitForURL(weather);
    release();
    site.send(() => undefined);
    await worker_is_done(page, site);
    await nothing_left(page.context(), site);
    await page.context().close();
  });

  test("who wipes everything keeps nothing, also of what was being made", async () => {
    const { site, hit, release } = await line_that_holds(list);
    const page = await phone(browser, { serviceWorkers: "allow" });
    await keep_at_once(page);
    await open(page, site.url + home(made_up));
    await hit;
    await page.locator("[data-aid=adjust]").click();
    await page.locator("[data-aid=wipe]").click();
    await page.waitForFunction(() => /Gewist/.test(document.querySelector("#aid-kept").innerText));
    release();
    site.send(() => undefined);
    await worker_is_done(page, site);
    await nothing_left(page.context(), site);
    await page.context().close();
  });
});
