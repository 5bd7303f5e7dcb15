import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../builder/web/src/layout/index.js";
import { fit, measure, wrap } from "../../builder/web/src/layout/measure.js";
import { pack } from "../../builder/web/src/layout/pack.js";
import { THICK } from "../../builder/web/src/layout/shape.js";
import { change, open } from "../../builder/web/src/state.js";
import { at, BENT, between, crowd, day, event, story } from "./story.js";

const WIDTH = 1156;
const DAY = 86_400_000;
const april = (date) => Date.UTC(2052, 3, 1) + (date - 1) * DAY;
const NEAR = { type: "view", view: [april(1), april(11)] };

/** Ten days in 1,000 pixels, after a gutter of 148: a day is 100 pixels wide, 1 April is at 148. */
function drawn(events, { actions = [], size = {}, more = {}, zone = "utc" } = {}) {
  const told = story([event("far", day("2051-01-01")), ...events, event("end", day("2052-04-30"))], more);
  return exact(
    layout([{ type: "zone", to: zone }, NEAR, ...actions].reduce(change, open(told)), {
      width: WIDTH,
      ...size,
    }),
  );
}
/** To a millionth of a pixel. @template T @param {T} scene @returns {T} */
const exact = (scene) =>
  JSON.parse(JSON.stringify(scene, (_, v) => (typeof v === "number" ? Math.round(v * 1e6) / 1e6 : v)));
const AFAR = [{ type: "all" }];
const find = (scene, id) => scene.marks.find((one) => one.id === id);
const mark = (date, more, options) => find(drawn([event("a", date, more)], options), "a");
const parts = (one) =>
  one.segments.map(({ kind, fade, x, width }) => [kind, fade, Math.round(x), Math.round(width)]);

// A mark says what the record says -------------------------------------------------------------------

test("a moment is a point, exactly where it is", () => {
  const one = mark(at("2052-04-03T12:00"));
  assert.deepEqual([one.shape, one.x, one.width, one.height, one.segments], ["dot", 398, 0, 9, []]);
});

test("a moment by the clock of its place stands where that clock says", () => {
  assert.ok(
    Math.abs(mark(at("2052-04-03T12:00"), {}, { zone: "place" }).x - (398 + (100 * 3.5) / 24)) < 1e-6,
  );
  assert.ok(
    Math.abs(mark(at("2052-04-03T12:00"), {}, { zone: "seaside" }).x - (398 - (100 * 4) / 24)) < 1e-6,
  );
});

test("a day is a solid band one day wide, and its edges are sharp", () => {
  const one = mark(day("2052-04-03"));
  assert.deepEqual([one.shape, one.x, one.width], ["bar", 348, 100]);
  assert.deepEqual(parts(one), [["sure", "", 348, 100]]);
});

test("a day seen from afar is a point in its middle", () => {
  const one = mark(day("2052-04-03"), {}, { actions: AFAR });
  const band = mark(between("2052-04-03", "2052-04-04"), {}, { actions: AFAR });
  assert.equal(one.shape, "dot");
  assert.ok(Math.abs(one.x - (band.x + band.width / 2)) < 1e-6);
});

test("months, seasons, years and “between” are hatched bands with sharp edges", () => {
  for (const precision of ["month", "season", "year", "span"]) {
    const one = mark({ ...between("2052-04-02", "2052-04-06"), precision });
    assert.deepEqual(parts(one), [["maybe", "", 248, 400]], precision);
  }
});

test("an approximate day is a hatched band that fades", () => {
  assert.deepEqual(parts(mark({ ...day("2052-04-03"), soft: [true, true] })), [["maybe", "both", 348, 100]]);
});

test("soft ends fade at their own end", () => {
  assert.deepEqual(parts(mark(between("2052-04-03", "2052-04-05", [false, true]))), [
    ["maybe", "end", 348, 200],
  ]);
  assert.deepEqual(parts(mark(between("2052-04-03", "2052-04-05", [true, false]))), [
    ["maybe", "start", 348, 200],
  ]);
});

