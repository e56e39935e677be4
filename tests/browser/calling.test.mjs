// After the result: what one says on the phone, and what one can do without speaking, on every built page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { below, bundle, home, html, municipalities } from "./pages.mjs";

const plain = (text) => text.replaceAll(/<[^>]*>/g, "");

for (const municipality of municipalities) {
  const { tree, services } = bundle(municipality);
  const pages = below(`${home(municipality)}hulp/`).map((path) => [path, html(path)]);
  const calling = pages.flatMap(([path, text]) => {
    const fold = /<details class="calling">.*?<\/details>/s.exec(text);
    return fold ? [[path, fold[0]]] : [];
  });

  test(`${municipality}: who calls says an age only when an age was asked`, () => {
    const asked = tree.questions.filter(({ answers }) => answers.filter(({ sets }) => sets?.age).length > 1);
    const labels = asked.flatMap(({ answers }) => answers.flatMap(({ label }) => (typeof label === "string" ? label : Object.values(label))));
    assert.ok(labels.length > 3 && calling.length > 50);
    let ages = 0;
    for (const [path, fold] of calling) {
      const said = plain(/<p class="to-say">(.*?)<\/p>/s.exec(fold)[1]);
      const age = / (?:Mijn kind|Ik|Het kind) (?:is|ben) (\d[^.]*)\./.exec(said);
      if (age) assert.ok(labels.includes(age[1]), `${path}: ${said}`);
      ages += age ? 1 : 0;
      assert.doesNotMatch(said, /18 worden/, path);
    }
    assert.ok(ages > 20, `${ages} say an age`);
  });

  test(`${municipality}: a parent who dares not call is led to no chat for children`, () => {
    const others = services.filter(({ audiences }) => !audiences.includes("parent"));
    const contacts = others.flatMap(({ contacts = [] }) => contacts.map(({ value }) => value));
    const shared = services.filter(({ audiences }) => audiences.includes("parent")).flatMap(({ contacts = [] }) => contacts.map(({ value }) => value));
    const foreign = contacts.filter((value) => !shared.includes(value));
    assert.ok(foreign.length > 0);
    for (const [path, fold] of calling.filter(([path]) => path.includes("/hulp/ouder/"))) {
      for (const [, href] of fold.matchAll(/href="([^"]*)"/g)) {
        assert.ok(!foreign.some((value) => href === value), `${path}: ${href}`);
      }
    }
  });
}
