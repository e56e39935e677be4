// Everybody can use every kind of page: by ear, by keyboard, enlarged, and by the size of what one taps.
// What engines find on every kind of page is in engines.test.mjs.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { home, kinds, langs, made_up, plain_kinds } from "./pages.mjs";
import { launch, open, painted, phone, ready, serve, step } from "./site.mjs";
import { double } from "./speech.mjs";

const browser = await launch();
const site = await serve();
after(async () => {
  await browser.close();
  await site.close();
});

const pages = (lang) => ({ ...kinds(lang), ...plain_kinds(lang) });
const visit = async (page, path, kind) => {
  await page.goto(site.url + path);
  if (!(kind in plain_kinds())) await ready(page);
};

/** What a screen reader is given: the nodes of the accessibility tree that are not left out, each with its parent. */
async function heard(page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const all = new Map(nodes.map((node) => [node.nodeId, node]));
  const property = ({ properties = [] }, name) => properties.find((one) => one.name === name)?.value.value;
  return nodes
    .filter(({ ignored }) => !ignored)
    .map((node) => {
      const around = [];
      for (let at = all.get(node.parentId); at; at = all.get(at.parentId)) if (!at.ignored) around.push(at.role.value);
      return {
        role: node.role.value,
        name: node.name?.value.trim() ?? "",
        focusable: property(node, "focusable") === true,
        level: property(node, "level"),
        live: property(node, "live"),
        around,
      };
    });
}

// What one can act upon, by the names that Chromium gives.
const acting = ["link", "button", "DisclosureTriangle", "combobox", "searchbox", "textbox", "option"];
const landmarks = ["banner", "navigation", "main", "contentinfo", "complementary", "search", "region", "form"];

for (const lang of langs) {
  describe(`by ear, ${lang}`, { concurrency: 2 }, () => {
    for (const [kind, path] of Object.entries(pages(lang))) {
      test(`${kind}: its landmarks, headings and live regions, and a name for all one can act upon`, async () => {
        const page = await phone(browser);
        await visit(page, path, kind);
        const nodes = await heard(page);
        const named = (role) => nodes.filter((node) => node.role === role).map(({ name }) => name);

        // The choice of municipality has no foot: it is the municipality that has something to say there.
        const foot = kind === "choose" ? [] : ["contentinfo"];
        assert.deepEqual(
          nodes.map(({ role }) => role).filter((role) => landmarks.includes(role)).sort(),
          ["banner", "complementary", "main", "navigation", ...foot].sort(),
        );
        for (const role of ["navigation", "complementary"]) assert.notEqual(named(role)[0], "", `the name of ${role}`);
        const inside = (role) => nodes.filter(({ around }) => around.includes(role));
        assert.ok(inside("navigation").some(({ role }) => role === "link"));
        assert.ok(inside("complementary").some(({ role, name }) => role === "link" && name.includes("112")));

        // Every heading that is seen is heard, and lies in the main part.
        const seen = await page.$$eval("h1, h2, h3, h4, h5, h6", (all) => all
          .filter((heading) => heading.checkVisibility())
          .map((heading) => [Number(heading.tagName[1]), heading.textContent.trim()]));
        const headings = inside("main").filter(({ role }) => role === "heading");
        assert.deepEqual(headings.map(({ level, name }) => [level, name]).sort(), seen.sort());
        assert.equal(named("heading").length, headings.length);
        assert.equal(headings.filter(({ level }) => level === 1).length, 1);
        assert.ok(!named("heading").includes(""));

        // Only search tells of itself what has changed, and it is quiet until then.
        const live = nodes.filter((node) => node.live).map(({ role, live }) => `${role}, ${live}`);
        assert.deepEqual(live, kind === "search" ? ["status, polite"] : []);
        assert.deepEqual(named("alert"), []);

        const actions = nodes.filter(({ role }) => acting.includes(role));
        assert.ok(actions.length > 0);
        assert.deepEqual(actions.filter(({ name }) => name === "").map(({ role }) => role), []);
        assert.deepEqual(actions.filter(({ around }) => around.some((role) => acting.includes(role))), []);
        // What has the focus and is not of these roles would be something to act upon without saying so.
        const others = nodes.filter(({ role, focusable }) => focusable && !acting.includes(role));
        assert.deepEqual(others.filter(({ role }) => !["RootWebArea", "main", "heading"].includes(role)), []);
        // The tree may leave out what is inside a button, so the elements themselves are asked too.
        const any = ":is(a[href], button, summary, input, [role=option])";
        assert.deepEqual(await page.$$eval(`${any} ${any}`, (all) => all.map((inner) => inner.outerHTML)), []);
        await page.context().close();
      });
    }
  });
}

