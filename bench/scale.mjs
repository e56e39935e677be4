// `script/bench scale`: a whole country of made-up municipalities with 100 services each, in one language and in six. Times
// the check and the pages, and says what one reader loads. Prints a table; judges nothing; leaves nothing behind.
//   node bench/scale.mjs [MUNICIPALITIES×LANGUAGES ...]     10x1 10x6 50x1 50x6 342x1 342x6 when nothing is named
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, opendir, readFile, readdir, rm, stat, statfs, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { pseudo } from "../tests/browser/pseudo.mjs";
import { copyApps, madeUp, patterns } from "./large.mjs";

const project = fileURLToPath(new URL("..", import.meta.url));
const built = resolve(process.env.SITE ?? join(project, "dist"));
const waarheen = resolve(process.env.WAARHEEN ?? join(project, "target/tool/waarheen"));
const content = resolve(process.env.CONTENT ?? join(project, "public/content"));
/** Dutch, the language there is a translation into, and four that are made up here. */
const languages = ["nl", "en", "tr", "pl", "ar", "uk"];
/** In whose letters a made-up translation stands: two bytes each, where English has one. */
const foreign = ["ar", "uk"];
const services = 100;
/** A run that would take longer than this, or would fill the disk beyond this, is not begun. */
const most = { minutes: Number(process.env.MINUTES ?? 15), gigabytes: Number(process.env.GIGABYTES ?? 60) };
const usual = ["10x1", "10x6", "50x1", "50x6", "342x1", "342x6"];

/** Where what is made stands until it is measured; six languages of a country want a disk of their own, or one that compresses. */
const work = await mkdtemp(join(process.env.SCRATCH ?? tmpdir(), "waarheen-scale-"));
const say = (text) => console.error(`» ${text}`);
const count = (number) => Math.round(number).toLocaleString("en");
const megabytes = (bytes) => count(bytes / 1e6);
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const json = async (path) => JSON.parse(await readFile(path, "utf8"));

/** A made-up translation: the English text, or the Dutch where there is none, in the letters of the language. */
function translated(value, lang) {
  if (typeof value === "string") return foreign.includes(lang) ? pseudo(value) : value;
  if (Array.isArray(value)) return value.map((part) => translated(part, lang));
  const of = ([key, part]) => [key, key === "$schema" ? part : translated(part, lang)];
  return Object.fromEntries(Object.entries(value).map(of));
}

/** Whether a made-up service has a word of policy in it by chance: the check refuses those. */
async function policy() {
  const words = await json(join(project, "src/content/reading/policy-words.json"));
  const form = (glob) => `(?<!\\p{L})${glob.replaceAll("*", "\\p{L}*")}(?!\\p{L})`;
  const found = new RegExp(words.flatMap(({ forms }) => forms.map(form)).join("|"), "iu");
  return (service) => found.test(service.name) || found.test(service.description.u);
}

/** Made-up names are long words, and with many of them all texts together would read too hard for the check. */
function easier(service) {
  const said = ([voice, text]) => [voice, text.replace(/De \S+ is er op (\S+) in \S+\./u, "Het is er op $1.")];
  return { ...service, description: Object.fromEntries(Object.entries(service.description).map(said)) };
}

/** The names of municipalities: each another one. */
const ordinal = (at) => String(at + 1).padStart(3, "0");

