// The built site on a free port, a browser, and pages the size of a phone.
import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** The folder with the built site. */
export const folder = process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url));

/** Where *Verlaat deze site* goes. */
export const weather = "https://www.knmi.nl/nederland-nu/weer/verwachtingen";

/** How a server calls each kind of file. */
export const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves the site from this machine, as any plain web server would.
 * `spoil(path, body)` may answer for a file: `{ status, body, length, headers }`; a `length` beyond the body cuts the
 * line, null breaks it before anything came, and a promise keeps the reader waiting.
 * `below` is a folder that the whole site stands in; `from` holds another site than the built one.
 * The addresses that were asked for are in `asked`; everything that was sent along is in `heard`.
 */
export async function serve({ spoil = () => undefined, below = "/", from = folder } = {}) {
  const asked = [];
  const heard = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    heard.push({ method: request.method, url: request.url, headers: request.headers, body: await text(request) });
    const path = decodeURIComponent(request.url.split("?")[0]);
    const found = path.startsWith(below) ? await read(path.slice(below.length), from) : undefined;
    if (found === "folder") return response.writeHead(301, { location: `${path}/` }).end();
    const file = found ?? { body: await readFile(join(from, "404.html")), type: types[".html"], status: 404 };
    const sent = await spoil(path, file.body);
    if (sent === null) return response.destroy();
    const { status = file.status, body = file.body, length = body.length, headers } = sent ?? {};
    const plain = { "content-type": file.type, "content-length": length, "cache-control": "no-store" };
    response.writeHead(status, { ...plain, ...headers });
    if (length > body.length) response.write(body, () => response.destroy());
    else response.end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${server.address().port}${below}`;
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url, asked, heard, close };
}

async function read(path, from) {
  const file = normalize(join(from, path.endsWith("/") || path === "" ? `${path}index.html` : path));
  const found = await stat(file).catch(() => undefined);
  if (!found || !file.startsWith(normalize(from))) return undefined;
  if (found.isDirectory()) return "folder";
  return { body: await readFile(file), type: types[extname(file)] ?? "application/octet-stream", status: 200 };
}

/** The first of these programs that is here; empty when none is. */
const first = (...names) => {
  const look = [...names.map((name) => `command -v ${name}`), ":"].join(" || ");
  return execFileSync("sh", ["-c", look], { encoding: "utf8" }).trim();
};

/** Chromium without its windows, where that is here: the same engine, and twice as quick on a small machine. */
const browsers = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/**
 * A browser that finds nothing outside this machine; with more arguments, without some that are given by default, and
 * with another environment, when these are given. Only with its windows it keeps pages for the back button.
 */
export function launch({ args = [], without = [], env = process.env, windows = false } = {}) {
  return chromium.launch({
    env,
    ignoreDefaultArgs: without,
    executablePath: windows ? first(...browsers.slice(1)) : process.env.CHROMIUM || first(...browsers),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ...args,
    ],
  });
}

/**
 * A page in a fresh profile, the size of a phone, without the service worker unless it is asked for. What must never happen is kept in `page.troubles`, and every
 * address that was asked for in `page.requests`.
 */
export async function phone(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "nl-NL", serviceWorkers: "block", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.requests = [];
  page.on("dialog", (dialog) => {
    page.troubles.push(`a dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("pageerror", (error) => page.troubles.push(`an error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) page.requests.push(request.url());
  });
  return page;
}

/** Brings a script of the tests to a page, whose own policy lets no other script in. */
export async function bring(page, path) {
  await page.evaluate(await readFile(path, "utf8"));
}

/** Waits until the app has taken over: its links start at the root of the site, those of the static page do not. */
export function ready(page) {
  return page.waitForFunction(() => document.querySelector(".brand")?.getAttribute("href")?.startsWith("/"));
}

/** Has a page make its copy for when there is no network as soon as it is there, instead of two seconds later. */
export function keep_at_once(page) {
  return page.addInitScript(() => {
    const wait = window.setTimeout;
    window.setTimeout = (run, time, ...more) => wait(run, time === 2000 ? 0 : time, ...more);
  });
}

/** The names of the copies that are whole, the oldest first. Only a page with `serviceWorkers: "allow"` has any. */
export function copies(page) {
  return page.evaluate(async () => {
    const names = [];
    for (const name of await caches.keys()) {
      const found = await (await caches.open(name)).keys();
      if (found.some(({ url }) => url.endsWith("/offline/mark"))) names.push(name);
    }
    return names;
  });
}

/** Waits until there is a copy that is whole, and that is none of these; its name. */
export async function copied(page, before = []) {
  for (let looks = 0; looks < 200; looks += 1) {
    const found = (await copies(page)).find((name) => !before.includes(name));
    if (found) return found;
    await page.evaluate(() => new Promise((later) => requestAnimationFrame(() => setTimeout(later, 50))));
  }
  throw new Error(`There is no copy of ${page.url()}`);
}

/** Goes to a page and waits for the app. */
export async function open(page, url) {
  await page.goto(url);
  await ready(page);
}

/** Clicks a link of the running app and waits for the screen it leads to: no page is loaded. */
export async function step(page, link) {
  const target = await link.evaluate((element) => element.href);
  await link.click();
  await page.waitForFunction(
    (href) => location.href === href && document.activeElement?.matches("h1"),
    target,
  );
}

/** Keeps the app from coming until `release` is called. */
export async function hold(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Waits until what has changed is on the screen. */
export function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}
