import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../builder/web/src/arrange.js";
import { NOTHING } from "../../builder/web/src/filter.js";
import { column } from "../../builder/web/src/layout/column.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { read } from "../../builder/web/src/read.js";
import { open } from "../../builder/web/src/state.js";
import { spoken } from "../../builder/web/src/words.js";
import { at, between, crowd, day, event, NEUTRAL, random, story } from "./story.js";

const visible = (told, choices = {}) =>
  arrange(told, {
    lanes: "side",
    scale: "story",
    zone: "place",
    ...choices,
    filter: { ...NOTHING, ...choices.filter },
  });
const laneIds = (made) => made.lanes.map((one) => one.id);
const placed = (made) => Object.fromEntries(made.events.map((one) => [one.id, [one.lane, ...one.others]]));

const chapters = [
  { id: "one", title: "The beginning", from: "2052-04-01T00:00Z", to: "2052-04-03T00:00Z" },
  { id: "two", title: "The end", from: "2052-04-03T00:00Z", to: "2052-04-09T00:00Z" },
];
const TOLD = story(
  [
    event("a", day("2052-04-01"), {
      sides: ["right", "left"],
      actors: ["x", "y", "once"],
      type: "attack",
      chapter: "one",
      significance: 3,
    }),
    event("b", at("2052-04-02T12:00"), { sides: ["left"], actors: ["y"], chapter: "two", significance: 1 }),
    event("c", day("2052-04-03"), { sides: [], actors: ["once2"], type: "" }),
    event("d", day("2052-04-04"), { sides: ["left"], actors: ["y", "x"], chapter: "gone" }),
  ],
  { chapters },
);

test("by side: in the story's order, each event in its first and tied to the others", () => {
  const made = visible(TOLD);
  assert.deepEqual(
    made.lanes.map(({ id, name, colour }) => [id, name, colour]),
    [
      ["left", "Left", "blue"],
      ["right", "Right", "vermilion"],
      ["-", "Others", "grey"],
    ],
  );
  assert.deepEqual(placed(made), { a: ["right", "left"], b: ["left"], c: ["-"], d: ["left"] });
});

test("a story without sides has one lane, without a name and without a colour", () => {
  const told = story(
    [event("a", day("2052-04-01"), { sides: [] }), event("b", day("2052-04-02"), { sides: [] })],
    {
      sides: [],
    },
  );
  const made = visible(told);
  assert.deepEqual(
    made.lanes.map(({ id, name, colour }) => [id, name, colour]),
    [["-", "", ""]],
  );
  assert.equal(spoken(made.events[0], made.lanes[0].name, made.lanes), `${made.events[0].when}: Event a`);
});

test("by kind: as they first occur, words of the site's own among them; of very many the commonest", () => {
  const kinds = ["eclipse", ..."abcdefghijkl"].flatMap((kind, i) => (i % 4 ? [kind] : [kind, kind]));
  const told = (types) => story(types.map((type, i) => event(`e${i}`, day(`2052-04-${10 + i}`), { type })));
  const names = (types) => visible(told(types), { lanes: "type" }).lanes.map(({ name }) => name);
  assert.deepEqual(names(["call", "eclipse", "call"]), ["Call", "Eclipse"]);
  assert.deepEqual(names(kinds), ["Eclipse", ..."ABCDEFHL", "Others"]);
});

test("by actor: the busiest first; who takes part once has no lane", () => {
  const made = visible(TOLD, { lanes: "actor" });
  assert.deepEqual(
    made.lanes.map(({ name, colour }) => [name, colour]),
    [
      ["Actor y", ""],
      ["Actor x", ""],
      ["Others", "grey"],
    ],
  );
  assert.deepEqual(placed(made), { a: ["x", "y"], b: ["y"], c: ["-"], d: ["y", "x"] });
});

test("by actor: of many only nine have lanes of their own", () => {
  const its = Array.from({ length: 24 }, (_, i) =>
    event(`e${i}`, day("2052-04-01"), { actors: [`x${i % 12}`] }),
  );
  assert.equal(visible(story(its), { lanes: "actor" }).lanes.length, 10);
});

