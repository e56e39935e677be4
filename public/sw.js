// The service worker: keeps a municipality in a language whole on the device, so that the site works without a network.
//
// Each page names the list of what belongs together (`offline/<municipality>.<language>.json`, made from the real files
// with the hash of each). A copy is made beside the old one and counts only when every file of it is there and is what
// the list says; so a copy is of one version, and a half-finished one is never read. What somebody read is not kept:
// a copy is the same for everyone.
(() => {
  const scope = registration.scope;
  // Put in a copy last: what it is a copy of, and that it is whole.
  const MARK = `${scope}offline/mark`;
  // How long a page may take to come over the network before the copy is shown, in milliseconds.
  const WAIT = 3000;
  const LAST = "{last}";

  // A name with a fingerprint in it: the file never changes.
  const isForEver = (address) => /[.-][0-9a-f]{12,16}(_bg)?\.[a-z0-9]+$/.test(new URL(address).pathname);

  const mark = async (name) => {
    const found = await (await caches.open(name)).match(MARK);
    return found && { name, ...(await found.json()) };
  };

  // The copies that are whole, the newest first.
  const copies = async () => {
    const all = await Promise.all((await caches.keys()).filter((name) => name.startsWith(scope)).map(mark));
    return all.filter(Boolean).reverse();
  };

  // How often all was wiped: a copy that was asked for before that is not made.
  let wipes = 0;
  const wipe = async () => {
    wipes += 1;
    for (const name of await caches.keys()) if (name.startsWith(scope)) await caches.delete(name);
  };

  const keep = async (address, before) => {
    if (!String(address).startsWith(scope)) return;
    const answer = await fetch(address, { cache: "no-cache" });
    if (!answer.ok) return;
    const list = await answer.json();
    const name = `${scope}${list.of} ${list.version}`;
    if (before !== wipes || (await mark(name))) return;
    const copy = await caches.open(name);
    for (const [path, hash] of Object.entries(list.files)) {
      const file = new URL(path, scope).href;
      // What came before the network went away need not come again; the rest of a file with this name is the same file.
      if (isForEver(file) ? await copy.match(file) : false) continue;
      const known = isForEver(file) && (await caches.match(file));
      const got = known || (await fetch(file, { integrity: `sha256-${hash}`, cache: isForEver(file) ? "default" : "no-cache" }));
      if (before !== wipes) return void (await caches.delete(name));
      if (!got.ok) throw new Error(file);
      await copy.put(file, got);
    }
    await copy.put(MARK, new Response(JSON.stringify({ of: list.of, shell: list.shell })));
    // The copy before this one stays: a page of that day may still be open. Older ones go, and those never finished.
    const whole = (await copies()).filter((other) => other.of === list.of).map((other) => other.name);
    const stay = whole.slice(0, 2);
    for (const other of await caches.keys()) {
      if (other.startsWith(`${scope}${list.of} `) && !stay.includes(other)) await caches.delete(other);
    }
  };

  // The page as it is kept; else the page that stands in for it, and lets the app show it.
  const kept = async (address) => {
    const plain = address.origin + address.pathname;
    const all = await copies();
    for (const { name } of all) {
      const found = await (await caches.open(name)).match(plain);
      if (found) return found;
    }
    const own = all.find(({ of }) => plain.startsWith(scope + of)) ?? all[0];
    const shell = own && (await (await caches.open(own.name)).match(scope + own.shell));
    if (!shell) return undefined;
    const text = (await shell.text()).replaceAll("{base}", new URL(scope).pathname);
    return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
  };

  const page = async (request) => {
    const address = new URL(request.url);
    const fromNetwork = fetch(request).catch(() => undefined);
    const first = await Promise.race([fromNetwork, new Promise((late) => setTimeout(late, WAIT))]);
    if (first && first.status < 500) return first;
    const copy = await kept(address).catch(() => undefined);
    if (copy) return copy;
    const answer = await fromNetwork;
    if (answer && answer.status < 500) return answer;
    return new Response(LAST, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
  };

  const file = async (request) => (await caches.match(request).catch(() => undefined)) ?? fetch(request);

  addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || !request.url.startsWith(scope)) return;
    if (request.mode === "navigate") event.respondWith(page(request));
    else if (isForEver(request.url)) event.respondWith(file(request));
  });

  // Several pages may ask at once; one copy is made at a time.
  let last = Promise.resolve();
  addEventListener("message", (event) => {
    if (event.data === "wipe") return event.waitUntil(wipe());
    const before = wipes;
    // Without a network there is nothing to keep; what was kept stays.
    last = last.then(() => keep(event.data, before)).catch(() => undefined);
    event.waitUntil(last);
  });
})();