test("an open end and an open beginning fade soon", () => {
  assert.deepEqual(parts(mark(between("2052-04-03", null))), [["maybe", "end", 348, 40]]);
  assert.deepEqual(parts(mark(between(null, "2052-04-05"))), [["maybe", "start", 508, 40]]);
});

test("a band stays a band from however far, wider than a point, with its hatching and fades", () => {
  for (const [date, fade] of [
    [between("2052-04-03", "2052-04-04", [true, true]), "both"],
    [{ ...day("2052-04-03"), precision: "month" }, ""],
    [between("2052-04-03", "2052-04-04", [false, true]), "end"],
    [{ ...day("2052-04-03"), soft: [true, false] }, "start"],
  ]) {
    const one = mark(date, {}, { actions: AFAR });
    assert.deepEqual(
      [one.shape, one.width, one.segments[0].kind, one.segments[0].fade],
      ["bar", THICK[2] + 3, "maybe", fade],
    );
  }
});

test("what lasted from one day to another is solid, with both of them", () => {
  assert.deepEqual(parts(mark(day("2052-04-02"), { end: day("2052-04-06") })), [["sure", "", 248, 500]]);
});

test("what began at a moment is solid from then on", () => {
  assert.deepEqual(parts(mark(at("2052-04-02T12:00"), { end: day("2052-04-06") })), [["sure", "", 298, 450]]);
});

test("an unsure end is hatched and fades", () => {
  const one = mark(day("2052-04-02"), { end: between("2052-04-06", "2052-04-08", [true, true]) });
  assert.deepEqual(parts(one).at(-1), ["maybe", "end", 648, 200]);
});

test("what goes on with no known end is solid as long as it surely went on, then fades out", () => {
  const all = parts(mark(day("2052-04-02"), { end: between("2052-04-06", null) }));
  assert.deepEqual(
    all.map(([kind, fade]) => [kind, fade]),
    [
      ["sure", ""],
      ["maybe", "end"],
    ],
  );
});

test("an end that another clock puts before its beginning draws no band backwards", () => {
  const one = mark(at("2052-04-03T22:00"), { end: day("2052-04-03") }, { zone: "place" });
  assert.ok(one.width > 0 && one.segments.every((part) => part.width > 0));
  assert.ok(Math.abs(one.x + one.width / 2 - (348 + (100 * 25.5) / 24)) < 14);
});

test("weight is thickness", () => {
  assert.deepEqual(
    [1, 2, 3].map((significance) => mark(at("2052-04-03T12:00"), { significance }).height),
    [7, 9, 11],
  );
});

test("an event on several sides is tied to their lanes", () => {
  const scene = drawn([event("a", at("2052-04-03T00:00"), { sides: ["left", "right"] })]);
  const right = scene.lanes.find((lane) => lane.id === "right");
  assert.deepEqual(find(scene, "a").ties, [
    { x: 348, y0: find(scene, "a").y, y1: right.y + 6, colour: "vermilion" },
  ]);
  const early = drawn([event("a", day("2052-03-20"), { sides: ["left", "right"], end: day("2052-04-20") })]);
  assert.deepEqual(find(early, "a").ties, [], "it did not begin in view");
});

test("a mark says its date, title, lanes and whether accounts differ", () => {
  const one = mark(day("2052-04-03"), { sides: ["right", "left"], disputed: [{ text: "Why?", url: "q/" }] });
  assert.deepEqual(
    [one.spoken, one.disputed],
    ["2052-04-03: Event a. Right, also Left; accounts differ", true],
  );
});

test("a mark says whether what it stands for did not happen", () => {
  assert.equal(mark(day("2052-04-03"), { absent: true }).absent, true);
  assert.ok(!mark(day("2052-04-03")).absent);
});

