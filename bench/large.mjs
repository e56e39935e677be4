// A made-up municipality with very many services, to see how far search carries. Every run makes the same one.
import { execFile } from "node:child_process";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The id of the municipality. */
export const large = "groot";

const list = (text) => text.trim().split(/\s+/);

const subjects = list(`
  taal spel sport muziek kook tuin praat lees reken huiswerk dans toneel voetbal zwem vader moeder ouder baby kleuter
  puber tiener rouw geld schuld woon werk school slaap eet angst pest media game drank zorg buurt wijk dorps gezins
  jeugd kinder vrienden logeer thuis fiets natuur dieren knutsel schaak judo turn film foto koor boeken kleding
  speelgoed eten koffie soep maaltijd wandel bos strand boerderij paarden honden kracht rust adem teken verf hout naai
  brei computer
`);
const forms = list(`
  groep café huis loket maatje coach kring avond ochtend middag uur club plek punt inloop cursus les team lijn kamer
  tafel bank hulp steun gids atelier hoek schuur bus markt winkel lab vereniging ploeg vriend dag week kamp reis klas
`);
const places = list(`
  Linde Wilgen Eiken Beuken Molen Water Zonne Sterren Maan Velden Duin Heide Bos Berg Dal Meer Kerk Markt Haven Dijk
  Kastanje Populier Vlinder Zwaluw Merel Ooievaar Reiger Kievit Egel Bever Klaver Korenbloem Papaver Tulpen Rozen
  Lelie Klokken Brug Sluis Schip Anker Kompas Vuurtoren Wind Regen Sneeuw Noorder Zuider Ooster Wester Konings Prinsen
  Schout Smids Bakkers
`);
const endings = list(`
  hof kamp oord stein horst weide poort burcht gaard wijk plein hoek zicht rust kring huis schuit brug tuin boom laan
  straat pad veld beek bron kade werf toren zaal erf akker heuvel eiland
`);
const starts = list(`
  Bak Hof Meij Vel Dor Kuip Zand Ros Wes Lan Gro Stee Bro Hui Mul Noor Oos Pel Rij Schou Tim Ver Wal Zij
`);
const middles = list("ker ders ten ling man ster veld berg mer der ning sel wer boer");
const tails = list("a ma inga stra sen huis mans ink s je berg dijk kamp");
const days = list("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag");
const doing = list("praten spelen koken lezen leren zingen dansen sporten wandelen fietsen tekenen bouwen eten");
const whom = [
  "andere ouders", "jonge ouders", "een maatje", "buren", "kinderen uit de buurt", "mensen die het ook kennen",
  "iemand die luistert", "een vrijwillige hulp", "jongeren van nu", "een oma of opa", "gezinnen", "een coach",
];
const extra = [
  "Er is koffie en thee.", "Meedoen kost niets.", "Een broer of zus mag mee.", "De deur staat open.",
  "Bellen vooraf hoeft niet.", "Er is een tuin bij.", "De bus stopt voor de deur.", "Het is klein en rustig.",
  "Wie komt, bepaalt wat er gebeurt.", "In de zomer gaat het door.", "Er is plek voor tien kinderen.",
  "Om de week is er ook een avond.",
];

/** Chance that is the same in every run (mulberry32). */
function dice(seed) {
  let state = seed;
  return (many) => {
    state = (state + 0x6d2b79f5) | 0;
    let number = Math.imul(state ^ (state >>> 15), 1 | state);
    number = (number + Math.imul(number ^ (number >>> 7), 61 | number)) ^ number;
    return Math.floor((((number ^ (number >>> 14)) >>> 0) / 4294967296) * many);
  };
}

