// Who reads from right to left sees every page whole: nothing cut, nothing on top of another thing, nothing that faces
// the wrong way. Judged in a made-up language (pseudo.mjs), so that a translation finds the pages ready.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { home, kinds, made_up, plain_kinds } from "./pages.mjs";
import { lang, pseudo, pseudo_site } from "./pseudo.mjs";
import { launch, open, painted, phone, ready, serve } from "./site.mjs";

const { from, remove } = pseudo_site();
const browser = await launch();
const site = await serve({ from });
after(async () => {
  await browser.close();
  await site.close();
  remove();
});

const pages = { ...kinds(lang, from), ...plain_kinds(lang) };
const sizes = [[360, 740], [1280, 800]];
/** A folder for pictures of what was looked at; none unless it is asked for. */
const shots = process.env.SHOTS;

/** Runs in the page: all that is wrong for who reads from right to left, a line each. */
function look() {
  const faults = new Set();
  const name = (one) => {
    const of_class = typeof one.className === "string" && one.className ? `.${one.className.trim().replace(/ +/g, ".")}` : "";
    return `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : of_class}`;
  };
  const tell = (fault, one, words) => faults.add(`${fault}: ${name(one.parentElement)} > ${name(one)}${words ? ` “${words.trim().slice(0, 40)}”` : ""}`);
  const aside = ".hidden, .nl-skip-link:not(:focus), script, style, option";
  // What stays in sight lies over the rest by intent.
  const layer = (one) => one.closest("dialog, [popover], .strip, .aid-bar");
  const seen = (one) => !one.closest(aside) && one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;

  // The words, line by line. A line box is higher than its letters; only the letters count.
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || !seen(parent)) continue;
    range.selectNodeContents(node);
    const half = parseFloat(getComputedStyle(parent).fontSize) * 0.35;
    const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5).map(({ left, right, top, bottom }) => {
      const middle = (top + bottom) / 2;
      return { left, right, top: middle - half, bottom: middle + half };
    });
    texts.push({ node, parent, words: node.data, lines, layer: layer(parent) });
  }
  const inside = new Map();
  for (const text of texts) {
    for (let one = text.parent; one; one = one.parentElement) {
      if (inside.has(one)) inside.get(one).push(text);
      else inside.set(one, [text]);
    }
  }
  const words_of = (one) => inside.get(one) ?? [];
  const edges = (lines) => ({ left: Math.min(...lines.map(({ left }) => left)), right: Math.max(...lines.map(({ right }) => right)) });
  const over = (one, other) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

  // The page.
  const html = document.documentElement;
  if (getComputedStyle(html).direction !== "rtl" || html.dir !== "rtl") faults.add("the page does not say that it runs from right to left");
  if (html.scrollWidth > innerWidth) faults.add(`the page scrolls sideways: ${html.scrollWidth} of ${innerWidth}`);

  // Cut.
  for (const { parent, words, lines, layer: of } of texts) {
    const wide = parent.clientWidth > 0 && parent.scrollWidth > parent.clientWidth + 1;
    const style = getComputedStyle(parent);
    const high = style.overflowY !== "visible" && parent.clientHeight > 0 && parent.scrollHeight > parent.clientHeight + 2;
    if (wide || (high && !/auto|scroll/.test(style.overflowY))) tell("cut", parent, words);
    let whole = true;
    for (let box = parent; box && box !== document.body && box !== of; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box);
      if (display === "inline") continue;
      const { left, right, top, bottom } = box.getBoundingClientRect();
      const out = overflowX !== "visible" && lines.some((line) => line.left < left - 1 || line.right > right + 1);
      const under = /hidden|clip/.test(overflowY) && lines.some((line) => line.top < top - 1 || line.bottom > bottom + 1);
      if (out || under) tell("cut", box, words);
      if (out) whole = false;
    }
    if (whole && lines.some(({ left, right }) => left < -1 || right > innerWidth + 1)) tell("beside the screen", parent, words);
  }
  // A short word that breaks in two is not read as one.
  const large = parseFloat(getComputedStyle(html).fontSize) > 24;
  for (const { node, parent, words, lines } of large ? [] : texts) {
    if (lines.length < 2 || parent.closest(".nl-button")) continue;
    for (const word of words.matchAll(/\p{L}+/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const [one, ...others] = [...range.getClientRects()].filter(({ width }) => width > 0.5);
      const broken = others.some(({ top }) => Math.abs(top - one.top) > one.height / 3);
      if (broken && word[0].length <= 10) tell(`“${word[0]}” is broken in two`, parent);
    }
  }
  for (const input of document.querySelectorAll("input:not([type=checkbox])")) {
    if (seen(input) && input.scrollWidth > input.clientWidth + 1 && !input.value) tell("cut", input);
  }

  // On top of each other: words on words, what one taps on what one taps, words on pictures.
  const sweep = (boxes, judge) => {
    const sorted = boxes.sort((one, other) => one.top - other.top);
    sorted.forEach((one, at) => {
      for (let next = at + 1; next < sorted.length && sorted[next].top < one.bottom; next += 1) {
        if (one.layer === sorted[next].layer && over(one, sorted[next])) judge(one, sorted[next]);
      }
    });
  };
  sweep(texts.flatMap((text) => text.lines.map((line) => ({ ...line, text, layer: text.layer }))), (one, other) => {
    if (one.text !== other.text) tell(`words over words “${other.text.words.trim().slice(0, 30)}”`, one.text.parent, one.text.words);
  });
  const tapped = [...document.querySelectorAll("a[href], button, summary, input, label[for]")].filter(seen);
  const boxes = tapped.flatMap((one) => {
    // A link in a sentence takes more room for a finger than for the eye: there its words count.
    const inline = getComputedStyle(one).display === "inline";
    const rects = inline ? words_of(one).flatMap(({ lines }) => lines) : [one.getBoundingClientRect()];
    return rects.map(({ left, right, top, bottom }) => ({ left, right, top, bottom, one, layer: layer(one) }));
  });
  sweep(boxes, (one, other) => {
    const within = one.one.contains(other.one) || other.one.contains(one.one) || one.one.htmlFor === other.one.id;
    if (!within && one.one !== other.one) tell(`two things to tap over each other, ${name(other.one)}`, one.one, one.one.textContent);
  });
  const pictures = [...document.querySelectorAll("svg.icon")].filter(seen);
  sweep(
    [
      ...texts.flatMap((text) => text.lines.map((line) => ({ ...line, text, layer: text.layer }))),
      ...pictures.map((picture) => {
        const { left, right, top, bottom } = picture.getBoundingClientRect();
        return { left, right, top, bottom, picture, layer: layer(picture) };
      }),
    ],
    (one, other) => {
      if (Boolean(one.picture) !== Boolean(other.picture)) tell("words over a picture", (one.picture ?? other.picture), (one.text ?? other.text).words);
    },
  );

  // Pictures stand at the start of their words: to the right.
  for (const picture of pictures) {
    const start = picture.parentElement.matches(".round") ? picture.parentElement : picture;
    const box = start.parentElement;
    const { left, top, bottom } = start.getBoundingClientRect();
    const { display, flexDirection, textAlign } = getComputedStyle(box);
    if (flexDirection === "column" && display.endsWith("flex")) continue;
    const beside = words_of(box).filter(({ node }) => start.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    const lines = beside.flatMap((text) => text.lines).filter((line) => line.bottom > top && line.top < bottom);
    if (lines.some((line) => line.right > left + 1)) tell("a picture stands behind its words", start, beside[0].words);
    // A big button has its words in the middle; everywhere else they start beside the picture.
    const far = lines.length > 0 && display.endsWith("flex") && !box.matches(".nl-button, .aid-button, .strip a") && textAlign !== "center";
    if (far && left - Math.max(...lines.map(({ right }) => right)) > 40) tell("words stand far from their picture", start, beside[0].words);
  }
  const field = document.querySelector(".search-box input");
  if (field && seen(field)) {
    const picture = field.parentElement.querySelector(".icon").getBoundingClientRect();
    const { left, right } = field.getBoundingClientRect();
    const room = parseFloat(getComputedStyle(field).paddingRight);
    if (picture.left < (left + right) / 2 || right - room > picture.left + 1) tell("the picture of the field stands behind what one types", field);
  }

  // What is drawn beside words: the plus of a fold, the arrow of a row, the marks and lines at the start.
  const sign = (one, which) => getComputedStyle(one, which);
  for (const summary of [...document.querySelectorAll("summary")].filter(seen)) {
    const { right } = summary.getBoundingClientRect();
    const room = right - edges(words_of(summary).flatMap(({ lines }) => lines)).right;
    if (room < parseFloat(sign(summary, "::before").inlineSize)) tell("the plus of a fold has no room to the right", summary, summary.textContent);
  }
  for (const row of [...document.querySelectorAll(".row")].filter(seen)) {
    const arrow = sign(row, "::after");
    if (arrow.content === "none") continue;
    const room = edges(words_of(row).flatMap(({ lines }) => lines)).left - row.getBoundingClientRect().left;
    if (room < parseFloat(arrow.inlineSize)) tell("the arrow of a row has no room to the left", row, row.textContent);
    // The arrow is a corner: where its point goes.
    const point = new DOMMatrix(arrow.transform).transformPoint({
      x: parseFloat(arrow.borderRightWidth) > 0 ? 1 : -1,
      y: parseFloat(arrow.borderTopWidth) > 0 ? -1 : 1,
    });
    if (point.x > -1 || Math.abs(point.y) > 0.1) tell("the arrow of a row does not point to the left", row, row.textContent);
  }
  for (const exit of [...document.querySelectorAll(".exit .icon")].filter(seen)) {
    if (new DOMMatrix(getComputedStyle(exit).transform).a > -0.9) tell("the door leads to the right", exit);
  }
  for (const item of [...document.querySelectorAll("main :is(ul, ol) > li")].filter((one) => seen(one) && getComputedStyle(one).display === "list-item")) {
    const list = item.parentElement;
    if (getComputedStyle(item).listStyleType === "none") continue;
    if (list.getBoundingClientRect().right - item.getBoundingClientRect().right < 12) tell("the marks of a list have no room to the right", list, item.textContent);
  }
  for (const one of [...document.querySelectorAll("body *")].filter((one) => !(one instanceof SVGElement) && seen(one))) {
    const style = getComputedStyle(one);
    const side = (property) => [`${property}Left`, `${property}Right`].map((key) => parseFloat(style[key]));
    const borders = [style.borderLeftWidth, style.borderRightWidth].map(parseFloat);
    if (borders[0] > borders[1]) tell("a line stands at the left", one);
    const paddings = side("padding");
    if (paddings[0] > paddings[1] + 1 && style.display !== "inline") tell("room is kept at the left", one);
    if (style.textAlign === "left" && words_of(one).length > 0) tell("words are put to one side", one);
    // A read button stands across from where the words start.
    if (style.float === "right") tell("it floats to the right", one);
  }
  // A block that starts with words has them at the right edge.
  for (const one of [...document.querySelectorAll("p, h1, h2, h3, li, dt, dd, label, .row-label, .row-hint, .step-title, .step-text, .strip-number, .strip-label")]) {
    if (!seen(one) || one.closest(".nl-button, .aid-size, summary") || getComputedStyle(one).display.endsWith("flex")) continue;
    const style = getComputedStyle(one);
    const found = words_of(one).find(({ parent }) => parent === one || getComputedStyle(parent).display === "inline");
    if (!found || found.lines.length === 0 || one.firstElementChild?.tagName === "svg" || /center/.test(style.textAlign)) continue;
    if ([...one.querySelectorAll("*")].some((part) => /block|flex|grid/.test(getComputedStyle(part).display) && part.contains(found.parent))) continue;
    const inner = one.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
    const { right } = edges(words_of(one).flatMap(({ lines }) => lines));
    if (inner - right > 3 && !one.querySelector(".say")) tell("words do not start at the right", one, found.words);
  }

  // What stands between Arabic words is written as in Arabic.
  for (const { parent, words } of texts) {
    if (/[?;]|,(?!\d)|[؟!]\s*\./.test(words) && !/[a-z]/i.test(words)) tell("a sign of another script", parent, words);
  }
  // Numbers, times, addresses and Dutch keep their own order: each sign to the right of the one before.
  const own = /https?:\/\/\S*\w|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[\w-]+\.)+[a-z]{2,}(?:\/[\w/-]*)?|\d{1,2}:\d\d|\+?\d[\d -]*\d/g;
  for (const { node, parent, words } of texts) {
    const right_to_left = /\p{Script=Arabic}/u.test(words);
    const parts = right_to_left ? words.matchAll(own) : /[\p{L}\d]/u.test(words) ? [Object.assign([words], { index: 0 })] : [];
    for (const part of parts) {
      // Brackets turn around with the words about them.
      const start = part.index + /^[\s()]*/.exec(part[0])[0].length;
      const end = part.index + part[0].replace(/[\s()]+$/, "").length;
      let before;
      for (let at = start; at < end; at += 1) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const now = range.getBoundingClientRect();
        if (now.width === 0) continue;
        const same_line = before && Math.abs(now.top - before.top) < now.height / 3;
        if (same_line && now.left < before.left - 0.5) {
          tell(`“${part[0].trim().slice(0, 40)}” is not in its own order`, parent);
          break;
        }
        before = now;
      }
    }
  }
  return [...faults];
}

