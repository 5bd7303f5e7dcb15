import assert from "node:assert/strict";
import { test } from "node:test";
import { facets, fitting, isEmpty, NOTHING } from "../../builder/web/src/filter.js";
import { normalize, slug } from "../../builder/web/src/normalize.js";
import { crowd, day, event, random, story } from "./story.js";

const one = () =>
  story(
    [
      event("closure", day("2052-04-01"), {
        title: "Ruritania’s closure in Strelsau",
        type: "announcement",
        significance: 3,
        actors: ["ruritania", "illyria"],
        sides: ["left", "right"],
        place: "Café Zürich",
        said: [
          { by: "A paper", basis: "reporter's account" },
          { by: "B", basis: "reporter's account" },
        ],
      }),
      event("call", day("2052-04-03"), {
        title: "A call",
        summary: "The Swiss ambassador is told.",
        actors: ["illyria"],
        type: "call",
        sides: ["right"],
        said: [{ by: "Two officials", basis: "unnamed official" }],
        facts: [{ label: "Tags", values: ["hotline", "night"] }],
        disputed: [{ text: "Who called?", url: "q/" }],
      }),
      event("note", day("2052-04-07"), { title: "حملهٔ پهپادی و שָׁלוֹם", significance: 1, sides: [] }),
    ],
    {
      actors: [
        { id: "ruritania", name: "Ruritania" },
        { id: "illyria", name: "Republic of Illyria" },
        { id: "oman", name: "Oman" },
      ],
    },
  );

const ids = (filter) => fitting(one(), { ...NOTHING, ...filter }).map(({ id }) => id);

test("an empty filter lets everything pass; blanks are no search", () => {
  assert.deepEqual(ids({}), ["closure", "call", "note"]);
  assert.ok(isEmpty(NOTHING) && isEmpty({ ...NOTHING, text: " \t" }));
  for (const some of [
    { actor: ["illyria"] },
    { side: ["left"] },
    { type: "call" },
    { basis: "document" },
    { weight: 2 },
    { disputed: true },
    { text: "x" },
  ]) {
    assert.ok(!isEmpty({ ...NOTHING, ...some }), JSON.stringify(some));
  }
});

for (const [what, filter, fit] of [
  ["one of several actors is enough", { actor: ["ruritania", "oman"] }, ["closure"]],
  ["a side need not be the first", { side: ["right"] }, ["closure", "call"]],
  ["the type is exact", { type: "announcement" }, ["closure"]],
  ["the basis of one of its claims is enough", { basis: "reporters-account" }, ["closure"]],
  ["weight is the least significance", { weight: 2 }, ["closure", "call"]],
  ["disputed means that accounts differ", { disputed: true }, ["call"]],
  ["all facets together", { actor: ["illyria"], weight: 2, disputed: true }, ["call"]],
  ["a word of the title, whatever its case", { text: "CLOSURE" }, ["closure"]],
  ["every word, in any field and any order", { text: "strelsau ruritania announcement" }, ["closure"]],
  ["one word that is nowhere is enough to fail", { text: "closure oman" }, []],
  ["the summary", { text: "swiss ambass" }, ["call"]],
  ["what else the record says", { text: "hotline" }, ["call"]],
  ["the place, without its accents", { text: "cafe zurich" }, ["closure"]],
  ["the name of an actor", { text: "republic of" }, ["closure", "call"]],
  ["the name of a side", { text: "right" }, ["closure", "call"]],
  ["the words of the date", { text: "2052-04-07" }, ["note"]],
  ["a straight apostrophe for a curved one", { text: "ruritania's" }, ["closure"]],
  ["Persian with and without marks", { text: "حمله" }, ["note"]],
  ["Hebrew without vowel points", { text: "שלום" }, ["note"]],
  ["Hebrew with them", { text: "שָׁלוֹם" }, ["note"]],
  ["no word runs on from one field into the next", { text: "strelsaucafe" }, []],
]) {
  test(`a filter: ${what}`, () => assert.deepEqual(ids(filter), fit));
}

test("signs with a meaning elsewhere have none in a search", () => {
  for (const text of [".*", "(", "[a-", "\\", "$&", "\ud800"]) assert.deepEqual(ids({ text }), []);
});

