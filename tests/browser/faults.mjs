// What may go wrong on the way to a reader and in a browser, apart from the tests that go through it.
//
// A fault says what it does: `spoil` to what the server sends, `arrange` to the browser before the page comes, `meddle`
// to a page that is there. `stays` tells what the reader has then: the "app", or the static "page" as it was.

/** Kinds of file, and where a wrong byte in it is seen; a style or a typeface is used all the same. */
const kinds = { js: { mark: "export" }, wasm: { mark: "asm" }, json: { mark: '"' }, css: {}, woff2: {} };

/** The files of the first screen, of search and of the reading aid, and of what kind each is. */
export const files = {
  app: {
    "the app's script": { file: /\/waarheen-app-\w+(?<!_bg)\.js$/, kind: kinds.js },
    "its wasm": { file: /\/waarheen-app-\w+_bg\.wasm$/, kind: kinds.wasm },
    "the content": { file: /\/content\/[^/]+\.json$/, kind: kinds.json },
    "the pictograms": { file: /\/icons\.\w+\.json$/, kind: kinds.json },
  },
  typeface: { "the typeface": { file: /\/atkinson\.\w+\.woff2$/, kind: kinds.woff2 } },
  search: {
    "its script": { file: /\/waarheen-search-\w+\.js$/, kind: kinds.js },
    "its wasm": { file: /\/waarheen-search-\w+_bg\.wasm$/, kind: kinds.wasm },
    "the index": { file: /\/search\/[a-z]{3,}\.[a-z]{2}\.\w+\.json$/, kind: kinds.json },
    "the words of the language": { file: /\/search\/[a-z]{2}\.\w+\.json$/, kind: kinds.json },
  },
  aid: {
    "its script": { file: /\/waarheen-aid-\w+\.js$/, kind: kinds.js },
    "its wasm": { file: /\/waarheen-aid-\w+_bg\.wasm$/, kind: kinds.wasm },
    "its texts": { file: /\/aid\/[a-z]{2}\.\w+\.json$/, kind: kinds.json },
    "its style": { file: /\/aid\.\w+\.css$/, kind: kinds.css },
  },
  copy: {
    "the service worker": { file: /\/sw\.js$/, kind: kinds.js },
    "the list of the copy": { file: /\/offline\/[^/]+\.json$/, kind: kinds.json },
    "a file of the copy": { file: /\/waarheen-search-\w+_bg\.wasm$/, kind: kinds.wasm },
  },
};

const half = (body) => body.subarray(0, body.length / 2);

/**
 * One byte that is another, where a machine can see it: what a wrong letter in a text or a loop that never ends looks
 * like only the line can tell, and it does (TLS).
 */
function flipped(body, { mark }) {
  const changed = Buffer.from(body);
  const at = mark ? body.indexOf(mark) : body.length / 2;
  changed[at] ^= 1;
  return changed;
}

/** What the server may send in place of a file; `slow` sends nothing until it is released. */
export const accidents = {
  "never comes": { slow: true },
  "is cut off halfway": { send: (body) => ({ body: half(body), length: body.length }) },
  "is not there (404)": { send: () => ({ status: 404, body: Buffer.from("Not found") }) },
  "fails on the server (500)": { send: () => ({ status: 500, body: Buffer.from("Internal Server Error") }) },
  "has the wrong content type": { send: () => ({ headers: { "content-type": "text/html" } }), harmless: [kinds.wasm, kinds.json, kinds.css] },
  "is not whole": { send: (body) => ({ body: half(body) }), harmless: [kinds.css] },
  "has one wrong byte": { send: (body, kind) => ({ body: flipped(body, kind) }), harmless: [kinds.css, kinds.woff2] },
};

/** What stays when an accident happens to a file of this kind: the app comes, or the page stays as it is. */
export const stays = (accident, kind) => (accident.harmless?.includes(kind) ? "app" : "page");

const csp = (script) => ({ headers: { "content-security-policy": `default-src 'self' data: 'unsafe-inline'; script-src ${script}` } });
const is_page = (path) => path.endsWith("/");

/** Wraps every text in an element of its own and tells another language, as a translator in the browser does. */
const translate = () => {
  document.documentElement.lang = "pl";
  document.documentElement.classList.add("translated-ltr");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement.closest("font, script, style")) continue;
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    text.replaceWith(outer);
    outer.append(inner);
    inner.append(text);
  }
};

/** Throws on every touch of a property of the window. */
const deny = (names) => {
  for (const name of names) {
    Object.defineProperty(window, name, {
      configurable: true,
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    });
  }
};

/** A browser that never had these: `Window.speechSynthesis`, `Navigator.share`. */
const lack = (names) => {
  for (const name of names) {
    const [owner, property] = name.split(".");
    delete window[owner]?.prototype?.[property];
    delete window[property];
  }
};

const shift_clock = (years) => {
  const RealDate = Date;
  const shift = years * 365.2425 * 24 * 3600 * 1000;
  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [RealDate.now() + shift]));
    }
    static now = () => RealDate.now() + shift;
  };
};