test("by type: as they first occur", () => {
  const made = visible(TOLD, { lanes: "type" });
  assert.deepEqual(
    made.lanes.map(({ id, name }) => [id, name]),
    [
      ["attack", "Attack"],
      ["statement", "Statement"],
      ["-", "Others"],
    ],
  );
  assert.deepEqual(placed(made), { a: ["attack"], b: ["statement"], c: ["-"], d: ["statement"] });
});

test("by chapter: by their titles, in order", () => {
  const made = visible(TOLD, { lanes: "chapter" });
  assert.deepEqual(
    made.lanes.map(({ name }) => name),
    ["The beginning", "The end", "Outside the chapters"],
  );
  assert.deepEqual(placed(made).a, ["one"]);
  assert.deepEqual(placed(made).c, ["-"]);
});

test("an event of a chapter that is not in the file has a lane too", () => {
  assert.deepEqual(placed(visible(TOLD, { lanes: "chapter" })).d, ["-"]);
});

test("only lanes with an event are there", () => {
  assert.deepEqual(laneIds(visible(TOLD, { filter: { actor: ["y"], type: "statement" } })), ["left"]);
  assert.deepEqual(laneIds(visible(story([]))), []);
});

test("a side may be called others: it is not the lane of those without a side", () => {
  const sides = [{ id: "others", name: "Other states", colour: "green" }];
  const told = story(
    [event("a", day("2052-04-01"), { sides: ["others"] }), event("b", day("2052-04-01"), { sides: [] })],
    { sides },
  );
  assert.deepEqual(
    visible(told).lanes.map((one) => [one.id, one.name]),
    [
      ["others", "Other states"],
      ["-", "Others"],
    ],
  );
});

test("colour is that of the first side, whatever the lanes", () => {
  for (const lanes of ["side", "actor", "type", "chapter"]) {
    assert.deepEqual(
      visible(TOLD, { lanes }).events.map((one) => one.colour),
      ["vermilion", "blue", "grey", "blue"],
    );
  }
});

test("a filter leaves those that fit, renumbered", () => {
  const made = visible(TOLD, { filter: { side: ["left"] } });
  assert.deepEqual(
    made.events.map((one) => [one.id, one.nth]),
    [
      ["a", 1],
      ["b", 2],
      ["d", 3],
    ],
  );
  assert.deepEqual(made.extent, visible(TOLD).extent, "there is as much to see as before");
});

test("the even scale has the same ends", () => {
  const scale = [
    ["2048-01-01T00:00Z", 0],
    ["2052-04-01T00:00Z", 0.2],
    ["2052-05-01T00:00Z", 1],
  ];
  const told = story([event("a", day("2052-04-02"))], { scale });
  const [bent, flat] = [visible(told), visible(told, { scale: "even" })];
  assert.deepEqual([bent.extent, bent.axis.points.length], [flat.extent, 3]);
  assert.equal(flat.axis.to((flat.extent[0] + flat.extent[1]) / 2), 0.5);
});

const CLOCKED = story([
  event("night", at("2052-04-13T22:00")),
  event("day", day("2052-04-14")),
  event("late", at("2052-04-14T01:00")),
]);
const starts = (zone, told = CLOCKED) =>
  Object.fromEntries(
    visible(told, { zone }).events.map((one) => [one.id, new Date(one.start).toISOString().slice(0, 16)]),
  );

test("each event by the clock of its place, by one clock, or by the reader's; days stay days", () => {
  assert.deepEqual(starts("place"), {
    night: "2052-04-14T01:30",
    day: "2052-04-14T00:00",
    late: "2052-04-14T04:30",
  });
  assert.deepEqual(starts("utc"), {
    night: "2052-04-13T22:00",
    day: "2052-04-14T00:00",
    late: "2052-04-14T01:00",
  });
  assert.deepEqual(starts("seaside"), {
    night: "2052-04-13T18:00",
    day: "2052-04-14T00:00",
    late: "2052-04-13T21:00",
  });
  const mine = { ...CLOCKED, zones: [...CLOCKED.zones, { id: "mine", name: "Your clock" }], mine: () => 540 };
  assert.deepEqual(starts("mine", mine), {
    night: "2052-04-14T07:00",
    day: "2052-04-14T00:00",
    late: "2052-04-14T10:00",
  });
});

