import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { lastUpTo, partsFor, rank } from "../../builder/web/src/search_rank.js";
import { results } from "../../builder/web/src/search_results.js";
import { nearness, reading, terms, wholeName } from "../../builder/web/src/search_words.js";

/** What Python writes of its table, and how it splits texts: `tests/test_search.py`. */
const {
  table,
  behind: BEHIND,
  split: SPLIT,
  alike: ALIKE,
  apart: APART,
} = JSON.parse(readFileSync(new URL("search-words.json", import.meta.url), "utf8"));
const by = reading(table);
const { split, form } = by;

for (const [text, words] of Object.entries(SPLIT))
  test(`“${text}” is split as in Python`, () => {
    assert.deepEqual(
      split(text).map(({ text }) => text),
      words,
    );
  });

/** Whether a text has each word of a query. @param {string} query @param {string} text */
const finds = (query, text) =>
  terms(query, by).every((term) => split(text).some((word) => nearness(term, word.text, form) > 0));

for (const texts of ALIKE)
  test(`each of ${texts.join(", ")} finds the others`, () => {
    for (const query of texts) for (const text of texts) assert.ok(finds(query, text), `${query}: ${text}`);
  });

for (const [query, text] of APART)
  test(`“${query}” does not find “${text}”`, () => {
    assert.ok(!finds(query, text));
  });

test("each two letters of a text without blanks are found together, wherever they stand", () => {
  assert.ok(finds("大阪", "東京と大阪の間"));
  assert.ok(finds("阪", "大阪"));
  assert.ok(!finds("阪大", "大阪"));
  assert.deepEqual(
    terms("大阪", by).map(({ text }) => text),
    ["大阪"],
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
  const [one, apr, ...more] = terms("1 Apr apr", by);
  assert.deepEqual(more, []);
  assert.deepEqual([nearness(one, "1", form), nearness(one, "13", form)], [1, 0]);
  assert.deepEqual(
    ["apr", "april", "ap"].map((word) => nearness(apr, word, form)),
    [1, 0.6, 0],
  );
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
    table,
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
  const wanted = terms(query, by);
  const name = wholeName(query, by);
  /** @param {import("../../builder/web/src/search_words.js").Term} term */
  const having = (term) => partsFor(root, term).map((part) => parts[part]);
  return rank(root, { terms: wanted, name, form }, wanted.map(having), having(name));
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

test("a page with a record whose name is the whole query comes first, too", () => {
  const pages = [[{ gate: NAME }], [{ terms: NAME }, { gate: HEADING, "=gate": NAME }]];
  assert.deepEqual(order("gate", pages), [1, 0]);
});

test("a plural is found by the singular and the other way round, after the word itself", () => {
  const pages = [[{ city: ONCE }], [{ cities: ONCE }], [{ citizen: ONCE }]];
  assert.deepEqual(order("cities", pages), [1, 0]);
  assert.deepEqual(order("city", pages), [0, 1]);
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
  const of = (query) => terms(query, by).map((term) => partsFor(root, term));
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
  "Event",
  ["13 April <b>"],
  [
    ["", "The dam & the gate", "First line.\nA dam. It is old.\nA gate, and a dam.\nThe flood"],
    ["said", "Said", ""],
  ],
]);
const show = (query, sections = [0], file = "", page = PAGE) => {
  const wanted = terms(query, by);
  const said = wanted.map(() => 1);
  const ranked = { page: 0, score: 2, sections: sections.map((section) => ({ section, score: 1, said })) };
  return results(ranked, /** @type {any} */ (page), { terms: wanted, by }, file);
};
/** What is shown of a page with this text. */
const shown = (query, text) => show(query, [0], "", ["a/", "", [], [["", "A", text]]])[0].text;

test("a result says what it is, when, and its other names, once; what is looked for is marked", () => {
  const [{ title, tags, terms: found }] = show("dam 13");
  assert.equal(title, "The <mark>dam</mark> &amp; the gate");
  assert.deepEqual(tags, ["Event", "<mark>13</mark> April &lt;b&gt;"]);
  assert.deepEqual(found, { dam: true, 13: true });
  assert.equal("tags" in show("dam", [0], "", ["a/", "", [], [["", "A dam", ""]]])[0], false);
});

test("one sentence is shown: the first that has most of what is looked for; else the first of all", () => {
  const text = "First line.\nA dam. It is old.\nA gate, and a dam.\nThe flood";
  assert.equal(shown("dam gate", text), "<p>A <mark>gate</mark>, and a <mark>dam</mark>.</p>");
  assert.equal(shown("dam flood", text), "<p>A <mark>dam</mark>.</p>");
  assert.equal(shown("13", text), "<p>First line.</p>");
  assert.equal(shown("", ""), "");
});

test("what the title, the kind and the other names say is not looked for in the text", () => {
  assert.equal(show("dam 13 event")[0].text, "<p>First line.</p>");
  assert.equal(show("dam flood")[0].text, "<p>The <mark>flood</mark></p>");
  assert.equal(show("said", [1])[0].text, "");
});

test("a sentence is whole, whatever is short for something in it", () => {
  assert.equal(
    shown("said", "No. Mr. Holt of the U.S. Board said so. Then he left."),
    "<p>Mr. Holt of the U.S. Board <mark>said</mark> so.</p>".replace("<p>", "<p>No. "),
  );
  assert.equal(shown("left", "He said “so.” “Then,” he left."), "<p>“Then,” he <mark>left</mark>.</p>");
  assert.equal(shown("大阪", "東京は寒い。大阪は暖かい。"), "<p><mark>大阪</mark>は暖かい。</p>");
});

test("a plural and its singular are marked for each other", () => {
  assert.equal(shown("dams", "A dam."), "<p>A <mark>dam</mark>.</p>");
});

test("words of two letters each are marked as one", () => {
  assert.equal(shown("大阪の間", "東京と大阪の間だ"), "<p>東京と<mark>大阪の間</mark>だ</p>");
});

test("of a long sentence what stands around the first word is shown, and all words of it are whole", () => {
  const text = shown("dam", `${"before ".repeat(100)}dam${" after".repeat(100)}`);
  assert.match(text, /^<p>… before .*before <mark>dam<\/mark> after .*after …<\/p>$/);
  assert.ok(text.length < 300, text);
});

test("without blanks it is cut between two signs", () => {
  const text = shown("大阪", `${"字".repeat(300)}大阪${"𠀀".repeat(300)}`);
  assert.match(text, /^<p>… 字+<mark>大阪<\/mark>𠀀+ …<\/p>$/u);
  assert.ok(text.length < 300, text);
});

test("of sections that say as much one is shown, the others are asked for", () => {
  const [best, second] = show("dam", [1, 0]);
  assert.ok(best.score > second.score);
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
    tags: ["Event", "13 April &lt;b&gt;"],
  });
});