/** Faults of the browser, of the device, and of who else is at the page. */
export const faults = {
  "there is no WebAssembly (Lockdown Mode)": {
    stays: "page",
    arrange: (page) => page.addInitScript(() => delete window.WebAssembly),
  },
  "WebAssembly refuses every module": {
    stays: "page",
    arrange: (page) => page.addInitScript(() => {
      const refuse = () => Promise.reject(new WebAssembly.CompileError("Wasm code generation disallowed by embedder"));
      Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse, compile: refuse, compileStreaming: refuse });
    }),
  },
  "the server's security policy forbids wasm": {
    stays: "page",
    spoil: (path) => (is_page(path) ? csp("'self' 'unsafe-inline'") : undefined),
  },
  "the server's security policy forbids scripts": {
    stays: "page",
    spoil: (path) => (is_page(path) ? csp("'none'") : undefined),
  },
  "the storage of the browser is denied": {
    stays: "app",
    arrange: (page) => page.addInitScript(deny, ["localStorage", "sessionStorage", "indexedDB", "caches"]),
  },
  "the storage is not there": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB"]) Object.defineProperty(window, name, { value: null });
    }),
  },
  "the storage is full": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    }),
  },
  "what is stored is nonsense": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => {
      try {
        localStorage.waarheen = 'as-text-99 as-\u0000 as-calm<b> {"as-still"} as-';
      } catch { /* about:blank has no storage */ }
    }),
  },
  "there is no service worker": {
    stays: "app",
    arrange: (page) => page.addInitScript(lack, ["Navigator.serviceWorker"]),
  },
  "there is no requestIdleCallback": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => delete window.requestIdleCallback),
  },
  "there is no IntersectionObserver": {
    stays: "app",
    arrange: (page) => page.addInitScript(lack, ["Window.IntersectionObserver", "Window.ResizeObserver"]),
  },
  "there is no speech": {
    stays: "app",
    arrange: (page) => page.addInitScript(lack, ["Window.speechSynthesis", "Window.SpeechSynthesisUtterance"]),
  },
  "there is no sharing and no clipboard": {
    stays: "app",
    arrange: (page) => page.addInitScript(lack, ["Navigator.share", "Navigator.canShare", "Navigator.clipboard"]),
  },
  "there are no popovers": {
    stays: "app",
    arrange: (page) => page.addInitScript(lack, [
      "HTMLElement.popover", "HTMLElement.showPopover", "HTMLElement.hidePopover", "HTMLElement.togglePopover",
      "HTMLButtonElement.popoverTargetElement",
    ]),
  },
  "the clock is in 1970": { stays: "app", arrange: (page) => page.addInitScript(shift_clock, -56) },
  "the clock is in 2099": { stays: "app", arrange: (page) => page.addInitScript(shift_clock, 73) },
  "there is no time at all": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => {
      const RealDate = Date;
      window.Date = class extends RealDate {
        constructor(...given) {
          super(...(given.length > 0 ? given : [NaN]));
        }
      };
    }),
  },
  "the browser knows no time zones": {
    stays: "app",
    arrange: (page) => page.addInitScript(() => {
      const write = Date.prototype.toLocaleString;
      Date.prototype.toLocaleString = function (lang, options) {
        if (options?.timeZone) throw new RangeError(`Invalid time zone specified: ${options.timeZone}`);
        return write.call(this, lang, options);
      };
    }),
  },
  "a translator changes the page before the app comes": { stays: "app", held: translate },
  "a translator changes the page after the app came": { stays: "app", meddle: translate },
  "a translator goes on for as long as the page is there": {
    stays: "app",
    arrange: (page) => page.addInitScript(`
      const translate = ${translate};
      addEventListener("DOMContentLoaded", () => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          translate();
          watch.observe(document.body, { childList: true, subtree: true });
        });
        watch.observe(document.body, { childList: true, subtree: true });
        translate();
      });`),
  },
};

/** What may be wrong where a service worker runs: `script` is put before the worker's own; `offline` ones need no line. */
export const worker_faults = {
  "there is no room for a copy": {
    script: `
      Cache.prototype.put = () => Promise.reject(new DOMException("The quota has been exceeded.", "QuotaExceededError"));`,
  },
  "the copies of the browser are broken": {
    script: `
      for (const name of ["open", "match", "keys", "has", "delete"]) {
        CacheStorage.prototype[name] = () => Promise.reject(new DOMException("Unexpected internal error.", "UnknownError"));
      }`,
  },
  "there is no network, and the copy has lost the content and the app": {
    offline: true,
    script: `
      for (const { prototype } of [Cache, CacheStorage]) {
        const { match } = prototype;
        prototype.match = function (asked, ...more) {
          const is_lost = /\\.(json|wasm)$/.test(asked.url ?? asked) && !String(asked.url ?? asked).includes("/offline/");
          return is_lost ? Promise.resolve(undefined) : match.call(this, asked, ...more);
        };
      }`,
  },
};

/** Safari refuses after a hundred steps in half a minute. */
export const full_history = {
  arrange: (page) => page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("Attempt to use history.pushState() more than 100 times", "SecurityError");
    };
    Object.assign(History.prototype, { pushState: refuse, replaceState: refuse });
  }),
};

/** What the content, the pictograms and the app's script may be when they are of another version. */
export const strangers = {
  "the content is of another version than the app": {
    stays: "page",
    spoil: (path, body) => (files.app["the content"].file.test(path) ? { body: without(body, ["tree"]) } : undefined),
  },
  "the pictograms are of another version than the app": {
    stays: "app",
    spoil: (path, body) => (files.app["the pictograms"].file.test(path) ? { body: without(body, first_keys(body)) } : undefined),
  },
  "the app's script is of another version than its wasm": {
    stays: "page",
    spoil: (path, body) =>
      files.app["the app's script"].file.test(path) ? { body: Buffer.from(String(body).replace(/\bv[0-9a-f]{8}\b/, "v00000000")) } : undefined,
  },
};

function without(body, keys) {
  const things = JSON.parse(String(body));
  for (const key of keys) delete things[key];
  return Buffer.from(JSON.stringify(things));
}

const first_keys = (body) => Object.keys(JSON.parse(String(body))).filter((_, at) => at % 2 === 0);
