// Makes the one style of every page from style/main.css, that of the reading aid from style/aid.css and that of the desk
// from style/desk.css: bundles, takes out what no page uses, and minifies.
//   node script/style.mjs [target/site.css] [target/aid.css] [target/desk.css]
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundle, browserslistToTargets, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

// Browsers of the last years, phones that get no updates any more included.
const targets = browserslistToTargets(["chrome 90", "safari 14.1", "ios_saf 14.5", "firefox 102", "samsung 15"]);


const site = ["src/aid/**/*.rs", "src/app/**/*.rs", "src/search_box/**/*.rs", "src/settings.rs", "src/app/boot.js", "index.html"];

async function make(source, out, content = site) {
  const { code } = bundle({ filename: source });
  // The components of the design system come with every variant; each page would carry them all.
  const [{ css }] = await new PurgeCSS().purge({
    content,
    css: [{ raw: code.toString() }],
    // The steps of the text are counted, not written out; and what has the focus is no class or element at all.
    safelist: ["left", "dir", "rtl", /^as-text-/, ":focus-visible"],
    variables: false,
  });
  const { code: small } = transform({ filename: out, code: Buffer.from(css), minify: true, targets });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, small);
}

await make("style/main.css", process.argv[2] ?? "target/site.css");
await make("style/aid.css", process.argv[3] ?? "target/aid.css");
// No other page pays for the desk.
await make("style/desk.css", process.argv[4] ?? "target/desk.css", ["src/desk_app/**/*.rs"]);
