import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lastUpTo, partsFor, rank } from "../../builder/web/src/search_rank.js";
import { results } from "../../builder/web/src/search_results.js";
import { fits, splitter, terms, wholeName } from "../../builder/web/src/search_words.js";

/** What Python writes of its signs, and how it splits texts: `tests/test_search.py`. */
const {
  separators,
  edges,
  behind: BEHIND,
  split: SPLIT,
} = JSON.parse(readFileSync(new URL("search-words.json", import.meta.url), "utf8"));
const split = splitter({ separators, edges });

for (const [text, words] of Object.entries(SPLIT))
  test(`“${text}” is split as in Python`, () => {
    assert.deepEqual(
      split(text).map(({ text }) => text),
      words,
    );
  });

test("each word is where it was found", () => {
  const text = "On (13–14) April: “Élan”";
  assert.deepEqual(
    split(text).map(({ from, to }) => text.slice(from, to)),
    ["On", "13", "14", "April", "Élan"],
  );
});

test("a number is looked for as it is, a word by its beginning, each once", () => {
  const [one, april, ...more] = terms("1 April april", split);
  assert.deepEqual(more, []);
  assert.deepEqual([fits(one, "1"), fits(one, "13")], [true, false]);
  assert.deepEqual([fits(april, "april"), fits(april, "aprils"), fits(april, "apri")], [true, true, false]);
});

// How a word stands, as `search/page.py` numbers it.
const [ONCE, , OFTEN, HEADING, LONG_NAME, , , NAME] = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * An index in parts of two words. @param {Record<string, number>[][]} pages sections, each word and how it stands there
 * @param {[number, number[]][]} boosts
 */
function index(pages, boosts = []) {
  const sections = pages.flat();
  const words = [...new Set(sections.flatMap(Object.keys))].sort();
  const parts = words.flatMap((_, i) => (i % 2 ? [] : [words.slice(i, i + 2)]));
  const places = (/** @type {string} */ word) => {
    let before = 0;
    return sections.flatMap((section, i) => {
      if (!(word in section)) return [];
      const place = (i - before) * 8 + section[word];
      before = i;
      return [place];
    });
  };
  const root = {
    version: "0",
    separators,
    edges,
    words: parts.map(([first]) => first),
    texts: [0],
    sections: pages.map(({ length }) => length),
    boosts,
  };
  return { root, parts: parts.map((part) => ({ words: part.join(" "), places: part.map(places) })) };
}

/** The pages that a query finds, best first. */
function find(query, pages, boosts) {
  const { root, parts } = index(pages, boosts);
  const wanted = terms(query, split);
  const name = wholeName(query, split);
  /** @param {import("../../builder/web/src/search_words.js").Term} term */
  const having = (term) => partsFor(root, term).map((part) => parts[part]);
  return rank(root, wanted, wanted.map(having), name, having(name));
}
const order = (query, pages, boosts) => find(query, pages, boosts).map(({ page }) => page);

test("nothing is found in an index without words, and for words that nobody says", () => {
  assert.deepEqual(order("dam", []), []);
  assert.deepEqual(order("dam", [[{ gate: ONCE }]]), []);
});

test("a name comes before any text, a heading between them, a short name before a long one", () => {
  const pages = [
    [{ dam: OFTEN }],
    [{ dam: LONG_NAME }],
    [{ gate: ONCE }, { dam: HEADING }],
    [{ dam: NAME }],
    [{ a: 0 }],
  ];
  assert.deepEqual(order("dam", pages), [3, 1, 2, 0]);
});

test("the page whose name is the whole query comes first, however short the names of others are", () => {
  const pages = [
    [{ harbour: NAME, office: NAME, sound: NAME }],
    [{ harbour: LONG_NAME, office: LONG_NAME, sound: LONG_NAME, "=sound_harbour_office": NAME }],
  ];
  assert.deepEqual(order("Sound, harbour office", pages), [1, 0]);
  assert.deepEqual(order("harbour office", pages), [0, 1]);
  assert.deepEqual(order("sound harbour", pages), [0, 1]);
});

test("a word is found by its beginning, after the word itself, wherever the part with it ends", () => {
  const pages = [
    [{ damage: ONCE, dam: ONCE }],
    [{ damage: ONCE }],
    [{ dams: ONCE }],
    [{ da: ONCE, daze: ONCE }],
  ];
  assert.deepEqual(order("dam", pages), [0, 2, 1]);
  assert.deepEqual(order("da", pages).sort(), [0, 1, 2, 3]);
});

test("a number finds no longer one", () => {
  const pages = [[{ 13: NAME, april: NAME }], [{ 1: NAME, april: NAME }], [{ 185: ONCE }]];
  assert.deepEqual(order("1", pages), [1]);
  assert.equal(order("1 April", pages)[0], 1);
});

test("pages with all words come before those with some of them", () => {
  const pages = [[{ dam: OFTEN }], [{ gate: OFTEN }], [{ dam: ONCE }, { gate: ONCE }], [{ else: 0 }]];
  assert.equal(order("dam gate", pages)[0], 2);
  assert.deepEqual(order("dam gate", pages).sort(), [0, 1, 2]);
});

