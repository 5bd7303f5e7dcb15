/** A site in another language: its words where readers see them, and the same keys in addresses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { data, day, event } from "./story.js";

const list = ["{0} / {1}", "{0}, {1}", "{0}; {1}", "{0} & {1}"];
globalThis.explainerWords = {
  language: { locale: "de", direction: "ltr", list, thousands: "." },
  types: { call: "Anruf" },
};
const { NOTHING, facets, fitting } = await import("../../builder/web/src/filter.js");
const { day: dayIn, earlier, inAnswerTo, listed, tour } = await import("../../builder/web/src/words.js");
const { read } = await import("../../builder/web/src/read.js");
const url = await import("../../builder/web/src/url.js");

const said = [{ by: "A paper", basis: "reporter's account" }];
const file = data([
  event("a", day("2052-04-01"), { type: "call", said }),
  event("b", day("2052-04-02"), { said: [{ by: "A paper", basis: "document" }] }),
]);
file.bases = [
  { id: "reporter's account", name: "Bericht der Zeitung" },
  { id: "document", name: "Dokument" },
];
const { story } = read(file);
const ids = (filter) => fitting(story, { ...NOTHING, ...filter }).map(({ id }) => id);

test("a search finds a kind of event by the word that readers see", () => {
  assert.deepEqual(ids({ text: "anruf" }), ["a"]);
  assert.deepEqual(ids({ text: "call" }), []);
});

test("a basis is shown in words, and filtered and linked to by its key", () => {
  const { basis } = facets(story, NOTHING);
  assert.deepEqual(
    basis.map(({ id, name }) => [id, name]),
    [
      ["reporters-account", "Bericht der Zeitung"],
      ["document", "Dokument"],
    ],
  );
  assert.deepEqual(ids({ basis: "reporters-account" }), ["a"]);
  const { actions, problems } = url.read("basis=reporters-account", story);
  assert.deepEqual([actions, problems], [[{ type: "filter", filter: { basis: "reporters-account" } }], []]);
});

test("the button says in how many steps the story is, also where it is one", () => {
  const texts = [1, 2].map((all) => tour(all, 0, false));
  assert.deepEqual(texts, ["The story in 1 step", "The story in 2 steps"]);
});

test("the thousands of a number are apart, as the language has it, and years are no numbers", () => {
  assert.deepEqual(
    [earlier(999), earlier(3491), earlier(1234567)],
    ["999 earlier", "3.491 earlier", "1.234.567 earlier"],
  );
  assert.equal(dayIn(Date.UTC(2052, 3, 1)).includes("2052"), true);
});

test("lists are written by the patterns of the language, with parts of another direction isolated", () => {
  assert.deepEqual([[], ["A"], ["A", "B"], ["A", "B", "C"], ["A", "B", "C", "D", "E"]].map(listed), [
    "",
    "A",
    "A / B",
    "A, B & C",
    "A, B; C; D & E",
  ]);
  assert.equal(listed(["$1", "רבי"]), "$1 / \u2068רבי\u2069");
  assert.ok(inAnswerTo("B", "A", ["12 days", "a paper"]).includes("12 days / a paper"));
});