test("by ear one is told how many search has found, and each result has a name", async () => {
  const page = await phone(browser);
  await visit(page, kinds().search, "search");
  await page.locator("#zoek").fill("school");
  await page.locator("#zoek-lijst [role=option]").first().waitFor();
  const nodes = await heard(page);
  const options = nodes.filter(({ role }) => role === "option");
  assert.ok(options.length > 0);
  assert.ok(options.every(({ name, around }) => name !== "" && around.includes("listbox")));
  const status = nodes.filter(({ around }) => around.includes("status")).map(({ name }) => name);
  assert.ok(status.includes(`${options.length} gevonden`), status.join());
  await page.context().close();
});

describe("every kind of page", { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(pages("nl"))) {
    test(`${kind}: one heading of the first level, and no level is skipped`, async () => {
      const page = await phone(browser);
      await visit(page, path, kind);
      const levels = await page.$$eval("h1,h2,h3,h4", (all) => all.map((heading) => Number(heading.tagName[1])));
      assert.equal(levels.filter((level) => level === 1).length, 1);
      levels.forEach((level, at) => assert.ok(level <= (levels[at - 1] ?? 0) + 1, `heading ${at} is of level ${level}`));
      await page.context().close();
    });

    test(`${kind}: nothing scrolls sideways on the smallest screen, with large text, or enlarged four times`, async () => {
      const page = await phone(browser);
      for (const [width, height, text] of [[320, 640, "112.5%"], [360, 740, "225%"], [320, 256, "112.5%"]]) {
        await page.setViewportSize({ width, height });
        await visit(page, path, kind);
        await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
        const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok(wide <= inner, `${wide} of ${inner} wide at ${width}×${height}, text ${text}`);
      }
      await page.context().close();
    });

    test(`${kind}: what one taps is at least 48 high, unless it stands in a sentence`, async () => {
      const page = await phone(browser);
      await visit(page, path, kind);
      const small = await page.$$eval("a[href], button, summary", (all) => all
        .filter((one) => !one.closest("p, dd, li > .hard-word") && !one.matches(".hard-word, .number, .nl-skip-link, .links a"))
        .map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
        .filter(([box]) => box.height > 0 && (box.height < 47.5 || box.width < 44))
        .map(([box, html]) => `${Math.round(box.width)}×${Math.round(box.height)} ${html}`));
      assert.deepEqual(small, []);
      await page.context().close();
    });
  }
});

test("no picture stands alone: a word stands beside it", async () => {
  const page = await phone(browser);
  let pictures = 0;
  for (const [kind, path] of Object.entries(pages("nl"))) {
    await visit(page, path, kind);
    await page.evaluate(() => document.querySelectorAll("details").forEach((fold) => (fold.open = true)));
    const [number, alone] = await page.$$eval("svg.icon", (all) => {
      const beside = (one) => (one.closest(".search-box")?.parentElement ?? one.closest("a, button, label, li, p, h1, h2, h3, summary") ?? one.parentElement);
      const shown = all.filter((one) => one.checkVisibility());
      return [shown.length, shown.filter((one) => !beside(one).innerText.trim()).map((one) => beside(one).outerHTML.slice(0, 80))];
    });
    assert.deepEqual(alone, [], kind);
    pictures += number;
  }
  assert.ok(pictures > 100);
  await page.context().close();
});