test("selected, under the pointer, focused and beside the lit chain are told apart", () => {
  const events = ["a", "b", "c"].map((id, i) =>
    event(id, at(`2052-04-0${3 + i}T00:00`), i === 1 ? { answers: [{ event: "a", by: "x" }] } : {}),
  );
  const scene = drawn(events, {
    actions: [
      { type: "select", id: "a" },
      { type: "focus", id: "b" },
      { type: "hover", id: "c" },
    ],
  });
  assert.deepEqual(
    ["a", "b", "c"].map((id) => find(scene, id)).map(({ selected, hot, dim }) => [selected, hot, dim]),
    [
      [true, true, false],
      [false, true, false],
      [false, true, true],
    ],
  );
});

// The axis ------------------------------------------------------------------------------------------

test("days are named with their weekday, under their month", () => {
  const scene = drawn([]);
  assert.deepEqual(
    scene.ticks.slice(0, 2).map(({ x, label, strong }) => [x, label, strong]),
    [
      [148, "Mon 1", true],
      [248, "Tue 2", false],
    ],
  );
  assert.deepEqual(scene.headings, [{ x: 152, label: "April 2052" }]);
});

test("hours stand under a full date", () => {
  const scene = drawn([], { actions: [{ type: "view", view: [april(3.5), april(4.5)] }] });
  assert.deepEqual(
    scene.headings.map((one) => one.label),
    ["Wednesday 3 April 2052", "Thursday 4 April 2052"],
  );
  assert.ok(scene.ticks.every((one) => /^\d\d:00$|^$/.test(one.label)));
});

test("the last minutes of a day before a break do not give their name to the day after it", () => {
  const more = {
    scale: [
      ["2050-12-31T00:00Z", 0],
      ["2052-04-13T00:00Z", 0.5],
      ["2052-04-15T00:00Z", 0.9],
      ["2052-05-02T00:00Z", 1],
    ],
  };
  const scene = drawn([], { actions: [{ type: "view", view: [april(13) - DAY / 12, april(14.5)] }], more });
  assert.deepEqual(
    scene.headings.map((one) => one.label),
    ["Saturday 13 April 2052", "Sunday 14 April 2052"],
  );
});

test("weeks of a month that has no room for its name do not stand under the month before", () => {
  const more = {
    scale: [
      ["2050-12-31T00:00Z", 0],
      ["2052-05-02T00:00Z", 1],
    ],
  };
  const view = [Date.UTC(2051, 8, 4), Date.UTC(2052, 2, 9)];
  const { headings, ticks } = drawn([], { actions: [{ type: "view", view }], more });
  assert.equal(headings.at(-1).label, "February 2052");
  assert.deepEqual(
    ticks.slice(-5).map((one) => one.label),
    ["12", "19", "26", "", ""],
  );
});

test("from years to minutes, ticks are sensible", () => {
  const label = (from, to) =>
    drawn([], { actions: [{ type: "view", view: [from, to] }] }).ticks.find((one) => one.label).label;
  assert.match(label(Date.UTC(2051, 0, 5), april(20)), /^[A-Z][a-z]+$/);
  assert.match(label(april(1), april(20)), /^\d+$|^[A-Z][a-z]{2} \d+$/);
  assert.match(label(april(3), april(3) + DAY / 8), /^\d\d:[0-5][05]$/);
  assert.match(label(april(3), april(3) + DAY / 48), /^00:0\d$/);
});

const TURN = {
  scale: [
    ["2050-12-31T00:00Z", 0],
    ["2052-04-01T00:00Z", 0.2],
    ["2052-04-11T00:00Z", 0.7],
    ["2052-05-02T00:00Z", 1],
  ],
};

test("on a bent axis each stretch has its own pace, with its breaks marked", () => {
  const scene = drawn([event("a", at("2052-04-06T00:00"))], { actions: AFAR, more: TURN });
  assert.deepEqual(scene.breaks.map(Math.round), [348, 848]);
  assert.equal(Math.round(find(scene, "a").x), 598);
  assert.deepEqual(drawn([], { more: TURN }).breaks, [], "none where the view begins and ends");
  const even = drawn([], { actions: [...AFAR, { type: "scale", to: "even" }], more: TURN });
  assert.deepEqual(even.breaks, []);
});

