// Makes an app smaller than its tools leave it. What the wasm asks of its script (its imports) gets names of one or two
// letters in both: their own end in sixteen letters of chance each, which no compression makes small. And the script
// loses what only people read. Together five kilobytes less for every reader.
//
//   node script/shorten.mjs app.js app_bg.wasm

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { minify } from "terser";

/** The section of a wasm file that lists the imports, and the kind of import that is a function. */
const imports = 2;
const a_function = 0;
/** The module that the functions come from is named after this very wasm: short names fit any, and a script of another
 * version must not run with it. */
const name_of = (wasm) => `v${createHash("sha256").update(wasm).digest("hex").slice(0, 8)}`;

/** Reads a wasm file part by part (https://webassembly.github.io/spec/core/binary/). */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  take(length) {
    if (this.at + length > this.bytes.length) throw new Error("The wasm file ends too early.");
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  /** A number in LEB128. */
  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const [byte] = this.take(1);
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) return number;
    }
  }
  text() {
    return this.take(this.number()).toString();
  }
}

function number(value) {
  const bytes = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 127) | 128);
  }
}

const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);

/** The wasm file with short names, and the short name of each module and function. */
function shorten(bytes) {
  const reader = new Reader(bytes);
  const short_module = name_of(bytes);
  const parts = [reader.take(8)];
  const modules = new Map();
  const functions = new Map();
  while (reader.at < bytes.length) {
    const start = reader.at;
    const [id] = reader.take(1);
    const length = reader.number();
    const body = new Reader(reader.take(length));
    if (id !== imports) {
      parts.push(bytes.subarray(start, reader.at));
      continue;
    }
    const count = body.number();
    const list = [number(count)];
    for (let index = 0; index < count; index += 1) {
      modules.set(body.text(), short_module);
      const name = body.text();
      if (!functions.has(name)) functions.set(name, functions.size.toString(36));
      const [kind] = body.take(1);
      if (kind !== a_function) throw new Error(`The import ${name} is no function.`);
      list.push(text(short_module), text(functions.get(name)), number(kind), number(body.number()));
    }
    const made = Buffer.concat(list);
    parts.push(Buffer.from([imports]), number(made.length), made);
  }
  return { wasm: Buffer.concat(parts), modules, functions };
}

async function main(script_file, wasm_file) {
  const { wasm, modules, functions } = shorten(await readFile(wasm_file));
  let script = await readFile(script_file, "utf8");
  const put = (from, to, what) => {
    const changed = script.replace(from, to);
    if (changed === script) throw new Error(`${script_file} does not define ${what}.`);
    script = changed;
  };
  for (const [name, short] of modules) put(`"${name}":`, `"${short}":`, name);
  for (const [name, short] of functions) put(new RegExp(`\\b${name}:`), `"${short}":`, name);
  await writeFile(wasm_file, wasm);
  const { code } = await minify(script, { ecma: 2020, module: true });
  await writeFile(script_file, code);
}

const files = process.argv.slice(2);
if (files.length !== 2) {
  console.error("Name the app's script and its wasm file.");
  process.exit(2);
}
await main(...files);
