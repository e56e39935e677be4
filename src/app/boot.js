// Stands in every page, before the app: leaving quickly must work at once, and without the app.
(() => {
  const root = document.documentElement;

  // Cover the page first, then wipe, then go: the next page may take a while to come.
  const leave = (href) => {
    root.classList.add("left");
    document.title = "…";
    try { localStorage.clear(); } catch { /* storage is closed to us: nothing was kept either */ }
    try { sessionStorage.clear(); } catch { /* the same */ }
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

  // The app comes after the page is there. When anything fails, the page stays as it is and works.
  // Where its files are is told from this page; the app will go to others without loading them.
  for (const name in root.dataset) root.dataset[name] = new URL(root.dataset[name], document.baseURI);
  const { app, search } = root.dataset;
  const load = async (file) => {
    try {
      await (await import(file)).default({ module_or_path: file.replace(".js", "_bg.wasm") });
    } catch { /* nothing is lost: every answer on the page is a link */ }
  };
  const whenIdle = window.requestIdleCallback ?? ((run) => setTimeout(run, 1));
  if (app) addEventListener("load", () => whenIdle(() => load(app)));

  // Search comes when somebody looks for it.
  let asked = false;
  const seek = (box) => {
    if (search && box?.id === "zoek" && !asked) {
      asked = true;
      load(search);
    }
  };
  addEventListener("focusin", (event) => seek(event.target));
  addEventListener("load", () => { if (location.hash.includes("zoek=")) seek(document.getElementById("zoek")); });
  addEventListener("popstate", () => setTimeout(() => seek(document.getElementById("zoek"))));
})();
