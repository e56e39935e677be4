// What Lighthouse says of every kind of page, as a phone. Prints a table of its four scores, and what it would have
// otherwise; judges nothing.
import { createServer } from "node:net";
import lighthouse from "lighthouse";
import { kinds, municipalities, plain_kinds } from "../tests/browser/pages.mjs";
import { folder, launch } from "../tests/browser/site.mjs";
import { percentile } from "./page.mjs";
import { compressed } from "./served.mjs";

/** How many times each page is looked at: the score for speed is the middle one. */
const runs = Number(process.env.RUNS ?? 3);
const categories = ["performance", "accessibility", "best-practices", "seo"];

/** A port that nothing listens on. */
const free_port = () => new Promise((found) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => found(port));
  });
});

/** Of the municipality that is made up search engines are told to keep away: that one is not what SEO is about. */
const [municipality] = municipalities;
const pages = { ...kinds("nl", folder, municipality), ...plain_kinds("nl", municipality) };

const port = await free_port();
const browser = await launch({ args: [`--remote-debugging-port=${port}`] });
const site = await compressed();
const head = ["kind of page", "performance", "accessibility", "best practices", "SEO"];
console.log([`| ${head.join(" | ")} |`, "|---|---:|---:|---:|---:|"].join("\n"));
const wishes = new Map();
for (const [kind, path] of Object.entries(pages)) {
  const scores = new Map(categories.map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    const { lhr } = await lighthouse(site.url + path, { port, logLevel: "error", onlyCategories: categories, formFactor: "mobile" });
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    for (const name of categories) {
      const { score, auditRefs } = lhr.categories[name];
      scores.get(name).push(Math.round(score * 100));
      for (const { id, weight } of auditRefs) {
        const audit = lhr.audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) {
          const where = (audit.details?.items ?? []).flatMap(({ node }) => node?.snippet ?? []).slice(0, 2).join(" ");
          const wish = `${name}: ${audit.title} ${where && `\`${where}\``}`;
          wishes.set(wish, (wishes.get(wish) ?? new Set()).add(kind));
        }
      }
    }
  }
  console.log(`| ${[kind, ...categories.map((name) => percentile(scores.get(name), 0.5))].join(" | ")} |`);
}
for (const [wish, kinds] of wishes) console.log(`\n${wish} (${[...kinds].join(", ")})`);
await browser.close();
await site.close();