/** What is wrong on a page at every size, with everything unfolded; with the text as it is and twice as large. */
async function faults(page, when) {
  const found = [];
  await page.$$eval("details", (all) => all.forEach((one) => (one.open = true)));
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    for (const text of [100, 200]) {
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), text === 100 ? "" : "225%");
      found.push(...(await page.evaluate(look)).map((fault) => `${when}, ${width}×${height}, text ${text} %: ${fault}`));
      if (shots && (text === 100 || width === 360)) {
        await page.screenshot({ path: `${shots}/${when.replaceAll(" ", "-")}-${width}-${text}.png`, fullPage: width === 360 });
      }
    }
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  return found;
}

/** A fault is told once, with where it was seen first. */
function told_once(found) {
  const once = new Map();
  for (const line of found) {
    const fault = line.slice(line.indexOf(": ") + 2);
    once.set(fault, once.get(fault) ?? line);
  }
  return [...once.values()];
}

describe("from right to left nothing is cut, overlaps or faces the wrong way", { concurrency: 2 }, () => {
  for (const [kind, path] of Object.entries(pages)) {
    test(kind, async () => {
      const still = await phone(browser, { javaScriptEnabled: false });
      await still.goto(site.url + path);
      const found = await faults(still, `${kind} without script`);
      await still.context().close();
      const page = await phone(browser);
      await page.goto(site.url + path);
      if (!(kind in plain_kinds())) await ready(page);
      found.push(...(await faults(page, kind)));
      await page.context().close();
      assert.deepEqual(told_once(found), []);
    });
  }

  test("what search finds", async () => {
    const page = await phone(browser);
    await open(page, site.url + pages.search);
    await page.locator("#zoek").fill(pseudo("school"));
    await page.locator("#zoek-lijst .row").first().waitFor();
    assert.deepEqual(told_once(await faults(page, "what search finds")), []);
    await page.context().close();
  });

  test("the meaning of a hard word", async () => {
    const page = await phone(browser);
    await open(page, `${site.url}${home(made_up, lang)}aanbod/hulpteam/`);
    await page.locator("main .hard-word:visible").first().click();
    assert.deepEqual(told_once(await faults(page, "the meaning of a hard word")), []);
    await page.context().close();
  });

  for (const [name, does, shown] of [["reading aloud", "read", "#aid-bar"], ["the settings", "adjust", "#aid-panel"]]) {
    test(name, async () => {
      const page = await phone(browser);
      await open(page, site.url + pages.result);
      await page.locator(`.tools [data-aid=${does}]`).click();
      await page.locator(shown).waitFor();
      await painted(page);
      assert.deepEqual(told_once(await faults(page, name)), []);
      await page.context().close();
    });
  }
});

