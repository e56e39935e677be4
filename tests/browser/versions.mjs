// Later versions of the built site, made while a server sends it: every file that is named after its contents has
// another name, and the site calls itself otherwise, so that what is of one version can be told from another.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { folder, types } from "./site.mjs";

/** A fingerprint in a name. The typeface stays what it is: the policy of every page has the hash of a style with its name. */
const print = /(?<=[.-])([0-9a-f]{16}|[0-9a-f]{12})(?=(?:_bg)?\.(?:js|wasm|json|svg|css)\b)/g;

const turn = (hash, number) => hash.slice(number) + hash.slice(0, number);

/** The version that comes so many after the built one; 0 is the built one itself. */
export function version(number) {
  const known = new Map();
  const name = number === 0 ? "Waarheen" : `Waarheen-${number}`;
  const renamed = (text, by) => text.replace(print, (hash) => turn(hash, (hash.length + by) % hash.length));

  /** What this version holds for a file of the built site. */
  const made = (path) => {
    const file = join(folder, path, path.endsWith("/") || path === "" ? "index.html" : "");
    if (!existsSync(file)) return undefined;
    const body = readFileSync(file);
    if (number === 0 || !/\.(html|json|webmanifest)$/.test(file)) return body;
    const text = renamed(String(body), number).replaceAll("Waarheen", name);
    return Buffer.from(/^\/?offline\/.*\.json$/.test(path) ? list(text) : text);
  };
  const holds = (path) => known.get(path) ?? known.set(path, made(path)).get(path);

  /** The list of what is kept has the hash of each file. */
  const list = (text) => {
    const { files, version, ...more } = JSON.parse(text);
    const hash = (path) => createHash("sha256").update(holds(renamed(path, -number))).digest("base64");
    const hashes = Object.fromEntries(Object.keys(files).map((path) => [path, hash(path)]));
    return JSON.stringify({ ...more, version: turn(version, number), files: hashes });
  };

  return {
    name,
    /** For a server: of other versions nothing is left. */
    send: (path) => {
      const body = holds(renamed(path, -number));
      const headers = { "content-type": types[extname(path)] ?? types[".html"] };
      return body ? { status: 200, body, headers } : { status: 404, body: Buffer.from("Not found") };
    },
  };
}

/** What the site calls itself on this page. */
export const name_of_site = (page) => page.locator(".brand-name").innerText();
