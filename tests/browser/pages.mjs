// Which pages the built site has, found by what stands on them, so that no test depends on one text or service.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { folder } from "./site.mjs";

export const langs = ["nl", "en"];

/** The municipality that is made up, and shows everything. */
export const made_up = "voorbeeld";

export const municipalities = ["zwijndrecht", "alblasserdam", "zwolle", "dronten", made_up];

/** The folder of a municipality in a language: Dutch has none of its own. */
export const home = (municipality, lang = "nl") => `${lang === "nl" ? "" : `${lang}/`}${municipality}/`;

/** The HTML of a page; `from` holds another site than the built one, here and below. */
export const html = (path, from = folder) => readFileSync(join(from, path, "index.html"), "utf8");

/** The paths of all pages at or below this one, in a fixed order. */
export function below(path, from = folder) {
  return readdirSync(join(from, path), { recursive: true })
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .map((file) => path + file.slice(0, -"index.html".length))
    .sort();
}

/** What the app knows of a municipality. */
export function bundle(municipality, lang = "nl") {
  const name = readdirSync(join(folder, "content")).find((file) => file.startsWith(`${municipality}.${lang}.`));
  return JSON.parse(readFileSync(join(folder, "content", name), "utf8"));
}

const is_result = (text) => text.includes('class="result"');
const is_urgent = (text) => text.includes('class="danger"');
const is_narrowing = (text) => text.includes('id="uitkomst"');
const can_be_refined = (text) => is_result(text) && !is_narrowing(text) && /class="chip"[^>]*href="#|href="#[^"]*=[^"]*"[^>]*class="chip"/.test(text);

function first(lang, where, fits, from, of) {
  // This municipality first; not every kind of result is in every municipality.
  for (const municipality of [of, ...municipalities]) {
    const found = below(home(municipality, lang) + where, from).find((path) => fits(html(path, from)));
    if (found) return found;
  }
  throw new Error(`No page in ${lang} is of this kind: ${fits}`);
}

/** One page of each kind in a language, by name; of this municipality where it has one. */
export function kinds(lang = "nl", from = folder, of = made_up) {
  const start = home(of, lang);
  const find = (where, fits) => first(lang, where, fits, from, of);
  return {
    home: start,
    question: `${start}hulp/ouder/`,
    "result under a question": find("hulp/", is_narrowing),
    "result that can be refined": find("hulp/", can_be_refined),
    result: find("hulp/jong/", (text) => is_result(text) && !is_urgent(text) && !is_narrowing(text)),
    "urgent result": find("hulp/", is_urgent),
    service: find("aanbod/", (text) => text.includes('class="hours"')),
    services: `${start}aanbod/`,
    now: `${start}nu/`,
    search: `${start}zoeken/`,
  };
}

/** The pages that stand still, without the app: what the site says about itself, and the choice of municipality. */
export function plain_kinds(lang = "nl", of = made_up) {
  const start = home(of, lang);
  return {
    choose: start.slice(0, -`${of}/`.length),
    words: `${start}woorden/`,
    about: `${start}over/`,
    leaving: `${start}over/verlaten/`,
    pictures: `${start}over/plaatjes/`,
    privacy: `${start}over/privacy/`,
    accessibility: `${start}over/toegankelijkheid/`,
  };
}