test("on a bent axis each stretch has its own ticks: months before, days after the break", () => {
  const { ticks } = drawn([], { actions: AFAR, more: TURN });
  const labels = (from, to) =>
    ticks.filter((one) => one.label && one.x >= from && one.x < to).map((one) => one.label);
  assert.ok(labels(148, 348).every((one) => /^[A-Z][a-z]+$|^20\d\d$/.test(one)));
  assert.ok(labels(348, 848).length > 3 && labels(348, 848).every((one) => /\d/.test(one)));
});

// The rest of the picture ---------------------------------------------------------------------------

test("the scene counts what lies beyond it, and says what is in view", () => {
  const scene = drawn([event("a", day("2052-04-03"))]);
  assert.deepEqual([scene.before, scene.after, scene.heading], [1, 1, "1–10 April 2052"]);
});

test("the focused event stays in the scene when it is out of view, and nothing of it is seen", () => {
  for (const view of [
    [april(15), april(20)],
    [Date.UTC(2051, 5), Date.UTC(2051, 9)],
  ]) {
    const scene = drawn([event("a", day("2052-04-03"))], {
      actions: [
        { type: "focus", id: "a" },
        { type: "view", view },
      ],
    });
    const one = find(scene, "a");
    assert.deepEqual([one.outside, scene.tabStop], [true, "a"]);
    assert.ok(
      [one.target, one.ring].every(({ width }) => width > 0),
      "a box has no negative width",
    );
    assert.ok(
      !one.label ||
        one.label.x < scene.plot.x - one.label.width ||
        one.label.x > scene.plot.x + scene.plot.width,
      "no label at the edge",
    );
  }
});

test("Tab reaches the first event that begins in view, not one that began before it", () => {
  const scene = drawn([
    event("long", day("2052-03-01"), { end: day("2052-04-20") }),
    event("a", day("2052-04-03")),
  ]);
  assert.deepEqual([scene.marks.map((one) => one.id), scene.tabStop], [["long", "a"], "a"]);
});

test("no events give a scene without marks", () => {
  const scene = layout(open(story([])), { width: WIDTH });
  assert.deepEqual(
    [scene.marks, scene.lanes, scene.clusters, scene.arcs, scene.tabStop],
    [[], [], [], [], null],
  );
});

test("a pointer over a mark without its full label is told its date and title", () => {
  const title =
    "A very long title that nobody could ever fit into the little room there is on this chart, not even we";
  const scene = drawn([event("a", day("2052-04-03"), { title })], { actions: [{ type: "hover", id: "a" }] });
  assert.equal(scene.callout.lines[0], "2052-04-03");
  assert.equal(scene.callout.lines.slice(1).join(" "), title);
  assert.ok(scene.callout.box.y > find(scene, "a").y, "below, where there is no room above");
  assert.equal(
    drawn([event("a", day("2052-04-03"))], { actions: [{ type: "hover", id: "a" }] }).callout,
    null,
  );
});

test("a title that runs off the right edge stands before its mark", () => {
  const { label } = mark(at("2052-04-10T18:00"), { title: "A title that is rather long" });
  assert.deepEqual([label.anchor, label.cut, label.leader.x], ["end", false, 148 + 975]);
});

test("a band that began before the view has its label at the edge", () => {
  const { label } = mark(day("2052-03-20"), { end: day("2052-04-20") });
  assert.deepEqual([label.x, label.leader], [153, null]);
});

