// `script/bench servers`: starts each web server of docs/deploy that is installed with the file that an operator gets, asks
// for every file of the built site in every way, and fails at the first answer that is not as it should be.
import { fileURLToPath } from "node:url";
import { resolve } from "node:path";
import { installed, servers, start } from "../tests/servers/servers.mjs";
import { files, walk } from "../tests/servers/walk.mjs";

const site = resolve(process.env.SITE ?? fileURLToPath(new URL("../dist", import.meta.url)));
const paths = files(site);

console.log("| Server | The site stands in | Files | Requests | As it should be |\n|---|---|---:|---:|---|");
for (const server of servers) {
  for (const below of ["/", "/hulp/"]) {
    const cell = (cells) => console.log(`| ${[server, below, ...cells].join(" | ")} |`);
    if (!installed(server)) {
      cell(["", "", "not installed here"]);
      continue;
    }
    const running = await start(server, { site, below });
    try {
      const asked = await walk({ url: running.url, site, paths });
      cell([paths.length.toLocaleString("en"), asked.toLocaleString("en"), "yes"]);
    } catch (error) {
      cell([paths.length.toLocaleString("en"), "", "no"]);
      console.error(error.message);
      process.exitCode = 1;
    } finally {
      await running.close();
    }
  }
}
