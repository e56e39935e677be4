// Every link of every page leads somewhere: to a page of the site, a place on a page, or out of it in a known way.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { below } from "./pages.mjs";
import { folder } from "./site.mjs";

const outside = /^(https:\/\/|tel:\d+$|mailto:[^@\s]+@[^@\s]+$|sms:\d+$)/;

test("no page has a link that leads nowhere, or anywhere it should not", () => {
  const known = new Map();
  const exists = (path) => {
    if (!known.has(path)) known.set(path, existsSync(join(folder, path, "index.html")));
    return known.get(path);
  };
  const wrong = [];
  const pages = below("");
  for (const path of pages) {
    const html = readFileSync(join(folder, path, "index.html"), "utf8").replace(/<style>.*?<\/style>/s, "");
    // What only works with script is not shown without it.
    const text = html.replace(/<(ul|details) class="[^"]*with-script".*?<\/\1>/gs, "");
    for (const [, written] of text.matchAll(/<a [^>]*href="([^"]*)"/g)) {
      const href = written.replaceAll("&amp;", "&");
      if (outside.test(href)) continue;
      const target = new URL(href, `http://site/${path}`);
      const place = decodeURIComponent(target.hash.slice(1));
      if (target.host !== "site" || !exists(target.pathname.slice(1))) wrong.push(`${path} → ${href}`);
      if (href.startsWith("#") && !text.includes(`id="${place}"`)) wrong.push(`${path} → ${href}`);
    }
  }
  assert.ok(pages.length > 1000);
  assert.deepEqual(wrong.slice(0, 10), []);
});