test("chapters stand above the axis, where their days are, each in the first free tier", () => {
  const chapters = [
    { id: "one", title: "One", from: "2052-04-02T00:00Z", to: "2052-04-06T00:00Z" },
    { id: "two", title: "Two", from: "2052-04-04T00:00Z", to: null },
    { id: "three", title: "Three", from: "2052-04-06T00:00Z", to: "2052-04-08T00:00Z" },
    { id: "gone", title: "Gone", from: "2052-04-20T00:00Z", to: "2052-04-22T00:00Z" },
  ];
  const scene = drawn([], { more: { chapters } });
  assert.deepEqual(
    scene.chapters.map(({ id, x, width, y, label }) => [id, x, width, y, label]),
    [
      ["one", 248, 400, 6, "One"],
      ["two", 448, 700, 30, "Two"],
      ["three", 648, 200, 6, "Three"],
    ],
  );
});

test("a chapter's title stands where there is most room for it", () => {
  const one = (from, to) =>
    drawn([], {
      size: { width: 390 },
      more: {
        chapters: [
          {
            id: "one",
            title: "A day with a long title",
            from: `2052-04-${from}T00:00Z`,
            to: `2052-04-${to}T00:00Z`,
          },
        ],
      },
    }).chapters[0];
  assert.equal(one("02", "03").label, "A day with a long title");
  assert.equal(one("09", "10").label, "A day with a long title");
});

test("a chapter's title never runs back into the one before it", () => {
  const one = (id, from, to) => ({
    id,
    title: `The ${id} long title`,
    from: `2052-04-${from}T00:00Z`,
    to: `2052-04-${to}T00:00Z`,
  });
  const {
    chapters: [first, last],
  } = drawn([], {
    size: { width: 390 },
    more: { chapters: [one("first", "02", "03"), one("last", "09", "10")] },
  });
  assert.equal(first.label, "The first long title");
  assert.ok(!last.label || last.labelX >= first.labelX + measure(first.label, 12));
});

test("the overview has the whole, with a window where the view is", () => {
  const { overview, plot } = drawn([event("a", day("2052-04-06"))], { more: TURN });
  assert.deepEqual(
    [overview.width, Math.round(overview.window.x), Math.round(overview.window.width)],
    [plot.x + plot.width + 1, 348, 500],
  );
  assert.deepEqual(overview.breaks.map(Math.round), [348, 848]);
  assert.equal(overview.bars.length, 3);
  assert.deepEqual(
    overview.labels.map((one) => one.label),
    ["January 2051", "1 April 2052", "11 April 2052"],
  );
});

test("the picture is as high as before wherever the reader goes", () => {
  const state = open(story(crowd(60), BENT));
  const views = [
    { type: "all" },
    { type: "chapter", id: "two" },
    { type: "zoom", factor: 9 },
    { type: "select", id: "e3" },
  ];
  assert.equal(
    new Set(views.map((action) => layout(change(state, action), { width: WIDTH }).height)).size,
    1,
  );
});

// Answers -------------------------------------------------------------------------------------------

const said = { latency: "12 days later", by: "two officials", basis: "unnamed official" };
const ANSWERED = [
  event("a", at("2052-04-02T00:00")),
  event("b", at("2052-04-06T00:00"), { answers: [{ event: "a", ...said }], sides: ["right"] }),
  event("c", at("2052-04-09T00:00")),
  event("d", at("2052-04-10T00:00"), { answers: [{ event: "c", ...said }] }),
];
const arcs = (...actions) => drawn(ANSWERED, { actions }).arcs.map(({ id, lit }) => [id, lit]);

test("an answer that several people speak of is one arc, and says how many they are", () => {
  const answers = ["x", "y", "z"].map((by) => ({ event: "a", ...said, by }));
  const { arcs } = drawn([ANSWERED[0], { ...ANSWERED[1], answers }], {
    actions: [{ type: "select", id: "b" }],
  });
  assert.deepEqual(
    arcs.map((one) => [one.id, one.label?.lines]),
    [["a b", ["12 days later", "according to x and 2 more"]]],
  );
});

