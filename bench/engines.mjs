// Runs in the browser: each engine as a function from a query to at most ten ids, best first. The others hand over ids;
// Waarheen also puts its results on the screen.
const most = 10;
const folded = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** The real search box, which stands on this page. */
export async function waarheen() {
  const box = document.getElementById("zoek");
  const list = document.getElementById("zoek-lijst");
  const index = await (await fetch(document.documentElement.dataset.searchIndex)).json();
  // The last answer on the way to a need is mostly, but not always, the need's own name.
  const needs = new Map(index.docs.flatMap(({ id, paths = [] }) => paths.map(([, path]) => [path, id])));
  return (query) => {
    type(box, query);
    return [...list.querySelectorAll("a")].map((link) => {
      const { hash, pathname } = new URL(link.href);
      // A topic is called hulp as well.
      const [, ...path] = pathname.split("/hulp/");
      if (path.length > 0) return needs.get(path.join("/hulp/").replace(/\/$/, ""));
      return pathname.endsWith("/woorden/") ? hash.slice(1) : pathname.split("/").filter(Boolean).at(-1);
    });
  };
}

/** Types a query in the box. The answer comes while the event is sent; asking for a size has it laid out as well. */
export function type(box, query) {
  box.value = query;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return document.getElementById("zoek-lijst").offsetHeight;
}

export async function minisearch({ things, stop_words }) {
  const { default: MiniSearch } = await import("./minisearch.js");
  const stops = new Set(stop_words.map(folded));
  const texts = ["title", "phrases", "keywords", "description"];
  const engine = new MiniSearch({
    idField: "key",
    fields: texts,
    storeFields: ["id"],
    extractField: (thing, field) => (texts.includes(field) ? thing[field].join(" . ") : thing[field]),
    processTerm: (term) => (stops.has(folded(term)) ? null : folded(term)),
    searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3, phrases: 2, keywords: 1.5, description: 0.5 } },
  });
  engine.addAll(things);
  return (query) => engine.search(query).slice(0, most).map((hit) => hit.id);
}

const fuseKeys = [
  { name: "title", weight: 3 },
  { name: "phrases", weight: 2 },
  { name: "keywords", weight: 1.5 },
  { name: "description", weight: 0.5 },
];

export async function fuse({ things }) {
  const { default: Fuse } = await import("./fuse.js");
  const engine = new Fuse(things, { keys: fuseKeys, ignoreLocation: true, threshold: 0.4 });
  return (query) => engine.search(query, { limit: most }).map((hit) => hit.item.id);
}

export async function pagefind({ name }) {
  const engine = await import(`./pagefind/${name}/pagefind.js`);
  // In a worker it would escape the slower processor that the others are measured on.
  await engine.options({ noWorker: true });
  await engine.init();
  return async (query) => {
    const { results } = await engine.search(query);
    // Only its fragment tells what a result is.
    const told = await Promise.all(results.slice(0, most).map((result) => result.data()));
    return told.map(({ url }) => url.split("/").filter(Boolean).at(-1));
  };
}

/** Answers and milliseconds for each query, after some that are not counted: engines start slowly. */
export async function ask(engine, queries) {
  for (const query of queries.slice(0, 5)) await engine(query);
  const answers = [];
  for (const query of queries) {
    const start = performance.now();
    const answer = engine(query);
    const ids = answer instanceof Promise ? await answer : answer;
    answers.push({ ids, time: performance.now() - start });
  }
  return answers;
}

/** Milliseconds for each letter, while queries are typed letter by letter. */
export function typeAll(queries) {
  const box = document.getElementById("zoek");
  const times = [];
  for (const query of queries) {
    const letters = [...query];
    for (let typed = 1; typed <= letters.length; typed += 1) {
      const start = performance.now();
      type(box, letters.slice(0, typed).join(""));
      times.push(performance.now() - start);
    }
  }
  return times;
}
