// What can be found in a municipality, read from the content files themselves: the other engines get the same texts as
// Waarheen (src/search/build.rs), and none of what Waarheen's tool has worked out from them.
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";

const json = async (path) => JSON.parse(await readFile(path, "utf8"));
const voices = (text) => (typeof text === "string" ? [text] : Object.values(text ?? {}));
/** A text in the voices it has, each translated as far as it is; one translation may stand for all voices. */
const translate = (text, said) =>
  typeof text === "string" || typeof said === "string" ? (said ?? text) : { ...text, ...said };
const plain = (text) => (typeof text === "string" ? text : (text?.u ?? ""));

/** The items of a file or folder, with the translations of its overlay beside each. */
async function items(folder, kind, lang) {
  const inside = await readdir(join(folder, kind)).catch(() => undefined);
  const files = inside ? inside.map((name) => join(kind, name)) : [`${kind}.json`];
  const dutch = files.filter((name) => !name.endsWith(".en.json"));
  const read = dutch.map(async (name) => {
    const list = (await json(join(folder, name)))[kind];
    const translated = join(folder, name.replace(".json", `.${lang}.json`));
    // What is not translated stays Dutch.
    const overlay = lang === "nl" ? {} : await json(translated).catch(() => ({}));
    return list.map((item) => ({ item, said: overlay[kind]?.[item.id] ?? {} }));
  });
  return (await Promise.all(read)).flat();
}

/** Everything that can be found: an id, a title in every voice, and texts from what people say to what is told. */
export async function things(content, municipality, lang) {
  const country = join(content, "landelijk");
  const vocabulary = await json(join(country, "search", `${lang}.json`));
  const needs = (await items(country, "needs", lang)).map(({ item, said }) => ({
    id: item.id,
    title: voices(translate(item.title, said.title)),
    // Everyday phrases are Dutch; another language has its own words.
    phrases: lang === "nl" ? item.phrases : [],
    keywords: vocabulary.needs[item.id] ?? [],
    description: [],
  }));
  const local = await items(join(content, municipality), "services", lang);
  const replaced = local.flatMap(({ item }) => item.replaces ?? []);
  const national = (await items(country, "services", lang)).filter(({ item }) => !replaced.includes(item.id));
  const services = [...local, ...national].map(({ item, said }) => ({
    id: item.id,
    title: [said.name ?? item.name],
    phrases: [],
    keywords: [item.official_name, ...(item.alternate_names ?? [])].filter(Boolean),
    description: [item.organization, plain(translate(item.description, said.description))].filter(Boolean),
  }));
  const words = (await items(country, "words", lang)).map(({ item, said }) => ({
    id: item.id,
    title: [said.term ?? item.term],
    phrases: [],
    keywords: item.forms ?? [],
    description: [said.meaning ?? item.meaning],
  }));
  // A need, a service and a word may have the same id.
  const all = Object.entries({ need: needs, service: services, word: words });
  const named = all.flatMap(([kind, list]) => list.map((thing) => ({ ...thing, key: `${kind}/${thing.id}` })));
  return { things: named, stop_words: vocabulary.stop_words };
}

/** The queries of a file of tests/search, as tests/search.rs reads them. */
export async function queries(file) {
  const list = await json(file);
  return list.map((query) => ({ lang: "nl", municipality: "zwijndrecht", ...query }));
}