/** Writes the content of so many municipalities in so many languages. */
async function writeContent(to, municipalities, langs) {
  await mkdir(to);
  await cp(join(content, "landelijk"), join(to, "landelijk"), { recursive: true });
  const overlays = (await readdir(to, { recursive: true })).filter((path) => path.endsWith(".en.json"));
  for (const path of overlays) {
    const english = await json(join(to, path));
    for (const lang of langs.filter((lang) => !["nl", "en"].includes(lang))) {
      await writeFile(join(to, path.replace(".en.json", `.${lang}.json`)), JSON.stringify(translated(english, lang)));
    }
    if (!langs.includes("en")) await rm(join(to, path));
  }
  const example = join(content, "voorbeeld");
  const made = await patterns(content);
  const said = await json(join(example, "services.en.json"));
  const saidOfPlaces = await json(join(example, "places.en.json"));
  const municipality = await json(join(example, "municipality.json"));
  const isPolicy = await policy();
  // The example's own services come in each language once; they are the same everywhere.
  const usualOverlays = Object.fromEntries(langs.slice(1).map((lang) => [lang, translated(said, lang).services]));
  for (let at = 0; at < municipalities; at += 1) {
    const id = `gemeente-${ordinal(at)}`;
    const own = join(to, id);
    await mkdir(own);
    const changed = { ...municipality, id, name: `Gemeente ${ordinal(at)}`, towns: [`Dorp ${ordinal(at)}`], languages: langs };
    await writeFile(join(own, "municipality.json"), JSON.stringify(changed));
    await cp(join(example, "places.json"), join(own, "places.json"));
    // The example's services stay: every need must lead somewhere.
    const number = services - made.file.services.length;
    const more = madeUp(made.patterns, made.needs, 2 * number, at + 1).map(easier).filter((service) => !isPolicy(service)).slice(0, number);
    await writeFile(join(own, "services.json"), JSON.stringify({ ...made.file, services: [...made.file.services, ...more] }));
    for (const lang of langs.slice(1)) {
      const overlay = { ...usualOverlays[lang] };
      for (const service of more) {
        const like = made.patterns.find(({ steps }) => steps === service.steps);
        const { name, description } = service;
        overlay[service.id] = { ...usualOverlays[lang][like.id], ...translated({ name, description }, lang) };
      }
      await writeFile(join(own, `services.${lang}.json`), JSON.stringify({ $schema: said.$schema, services: overlay }));
      await writeFile(join(own, `places.${lang}.json`), JSON.stringify(translated(saidOfPlaces, lang)));
    }
  }
}

/** Runs the native command; how long it took, the most memory it held, and what it said. */
async function measured(args) {
  const started = process.hrtime.bigint();
  const child = spawn(waarheen, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (said = (said + part).slice(-5000)));
  let peak = 0;
  let cpu = 0;
  const proc = (file) => readFile(`/proc/${child.pid}/${file}`, "utf8").catch(() => "");
  const look = setInterval(async () => {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(await proc("status"))?.[1] ?? 0) * 1024);
    // The 14th and 15th field, in hundredths of a second; the second is a name in brackets.
    const times = (await proc("stat")).split(") ")[1]?.split(" ") ?? [];
    cpu = Math.max(cpu, (Number(times[11]) + Number(times[12])) / 100 || 0);
  }, 50);
  const [code, signal] = await new Promise((ended) => child.on("close", (...how) => ended(how)));
  clearInterval(look);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (code !== 0) throw new Error(`waarheen ${args[0]} ended with ${signal ?? code}:\n${said}`);
  return { seconds, cpu, peak, said };
}

/** Files and bytes below a folder: as written, and as the disk keeps them in whole blocks. */
async function size(folder) {
  const sum = { files: 0, bytes: 0, blocks: 0 };
  const open = [folder];
  while (open.length) {
    const path = open.pop();
    for await (const entry of await opendir(path, { bufferSize: 256 })) {
      const full = join(path, entry.name);
      if (entry.isDirectory()) open.push(full);
      const { size: bytes, blocks } = await stat(full);
      sum.blocks += blocks * 512;
      if (entry.isDirectory()) continue;
      sum.files += 1;
      sum.bytes += bytes;
    }
  }
  return sum;
}

/** What a reader loads who comes to a municipality for the first time, in bytes after brotli. */
async function firstVisit(site, place) {
  const brotli = async (path) => brotliCompressSync(await readFile(join(site, path))).length;
  const html = await readFile(join(site, place, "index.html"), "utf8");
  const name = (data) => new RegExp(`data-${data}="(?:\\.\\./)*([^"]+)"`).exec(html)[1];
  const app = name("app");
  const font = (await readdir(site)).find((file) => file.endsWith(".woff2"));
  const parts = {
    html: await brotli(join(place, "index.html")),
    app: (await brotli(app)) + (await brotli(app.replace(".js", "_bg.wasm"))),
    bundle: await brotli(name("bundle")),
    icons: await brotli(name("icons")),
    // A woff2 is brotli already.
    font: (await stat(join(site, font))).size,
  };
  return { ...parts, all: Object.values(parts).reduce((sum, part) => sum + part) };
}

