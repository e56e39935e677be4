// Everything that may go wrong, on every kind of page: the tests of tests/browser/faults.test.mjs, none of them left out.
// Prints the table of what was gone through and what was survived; what was not is told as it happens.
import { run } from "node:test";
import { fileURLToPath } from "node:url";

process.env.FAULTS = "all";
const file = fileURLToPath(new URL("../tests/browser/faults.test.mjs", import.meta.url));
const tests = run({ files: [file], concurrency: 1 });
tests.on("test:stdout", ({ message }) => process.stdout.write(message));
// Faults are gone through one after another, each a group of tests.
let fault = "";
tests.on("test:start", ({ name, nesting }) => {
  if (nesting === 0) fault = name;
});
tests.on("test:fail", ({ name, details }) => {
  // A group fails because a test in it does.
  if (details.type === "suite" || name.endsWith(".mjs")) return;
  console.error(`» ${fault}, ${name}: ${details.error.cause?.message ?? details.error.message}`);
  process.exitCode = 1;
});
for await (const _ of tests);
