import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axis as axisOf } from "../../builder/web/src/axis.js";
import { chapterView } from "../../builder/web/src/chapter_view.js";
import { read as readStory } from "../../builder/web/src/read.js";
import { change, keyMoments, open } from "../../builder/web/src/state.js";
import { merge, write } from "../../builder/web/src/url.js";
import { read } from "./asked.js";
import { at, crowd, day, event, NEUTRAL, random, story } from "./story.js";

const DAY = 86_400_000;
const MINUTE = 60_000;
const april = (date) => Date.UTC(2052, 3, date);

const chapters = [
  { id: "before", title: "Before", from: null, to: "2052-04-01T00:00Z" },
  { id: "the-opening", title: "The opening", from: "2052-04-13T00:00Z", to: "2052-04-15T00:00Z" },
];
const zones = [
  { id: "utc", name: "UTC" },
  { id: "seaside", name: "Seaside" },
];

const small = () =>
  story(
    [
      event("closure", day("2052-04-01"), {
        significance: 3,
        actors: ["ruritania", "illyria"],
        type: "attack",
        said: [{ by: "x", basis: "unnamed official" }],
      }),
      event("call", day("2052-04-05"), { actors: ["illyria"], sides: ["right"] }),
      event("opening", at("2052-04-13T20:00"), { significance: 3, disputed: [{ text: "?", url: "q/" }] }),
      event("end", day("2052-04-17"), { significance: 3 }),
    ],
    { chapters },
  );

const after = (...actions) => actions.reduce(change, open(small()));
const actionsOf = (query) => {
  const { actions, problems } = read(query, small());
  assert.deepEqual(problems, []);
  return actions;
};

test("the opening state has no query, and no query asks for nothing", () => {
  assert.equal(write(after()), "");
  for (const query of ["", "?", "&", "t=&event=", "utm_source=x&h=closure"])
    assert.deepEqual(read(query, small()), { actions: [], problems: [] });
});

for (const [what, actions, query] of [
  ["a chapter's stretch by its name", [{ type: "chapter", id: "the-opening" }], "t=the-opening"],
  [
    "whole days, the last of them included",
    [{ type: "view", view: [april(3), april(6)] }],
    "t=2052-04-03..2052-04-05",
  ],
  ["one day", [{ type: "view", view: [april(3), april(4)] }], "t=2052-04-03..2052-04-03"],
  [
    "minutes",
    [{ type: "view", view: [april(3) + DAY / 4, april(6)] }],
    "t=2052-04-03T06:00..2052-04-06T00:00",
  ],
  ["lanes", [{ type: "lanes", to: "actor" }], "lanes=actor"],
  ["an even scale", [{ type: "scale", to: "even" }], "scale=even"],
  ["a clock", [{ type: "zone", to: "seaside" }], "zone=seaside"],
  [
    "several actors with a plain comma",
    [{ type: "filter", filter: { actor: ["illyria", "ruritania"] } }],
    "actor=illyria,ruritania",
  ],
  [
    "a side and a type",
    [{ type: "filter", filter: { side: ["left"], type: "attack" } }],
    "side=left&type=attack",
  ],
  [
    "a basis by its slug",
    [{ type: "filter", filter: { basis: "unnamed-official" } }],
    "basis=unnamed-official",
  ],
  ["weight and dispute", [{ type: "filter", filter: { weight: 2, disputed: true } }], "weight=2&disputed=1"],
  [
    "words, with plus for blanks",
    [{ type: "filter", filter: { text: "event & closure" } }],
    "find=event+%26+closure",
  ],
  ["the selected event", [{ type: "select", id: "closure" }], "event=closure"],
  ["all answers", [{ type: "answers", to: true }], "answers=1"],
  [
    "the tour where it is",
    [{ type: "tour", to: "start" }, { type: "tour", to: "next" }, { type: "all" }],
    "event=opening&tour=1",
  ],
  [
    "everything in one order",
    [
      { type: "answers", to: true },
      { type: "filter", filter: { actor: ["illyria"] } },
      { type: "zone", to: "utc" },
      { type: "lanes", to: "type" },
      { type: "select", id: "call" },
      { type: "chapter", id: "before" },
    ],
    "t=before&lanes=type&zone=utc&actor=illyria&event=call&answers=1",
  ],
]) {
  test(`an address says ${what}`, () => {
    const state = after(...actions);
    assert.equal(write(state), query);
    assert.equal(write(after(...actionsOf(query))), query);
  });
}

