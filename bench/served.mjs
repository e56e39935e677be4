// The built site as docs/deploy/ has it served, and a line to it as slow as a phone's in a village.
import { existsSync, readFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { folder, serve } from "../tests/browser/site.mjs";

/** A file whose name tells its content. */
const never_changes = /[.-]([0-9a-f]{12}|[0-9a-f]{16})(_bg)?\.[a-z0-9]+$/;

/** The site, compressed and with the headers that say how long a file may be kept. */
export const compressed = () => serve({ spoil: (path) => {
  const cache = { "cache-control": never_changes.test(path) ? "public, max-age=31536000, immutable" : "no-cache" };
  const file = join(folder, path.endsWith("/") ? `${path}index.html.br` : `${path}.br`);
  if (!existsSync(file)) return { headers: cache };
  return { body: readFileSync(file), headers: { ...cache, "content-encoding": "br" } };
} });

/**
 * Slow 4G as Lighthouse has it: 150 ms there and back, 1.6 Mbit/s down, 0.75 Mbit/s up, shared by all connections. A
 * connection costs two times there and back before the first byte (TCP and TLS 1.3).
 */
export const slow_4g = { back_and_forth: 150, down: 1.6e6 / 8, up: 0.75e6 / 8, handshakes: 2 };

/** The same server behind such a line; `url` is what to open. */
export async function slow_line({ url }, { back_and_forth, down, up, handshakes } = slow_4g) {
  const port = Number(new URL(url).port);
  // When the line is free again, each way.
  const free = { down: 0, up: 0 };
  const sockets = new Set();
  const send = (way, speed, to, ready) => (bytes) => {
    const now = performance.now();
    free[way] = Math.max(free[way], now, ready) + (bytes.length / speed) * 1000;
    setTimeout(() => to.destroyed || to.write(bytes), free[way] + back_and_forth / 2 - now);
  };
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true });
    const ready = performance.now() + handshakes * back_and_forth;
    near.on("data", send("up", up, far, ready));
    far.on("data", send("down", down, near, ready));
    for (const [one, other] of [[near, far], [far, near]]) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      // What is still on its way comes first.
      one.on("close", () => setTimeout(() => other.destroy(), Math.max(free.down, free.up) + back_and_forth - performance.now()));
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, close };
}
