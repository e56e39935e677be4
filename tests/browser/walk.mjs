// The road from the front page to the first place to go.
import assert from "node:assert/strict";

export const doors = ["ouder", "jong", "helper"];

/**
 * Goes through a door, gives answers until there is a result, and goes on to the page of the first place.
 * `pick` tells which answers are given; `follow(page, link)` takes a step, `look(page)` sees every screen.
 */
export async function walk(page, { door, pick, follow, look }) {
  await look(page);
  await follow(page, page.locator(`a.row[href$="/hulp/${door}/"]`));
  await look(page);
  // Five questions at most, and a result may still ask one.
  for (let depth = 0; depth < 6; depth += 1) {
    const answers = page.locator("main > .rows a.row");
    const number = await answers.count();
    const without_script = (await page.locator(".first-place").count()) > 0;
    if (number === 0 || (without_script && (await page.locator(":target").count()) > 0)) break;
    await follow(page, answers.nth((pick + depth) % number));
    await look(page);
  }
  const place = page.locator(".first-place");
  assert.equal(await place.count(), 1, `one first place on ${page.url()}`);
  const name = (await place.locator(".place-name").innerText()).trim();
  assert.notEqual(name, "");
  await follow(page, place.locator(":scope > p > a.nl-link"));
  await look(page);
  assert.equal((await page.locator("h1").innerText()).trim(), name, "the page of the first place");
}

/** Help is on the screen, and nothing on it frightens anybody. */
export async function look(page) {
  const { missing, text } = await page.evaluate(() => {
    const on_screen = (number) => {
      const link = document.querySelector(`.strip a[href="tel:${number.replace("-", "")}"]`);
      if (!link?.innerText.includes(number)) return false;
      const { left, right, top, bottom } = link.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      return inside && link.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2));
    };
    const missing = ["112", "0800-2000"].filter((number) => !on_screen(number));
    return { missing, text: document.body.innerText };
  });
  assert.deepEqual(missing, [], `the numbers to call are on the screen at ${page.url()}`);
  assert.doesNotMatch(text, /\b(error|undefined|null|NaN|panic\w*|unreachable)\b|\[object|\{\w+\}/i, page.url());
  assert.deepEqual(page.troubles, [], page.url());
}