test("of a window that reaches beyond the story, the part within it is shown", () => {
  const [{ view }] = actionsOf("t=1900-01-01..2052-04-03");
  assert.equal(view[1], Date.UTC(2052, 3, 4));
  assert.ok(view[0] > Date.UTC(1950, 0));
});

test("an address is read in an order that restores the view", () => {
  const types = actionsOf(
    "tour=1&event=opening&answers=1&find=event&weight=2&zone=utc&scale=even&lanes=actor&t=the-opening",
  ).map(({ type }) => type);
  assert.deepEqual(types, ["lanes", "scale", "zone", "filter", "answers", "tour", "tour", "chapter"]);
});

test("the tour starts at the event of the link, by the chosen clock; with none at its beginning", () => {
  assert.deepEqual(actionsOf("tour=1"), [{ type: "tour", to: "start" }]);
  const state = after(...actionsOf("event=end&tour=1"));
  assert.deepEqual([state.touring, state.moment, state.selected], [true, "end", "end"]);
});

test("values may be written in other ways", () => {
  assert.deepEqual(actionsOf("?t=2052-04-03T00%3A00..2052-04-05"), [
    { type: "view", view: [april(3), april(6)] },
  ]);
  assert.deepEqual(actionsOf("?t=2052-04-03"), [{ type: "view", view: [april(3), april(4)] }]);
  assert.deepEqual(actionsOf("actor=illyria%2Cruritania,illyria&actor=ruritania"), [
    { type: "filter", filter: { actor: ["illyria", "ruritania"] } },
  ]);
  assert.deepEqual(actionsOf("event=closure&event=call"), [{ type: "select", id: "closure" }]);
  assert.deepEqual(actionsOf("find=%D8%AD%D9%85%D9%84%D9%87"), [
    { type: "filter", filter: { text: "حمله" } },
  ]);
});

for (const [query, problem] of [
  ["event=gone", "The link names an event that is no longer here: everything is shown."],
  ["event=gone&lanes=type", "The link names an event that is no longer here: the rest of it is shown."],
  [
    "event=call&actor=ruritania",
    "The link names an event that its filter leaves out: the rest of it is shown.",
  ],
  [
    "event=call&tour=1",
    "The link follows the key moments from an event that is none of them: the rest of it is shown.",
  ],
  ["t=gone", "The link names a chapter that is no longer here: everything is shown."],
  ["t=..", "The link names a time that cannot be read: everything is shown."],
  ["t=2052-04-05..2052-04-03", "The link names a time that cannot be read: everything is shown."],
  ["t=2052-04-31..2052-05-03", "The link names a time that cannot be read: everything is shown."],
  ["t=2052-04-03T24:00..2052-04-05", "The link names a time that cannot be read: everything is shown."],
  ["t=2052-04-03..2052-04-04..2052-04-05", "The link names a time that cannot be read: everything is shown."],
  ["t=2052-04-03T06:00..2052-04-03T06:00", "The link names a time that cannot be read: everything is shown."],
  ["t=1999-04-03..1999-04-05", "The link names a time outside of this story: everything is shown."],
  ["lanes=colour", "The link names lanes that are not here: everything is shown."],
  ["scale=log", "The link names a scale that is not here: everything is shown."],
  ["zone=mars", "The link names a clock that is not here: everything is shown."],
  ["actor=nobody,illyria", "The link names an actor that is no longer here: the rest of it is shown."],
  ["side=up", "The link names a side that is no longer here: everything is shown."],
  ["type=party", "The link names a kind of event that is not here: everything is shown."],
  ["basis=rumour", "The link names a basis that is not here: everything is shown."],
  ["weight=99999999999999999999", "The link names a weight that is not here: everything is shown."],
  ["disputed=yes", "The link says something else than 1 for “disputed”: everything is shown."],
  ["answers=0", "The link says something else than 1 for “answers”: everything is shown."],
  ["tour=on", "The link says something else than 1 for “tour”: everything is shown."],
]) {
  test(`a bad or outdated value is told in a sentence: ${query}`, () =>
    assert.deepEqual(read(query, small()).problems, [problem]));
}

test("names that every object has are no events, actors or lanes", () => {
  for (const name of ["__proto__", "constructor", "toString"]) {
    for (const key of ["t", "lanes", "scale", "zone", "actor", "side", "type", "basis", "weight", "event"]) {
      const { actions, problems } = read(`${key}=${name}`, small());
      assert.deepEqual([actions, problems.length], [[], 1], `${key}=${name}`);
    }
    assert.equal(merge(`${name}=1`, ""), `${name}=1`);
  }
});

