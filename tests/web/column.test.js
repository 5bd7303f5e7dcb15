import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../builder/web/src/arrange.js";
import { axis } from "../../builder/web/src/axis.js";
import { NOTHING } from "../../builder/web/src/filter.js";
import { column, MOST } from "../../builder/web/src/layout/column.js";
import { at, between, crowd, day, event, random, story } from "./story.js";

const DAY = 86_400_000;
const ALL = [Date.UTC(2046, 0), Date.UTC(2053, 0)];

/** As the choices of the reader have it: each event in the lane of its first side. */
function stateOf(told, more = {}) {
  const colours = new Map(told.sides.map((side) => [side.id, side.colour]));
  const events = told.events.map((one) => ({
    ...one,
    own: one.date,
    when: `on ${one.date.text}`,
    lane: one.sides[0] ?? "-",
    others: one.sides.slice(1),
    colour: colours.get(one.sides[0]) ?? "grey",
  }));
  const { reach } = arrange(told, { lanes: "side", scale: "story", zone: "place", filter: NOTHING });
  return {
    story: told,
    visible: { events, count: events.length, lanes: told.sides, axis: axis(told.scale), extent: ALL, reach },
    view: ALL,
    focus: null,
    selected: null,
    ...more,
  };
}

const drawn = (events, { state = {}, ...more } = {}) => column(stateOf(story(events, more), state));
const eventsOf = ({ rows }) => rows.filter((row) => row.kind === "event");
const idsOf = (made) => eventsOf(made).map((row) => row.id);
const glyph = (date, more) => {
  const { shape, fade, sure } = eventsOf(drawn([event("a", date, more)]))[0].glyph;
  return [shape, fade, sure];
};

test("a row says all that there is to say about its event", () => {
  const disputed = [{ text: "Was it?", url: "questions/was-it/" }];
  const more = { title: "A strike", sides: ["right", "left"], significance: 3, disputed };
  const { rows, ...rest } = drawn([event("a", day("2052-04-01"), more)], { state: { selected: "a" } });
  assert.deepEqual(rows, [
    {
      kind: "event",
      id: "a",
      date: "on 2052-04-01",
      title: "A strike",
      colour: "vermilion",
      significance: 3,
      sides: [
        { name: "Right", colour: "vermilion" },
        { name: "Left", colour: "blue" },
      ],
      glyph: { shape: "dot", fade: "", sure: "all" },
      spoken: "on 2052-04-01: A strike. Right, Left; accounts differ",
      selected: true,
      disputed: true,
      absent: false,
      chained: false,
      nth: 1,
      all: 1,
    },
  ]);
  assert.deepEqual(rest, {
    before: 0,
    after: 0,
    more: { earlier: null, later: null },
    tabStop: "a",
    heading: "1 April 2052",
  });
});

test("the chain of answers of what is selected can be told from the rest", () => {
  const answers = (to) => ({ answers: [{ event: to, latency: "", by: "X", basis: "document" }] });
  const its = [
    event("a", day("2052-04-01")),
    event("b", day("2052-04-02"), answers("a")),
    event("c", day("2052-04-03")),
    event("d", day("2052-04-04"), answers("b")),
  ];
  const chained = (selected) =>
    eventsOf(drawn(its, { state: { selected } }))
      .filter((one) => one.chained)
      .map((one) => one.id);
  assert.deepEqual(chained("b"), ["a", "b", "d"]);
  assert.deepEqual(chained("c"), []);
  assert.deepEqual(chained(null), []);
});

test("chapters are named where they change, and quietly when they come again", () => {
  const chapters = ["one", "two"].map((id) => ({ id, title: `Chapter ${id}`, from: null, to: null }));
  const its = ["one", "one", "two", "one", null, "gone"];
  const { rows } = drawn(
    its.map((chapter, i) => event(`e${i}`, day("2052-04-01"), { chapter })),
    { chapters },
  );
  assert.deepEqual(
    rows.map((row) => (row.kind === "event" ? row.id : [row.title, row.again, row.before])),
    [
      ["Chapter one", false, "e0"],
      "e0",
      "e1",
      ["Chapter two", false, "e2"],
      "e2",
      ["Chapter one", true, "e3"],
      "e3",
      "e4",
      "e5",
    ],
  );
});