test("no answers are drawn unasked; only its chain where an event is selected; all where asked", () => {
  assert.deepEqual(arcs(), []);
  assert.deepEqual(arcs({ type: "select", id: "a" }), [["a b", true]]);
  assert.deepEqual(arcs({ type: "answers", to: true }), [
    ["a b", false],
    ["c d", false],
  ]);
  assert.deepEqual(arcs({ type: "answers", to: true }, { type: "select", id: "b" }), [
    ["a b", true],
    ["c d", false],
  ]);
  assert.deepEqual(
    arcs({ type: "select", id: "a" }, { type: "filter", filter: { side: ["left"] } }),
    [],
    "not to what does not fit",
  );
});

test("an arc goes from what is answered to the answer, and says how long it took and who says so", () => {
  const scene = drawn(ANSWERED, { actions: [{ type: "select", id: "a" }] });
  const [{ from, to, by, label }] = scene.arcs;
  assert.deepEqual(
    [from, to],
    [
      [248, find(scene, "a").y],
      [648, find(scene, "b").y],
    ],
  );
  assert.ok(by[0] > 248 && by[0] < 748 && by[1] < (from[1] + to[1]) / 2, "upwards");
  assert.deepEqual(label.lines, ["12 days later", "according to two officials", "unnamed official"]);
});

test("an answer out of view is pointed at from the edge", () => {
  const {
    arcs: [one],
    plot,
  } = drawn(ANSWERED, {
    actions: [
      { type: "select", id: "a" },
      { type: "view", view: [april(1), april(4)] },
    ],
  });
  assert.equal(one.to[0], plot.x + plot.width + 40);
});

// Too much ------------------------------------------------------------------------------------------

const SAME = Array.from({ length: 14 }, (_, i) =>
  event(`e${i}`, at("2052-04-03T12:00"), { significance: i === 7 ? 3 : 1 }),
);

test("what has no room is in a cluster with its count, under the others of its lane", () => {
  const {
    clusters,
    marks,
    lanes: [lane],
  } = drawn(SAME, { size: { height: 200 } });
  const [one] = clusters;
  assert.equal(clusters.length, 1);
  assert.equal(one.events.length + marks.length, 14);
  assert.ok(
    marks.some((mark) => mark.id === "e7"),
    "what weighs most stays",
  );
  assert.ok(one.y > Math.max(...marks.map((mark) => mark.y)) && one.y < lane.y + lane.height);
  assert.ok(Math.abs(one.x - 398) <= 46);
});

test("what the reader is at is drawn by itself; where there is but one row, the focus", () => {
  const actions = [
    { type: "select", id: "e2" },
    { type: "focus", id: "e9" },
  ];
  const scene = drawn(SAME, { size: { height: 240 }, actions });
  assert.ok(find(scene, "e2") && find(scene, "e9"));
  assert.deepEqual(
    drawn(SAME, { size: { height: 120 }, actions }).marks.map((one) => one.id),
    ["e9"],
  );
});

test("packing: the more significant keeps its label, the other its mark", () => {
  const item = (rank, x) => ({ mark: [x, x + 5], labels: [{ interval: [x, x + 100], clear: false }], rank });
  assert.deepEqual(pack([item(1, 0), item(3, 50)], 1), [
    { row: 0, label: -1 },
    { row: 0, label: 0 },
  ]);
  assert.deepEqual(pack([item(1, 0), item(3, 50)], 2), [
    { row: 1, label: 0 },
    { row: 0, label: 0 },
  ]);
  assert.deepEqual(
    pack([item(1, 50), item(3, 0)], 1),
    [null, { row: 0, label: 0 }],
    "under another's label it would be theirs",
  );
  assert.deepEqual(pack([], 3), []);
});

// Text ----------------------------------------------------------------------------------------------

test("text is as wide as the font sets it, and as the builder's own pictures have it", () => {
  const safe = (/** @type {number} */ thousandths) => Math.ceil(thousandths * 1.02);
  assert.equal(measure("Oman", 1000), safe(2793));
  assert.equal(measure("Oman", 1000, true), safe(2853));
  assert.equal(measure("é", 1000), measure("e", 1000));
  assert.equal(measure("e\u0301", 1000), measure("e", 1000));
  assert.equal(measure("تهران", 1000), safe(5 * 640));
  assert.equal(measure("北京市", 1000), safe(3000));
  assert.equal(measure("서울", 1000), safe(2000));
  assert.equal(measure("😀", 1000), safe(1000));
});

