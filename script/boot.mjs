// Makes the script that stands in every page from src/app/boot.js: every page pays for each byte.
//   node script/boot.mjs [target/boot.js]
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { minify } from "terser";

const out = process.argv[2] ?? "target/boot.js";
const { code } = await minify(readFileSync("src/app/boot.js", "utf8"), { ecma: 2020, toplevel: true });
mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, code);