test("each check tells of what it is for", async () => {
  // What is planted has styles of its own, which the page's policy forbids.
  const page = await phone(browser, { bypassCSP: true });
  await open(page, site.url + pages.result);
  const before = await page.evaluate(look);
  const text = pseudo("some words that are long enough");
  const planted = {
    "cut: main#inhoud > p#planted": `<p id="planted" style="inline-size:5rem;overflow:hidden;white-space:nowrap">${text}</p>`,
    "cut: main#inhoud > div#planted": `<div id="planted" style="block-size:1rem;overflow:hidden"><p>${text} ${text} ${text}</p></div>`,
    "the page scrolls sideways": `<p style="inline-size:800px">${text}</p>`,
    "beside the screen": `<p style="inline-size:800px">${text.repeat(4)}</p>`,
    "words over words": `<p>${text}</p><p id="planted" style="margin-block-start:-2.3rem">${text}</p>`,
    "two things to tap over each other": `<a href="#a" style="display:block">${text}</a><a id="planted" href="#b" style="display:block;margin-block-start:-1rem">${text}</a>`,
    "words over a picture": `<p><svg class="icon" style="margin-inline-end:-1rem"></svg><span>${text}</span></p>`,
    "a picture stands behind its words": `<p style="display:flex;direction:ltr"><svg class="icon"></svg><span>${text}</span></p>`,
    "words stand far from their picture": `<p style="display:flex;justify-content:space-between"><svg class="icon"></svg><span>${pseudo("short")}</span></p>`,
    "the picture of the field stands behind": `<p class="search-box"><svg class="icon" style="inset-inline:auto 1rem"></svg><input></p>`,
    "the plus of a fold has no room": `<details><summary style="direction:ltr">${text} ${text} ${text}</summary></details>`,
    "the arrow of a row has no room": `<a class="row" href="#a" style="padding-left:0;direction:ltr"><span class="row-text">${text} ${text} ${text}</span></a>`,
    "the arrow of a row does not point": `<div dir="ltr"><style>#planted::after{transform:rotate(45deg)!important}</style><a class="row" id="planted" href="#a"><span class="row-text">${text}</span></a></div>`,
    "the door leads to the right": `<p class="exit"><svg class="icon" style="transform:none"></svg></p>`,
    "the marks of a list have no room": `<ul style="direction:ltr"><li>${text}</li></ul>`,
    "a line stands at the left": `<p style="border-left:5px solid">${text}</p>`,
    "room is kept at the left": `<p style="padding-left:3rem">${text}</p>`,
    "words are put to one side": `<p style="text-align:left">${text}</p>`,
    "words do not start at the right": `<p style="direction:ltr">${pseudo("short")}</p>`,
    "it floats to the right": `<p style="float:right">${text}</p>`,
    "is broken in two": `<p style="inline-size:2rem">${pseudo("longest")}</p>`,
    "a sign of another script": `<p>${text}? <b>${text}</b></p>`,
    "“113.nl” is not in its own order": `<p>${text} 113.nl <b>${text}</b></p>`,
    "“0800-2000” is not in its own order": `<p>${text} 0800-2000 <b>${text}</b></p>`,
  };
  for (const [fault, html] of Object.entries(planted)) {
    const found = await page.evaluate(([markup, judge]) => {
      const box = document.createElement("div");
      box.innerHTML = markup;
      const main = document.querySelector("main");
      const parts = [...box.childNodes];
      main.prepend(...parts);
      const told = new Function(`return (${judge})()`)();
      parts.forEach((part) => part.remove());
      return told;
    }, [html, look.toString()]);
    const news = found.filter((line) => !before.includes(line));
    assert.ok(news.some((line) => line.includes(fault)), `${fault}, but found:\n${news.join("\n")}`);
  }
  await page.evaluate(() => (document.documentElement.dir = "ltr"));
  assert.ok((await page.evaluate(look)).includes("the page does not say that it runs from right to left"));
  await page.context().close();
});
