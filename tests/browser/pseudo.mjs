// The site in a made-up language that runs from right to left, so that every page can be looked at as somebody who
// reads Arabic would, before there is a translation. A text is its English one in Arabic letters.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { folder } from "./site.mjs";
import { kinds } from "./pages.mjs";

/** The language whose name and direction the made-up texts borrow. */
export const lang = "ar";

const root = fileURLToPath(new URL("../..", import.meta.url));
const letters = Object.fromEntries([..."abcdefghijklmnopqrstuvwxyz"].map((letter, at) => [letter, [..."ابصديفغهعجكلمنوحقرستطثخضشز"][at]]));
const signs = { "?": "؟", ",": "،", ";": "؛" };

// What no translation changes: blanks, addresses on the web and of mail, abbreviations, and names of Dutch things.
const kept = (names) => new RegExp(
  [
    String.raw`\{\w+\}`,
    String.raw`https?://\S+`,
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`(?:[\w-]+\.)+(?:nl|eu|org|com|net|info|example)\b(?:/[\w/-]*)?`,
    String.raw`(?<!\p{L})\p{Lu}{2,}(?!\p{L})`,
    `(?<![\\p{L}\\d])(?:${names.map((name) => name.replace(/[.*+?^$()[\]{}|\\/]/g, "\\$&")).join("|")})(?![\\p{L}\\d])`,
  ].join("|"),
  "gu",
);

const names = JSON.parse(readFileSync(join(root, "public/content/landelijk/words.json"), "utf8")).words.flatMap(({ forms }) => forms);
names.sort((one, other) => other.length - one.length);
const stays = kept(["Waarheen", ...new Set(names)]);

/**
 * A text in Arabic letters. The same word always becomes the same word, so that one is found by the other. Some
 * letters stand twice: that makes a text about 40 % longer. Dutch names and abbreviations stay, as in a real translation.
 */
export function pseudo(text) {
  const turn = (part) =>
    [...part.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()]
      .map((sign) => (letters[sign] ?? signs[sign] ?? sign).repeat("aeiouny".includes(sign) ? 2 : 1))
      .join("");
  let from = 0;
  let made = "";
  for (const found of text.matchAll(stays)) {
    made += turn(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
  }
  return made + turn(text.slice(from));
}

function each_text(value, turn) {
  if (typeof value === "string") return turn(value);
  if (Array.isArray(value)) return value.map((part) => each_text(part, turn));
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, key === "$schema" ? part : each_text(part, turn)]));
}

/** Writes the site with the made-up language in it to a folder that is thrown away by `remove`. */
export function pseudo_site() {
  const place = mkdtempSync(join(tmpdir(), "waarheen-pseudo-"));
  const content = join(place, "content");
  const from = join(place, "dist");
  const read = (path) => JSON.parse(readFileSync(join(content, path), "utf8"));
  const write = (path, value) => writeFileSync(join(content, path), JSON.stringify(value));
  // The made-up municipality, and one that has the kind of page it lacks.
  const municipalities = [...new Set(Object.values(kinds("en")).map((path) => path.split("/")[1]))];
  for (const name of ["landelijk", ...municipalities]) cpSync(join(root, "public/content", name), join(content, name), { recursive: true });
  for (const path of readdirSync(content, { recursive: true })) {
    if (!path.endsWith(".en.json")) continue;
    write(path.replace(/\.en\.json$/, `.${lang}.json`), each_text(read(path), pseudo));
  }
  for (const name of municipalities) {
    const municipality = read(`${name}/municipality.json`);
    municipality.languages.push(lang);
    write(`${name}/municipality.json`, municipality);
  }
  mkdirSync(from);
  for (const file of readdirSync(folder).filter((file) => /^waarheen-|\.woff2$/.test(file))) cpSync(join(folder, file), join(from, file));
  cpSync(join(folder, "kit"), join(from, "kit"), { recursive: true });
  rmSync(join(from, "kit/pages.txt"), { force: true });
  const command = process.env.WAARHEEN ?? join(root, "target/tool/waarheen");
  const options = ["--content", content, "--dist", from, "--demo"];
  execFileSync(command, ["pages", ...options], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  return { from, remove: () => rmSync(place, { recursive: true }) };
}