test("the tab order starts with the skip link, then the name, reading aloud, adjusting and the language", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const classes = [];
  for (let press = 0; press < 6; press += 1) {
    await page.keyboard.press("Tab");
    classes.push(await page.evaluate(() => document.activeElement.className));
  }
  assert.deepEqual(classes, ["nl-skip-link", "brand", "tool with-script", "tool with-script", "tool", "row"]);
  await page.context().close();
});

/** Numbers all that the Tab key should come to, in the order of the page, and how each looks without the focus. */
function number_stops(page) {
  return page.evaluate(() => {
    const able = "a[href], button, input, select, textarea, summary, [tabindex]";
    window.stops = [...document.querySelectorAll(able)].filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    window.outline = (one) => {
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
      return [`${outlineStyle} ${outlineWidth} ${outlineColor}`, boxShadow];
    };
    window.before = window.stops.map((one) => window.outline(one).join());
    return window.stops.length;
  });
}

/** Where the focus is: the number of the stop, or what else has it; and what is wrong with how it is shown. */
function focused(page) {
  return page.evaluate(() => {
    const one = document.activeElement;
    const stop = window.stops.indexOf(one);
    if (stop < 0) return { stop: one.tagName, wrong: [] };
    const name = one.outerHTML.slice(0, 100);
    const wrong = [];
    const box = [...one.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!box) return { stop, wrong: [`no size: ${name}`] };
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const top = document.elementFromPoint(x, y);
    if (!one.contains(top)) wrong.push(`not on the screen, or covered by ${top?.outerHTML.slice(0, 60)}: ${name}`);
    const [outline, shadow] = window.outline(one);
    if (outline.startsWith("none") && shadow === "none") wrong.push(`no outline: ${name}`);
    if ([outline, shadow].join() === window.before[stop]) wrong.push(`looks as it does without the focus: ${name}`);
    return { stop, wrong };
  });
}

describe("the Tab key comes to everything in the order of the page, and back", { concurrency: 2 }, () => {
  for (const kind of ["home", "question", "result", "service", "search"]) {
    for (const unfold of [false, true]) {
      test(`${kind}, ${unfold ? "unfolded" : "as it comes"}`, async () => {
        const page = await phone(browser, { reducedMotion: "reduce" });
        await visit(page, kinds()[kind], kind);
        await page.$$eval("details", (all, unfold) => all.forEach((fold) => (fold.open = unfold)), unfold);
        const number = await number_stops(page);
        assert.ok(number > 10);
        const forth = Array.from({ length: number }, (_, stop) => stop);
        const walk = async (key, presses) => {
          const stops = [];
          for (let press = 0; press < presses; press += 1) {
            await page.keyboard.press(key);
            let { stop, wrong } = await focused(page);
            if (wrong.length > 0) {
              // The page may scroll along a frame later.
              await painted(page);
              ({ stop, wrong } = await focused(page));
            }
            assert.deepEqual(wrong, [], `${key} ${press + 1}`);
            stops.push(stop);
          }
          return stops;
        };
        assert.deepEqual(await walk("Tab", number), forth);
        // From the last stop one gets out of the page.
        const [out] = await walk("Tab", 1);
        assert.ok(out === "BODY" || out === 0, `after the last stop: ${out}`);
        await walk("Shift+Tab", 1);
        assert.deepEqual(await walk("Shift+Tab", number - 1), forth.slice(0, -1).reverse());
        assert.deepEqual(page.troubles, []);
        await page.context().close();
      });
    }
  }
});