test("a word that nobody says takes nothing from those that are found", () => {
  const pages = [[{ dam: ONCE }], [{ dam: NAME }]];
  assert.deepEqual(order("dam nobody", pages), order("dam", pages));
});

test("words that stand together say more than the same words apart", () => {
  const apart = [{ dam: ONCE }, { gate: ONCE }];
  assert.deepEqual(order("dam gate", [apart, [{ dam: ONCE, gate: ONCE }, { else: 0 }]]), [1, 0]);
});

test("a page that asks for it comes earlier, and of equals the first", () => {
  const pages = [[{ dam: ONCE }], [{ dam: ONCE }], [{ dam: ONCE }]];
  assert.deepEqual(order("dam", pages), [0, 1, 2]);
  assert.deepEqual(order("dam", pages, [[1.05, [1, 1]]]), [1, 2, 0]);
});

test("a page for contributors comes after readers’ pages with all words, unless the query is its name", () => {
  const pages = [
    [{ gate: NAME, dates: NAME }],
    [{ gate: ONCE, dam: ONCE }],
    [{ gate: ONCE, dates: ONCE }],
    [{ gateway: ONCE }],
    [{ "=dates": NAME, dates: NAME }],
  ];
  const boosts = /** @type {[number, number[]][]} */ ([[BEHIND, [0, 4]]]);
  assert.deepEqual(order("gate", pages, boosts), [1, 2, 3, 0]);
  assert.deepEqual(order("gate dates", pages, boosts).slice(0, 2), [2, 0]);
  assert.deepEqual(order("dates", pages, boosts), [4, 2, 0]);
});

test("only the parts that may have a word are asked for", () => {
  const root = { ...index([]).root, words: ["a", "dam", "damage", "gate"] };
  const of = (query) => terms(query, split).map((term) => partsFor(root, term));
  assert.deepEqual(of("dam 13 0 zoo"), [[1, 2], [0], [0], [3]]);
  assert.deepEqual(of("da"), [[0, 1, 2]]);
});

test("the last place of a sorted list that is at most as large", () => {
  assert.deepEqual(
    [0, 4, 5, 9].map((value) => lastUpTo([2, 5, 7], value)),
    [0, 0, 1, 2],
  );
});

// What is shown ------------------------------------------------------------------------------------

const PAGE = /** @type {const} */ ([
  "events/a/",
  ["13 April <b>"],
  [
    ["", "The dam & the gate", "First line.\nA dam.\nA gate, and a dam.\nThe flood"],
    ["said", "Said", ""],
  ],
]);
const show = (query, sections = [0], file = "") => {
  const wanted = terms(query, split);
  const said = wanted.map(() => 1);
  const ranked = { page: 0, score: 2, sections: sections.map((section) => ({ section, score: 1, said })) };
  return results(ranked, /** @type {any} */ (PAGE), wanted, split, file);
};

test("what is looked for is marked, and all else is text", () => {
  const [{ title, tags, terms: found }] = show("dam 13");
  assert.equal(title, "The <mark>dam</mark> &amp; the gate");
  assert.deepEqual(tags, ["<mark>13</mark> April &lt;b&gt;"]);
  assert.deepEqual(found, { dam: true, 13: true });
});

test("the lines are those that have what is looked for, most of it first; else the first", () => {
  assert.equal(show("dam gate")[0].text, "<p>A <mark>gate</mark>, and a <mark>dam</mark>.</p>");
  assert.equal(show("dam flood")[0].text, "<p>A <mark>dam</mark>.</p><p>The <mark>flood</mark></p>");
  assert.equal(show("13")[0].text, "<p>First line.</p>");
  assert.equal(show("said", [1])[0].text, "");
});

test("a date that stands above what a page says is not said again", () => {
  const page = ["a/", ["13 April"], [["", "The dam", "13 April · opening\nThe dam was opened."]]];
  const shown = (query) => {
    const ranked = { page: 0, score: 1, sections: [{ section: 0, score: 1, said: [1] }] };
    return results(ranked, /** @type {any} */ (page), terms(query, split), split, "")[0].text;
  };
  assert.equal(shown("april"), "<p>opening</p>");
  assert.equal(shown("dam"), "<p>The <mark>dam</mark> was opened.</p>");
});

test("of a long line what stands around the first word is shown, and all words of it are whole", () => {
  const long = `${"before ".repeat(100)}dam${" after".repeat(100)}`;
  const page = ["a/", [], [["", "A", long]]];
  const ranked = { page: 0, score: 1, sections: [{ section: 0, score: 1, said: [1] }] };
  const [{ text }] = results(ranked, /** @type {any} */ (page), terms("dam", split), split, "");
  assert.match(text, /^<p>… before .*before <mark>dam<\/mark> after .*after …<\/p>$/);
  assert.ok(text.length < 300, text);
});

test("an address has its anchor, and names a file where it must", () => {
  assert.deepEqual(
    show("dam", [0, 1]).map(({ location }) => location),
    ["events/a/", "events/a/#said"],
  );
  assert.equal(show("dam", [1], "index.html")[0].location, "events/a/index.html#said");
});

test("the page itself is among its results", () => {
  const [, page] = show("said", [1]);
  assert.deepEqual(page, {
    location: "events/a/",
    title: "The dam &amp; the gate",
    text: "",
    score: 0,
    terms: {},
  });
});
