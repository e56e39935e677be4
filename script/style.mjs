// Makes the one style of every page: bundles style/main.css, takes out what no page uses, and minifies.
//   node script/style.mjs [target/site.css]
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { bundle, browserslistToTargets, transform } from "lightningcss";
import { PurgeCSS } from "purgecss";

const out = process.argv[2] ?? "target/site.css";
// Browsers of the last years, phones that get no updates any more included.
const targets = browserslistToTargets(["chrome 90", "safari 14", "ios_saf 14", "firefox 90", "samsung 14"]);

const { code } = bundle({ filename: "style/main.css" });
// The components of the design system come with every variant; each page would carry them all.
const [{ css }] = await new PurgeCSS().purge({
  content: ["src/app/**/*.rs", "src/search_box/**/*.rs", "src/app/boot.js", "index.html"],
  css: [{ raw: code.toString() }],
  safelist: ["left", "dir", "rtl"],
  variables: false,
});
const { code: small } = transform({ filename: "site.css", code: Buffer.from(css), minify: true, targets });
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, small);
