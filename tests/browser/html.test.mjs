// The built pages are sound HTML.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { below, home, html, kinds, langs, municipalities, plain_kinds } from "./pages.mjs";

const validate = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // An id may hold what a fragment holds: it is where an answer leads without script.
    "valid-id": ["error", { relaxed: true }],
    // A title names the question, the step and the place.
    "long-title": "off",
    // The style and the script stand in every page, so that one round trip is enough to paint.
    "no-inline-style": "off",
    "require-sri": "off",
    // The list under the search box, as the pattern of the ARIA guide has it: a select has no links in it.
    "prefer-native-element": ["error", { exclude: ["listbox"] }],
    // Numbers are wrapped where they must be; a dash in a number of the content is what people write.
    "tel-non-breaking": "off",
    // As the renderer writes them: `<hr>` is void, and an attribute without a value has an empty one.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
  },
});

const all = langs.flatMap((lang) => [
  ...Object.values(kinds(lang)),
  ...Object.values(plain_kinds(lang)),
  // Every fortieth page of each municipality: the others are made by the same functions.
  ...municipalities.flatMap((municipality) => below(home(municipality, lang)).filter((_, at) => at % 40 === 7)),
]);

for (const path of [...new Set(all)]) {
  test(path || "the front page", async () => {
    const { results } = await validate.validateString(html(path));
    const faults = results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`));
    assert.deepEqual([...new Set(faults)].slice(0, 5), []);
  });
}