test("between two dates stands how far they are apart", () => {
  const { rows } = drawn([
    event("a", day("2052-04-01")),
    event("b", day("2052-04-13")),
    event("c", day("2052-04-14")),
  ]);
  assert.deepEqual(rows[1], { kind: "gap", text: "12 days later", before: "b" });
  assert.deepEqual(
    rows.map((row) => row.kind),
    ["event", "gap", "event", "event"],
  );
});

test("a gap is counted from the row above it, and while something goes on there is none", () => {
  const long = event("long", day("2052-04-01"), { end: day("2052-04-09") });
  const { rows } = drawn([
    long,
    event("a", day("2052-04-02")),
    event("b", day("2052-04-08")),
    event("c", day("2052-04-12")),
  ]);
  assert.deepEqual(
    rows.filter((row) => row.kind === "gap"),
    [],
  );
  const vague = drawn([
    event("a", day("2052-04-01")),
    event("v", between("2052-04-01", "2052-04-09")),
    event("c", day("2052-04-12")),
  ]);
  assert.deepEqual(
    vague.rows.filter((row) => row.kind === "gap"),
    [],
  );
  const plain = drawn([event("a", day("2052-04-01")), event("c", day("2052-04-12"))]);
  assert.deepEqual(
    plain.rows.filter((row) => row.kind === "gap"),
    [{ kind: "gap", text: "11 days later", before: "c" }],
  );
});

test("a gap comes before the name of the chapter that it leads to", () => {
  const chapters = [{ id: "one", title: "One", from: null, to: null }];
  const { rows } = drawn([event("a", day("2052-04-01")), event("b", day("2052-04-13"), { chapter: "one" })], {
    chapters,
  });
  assert.deepEqual(
    rows.map((row) => row.kind),
    ["event", "gap", "chapter", "event"],
  );
});

test("only what is known to the day is a point", () => {
  assert.deepEqual(glyph(day("2052-04-01")), ["dot", "", "all"]);
  assert.deepEqual(glyph(at("2052-04-01T12:00")), ["dot", "", "all"]);
  assert.deepEqual(glyph({ ...day("2052-04-01"), precision: "month" }), ["band", "", "none"]);
  assert.deepEqual(glyph({ ...day("2052-04-01"), soft: [true, true] }), ["band", "both", "none"]);
  assert.deepEqual(glyph(between("2052-04-01", null)), ["band", "end", "none"]);
  assert.deepEqual(glyph(between(null, "2052-04-01")), ["band", "start", "none"]);
});

test("what lasted is solid where it was surely going on", () => {
  assert.deepEqual(glyph(day("2052-04-01"), { end: day("2052-04-06") }), ["band", "", "all"]);
  assert.deepEqual(glyph(day("2052-04-01"), { end: between("2052-04-06", null) }), ["band", "end", "part"]);
  assert.deepEqual(glyph(day("2052-04-01"), { end: between(null, "2052-04-06") }), ["band", "", "none"]);
  assert.deepEqual(glyph(between("2052-04-01", "2052-04-09"), { end: day("2052-04-06") }), [
    "band",
    "",
    "none",
  ]);
});

const days = (count) =>
  Array.from({ length: count }, (_, i) =>
    event(`e${i}`, day(new Date(Date.UTC(2051, 0, 1) + i * DAY).toISOString().slice(0, 10))),
  );

test("a long story is cut, and what is left out is counted", () => {
  const made = drawn(days(200));
  assert.deepEqual([idsOf(made).length, idsOf(made)[0], made.before, made.after], [MOST, "e0", 0, 140]);
  assert.deepEqual(made.more, { earlier: null, later: "e60" });
  assert.deepEqual([eventsOf(made)[0].nth, eventsOf(made)[0].all], [1, 200]);
});

