// Stands in every page, before the app: leaving quickly must work at once, and without the app.
(() => {
  const root = document.documentElement;

  // What is closed to us holds nothing of ours either.
  const attempt = (act) => { try { return act(); } catch { return undefined; } };
  const workers = navigator.serviceWorker;
  let worker = workers?.controller;
  let wiped = false;

  // Everything that this site keeps on the device; who asked may wait for it.
  const wipe = () => {
    wiped = true;
    // The worker stops what it is making, and goes on wiping when this page is gone.
    worker?.postMessage("wipe");
    attempt(() => localStorage.clear());
    attempt(() => sessionStorage.clear());
    return Promise.all([
      attempt(() => caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))),
      attempt(() => workers.getRegistration().then((registration) => registration?.unregister())),
    ]).catch(() => undefined);
  };
  addEventListener("wipe", wipe);

  // Cover the page first, then wipe, then go: the next page may take a while to come.
  const leave = (href) => {
    root.classList.add("left");
    document.title = "…";
    wipe();
    location.replace(href);
  };
  const exit = () => document.querySelector("[data-exit]")?.href;

  addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-exit]");
    if (link) {
      event.preventDefault();
      leave(link.href);
    }
  }, true);

  // Three times Shift within five seconds. Escape would get in the way of screen readers.
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") presses = [];
    else if (!event.repeat) {
      presses = [...presses.filter((time) => event.timeStamp - time < 5000), event.timeStamp];
      const href = exit();
      if (presses.length >= 3 && href) leave(href);
    }
  }, true);

  // Who comes back with the back button must not see the page again.
  addEventListener("pageshow", (event) => {
    const href = exit();
    if (event.persisted && root.classList.contains("left") && href) location.replace(href);
  });

  // What the reader chose on this device, before anything is painted.
  const chosen = attempt(() => localStorage.waarheen) ?? "";
  root.classList.add(...chosen.match(/as-(text|contrast|still)[^ ]*/g) ?? []);

  // The apps come after the page is there. When anything fails, the page stays as it is and works.
  // Where their files are is told from this page; the app will go to others without loading them.
  for (const name in root.dataset) root.dataset[name] = new URL(root.dataset[name], document.baseURI);
  const data = { ...root.dataset };
  const come = {};
  let tries = 0;
  const load = async (name) => {
    const file = data[name];
    if (!file || come[name]) return;
    come[name] = true;
    try {
      // A file that did not come once is asked for under another name.
      const app = await import(tries ? `${file}?${tries}` : file);
      await app.default({ module_or_path: file.replace(".js", "_bg.wasm") });
    } catch {
      dispatchEvent(new Event(`failed-${name}`));
    }
  };
  const failed = (name) => {
    come[name] = false;
    tries += 1;
  };
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));
  // A page names the one app that is its own: that of the site, or of the desk.
  // A page that has nothing to paint may never be called idle.
  addEventListener("load", () => whenIdle(() => { load("app"); load("desk"); }, { timeout: 1000 }));

  // Search comes when somebody looks for it.
  const seek = (box) => { if (/^(zoek|code|code-open)$/.test(box?.id)) load("search"); };
  addEventListener("failed-search", () => {
    failed("search");
    if ("codeAsked" in root.dataset) document.getElementById("code-later")?.removeAttribute("hidden");
  });
  // Who opens a code before it has come need not do so again.
  const ask = (event) => {
    if (event.target.id !== "code-open" && (event.target.id !== "code" || event.key !== "Enter")) return;
    root.dataset.codeAsked = "";
    seek(event.target);
  };
  addEventListener("click", ask);
  addEventListener("keydown", ask);
  addEventListener("focusin", (event) => seek(event.target));
  addEventListener("input", (event) => seek(event.target));
  addEventListener("load", () => { if (location.hash.includes("zoek=")) seek(document.getElementById("zoek")); });
  addEventListener("popstate", () => setTimeout(() => seek(document.getElementById("zoek"))));

  // Reading aloud and as one needs it comes when it is asked for, or was asked for always.
  addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-aid]");
    if (!button || "aidOn" in root.dataset) return;
    root.dataset.wants = button.dataset.aid;
    // Safari lets a page speak only from a tap, and this is that tap. Chromium can stay dumb after an empty text.
    if (window.GestureEvent) window.speechSynthesis?.speak(new SpeechSynthesisUtterance(""));
    load("aid");
  });
  addEventListener("failed-aid", () => {
    failed("aid");
    delete root.dataset.wants;
    for (const button of document.querySelectorAll("[data-fail]")) {
      button.lastElementChild.textContent = button.dataset.fail;
    }
  });
  if (/as-(calm|spoken)/.test(chosen)) addEventListener("load", () => whenIdle(() => load("aid")));

  // A copy for when there is no network (sw.js). Who asks their browser to save data keeps none.
  const keep = async () => {
    if (wiped) return;
    await workers.register(new URL("../sw.js", data.keep), { updateViaCache: "none" });
    worker = (await workers.ready).active;
    if (wiped) await wipe();
    else worker.postMessage(data.keep);
  };
  if (data.keep && workers && !navigator.connection?.saveData) {
    addEventListener("load", () => setTimeout(() => keep().catch(() => undefined), 2000));
  }
})();
