// Makes the script that stands in every page from src/app/boot.js, for every page pays for each byte, and the service
// worker from public/sw.js.
//   node script/boot.mjs FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { minify } from "terser";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });
for (const source of ["src/app/boot.js", "public/sw.js"]) {
  const { code } = await minify(readFileSync(source, "utf8"), { ecma: 2020, toplevel: true });
  writeFileSync(join(folder, source.split("/").at(-1)), code);
}