test("a query with others' keys keeps them as they are written, and ours is replaced", () => {
  assert.equal(merge("?utm=a%2fb&flag&t=old&x=1;2&%74=older&event=e", "t=new"), "utm=a%2fb&flag&x=1;2&t=new");
  assert.equal(merge("t=old&a=%ff&&=&?t=1", ""), "a=%ff&=&?t=1");
  assert.equal(merge("", ""), "");
  assert.equal(merge("", "t=new"), "t=new");
  assert.equal(merge(merge("a=1", "t=new"), "t=new"), "a=1&t=new");
});

test("a chapter's stretch has a margin, open ends, and stays within all there is", () => {
  const its = small();
  const { axis, extent } = open(its).visible;
  const [before, opening] = its.chapters.map((one) => chapterView(one, axis));
  const near = (a, b) => a.forEach((t, i) => assert.ok(Math.abs(t - b[i]) < 1_000));
  near(opening, [april(13) - 0.08 * DAY, april(15) + 0.08 * DAY]);
  assert.equal(before[0], extent[0]);
  assert.deepEqual(chapterView({ id: "x", title: "X", from: null, to: null }, axis), extent);
  assert.deepEqual(
    chapterView({ id: "x", title: "X", from: april(1) - 900 * DAY, to: april(1) - 800 * DAY }, axis),
    extent,
  );
});

test("on a bent axis the margin is the same to the eye, however fast the time beside it goes", () => {
  const bent = axisOf([
    [april(-999), 0],
    [april(13), 0.5],
    [april(15), 0.9],
    [april(20), 1],
  ]);
  const [from, to] = chapterView({ id: "x", title: "X", from: april(13), to: april(15) }, bent);
  assert.ok(Math.abs(bent.to(from) - (0.5 - 0.016)) < 1e-9 && Math.abs(bent.to(to) - (0.9 + 0.016)) < 1e-9);
});

// Whatever the state, whatever the string ----------------------------------------------------------

const large = () => {
  const next = random(5);
  const pick = (list) => list[Math.floor(next() * list.length)];
  return story(
    crowd(120, 4).map((raw) => ({
      ...raw,
      actors: [...new Set([pick("abcde"), pick("abcde")])],
      type: pick(["attack", "call", "statement"]),
      said: [{ by: "x", basis: pick(["unnamed official", "reporter’s account"]) }],
      disputed: next() < 0.3 ? [{ text: "?", url: "q/" }] : [],
    })),
    {
      chapters,
      zones,
      // Years of background, then days: as in a real story.
      scale: [
        ["2046-12-01T00:00Z", 0],
        ["2052-03-31T00:00Z", 0.2],
        ["2052-04-26T00:00Z", 1],
      ],
    },
  );
};

test("without chapters, there are no lanes by chapter", () => {
  const { actions, problems } = read("lanes=chapter", { ...small(), chapters: [] });
  assert.deepEqual(actions, []);
  assert.deepEqual(problems, ["The link names lanes that are not here: everything is shown."]);
  assert.deepEqual(read("lanes=chapter", small()).problems, []);
});

/** Something a reader may do. */
function deed(next, its) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const id = () => pick(its.events).id;
  return pick([
    () => ({ type: "lanes", to: pick(["side", "actor", "type", "chapter"]) }),
    () => ({ type: "scale", to: pick(["story", "even"]) }),
    () => ({ type: "zone", to: pick(["place", "utc", "seaside"]) }),
    () => ({
      type: "filter",
      filter: { actor: pick([[], ["a"], ["b", "c"]]), type: pick(["", "", "call"]) },
    }),
    () => ({
      type: "filter",
      filter: { side: pick([[], ["left"]]), weight: pick([1, 1, 2, 3]), disputed: next() < 0.2 },
    }),
    () => ({
      type: "filter",
      filter: {
        text: pick(["", "event", " word  Left ", "a,b&c=d", "50 % + 1", "é’ \ud83d\ude00"]),
        basis: pick(["", "", "reporters-account"]),
      },
    }),
    () => ({ type: "clear" }),
    () => ({ type: "answers", to: next() < 0.5 }),
    () => ({ type: "select", id: id() }),
    () => ({ type: "close" }),
    () => ({ type: "tour", to: pick(["start", "next", "next", "previous", "leave"]) }),
    () => ({ type: "chapter", id: pick(its.chapters).id }),
    () => ({ type: "zoom", factor: 0.3 + next() * 3 }),
    () => ({ type: "pan", by: next() - 0.5 }),
    () => ({ type: "all" }),
    () => ({ type: "read", to: pick(["next", "previous"]) }),
  ])();
}

