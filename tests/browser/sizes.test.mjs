// What a family downloads, in bytes of brotli at its best quality. A kilobyte is 1000 bytes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, constants } from "node:zlib";
import { folder } from "./site.mjs";

const files = readdirSync(folder, { recursive: true });
const read = (file) => readFileSync(join(folder, file));
const small = (bytes) => brotliCompressSync(bytes).length;
/** Much quicker, and a little larger: enough to tell which are the largest. */
const nearly = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }).length;
/** How many of the largest are measured to the byte. */
const largest = 20;

function most(what, pattern, budget) {
  test(`${what}: at most ${budget / 1000} kB`, (t) => {
    const found = files.filter((file) => pattern.test(file));
    assert.ok(found.length > 0, `the site has ${what}`);
    const by_size = ([one], [other]) => other - one;
    const sizes = found.map((file) => [found.length > largest ? nearly(read(file)) : 0, file]).sort(by_size);
    const exact = sizes.slice(0, largest).map(([, file]) => [small(read(file)), file]).sort(by_size);
    t.diagnostic(`${what}: ${exact[0][0]} of ${budget} bytes at most (${exact[0][1]})`);
    // What is small enough when it is hardly compressed is so when it is.
    const others = sizes.slice(largest).map(([size, file]) => [size <= budget ? size : small(read(file)), file]);
    for (const [size, file] of [...exact, ...others]) assert.ok(size <= budget, `${file} is ${size} bytes`);
  });
}

most("the app", /^waarheen-app-.*_bg\.wasm$/, 100_000);
// Search is loaded only by who searches.
most("the search box", /^waarheen-search-.*_bg\.wasm$/, 50_000);
most("the glue of the search box", /^waarheen-search-[^_]*\.js$/, 4_000);
most("the search index of a municipality", /^search\/[a-z-]{3,}\..*\.json$/, 40_000);
most("the search words of a language", /^search\/[a-z]{2}\.[^.]*\.json$/, 54_000);
// The reading aid is loaded only by who asks for it.
most("the reading aid", /^waarheen-aid-.*_bg\.wasm$/, 46_000);
most("the glue of the reading aid", /^waarheen-aid-[^_]*\.js$/, 5_000);
most("the texts of the reading aid", /^aid\/.*\.json$/, 4_000);
most("the style of the reading aid", /^aid\..*\.css$/, 2_000);
// The desk is loaded only by staff.
most("the desk", /^waarheen-desk-.*_bg\.wasm$/, 182_000);
most("the glue of the desk", /^waarheen-desk-[^_]*\.js$/, 5_000);
most("the texts of the desk", /^desk\/.*\.json$/, 5_000);
most("the style of the desk", /^desk\..*\.css$/, 2_000);
most("what the numbers in codes stand for", /^codes\/.*\.json$/, 1_000);
most("the glue", /^waarheen-app-[^_]*\.js$/, 8_000);
most("a municipality in one language", /^content\/.*\.json$/, 60_000);
// All pages of one municipality in each language, and those of no municipality; the others are made alike.
most("a page", /^(en\/)?(zwijndrecht\/.*)?(index|404)\.html$/, 14_000);

test("the style: at most 10 kB", (t) => {
  const style = /<style>(.*?)<\/style>/s.exec(read("index.html").toString())[1];
  t.diagnostic(`the style: ${small(style)} of 10000 bytes`);
  assert.ok(small(style) <= 10_000);
});