async function run(municipalities, langs) {
  const copy = join(work, "content");
  const site = join(work, "site");
  say(`${municipalities} municipalities, ${services} services each, ${langs.length} languages: writing the content`);
  await writeContent(copy, municipalities, langs);
  const source = await size(copy);
  say("waarheen check");
  const check = await measured(["check", "--content", copy]);
  say(`  ${check.seconds.toFixed(1)} s, ${megabytes(check.peak)} MB`);
  await copyApps(built, site);
  say("waarheen pages");
  const pages = await measured(["pages", "--content", copy, "--dist", site, "--demo"]);
  say(`  ${pages.seconds.toFixed(1)} s, ${megabytes(pages.peak)} MB: ${pages.said.trim()}`);
  const written = Number(/Wrote (\d+) pages/.exec(pages.said)[1]);
  const disk = await size(site);
  const visit = await firstVisit(site, "gemeente-001");
  const choose = brotliCompressSync(await readFile(join(site, "index.html"))).length;
  await rm(copy, { recursive: true });
  await rm(site, { recursive: true });
  return { municipalities, langs: langs.length, source, check, pages, written, disk, visit, choose };
}

/** Why a run of this size does not fit, going by the largest that was done; nothing when it does. */
async function tooMuch(municipalities, langs, done) {
  const last = done.at(-1);
  if (!last) return undefined;
  const times = (municipalities * langs.length) / (last.municipalities * last.langs);
  const minutes = ((last.check.seconds + last.pages.seconds) * times) / 60;
  const gigabytes = (last.disk.blocks * times) / 1e9;
  const { bavail, bsize } = await statfs(work);
  const room = Math.min(most.gigabytes, (bavail * bsize * 0.8) / 1e9);
  const peak = Math.max(last.pages.peak, last.check.peak) * times;
  const would = `would take about ${minutes.toFixed(0)} min, ${gigabytes.toFixed(0)} GB of disk and, if memory grows as the content does, ${(peak / 1e9).toFixed(1)} GB of memory`;
  if (minutes > most.minutes) return `${would}: more than the ${most.minutes} min allowed`;
  if (gigabytes > room) return `${would}: more than the ${room.toFixed(0)} GB of disk there may be used`;
  if (peak > totalmem() * 0.8) return `${would}: more than the memory of this machine`;
  return undefined;
}

try {
  const done = [];
  const left = [];
  const asked = process.argv.slice(2);
  for (const of of asked.length ? asked : usual) {
    const [municipalities, number] = of.split(/[x×]/).map(Number);
    const langs = languages.slice(0, number);
    const why = await tooMuch(municipalities, langs, done);
    if (why) left.push(`${municipalities} municipalities in ${number} languages ${why}. Not run.`);
    else done.push(await run(municipalities, langs));
    if (why) say(left.at(-1));
  }
  const table = (head, rows) => {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    console.log([line(head), `|${head.map(() => "---:").join("|")}|`, ...rows.map(line)].join("\n"));
    console.log("");
  };
  console.log(`${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? "unknown"}), ${megabytes(totalmem())} MB of memory; ${services} services a municipality\n`);
  table(
    ["Municipalities", "Languages", "Content, MB", "Check, s", "processor, s", "memory, MB", "Pages, s", "processor, s", "memory, MB", "Pages", "Pages/s", "Files", "Disk, MB", "with whole blocks, MB"],
    done.map(({ municipalities, langs, source, check, pages, written, disk }) => [
      municipalities, langs, megabytes(source.bytes), check.seconds.toFixed(1), check.cpu.toFixed(1), megabytes(check.peak),
      pages.seconds.toFixed(1), pages.cpu.toFixed(1), megabytes(pages.peak), count(written), count(written / pages.seconds),
      count(disk.files), megabytes(disk.bytes), megabytes(disk.blocks),
    ]),
  );
  console.log("What one reader loads on a first visit to one municipality in Dutch, kB after brotli, and the page that chooses one:\n");
  table(
    ["Municipalities", "Languages", "HTML", "App", "Bundle", "Pictograms", "Typeface", "Together", "Choosing page"],
    done.map(({ municipalities, langs, visit, choose }) => [
      municipalities, langs, ...[visit.html, visit.app, visit.bundle, visit.icons, visit.font, visit.all, choose].map(kilobytes),
    ]),
  );
  left.forEach((line) => console.log(line));
} finally {
  await rm(work, { recursive: true, force: true });
}
