// The desk, worked by keyboard as staff do: what the tests and the bench share.
import { readFileSync } from "node:fs";
import { bundle, home } from "./pages.mjs";

/** Twenty callers: what they say, who they are, what they mean, and the place that their municipality names. */
export const calls = JSON.parse(readFileSync(new URL("calls.json", import.meta.url), "utf8"));

const start = { parent: "ouder", youth: "jong", helper: "helper" };

/** A page in a fresh profile, the size of a desk's screen. */
export async function desk_page(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "nl-NL", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.troubles = [];
  page.on("pageerror", (error) => page.troubles.push(`an error: ${error.message}`));
  return page;
}

/** Opens the desk and waits until it runs. */
export async function open_desk(page, site, municipality, lang = "nl") {
  await page.goto(`${site.url}${home(municipality, lang)}balie/`);
  await page.waitForFunction(() => document.activeElement?.id === "beller");
  // The style comes beside the app.
  await page.waitForFunction(() => getComputedStyle(document.querySelector(".desk-columns")).display === "grid");
}

const titles = (need) => typeof need.title === "string" ? [need.title] : Object.values(need.title);

/** The place that stands first: danger before all. */
export const first_place = (page) => page.locator(".desk-place").first().getAttribute("data-service");

/** Waits until the desk has looked up what was typed and shows all of what that led to. */
export async function settle(page) {
  const painted = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  // The words are looked up after one, then each column follows after another.
  for (let paints = 0; paints < 3; paints += 1) await painted();
}

/**
 * Works one call by keyboard alone, as somebody who understands the caller: types the words, takes the meaning when it is
 * under the box, else answers the questions that are offered. Gives the keys pressed beyond the words, in their order.
 * Letters are typed as quickly as the desk takes them, or with `delay` ms between them.
 */
export async function work(page, call, { delay } = {}) {
  const content = bundle(call.municipality);
  const keys = [];
  const key = async (name) => {
    keys.push(name);
    await page.keyboard.press(name);
    await settle(page);
  };
  await page.keyboard.type(call.words, { delay });
  await settle(page);
  const need = content.needs.find(({ id }) => id === call.need);
  const meant = await page.locator(".desk-hit > span").allTextContents();
  const at = meant.findIndex((title) => titles(need).includes(title));
  if (at >= 0) {
    for (let step = 0; step < at; step += 1) await key("ArrowDown");
    await key("Enter");
  } else {
    await key("Escape");
  }
  const answer = async (wanted) => {
    const labels = await page.locator(".desk-answer > span").allTextContents();
    const number = labels.findIndex((label) => wanted.includes(label)) + 1;
    if (number === 0) return false;
    await key(String(number));
    return true;
  };
  const label = (one) => (typeof one.label === "string" ? [one.label] : Object.values(one.label));
  const question = (id) => content.tree.questions.find((one) => one.id === id);
  const who = question(content.tree.start).answers.find(({ id }) => id === start[call.who]);
  await answer(label(who));
  if (at < 0) {
    // The way of the tree that leads to what is meant.
    const way = path_to(content, who, call.need);
    for (const step of way) await answer(step);
  }
  return keys;
}

/** The labels of the answers on the shortest way from who asks to a need. */
function path_to(content, who, need) {
  const open = [{ lead: who.next, way: [] }];
  const labels = (one) => (typeof one.label === "string" ? [one.label] : Object.values(one.label));
  while (open.length > 0) {
    const { lead, way } = open.shift();
    for (const { question, need: one, needs = [] } of lead ?? []) {
      if (one === need) return way;
      if (needs.includes(need)) return [...way, titles(content.needs.find(({ id }) => id === need))];
      const asked = content.tree.questions.find(({ id }) => id === question);
      for (const answer of asked?.answers ?? []) open.push({ lead: answer.next, way: [...way, labels(answer)] });
    }
  }
  throw new Error(`No way leads to ${need}`);
}