/** Services that nobody gives, with the fields of those of the example municipality; `seed` makes others of them. */
export function madeUp(patterns, needs, number, seed = 20261122) {
  const roll = dice(seed);
  const any = (from) => from[roll(from.length)];
  return Array.from({ length: number }, (_, at) => {
    const what = any(subjects) + any(forms);
    const where = any(places) + any(endings);
    const family = any(starts) + any(middles) + any(tails);
    // Two short sentences: the check judges how hard longer texts read, and these are nobody's to mend.
    const second = any([`De ${what} is er op ${any(days)} in ${where}.`, any(extra)]);
    const how = `${any(doing)} met ${any(whom)}. ${second}`;
    return {
      ...any(patterns),
      id: `${what}-${where}-${at}`.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""),
      name: `${what[0].toUpperCase()}${what.slice(1)} ${where}`,
      official_name: `Stichting ${family} ${any(places)}${any(endings)}`,
      alternate_names: [`${any(subjects)}${any(forms)} ${family}`, what],
      organization: `Stichting ${family}`,
      description: { u: `Hier kunt u ${how}`, je: `Hier kun je ${how}`, helper: `Hier kunt u ${how}` },
      needs: [{ need: needs[at % needs.length], fit: "also" }],
      works_with: [],
    };
  });
}

const json = async (path) => JSON.parse(await readFile(path, "utf8"));

/** The services that others are made after, and the ids of all needs. */
export async function patterns(content) {
  const file = await json(join(content, "voorbeeld", "services.json"));
  const usual = ({ layer }) => ["known", "advice", "light"].includes(layer);
  const plain = (service) => usual(service) && !service.replaces && !service.front_door;
  // What is for everyone says it in every voice.
  const after = file.services.filter((service) => plain(service) && service.audiences.length === 3);
  // An overlay has its language in its name.
  const needFiles = (await readdir(join(content, "landelijk", "needs"))).filter((name) => name.split(".").length === 2);
  const needs = await Promise.all(needFiles.map((name) => json(join(content, "landelijk", "needs", name))));
  return { file, patterns: after, needs: needs.flatMap((of) => of.needs.map((need) => need.id)) };
}

/** What the native command makes pages with and does not make itself: the apps, the typeface, and the kit. */
export async function copyApps(built, site) {
  await mkdir(site, { recursive: true });
  const kept = (await readdir(built)).filter((name) => /^waarheen-.*\.(js|wasm)$|\.woff2$/.test(name));
  await Promise.all(kept.map((name) => cp(join(built, name), join(site, name))));
  // Without the list of the pages that were made there.
  await cp(join(built, "kit"), join(site, "kit"), { recursive: true, filter: (name) => !/pages\.txt/.test(name) });
}

/** Writes the content with the large municipality in it, and has the native command make its pages below `site`. */
export async function build({ content, copy, built, site, waarheen, number }) {
  // Pages of the other municipalities would take time and show nothing.
  await mkdir(copy);
  for (const part of ["landelijk", "voorbeeld"]) await cp(join(content, part), join(copy, part), { recursive: true });
  const example = join(copy, "voorbeeld");
  const own = join(copy, large);
  await mkdir(own);
  const municipality = await json(join(example, "municipality.json"));
  const changed = { ...municipality, id: large, name: "Grootstad", towns: [], languages: ["nl"], demo: true };
  await writeFile(join(own, "municipality.json"), JSON.stringify(changed));
  await cp(join(example, "places.json"), join(own, "places.json"));
  // The services of the example stay: every need must lead somewhere.
  const { file, patterns: after, needs } = await patterns(copy);
  const made = madeUp(after, needs, number);
  // In files of a hundred, as an editor would keep them.
  await mkdir(join(own, "services"));
  const all = [...file.services, ...made];
  for (let from = 0; from < all.length; from += 100) {
    const part = { ...file, services: all.slice(from, from + 100) };
    await writeFile(join(own, "services", `part-${from / 100}.json`), JSON.stringify(part));
  }

  await copyApps(built, site);
  const options = ["--content", copy, "--dist", site, "--demo"];
  await run(waarheen, ["pages", ...options], { maxBuffer: 1 << 28 });
  return made;
}