test("slugs are short words and hyphens", () => {
  assert.equal(slug("unnamed official"), "unnamed-official");
  assert.equal(slug("reporter’s account"), "reporters-account");
  assert.equal(slug("editor's inference"), "editors-inference");
  assert.equal(slug(slug("reporter’s account")), "reporters-account");
  assert.equal(normalize("É\u200fı"), "eı");
});

test("facets name what occurs in the story, the most frequent first", () => {
  const all = facets(one(), NOTHING);
  assert.deepEqual(all.actor, [
    { id: "illyria", name: "Republic of Illyria", count: 2 },
    { id: "ruritania", name: "Ruritania", count: 1 },
  ]);
  assert.deepEqual(all.side, [
    { id: "left", name: "Left", count: 1 },
    { id: "right", name: "Right", count: 2 },
  ]);
  assert.deepEqual(
    all.type.map(({ id, name }) => [id, name]),
    [
      ["announcement", "Announcement"],
      ["call", "Call"],
      ["statement", "Statement"],
    ],
  );
  assert.deepEqual(all.basis, [
    { id: "reporters-account", name: "Reporter's account", count: 1 },
    { id: "unnamed-official", name: "Unnamed official", count: 1 },
  ]);
  assert.deepEqual(all.weight, [
    { id: 1, count: 3 },
    { id: 2, count: 2 },
    { id: 3, count: 1 },
  ]);
  assert.deepEqual([all.disputed, all.total, all.fits], [1, 3, 3]);
});

test("a choice of one facet changes the counts of the others, not its own", () => {
  const some = facets(one(), { ...NOTHING, actor: ["ruritania"] });
  assert.deepEqual(
    some.actor.map(({ count }) => count),
    [2, 1],
  );
  assert.deepEqual(
    some.type.map(({ count }) => count),
    [1, 0, 0],
  );
  assert.deepEqual([some.disputed, some.fits, some.total], [0, 1, 3]);
});

/** @param {number} count */
function many(count) {
  const next = random(3);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const bases = ["unnamed official", "document", "reporter’s account"];
  return story(
    crowd(count).map((raw) => ({
      ...raw,
      actors: [...new Set([pick("abcdefgh"), pick("abcdefgh")])],
      type: pick(["announcement", "call", "statement"]),
      said: [
        { by: "x", basis: pick(bases) },
        { by: "y", basis: pick(bases) },
      ],
      disputed: next() < 0.2 ? [{ text: "?", url: "q/" }] : [],
      summary: "Officials said that it came late in the night. ".repeat(3),
    })),
  );
}

test("every count is what would fit if that were chosen", () => {
  const its = many(300);
  const next = random(11);
  const sometimes = (value, or) => (next() < 0.4 ? value : or);
  for (let i = 0; i < 40; i++) {
    const filter = {
      actor: sometimes(["a", "b"], []),
      side: sometimes(["left"], []),
      type: sometimes("call", ""),
      basis: sometimes("document", ""),
      weight: 1 + Math.floor(next() * 3),
      disputed: next() < 0.2,
      text: sometimes("word", ""),
    };
    const fit = (more) => fitting(its, { ...filter, ...more }).length;
    const all = facets(its, filter);
    assert.equal(all.fits, fit({}));
    for (const facet of ["actor", "side"])
      for (const { id, count } of all[facet]) assert.equal(count, fit({ [facet]: [id] }), `${facet} ${id}`);
    for (const facet of ["type", "basis"])
      for (const { id, count } of all[facet]) assert.equal(count, fit({ [facet]: id }), `${facet} ${id}`);
    for (const { id, count } of all.weight) assert.equal(count, fit({ weight: id }));
    assert.equal(all.disputed, fit({ disputed: true }));
  }
});

test("five thousand events are counted while a key goes down", () => {
  const its = many(5_000);
  const work = () => process.cpuUsage().user / 1_000;
  const times = Array.from({ length: 9 }, (_, i) => {
    const began = work();
    facets(its, { ...NOTHING, actor: ["a"], weight: 2, text: `officials wo${"rd".slice(i % 3)}` });
    return work() - began;
  });
  // About 6 ms of work; the first time, when all texts are read, more. Room for a slow machine.
  const usual = times.sort((a, b) => a - b)[4];
  assert.ok(usual < 50, `${usual} ms`);
});