test("the strip with help never covers what has the focus", async () => {
  const page = await phone(browser);
  await open(page, site.url + kinds().result);
  const count = await page.locator("main :is(a[href], button, summary)").count();
  await page.locator(".tool").last().focus();
  for (let press = 0; press < count; press += 1) {
    await page.keyboard.press("Tab");
    const covered = await page.evaluate(() => {
      const focused = document.activeElement.getBoundingClientRect();
      return focused.bottom > document.querySelector(".strip").getBoundingClientRect().top + 1;
    });
    assert.equal(covered, false, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
  }
  await page.context().close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`what has the focus has a ring that nobody can miss, ${colorScheme}`, async () => {
    const page = await phone(browser, { colorScheme });
    await open(page, site.url + kinds().result);
    const count = await page.$$eval(":is(a[href], button, summary)", (all) => all.filter((one) => one.checkVisibility()).length);
    for (let press = 0; press < count; press += 1) {
      await page.keyboard.press("Tab");
      const ring = await page.evaluate(() => {
        const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
        return `${outlineStyle} ${Number.parseFloat(outlineWidth) >= 3}`;
      });
      assert.equal(ring, "solid true", await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
    }
    await page.context().close();
  });
}

for (const text of [1, 2, 3, 4]) {
  test(`with the bar that reads aloud and text ${text} of 4, neither bar nor strip covers what has the focus`, async () => {
    const page = await phone(browser, { viewport: { width: 320, height: 640 } });
    await double(page);
    await page.addInitScript((text) => localStorage.setItem("waarheen", text > 1 ? `as-text-${text}` : ""), text);
    await open(page, site.url + kinds().question);
    await page.locator("[data-aid=read]").click();
    await page.locator("#aid-bar").waitFor();
    await page.locator("main").focus();
    const count = await page.$$eval("main :is(a[href], button, summary)", (all) => all.filter((one) => one.checkVisibility()).length);
    for (let press = 0; press < count; press += 1) {
      await page.keyboard.press("Tab");
      const covered = await page.evaluate(() => {
        const { top, bottom } = document.activeElement.getBoundingClientRect();
        const bar = document.querySelector("#aid-bar").getBoundingClientRect().bottom;
        const strip = document.querySelector(".strip").getBoundingClientRect().top;
        // What is taller than the room between them shows its beginning.
        return top < bar - 1 || (bottom > strip + 1 && bottom - top < strip - bar);
      });
      assert.equal(covered, false, await page.evaluate(() => document.activeElement.outerHTML.slice(0, 100)));
    }
    const [bar, room] = await page.evaluate(() => [document.querySelector("#aid-bar").offsetHeight, innerHeight]);
    assert.ok(bar < room / 3, `the bar takes ${bar} of ${room} px`);
    await page.context().close();
  });
}

test("by keyboard alone one gets from the front page to a number to call", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  const go = async (end) => {
    for (let press = 0; press < 40; press += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((end) => document.activeElement.href?.endsWith(end), end)) break;
    }
    await page.keyboard.press("Enter");
    await page.waitForFunction((end) => location.pathname.endsWith(end) && document.activeElement.matches("h1"), end);
  };
  for (const end of ["/hulp/ouder/", "/thuis/", "/scheiding/"]) await go(end);
  await page.waitForFunction(() => document.querySelector('.first-place a[href^="tel:"]'));
  for (let press = 0; press < 40; press += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement.href?.startsWith("tel:"))) break;
  }
  assert.match(await page.evaluate(() => document.activeElement.href), /^tel:/);
  await page.context().close();
});

test("each step says in its title where one is", async () => {
  const page = await phone(browser);
  await open(page, site.url + home(made_up));
  await step(page, page.locator('a.row[href$="/hulp/ouder/"]'));
  assert.match(await page.title(), /^Waar gaat het over\? – Vraag 2 van ongeveer 3 – Waarheen Voorbeeldstad$/);
  await page.context().close();
});

test("who asks for no motion gets none", async () => {
  const page = await phone(browser, { reducedMotion: "reduce" });
  await open(page, site.url + home(made_up));
  const moving = await page.$$eval("*", (all) => all.filter((one) => getComputedStyle(one).transitionDuration !== "0s").length);
  assert.equal(moving, 0);
  await page.context().close();
});

test("a hard word opens its meaning where it stands, without script", async () => {
  const page = await phone(browser, { javaScriptEnabled: false });
  await page.goto(`${site.url}dronten/aanbod/hulpteam/`);
  const word = page.locator(".hard-word").first();
  const meaning = page.locator(`#${await word.getAttribute("popovertarget")}`);
  assert.equal(await meaning.isVisible(), false);
  await word.click();
  assert.equal(await meaning.isVisible(), true);
  await page.context().close();
});