test("every view is restored from its address", () => {
  const its = large();
  const next = random(42);
  const seen = new Set();
  for (let i = 0; i < 120; i++) {
    let state = open(its);
    for (let n = Math.floor(next() * 9); n >= 0; n--) state = change(state, deed(next, its));
    const query = write(state);
    const { actions, problems } = read(query, its);
    const again = actions.reduce(change, open(its));
    assert.deepEqual(problems, [], query);
    const chosen = ({ lanes, scale, zone, filter, selected, answers, touring }) => ({
      lanes,
      scale,
      zone,
      filter: { ...filter, text: filter.text.trim() },
      selected,
      answers,
      touring,
    });
    assert.deepEqual(chosen(again), chosen(state), query);
    if (state.touring) assert.equal(again.moment, state.moment, query);
    for (const end of [0, 1])
      assert.ok(
        Math.abs(again.view[end] - state.view[end]) <= MINUTE,
        `${query}: ${again.view} for ${state.view}`,
      );
    assert.equal(write(again), query);
    assert.ok(!/%2C|%3A|%2E/i.test(query), query);
    for (const key of new URLSearchParams(query).keys()) seen.add(key);
  }
  assert.equal(seen.size, 14, "every key was there");
  assert.ok(keyMoments(open(its)).length > 5);
});

test("no string whatever makes reading or merging fail", () => {
  const its = large();
  const next = random(99);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const keys = [
    "t",
    "lanes",
    "scale",
    "zone",
    "actor",
    "side",
    "type",
    "basis",
    "weight",
    "disputed",
    "find",
    "event",
    "answers",
    "tour",
    "x",
    "",
    "__proto__",
  ];
  const bits = [
    "=",
    "&",
    "&&",
    "?",
    "#",
    "+",
    ",",
    "..",
    "T",
    ":",
    "%",
    "%2",
    "%zz",
    "%ff%fe",
    "%00",
    "\0",
    "\ud800",
    "\udfff",
    "\u202e",
    "é",
    "1",
    "-1",
    "1e999",
    "9".repeat(40),
    "NaN",
    "Infinity",
    "2052-04-13",
    "2052-04-13T25:61",
    "9999-12-31",
    "0000-00-00",
    "+275760-09-13",
    "the-opening",
    "e1",
    "e2",
    "a",
    "side",
    "utc",
    "mine",
    "<script>",
    "null",
    "undefined",
    "constructor",
    " ",
  ];
  for (let i = 0; i < 500; i++) {
    const part = () =>
      `${pick(keys)}${pick(["=", "=", "=", ""])}${Array.from({ length: Math.floor(next() * 5) }, () => pick(bits)).join("")}`;
    const query = Array.from({ length: Math.floor(next() * 6) }, part).join(pick(["&", "&", ";", ""]));
    const { actions, problems } = read(query, its);
    assert.ok(problems.every((one) => /^The link .+: .+ shown\.$/.test(one)));
    const state = actions.reduce(change, open(its));
    assert.ok(state.view[0] < state.view[1], query);
    assert.deepEqual(read(write(state), its).problems, [], query);
    const merged = merge(query, "t=the-opening");
    assert.equal(new URLSearchParams(merged).getAll("t").join(), "the-opening", query);
    assert.equal(merge(`?${merged}`, "t=the-opening"), merged, query);
  }
});

test("half a sign in a search is written as one that says so", () => {
  const query = write(after({ type: "filter", filter: { text: "a\ud800" } }));
  assert.deepEqual(read(query, small()).actions, [{ type: "filter", filter: { text: "a\ufffd" } }]);
});

test("what blocks ask for, in addresses that the builder writes, is done", () => {
  const { story: neutral } = readStory(NEUTRAL);
  const cases = JSON.parse(readFileSync(new URL("block-addresses.json", import.meta.url), "utf8"));
  assert.ok(cases.length > 3);
  for (const { asked, done } of cases)
    assert.deepEqual(read(asked, neutral), { actions: done, problems: [] }, asked);
});