test("the event that the button leads to brings the next stretch", () => {
  const made = drawn(days(200), { state: { focus: "e60" } });
  assert.deepEqual([idsOf(made)[0], idsOf(made).at(-1), made.before, made.after], ["e45", "e104", 45, 95]);
  assert.deepEqual(made.more, { earlier: "e44", later: "e105" });
  assert.deepEqual([made.tabStop, eventsOf(made)[0].nth], ["e60", 46]);
  assert.deepEqual(
    idsOf(drawn(days(200), { state: { focus: "e61" } })),
    idsOf(made),
    "a step leaves the rows alone",
  );
  assert.equal(idsOf(drawn(days(200), { state: { focus: "e199" } }))[0], "e140");
});

test("a selected event far from the focus is there too, and the row between them says how far", () => {
  const made = drawn(days(200), { state: { focus: "e100", selected: "e3" } });
  assert.deepEqual([idsOf(made).length, idsOf(made)[0], idsOf(made)[1]], [MOST, "e3", "e75"]);
  assert.deepEqual(made.rows[1], { kind: "gap", text: "71 more events", before: "e75" });
  assert.deepEqual([made.before, made.after, made.more.later], [74, 66, "e134"]);
});

test("only what is in view is in the rows; what is beyond is counted", () => {
  const view = [Date.UTC(2051, 0, 11), Date.UTC(2051, 0, 21) - 1];
  const made = drawn(days(30), { state: { view, focus: "e0" } });
  assert.deepEqual(idsOf(made), [
    "e0",
    "e9",
    ...days(30)
      .slice(10, 20)
      .map((one) => one.id),
  ]);
  assert.deepEqual([made.before, made.after, made.more], [8, 10, { earlier: "e8", later: "e20" }]);
});

test("Tab reaches the first event that begins in view", () => {
  const view = [Date.UTC(2052, 3, 2), Date.UTC(2052, 3, 20)];
  const long = event("long", day("2052-03-01"), { end: day("2052-04-20") });
  assert.equal(drawn([long, event("a", day("2052-04-03"))], { state: { view } }).tabStop, "a");
});

test("no events give no rows", () => {
  const made = drawn([]);
  assert.deepEqual([made.rows, made.before, made.after, made.tabStop], [[], 0, 0, null]);
});

for (const [count, seed] of [
  [10, 1],
  [60, 2],
  [61, 3],
  [300, 4],
  [1000, 5],
]) {
  test(`${count} events in a column: what must always hold`, () => {
    const all = stateOf(story(crowd(count, seed)));
    const { events } = all.visible;
    const next = random(seed);
    const some = () => (next() < 0.3 ? null : events[Math.floor(next() * count)].id);
    for (let i = 0; i < 40; i++) {
      const a = ALL[0] + next() * (ALL[1] - ALL[0]);
      const view = next() < 0.5 ? ALL : [a, a + next() * (ALL[1] - a)];
      const state = { ...all, view, focus: some(), selected: some() };
      const made = column(state);
      const rows = eventsOf(made);
      assert.deepEqual(column(state), made, "the same again");
      assert.ok(rows.length <= MOST, "never more");
      assert.ok(
        rows.every((row, n) => !n || rows[n - 1].nth < row.nth),
        "in order of time",
      );
      assert.equal(rows.length + made.before + made.after, count, "each is shown or counted");
      for (const id of [state.focus, state.selected]) assert.ok(!id || idsOf(made).includes(id), "kept");
      assert.equal(made.tabStop === null, rows.length === 0);
      assert.ok(rows.length === 0 || idsOf(made).includes(state.focus ?? made.tabStop));
      for (const id of [made.more.earlier, made.more.later].filter(Boolean)) {
        assert.ok(
          !idsOf(made).includes(id) && idsOf(column({ ...state, focus: id })).includes(id),
          "the way on",
        );
      }
      assert.deepEqual(
        [made.before > 0, made.after > 0],
        [made.more.earlier !== null, made.more.later !== null],
      );
      const byId = new Map(events.map((one) => [one.id, one]));
      for (const row of rows.filter((one) => one.glyph.shape === "dot")) {
        const { date, end } = byId.get(row.id);
        assert.ok(
          !end && !date.soft.includes(true) && ["minute", "day"].includes(date.precision),
          "no point for a band",
        );
      }
      const keys = made.rows.map((row) => (row.kind === "event" ? row.id : `${row.kind} ${row.before}`));
      assert.equal(new Set(keys).size, keys.length, "each row has a key of its own");
    }
  });
}
