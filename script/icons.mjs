// Makes target/icons.json: for every pictogram name in style/icons.json the
// inner markup of an <svg viewBox="0 0 96 96">. The app then holds only the
// pictures it uses, not the whole sets.
//
//   node script/icons.mjs [path of the file to write]

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { optimize } from "svgo";

const project = join(import.meta.dirname, "..");
// Twice the sets' own grid: whole numbers are then fine enough, and take a third less than decimals.
const grid = 96;

const readJson = async (path) => JSON.parse(await readFile(path, "utf8"));

/** What no set has, drawn here in the lines of Tabler. */
async function readOwn() {
  const folder = join(project, "style/pictograms");
  const files = (await readdir(folder)).filter((name) => name.endsWith(".svg"));
  const drawings = files.map(async (name) => {
    const [, width, body] = /viewBox="0 0 (\d+) \1">(.*)<\/svg>/s.exec(await readFile(join(folder, name), "utf8"));
    return [name.slice(0, -".svg".length), { body, width: Number(width) }];
  });
  return { icons: Object.fromEntries(await Promise.all(drawings)) };
}

const readSet = (set) =>
  readJson(join(project, "node_modules/@iconify-json", set, "icons.json"));

function find(sets, name, source) {
  const [set, icon] = source.split(":");
  const found = sets[set]?.icons[icon];
  if (!found) {
    throw new Error(`The pictogram "${name}" in style/icons.json asks for "${source}", which does not exist.`);
  }
  return { body: found.body, size: found.width ?? sets[set].width ?? 16 };
}

// All pictures share one page, so an id in one would catch a reference in
// another: the name of the picture keeps them apart.
function shrink({ body, size }, name) {
  const fitted = size === grid ? body : `<g transform="scale(${grid / size})">${body}</g>`;
  const { data } = optimize(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${grid} ${grid}">${fitted}</svg>`,
    {
      multipass: true,
      // Drawn lines keep their own, coarser grid.
      floatPrecision: body.includes("stroke-width") ? 1 : 0,
      plugins: [
        "preset-default",
        { name: "prefixIds", params: { prefix: name, delim: "-" } },
      ],
    },
  );
  return data.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
}

async function main(target) {
  const chosen = await readJson(join(project, "style/icons.json"));
  const sets = {
    healthicons: await readSet("healthicons"),
    tabler: await readSet("tabler"),
    own: await readOwn(),
  };
  const pictures = Object.fromEntries(
    Object.entries(chosen).map(([name, source]) => [name, shrink(find(sets, name, source), name)]),
  );
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, JSON.stringify(pictures));
}

try {
  await main(process.argv[2] ?? join(project, "target/icons.json"));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