test("text is measured, cut at words, and broken into lines", () => {
  assert.equal(measure("", 13), 0);
  assert.ok(measure("Strelsau", 13, true) > measure("Strelsau", 13));
  assert.equal(fit("Gates of Strelsau", 400, 13), "Gates of Strelsau");
  assert.equal(fit("Gates of Strelsau", 80, 13), "Gates of…");
  assert.equal(fit("Strelsau", 20, 13), "");
  assert.deepEqual(wrap("Fens and allied groups", 110, { size: 13, most: 3 }), ["Fens and allied", "groups"]);
});

test("a long word is cut between signs, where there is room for a few; no mark leaves its letter", () => {
  const titles = {
    两座城市的代表在河边会面并同意以后每天交换水位记录: /^两座城市的代*.*…$/u,
    "https://example.org/a/very/long/address/of/one/page": /^https:.*…$/,
    [`${"😀".repeat(40)}`]: /^(😀)+…$/u,
    [`${"e\u0301".repeat(300)} and more`]: /^(e\u0301)+…$/,
    [`${"هیئت".repeat(75)}`]: /^\p{L}+…$/u,
  };
  for (const [title, cut] of Object.entries(titles)) {
    const text = fit(title, 120, 13);
    assert.match(text, cut);
    assert.ok(measure(text, 13) <= 120 && measure(text, 13) > 90, text);
    assert.equal(fit(title, 40, 13), "");
    const lines = wrap(title, 120, { size: 13, most: 3 });
    assert.equal(lines.length, 3);
    for (const line of lines) assert.ok(measure(line, 13) <= 120, line);
    assert.ok(title.startsWith(lines.slice(0, 2).join("")));
  }
});

test("a title of 300 signs without a blank has a label on the timeline", () => {
  for (const sign of ["字", "W", "ه", "ß", "😀"]) {
    const { label } = mark(day("2052-04-03"), { title: sign.repeat(300) });
    assert.ok(label?.cut, sign);
    assert.match(label.text, new RegExp(`^(${sign}){5,}…$`, "u"));
  }
});

test("to select an event moves no other: rows stay as they are", () => {
  const told = story(crowd(60, 5), BENT);
  const rows = (state) => new Map(layout(state, { width: 1200 }).marks.map((one) => [one.id, one.y]));
  const before = rows(open(told));
  for (const { id } of open(told)
    .visible.events.filter((one) => before.has(one.id))
    .slice(0, 20)) {
    assert.deepEqual(rows(change(open(told), { type: "select", id })), before);
  }
});

test("a block has only the lanes that something in the view it opens with is in or concerns", () => {
  const events = [
    event("a", day("2052-04-03")),
    event("b", day("2052-04-05"), { sides: ["left", "middle"] }),
    event("c", day("2052-04-20"), { sides: ["right"] }),
  ];
  const sides = ["left", "middle", "right"].map((id) => ({ id, name: id, colour: "blue" }));
  const lanes = (size) => drawn(events, { size, more: { sides } }).lanes.map(({ id }) => id);
  assert.deepEqual(lanes({}), ["left", "middle", "right"]);
  assert.deepEqual(lanes({ only: null }), ["left", "middle", "right"]);
  assert.deepEqual(lanes({ only: NEAR.view }), ["left", "middle"]);
});

test("its lanes are as high as that view needs, not as the whole story does", () => {
  const crowded = Array.from({ length: 8 }, (_, i) => event(`c${i}`, day("2052-04-20")));
  const events = [event("a", day("2052-04-03")), ...crowded];
  const height = (size) => drawn(events, { size }).height;
  assert.ok(height({}) - height({ only: NEAR.view }) >= 6 * 27);
});
