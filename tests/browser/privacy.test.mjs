// What a reader says stays with the reader: nobody else hears it, and nothing of it is kept.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { bundle, home, html, kinds, langs, made_up, plain_kinds } from "./pages.mjs";
import { copied, keep_at_once, launch, open, phone, ready, serve, step } from "./site.mjs";
import { double } from "./speech.mjs";
import { doors, look, walk } from "./walk.mjs";

const browser = await launch();
const sites = [];
after(async () => {
  await browser.close();
  await Promise.all(sites.map((site) => site.close()));
});

/** A server that listens to one test alone. */
async function serve_one(options) {
  const site = await serve(options);
  sites.push(site);
  return site;
}

/** Stands in the address and in the search box, and nowhere in the content: whoever has it heard the reader. */
const canary = "kanarievogel";

/** A reader, and all that leaves the device or stays on it. */
async function reader(options) {
  const site = await serve_one();
  const page = await phone(browser, options);
  await double(page);
  const sockets = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  /** Each answer behind the # that the reader came by. */
  const said = new Set();
  const listen = async () => {
    const hash = decodeURIComponent(new URL(page.url()).hash.slice(1));
    for (const pair of hash.split("&").filter((pair) => pair.includes("="))) said.add(pair);
  };
  const go = async (link) => {
    await step(page, link);
    await listen();
  };
  const done = () => page.context().close();
  return { site, page, sockets, said, listen, go, done };
}

/** Everything a page can leave behind on a device, besides the addresses in the history. */
const kept = (page) => page.evaluate(async () => {
  const files = [];
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) files.push(request.url);
  }
  return {
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    state: history.state,
    name: window.name,
    files,
  };
});

/** No cookie, and no address of another page than the server sent itself: browsers tell it when they fetch a typeface. */
function unsaid(site, url, { cookie, referer }) {
  assert.equal(cookie, undefined, url);
  if (referer) assert.ok(site.asked.includes(referer.replace(site.url, "/")), `${referer} of ${url}`);
}