const LASTED = story([
  event("days", { ...day("2031-04-02"), text: "From 2 to 5 April 2031" }, { end: day("2031-04-05") }),
  event(
    "night",
    { ...at("2031-04-02T22:00"), text: "3 April 2031, 01:30 Hilltop time, lasting until May", until: "May" },
    { end: day("2031-05-01") },
  ),
  event("same", { ...at("2031-04-03T01:00"), text: "3 April 2031, 04:30 Hilltop time" }),
]);
const words = (told, zone) =>
  Object.fromEntries(visible(told, { zone }).events.map(({ id, when }) => [id, when]));

test("by the clock of its place an event has the words that came, in panel, picture and column", () => {
  for (const told of [LASTED, read(NEUTRAL).story]) {
    const sent = Object.fromEntries(told.events.map((one) => [one.id, one.date.text]));
    assert.deepEqual(words(told, "place"), sent);
    const state = open(told);
    const { rows } = column(state);
    for (const row of rows.filter(({ kind }) => kind === "event")) assert.equal(row.date, sent[row.id]);
    const { marks } = layout(state, { width: 900 });
    assert.ok(rows.length && marks.length);
    for (const { id, spoken } of marks) assert.equal(spoken.indexOf(`${sent[id]}: `), 0);
  }
});

test("by another clock the words are made here, with the same end", () => {
  assert.deepEqual(words(LASTED, "utc"), {
    days: "From 2 to 5 April 2031",
    night: "2 April 2031, 22:00 UTC (3 April in Hilltop), lasting until May",
    same: "3 April 2031, 01:00 UTC",
  });
});

test("an unknown clock is that of the place", () => assert.deepEqual(starts("mars"), starts("place")));

test("another clock may put events in another order, and gives them other numbers", () => {
  const order = (zone) => visible(CLOCKED, { zone }).events.map((one) => [one.nth, one.id]);
  assert.deepEqual(order("place"), [
    [1, "day"],
    [2, "night"],
    [3, "late"],
  ]);
  assert.deepEqual(order("seaside"), [
    [1, "night"],
    [2, "late"],
    [3, "day"],
  ]);
});

test("words say the date by the chosen clock, and the other day where it differs", () => {
  const when = (zone) => visible(CLOCKED, { zone }).events.find((one) => one.id === "night").when;
  assert.equal(when("place"), "2052-04-13T22:00");
  assert.equal(when("seaside"), "13 April 2052, 18:00 in Seaside (14 April in Hilltop)");
});

test("the day of an end stays, whatever the clock of its beginning, and never comes before it", () => {
  const told = story([
    event("days", at("2052-04-13T20:30"), { end: between("2052-04-16", "2052-04-17") }),
    event("day", at("2052-04-15T21:00"), { end: day("2052-04-15") }),
  ]);
  assert.deepEqual(
    visible(told, { zone: "seaside" }).events.map((one) => one.stop),
    [Date.UTC(2052, 3, 17), Date.UTC(2052, 3, 16)],
  );
  const [, late] = visible(told).events;
  assert.equal(late.stop, late.start, "past midnight in Hilltop");
});

test("whatever the clock, a whole story stays on its scale", () => {
  const { story: told } = read(NEUTRAL);
  for (const zone of ["place", ...told.zones.map((one) => one.id)]) {
    const { events, extent } = visible(told, { zone });
    for (const one of events)
      assert.ok(one.start >= extent[0] && one.stop <= extent[1], `${one.id} by ${zone}`);
  }
});

test("any story by any choice: each event once, in order, in a lane that is there, never the story's own record", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const told = story(crowd(80, seed), { chapters });
    const before = JSON.stringify(told);
    const next = random(seed);
    for (const lanes of ["side", "actor", "type", "chapter"]) {
      const zone = ["place", "utc", "seaside", "none"][Math.floor(next() * 4)];
      const made = visible(told, { lanes, zone, scale: next() < 0.5 ? "even" : "story" });
      const ids = new Set(laneIds(made));
      assert.equal(new Set(made.events.map((one) => one.id)).size, told.events.length);
      made.events.forEach((one, i) => {
        assert.equal(one.nth, i + 1);
        assert.ok(!i || made.events[i - 1].start <= one.start, "in order of time");
        assert.ok(one.stop >= one.start, "no end before its beginning");
        for (const id of [one.lane, ...one.others]) assert.ok(ids.has(id), `lane ${id}`);
      });
      assert.equal(ids.size, made.lanes.length);
    }
    assert.equal(JSON.stringify(told), before, "the story is as it was");
  }
});
