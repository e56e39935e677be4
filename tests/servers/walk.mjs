// What every web server must answer, as one table: the headers of each kind of file, plain and compressed.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { request } from "node:http";
import { extname, join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** In every answer, whatever it is. */
const always = {
  "content-security-policy": "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=(), xr-spatial-tracking=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const types = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** Kinds of file that say the same with or without their letters named: these are always UTF-8. */
const charset = /^(text\/(css|javascript)|application\/(json|xml|manifest\+json)|text\/xml|image\/svg\+xml); charset=utf-8$/;

const compressed = { br: brotliDecompressSync, gzip: gunzipSync };
const ending = { br: ".br", gzip: ".gz" };
const fixed = "public, max-age=31536000, immutable";
const changing = "no-cache";
/** A name that tells the content: when that changes, so does the name. */
const is_fixed = (path) => /(-[0-9a-f]{16}(_bg)?\.(js|wasm)|\.[0-9a-f]{12}\.(css|json|png|svg|woff2))$/.test(path);
const is_hidden = (path) => path.startsWith("kit/") || /(^|\/)\./.test(path);

/** Asks as a browser does, and takes the answer as it comes. */
export function ask(url, { headers = {}, method = "GET" } = {}) {
  return new Promise((answered, failed) => {
    const asked = request(url, { method, headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => {
        // A header that stands twice, or once with everything twice, is a fault of the configuration.
        const names = response.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase());
        const twice = names.filter((name, at) => names.indexOf(name) !== at);
        answered({ status: response.statusCode, headers: response.headers, twice, body: Buffer.concat(parts) });
      });
    });
    asked.on("error", failed);
    asked.end();
  });
}

function same(answer, { status, type, cache, encoding, vary, what }) {
  assert.equal(answer.status, status, `${what}: status`);
  assert.deepEqual(answer.twice, [], `${what}: headers that stand twice`);
  for (const [name, value] of Object.entries(always)) assert.equal(answer.headers[name], value, `${what}: ${name}`);
  assert.equal(answer.headers["cache-control"], cache, `${what}: cache-control`);
  assert.equal(answer.headers["content-encoding"], encoding, `${what}: content-encoding`);
  assert.equal(answer.headers["content-language"], undefined, `${what}: content-language`);
  if (type) {
    const said = (answer.headers["content-type"] ?? "").toLowerCase();
    const bare = charset.test(said) ? said.split(";")[0] : said;
    // Both names of XML are right.
    assert.equal(bare === "text/xml" ? "application/xml" : bare, type, `${what}: content-type`);
  }
  if (vary) assert.match(answer.headers.vary ?? "", /^accept-encoding$/i, `${what}: vary`);
}

/** All files of a site, by their paths in it; those that readers do not ask for by name left out. */
export function files(site) {
  return readdirSync(site, { recursive: true })
    .filter((path) => statSync(join(site, path)).isFile() && !/\.(br|gz)$/.test(path) && !is_hidden(path));
}

/** Of every kind of file in every kind of place at least one, with and without compressed copies. */
export function few(paths) {
  const kinds = new Map();
  for (const path of paths) kinds.set([extname(path), is_fixed(path), path.split("/").length].join(), path);
  return [...kinds.values()];
}

/** Asks for these files in every way, and fails at the first answer that is not as it should be. Tells how often it asked. */
export async function walk({ url, site, paths }) {
  const { pathname } = new URL(url);
  let asked = 0;
  const get = (path, options) => {
    asked += 1;
    return ask(new URL(path, url), options);
  };
  const there = (path) => {
    try {
      return readFileSync(join(site, path));
    } catch {
      return undefined;
    }
  };
  for (const path of paths) {
    const body = there(path);
    const copies = Object.keys(compressed).filter((encoding) => there(path + ending[encoding]));
    // A page has the address of its folder.
    const address = path.replace(/(^|\/)index\.html$/, "$1");
    const type = types[extname(path)];
    assert.ok(type, `${path}: a kind of file that no server is told of`);
    const cache = is_fixed(path) ? fixed : changing;
    const vary = copies.length > 0;
    // What each reader accepts, and which copy is best for it.
    const readers = { "": [], gzip: ["gzip"], "gzip, deflate, br, zstd": ["br", "gzip"] };
    for (const [accepts, best] of Object.entries(readers)) {
      const encoding = best.find((one) => copies.includes(one));
      const what = `${address || "/"} for who accepts “${accepts}”`;
      const headers = accepts ? { "accept-encoding": accepts } : {};
      const answer = await get(address, { headers });
      same(answer, { status: 200, type, cache, encoding, vary, what });
      const told = encoding ? compressed[encoding](answer.body) : answer.body;
      assert.ok(told.equals(body), `${what}: the body`);
      assert.ok(answer.headers.etag || answer.headers["last-modified"], `${what}: nothing to ask by whether it changed`);
      const tag = answer.headers.etag;
      if (!tag) continue;
      const again = await get(address, { headers: { ...headers, "if-none-match": tag } });
      assert.equal(again.status, 304, `${what}, asked again: status`);
      assert.equal(again.headers["cache-control"], cache, `${what}, asked again: cache-control`);
    }
    const head = await get(address, { method: "HEAD" });
    same(head, { status: 200, type, cache, vary, what: `${address || "/"}, its headers only` });
    assert.equal(head.body.length, 0, `${address}: a body where only headers were asked for`);
    if (address !== path && address) {
      const folder = await get(address.slice(0, -1));
      assert.ok([301, 308].includes(folder.status), `${address} without its slash: status ${folder.status}`);
      const to = new URL(folder.headers.location, url);
      assert.equal(to.pathname, pathname + address, `${address} without its slash: where to`);
      assert.equal(to.origin, new URL(url).origin, `${address} without its slash: where to`);
      for (const [name, value] of Object.entries(always)) assert.equal(folder.headers[name], value, `${address} without its slash: ${name}`);
    }
  }

  // What is not there: the page that says so, never kept, whatever the name promises.
  const page = there("404.html");
  const absent = ["bestaat-niet/", "zwolle/bestaat-niet", "waarheen-app-0123456789abcdef.js", "content/zwolle.nl.0123456789ab.json", ".git/config", "kit/site.css", "kit/"];
  for (const path of absent) {
    for (const [accepts, encoding] of [["", undefined], ["br", there("404.html.br") && "br"], ["gzip", there("404.html.gz") && "gzip"]]) {
      const what = `${path}, which is not there, for who accepts “${accepts}”`;
      const answer = await get(path, { headers: accepts ? { "accept-encoding": accepts } : {} });
      same(answer, { status: 404, type: types[".html"], cache: changing, encoding, what });
      const told = encoding ? compressed[encoding](answer.body) : answer.body;
      assert.ok(told.equals(page), `${what}: the body`);
    }
  }
  // No list of files, where a folder has no page.
  const folder = await get("content/");
  assert.equal(folder.status, 404, "content/, a folder without a page: status");
  assert.ok(folder.body.equals(page), "content/, a folder without a page: the body");
  // Nobody may send anything.
  const sent = await get("", { method: "POST" });
  assert.ok([403, 405].includes(sent.status), `sending to /: status ${sent.status}`);
  return asked;
}