/** Nothing of what was said has left the device, or stays on it. */
async function stayed_silent({ site, page, sockets, said }) {
  const { files, ...left } = await kept(page);
  assert.deepEqual(left, { local: {}, session: {}, cookies: "", databases: [], state: null, name: "" });
  assert.deepEqual(await page.context().cookies(), []);
  assert.deepEqual(sockets, []);
  for (const url of page.requests) assert.ok(url.startsWith(site.url), `asked of another place: ${url}`);
  for (const { method, url, headers, body } of site.heard) {
    assert.equal(method, "GET", url);
    assert.equal(body, "", url);
    assert.doesNotMatch(url, /[?#]|%23|%3F/, "an address carries nothing but a path");
    unsaid(site, url, headers);
    const all = decodeURIComponent(JSON.stringify([url, headers]));
    for (const secret of [canary, ...said]) assert.ok(!all.includes(secret), `${secret} was heard with ${url}`);
  }
  for (const url of files) for (const secret of [canary, ...said]) assert.ok(!decodeURIComponent(url).includes(secret), url);
}

describe("whole walks tell nobody anything", { concurrency: 2 }, () => {
  for (const [number, door] of doors.entries()) {
    test(door, async () => {
      const one = await reader({ serviceWorkers: "allow" });
      const { site, page, said, go, listen } = one;
      await keep_at_once(page);
      await open(page, `${site.url}${home(made_up)}#geheim=${canary}`);
      await listen();
      // From here on a service worker stands between the page and the server.
      await copied(page);
      // The path, the narrowing questions and the first place.
      await walk(page, { door, pick: number, look, follow: (_, link) => go(link) });

      // A narrowing question, an answer that is changed, and more needs at once.
      await open(page, `${site.url}${kinds()["result under a question"]}#geheim=${canary}`);
      await go(page.locator("main > .rows a.row").first());
      await page.locator(".given > summary").click();
      await go(page.locator(".given a").last());
      await open(page, `${site.url}${kinds().result}#geheim=${canary}`);
      for (const _ of ["one need more", "and another"]) {
        const before = page.url();
        await page.locator("a.chip[data-also]").first().click();
        await page.waitForFunction((before) => location.href !== before, before);
        await listen();
      }
      assert.ok(said.size >= 4, `something private was said: ${[...said]}`);

      // Reading aloud and as one needs it, and another language, to which the answers go along.
      await page.locator(".top [data-aid=read]").click();
      await page.waitForFunction(() => window.speech.queue.length > 0);
      await page.evaluate(() => document.querySelector("[data-aid=adjust]").click());
      await page.locator("#aid-panel").waitFor();
      await page.locator("[data-aid=close]").click();
      const { hash } = new URL(page.url());
      await Promise.all([page.waitForEvent("load"), page.locator(".top [data-lang]").click()]);
      await ready(page);
      assert.equal(new URL(page.url()).hash, hash, "the answers went along");

      // Words of one's own, results of them, and back.
      await open(page, `${site.url}${home(made_up)}zoeken/`);
      for (const words of [`${canary} mijn vader slaat mij`, `gepest ${canary}`]) {
        await page.locator("#zoek").fill(words);
        await page.locator("#zoek-lijst > a").first().waitFor();
        await page.locator("#zoek").press("Enter");
      }
      await go(page.locator("#zoek-lijst > a").first());
      await page.goBack();
      await page.locator("#zoek-lijst > a").first().waitFor();
      await open(page, `${site.url}${home(made_up)}zoeken/#zoek=${canary}%20gepest`);
      await page.locator("#zoek-lijst > a").first().waitFor();
      assert.ok(!page.url().includes(canary), "what a link brought is taken out of the address");

      await stayed_silent(one);
      assert.deepEqual(page.troubles, []);
      await one.done();
    });
  }
});

test("without script nobody hears more than which page is read", async () => {
  const one = await reader({ javaScriptEnabled: false });
  const { site, page } = one;
  await page.goto(`${site.url}${kinds()["result under a question"]}#geheim=${canary}`);
  await page.locator("main > .rows a.row").first().click();
  await page.locator("main .first-place > p > a.nl-link").click();
  await page.waitForURL(/\/aanbod\//);
  for (const { method, url, headers } of site.heard) {
    assert.equal(method, "GET");
    assert.doesNotMatch(url, /[?#]/);
    unsaid(site, url, headers);
  }
  for (const url of page.requests) assert.ok(url.startsWith(site.url), url);
  await one.done();
});

test("the answers change nothing of what is asked for", async () => {
  const asked = [];
  for (const hash of ["", `#geheim=${canary}`, "#leeftijd=4-12&ook=slapen,gepest"]) {
    const one = await reader();
    await open(one.page, one.site.url + kinds().result + hash);
    asked.push([...one.site.asked].sort().join("\n"));
    await one.done();
  }
  assert.equal(new Set(asked).size, 1, asked.join("\n\n"));
});

test("a site that a link leads to does not hear where the reader came from", async () => {
  for (const app of [true, false]) {
    const one = await reader({ javaScriptEnabled: app });
    const { site, page } = one;
    let heard;
    await page.route(/^https:/, (route) => {
      heard = [route.request().url(), route.request().headers().referer];
      return route.fulfill({ contentType: "text/html", body: "<title>Elders</title><script>document.title += document.referrer</script>" });
    });
    await page.goto(`${site.url}${kinds().service}#geheim=${canary}`);
    if (app) await ready(page);
    const link = page.locator('main a[href^="https:"]').locator("visible=true").first();
    const address = await link.evaluate((element) => element.href);
    await link.click();
    await page.waitForURL(address);
    assert.deepEqual(heard, [address, undefined]);
    assert.equal(await page.title(), "Elders", "nor does its script");
    assert.ok(!address.includes(canary));
    await one.done();
  }
});

test("no page holds anything that a browser fetches from, or tells to, another place", () => {
  for (const lang of langs) {
    for (const path of Object.values({ ...kinds(lang), ...plain_kinds(lang) })) {
      const text = html(path);
      const tags = text.replace(/<(style|script)>.*?<\/\1>/gs, "").match(/<[a-z][^>]*>/g);
      for (const tag of tags) {
        assert.doesNotMatch(tag, /\s(ping|srcset|action|formaction|background|poster)=/, path);
        assert.doesNotMatch(tag, /^<(iframe|object|embed|form|base|img)\b/, path);
        if (!/^<a\s/.test(tag)) assert.doesNotMatch(tag, /\s(src|href)="(https?:)?\/\//, path);
        if (/^<link\s/.test(tag)) assert.doesNotMatch(tag, /preconnect|dns-prefetch|prerender/, path);
      }
      assert.doesNotMatch(text.match(/<style>.*?<\/style>/s)[0], /url\(["']?(https?:)?\/\/|@import/, path);
      assert.match(text, /<meta name="referrer" content="no-referrer">/, path);
    }
  }
});

describe("what stands in the content is text, whatever it is", { concurrency: 2 }, () => {
  const hostile = [
    "<script>window.harm = 1</script>",
    '"><img id="harm" src=x onerror="window.harm = 1">',
    "</style></title></textarea><svg id='harm' onload='window.harm = 1'></svg>",
    "javascript:window.harm=1",
    "<a id=harm href='javascript:window.harm=1'>x</a><iframe id=harm srcdoc='<script>parent.harm=1</script>'></iframe>",
    "&lt;img id=&quot;harm&quot; src=x onerror=window.harm=1&gt; {{7*7}} ${1+1} \u202E\u0000",
  ];
  // Ids and what is matched on must stay; a text for the reader may be anything.
  const texts = new Set(["u", "je", "helper", "text", "name", "official_name", "title", "label", "hint", "term", "meaning", "value", "note", "call_to_action"]);
  let next = 0;
  const spoil_text = (text) => `${text} ${hostile[next++ % hostile.length]}`;
  const spoil_all = (value, key) => {
    if (typeof value === "string") return texts.has(key) ? spoil_text(value) : value;
    if (Array.isArray(value)) return value.map((one) => spoil_all(one, key === "interface" || key === "steps" ? "text" : key));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, spoil_all(one, key)]));
  };
  const spoil = (path, body) =>
    /\/(content|search)\/[a-z]{3,}\.[a-z]{2}\.\w+\.json$/.test(path) ? { body: Buffer.from(JSON.stringify(spoil_all(JSON.parse(String(body))))) } : undefined;

  /** Nothing was made of the texts but texts. */
  async function is_text(page) {
    const { harm, made, addresses, read } = await page.evaluate(() => ({
      harm: window.harm,
      made: document.querySelectorAll("#harm, #app :is(script, style, iframe, img, object, embed), #app [onload], #app [onerror], [srcdoc]").length,
      addresses: [...document.querySelectorAll("#app a[href]")].map((link) => link.protocol),
      read: document.querySelector("main").innerText,
    }));
    assert.equal(harm, undefined, page.url());
    assert.equal(made, 0, page.url());
    for (const protocol of addresses) assert.match(protocol, /^(http|https|tel|mailto|sms|):$/, page.url());
    assert.match(read, /window\.harm|javascript:/, "the text is there, to be read");
    assert.deepEqual(page.troubles, []);
  }

  for (const [kind, path] of Object.entries(kinds())) {
    test(kind, async () => {
      const site = await serve_one({ spoil });
      const page = await phone(browser);
      await double(page);
      await open(page, site.url + path);
      if (kind === "search") {
        await page.locator("#zoek").fill("gepest");
        await page.locator("#zoek-lijst > a").first().waitFor();
        assert.match(await page.locator("#zoek-lijst").innerText(), /harm/);
      }
      await is_text(page);
      // What is read aloud is given a mark, and buttons of its own.
      await page.locator(".top [data-aid=read]").click();
      await page.waitForFunction(() => window.speech.queue.length > 0);
      await is_text(page);
      const link = page.locator('main a[href^="/"]:not(.search-door)').locator("visible=true").first();
      if (await link.count()) await step(page, link);
      await is_text(page);
      await page.context().close();
    });
  }

  test("and what is typed, or stands in the address, is text too", async () => {
    const site = await serve_one();
    for (const text of hostile) {
      const page = await phone(browser);
      await open(page, `${site.url}${kinds().result}#${encodeURIComponent(text)}=${encodeURIComponent(text)}&ook=${encodeURIComponent(text)}`);
      assert.equal(await page.evaluate(() => window.harm), undefined);
      assert.equal(await page.locator("#harm").count(), 0);
      await look(page);
      await page.context().close();
    }
  });
});

test("the content that the tests poison is the content that the app reads", () => {
  // If the bundle no longer has texts under these names, the tests above poison nothing.
  const { needs, services } = bundle(made_up);
  assert.ok(needs.every(({ title }) => title.u ?? title.je ?? title.helper ?? title));
  assert.ok(services.every(({ name }) => typeof name === "string"));
});
