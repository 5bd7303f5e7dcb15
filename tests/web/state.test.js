import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange } from "../../builder/web/src/arrange.js";
import {
  answersTo,
  chainOf,
  change,
  isSeen,
  keyMoments,
  between as midway,
  open,
  SHORTEST,
  sharesOf,
} from "../../builder/web/src/state.js";
import { at, crowd, day, event, random, story } from "./story.js";

const DAY = 86_400_000;
const april = (date) => Date.UTC(2052, 3, 1) + (date - 1) * DAY;

// Five years in the first fifth, then twenty days; of these the opening's one takes half.
const scale = [
  ["2047-01-01T00:00Z", 0],
  ["2052-04-01T00:00Z", 0.2],
  ["2052-04-13T00:00Z", 0.4],
  ["2052-04-14T00:00Z", 0.9],
  ["2052-04-21T00:00Z", 1],
];
const chapters = [
  { id: "opening", title: "The opening", from: "2052-04-13T00:00Z", to: "2052-04-14T00:00Z" },
  { id: "before", title: "Before", from: null, to: "2052-04-01T00:00Z" },
  { id: "later", title: "Long after", from: "2030-01-01T00:00Z", to: "2031-01-01T00:00Z" },
];
const answers = (...ids) => ids.map((one) => ({ event: one, by: "x" }));
const TOLD = story(
  [
    event("old", day("2047-06-01"), { significance: 3 }),
    event("a", day("2052-04-01")),
    event("b", day("2052-04-03"), { sides: ["right"], significance: 3 }),
    event("c", day("2052-04-07"), { answers: answers("a") }),
    event("d", at("2052-04-13T06:00"), { sides: ["right"], answers: answers("c") }),
    event("e", at("2052-04-13T18:00"), { significance: 3, type: "attack" }),
  ],
  { scale, chapters },
);
const OPENED = open(TOLD);
const from = (state, ...actions) => actions.reduce(change, state);
const after = (...actions) => from(OPENED, ...actions);
const isNear = (a, b, most = 1e-9, what = "") => assert.ok(Math.abs(a - b) <= most, `${what} ${a}, not ${b}`);
const isView = (state, [a, b], most = 1) => state.view.forEach((t, i) => isNear(t, [a, b][i], most, "view"));
/** Where a moment stands in the picture, 0 to 1. */
const placeOf = (state, t) => {
  const [a, b] = sharesOf(state);
  return (state.visible.axis.to(t) - a) / (b - a);
};
const zoom = (factor, about) => ({ type: "zoom", factor, ...(about === undefined ? {} : { about }) });
const NARROW = { type: "view", view: [april(2), april(5)] };

// Views -------------------------------------------------------------------------------------------

test("the page opens with all there is to see", () => {
  assert.deepEqual(OPENED.view, [Date.UTC(2047, 0), april(21)]);
  assert.deepEqual(
    [OPENED.lanes, OPENED.scale, OPENED.zone, OPENED.focus, OPENED.selected],
    ["side", "story", "place", null, null],
  );
});

test("zooming keeps what it is about in its place, on either side of a break", () => {
  for (const about of [Date.UTC(2050, 0), april(6), april(13), april(13.5), april(18)]) {
    const zoomed = after(zoom(2, about));
    isNear(placeOf(zoomed, about), placeOf(OPENED, about));
    const [a, b] = sharesOf(zoomed);
    isNear(b - a, 0.5, 1e-9, "half as long to the eye");
  }
});

test("zooming by buttons and keys is about the focus, else the selection, else the events in view", () => {
  const focused = from(OPENED, { type: "select", id: "b" }, { type: "focus", id: "e" });
  const start = focused.visible.events.find((one) => one.id === "e").start;
  isNear(placeOf(change(focused, zoom(2)), start), placeOf(focused, start));
  const selected = { ...focused, focus: null };
  isNear(placeOf(change(selected, zoom(2)), april(3)), placeOf(selected, april(3)));
  const gone = from(focused, NARROW, zoom(2));
  assert.ok(
    gone.view[0] >= april(2) - 1 &&
      gone.view[1] <= april(5) + 1 &&
      gone.view[0] <= april(3) &&
      gone.view[1] >= april(3),
  );
});

test("zooming in step by step leads to events, and zooming out the same way back", () => {
  let state = OPENED;
  for (let i = 0; i < 8; i++) {
    state = change(state, zoom(2));
    assert.ok(
      state.visible.events.some((one) => isSeen(one, state.view)),
      `step ${i}`,
    );
  }
  for (let i = 0; i < 8; i++) state = change(state, zoom(0.5));
  isView(state, OPENED.view, 1_000);
});

test("moving the view by hand forgets what zooming was about", () => {
  const zoomed = after(zoom(2));
  assert.notEqual(zoomed.anchor, null);
  assert.equal(change(zoomed, { type: "pan", by: 0.1 }).anchor, null);
  assert.equal(change(zoomed, { type: "hover", id: "a" }).anchor, zoomed.anchor);
});

test("a step of a page is most of the view, to the eye", () => {
  const state = after({ type: "view", view: [april(13), april(13.5)] });
  const paged = change(state, { type: "page", to: 1 });
  isNear(sharesOf(paged)[0], 0.4 + 0.8 * 0.25);
  isView(change(paged, { type: "page", to: -1 }), state.view);
});

test("panning stops at the ends and keeps the length", () => {
  const state = after(zoom(4, april(13)));
  for (const by of [-9, 9]) {
    const [a, b] = sharesOf(change(state, { type: "pan", by }));
    isNear(b - a, 0.25);
    isNear(by < 0 ? a : b, by < 0 ? 0 : 1);
  }
});

test("a chapter's stretch fills the view, with a little room around, to the eye", () => {
  sharesOf(after({ type: "chapter", id: "opening" })).forEach((u, i) => isNear(u, [0.38, 0.92][i]));
  const [first, last] = after({ type: "chapter", id: "before" }).view;
  assert.ok(first === OPENED.view[0] && last > april(1) && last < Date.UTC(2052, 11));
});

test("an unknown chapter changes nothing; one beyond all there is shows all", () => {
  assert.equal(after({ type: "chapter", id: "none" }), OPENED);
  assert.deepEqual(from(OPENED, NARROW, { type: "chapter", id: "later" }).view, OPENED.view);
});

test("numbers that are none show everything", () => {
  for (const view of [
    [NaN, 1],
    [0, Infinity],
    [april(5), april(2)],
  ])
    assert.deepEqual(after(NARROW, { type: "view", view }).view, OPENED.view);
  for (const factor of [0, -1, NaN, Infinity]) assert.ok(after(zoom(factor)).view.every(Number.isFinite));
  assert.deepEqual(after(NARROW, { type: "pan", by: NaN }).view, OPENED.view);
});

test("the shortest view is half an hour, at a break too", () => {
  for (const about of [april(1), april(13), april(14), april(8), Date.UTC(2047, 0), april(21)]) {
    const [a, b] = after(zoom(1e9, about)).view;
    isNear(b - a, SHORTEST, 1);
    assert.ok(a <= about + 1 && b >= about - 1);
  }
});

test("earlier and later go to the nearest event beyond the view, and nowhere without one", () => {
  const state = after(NARROW);
  const earlier = change(state, { type: "earlier" });
  assert.ok(earlier.view[0] <= april(1) && earlier.view[1] < april(5));
  const later = change(state, { type: "later" });
  assert.ok(later.view[0] > april(2) && later.view[1] > april(7));
  assert.equal(after({ type: "earlier" }), OPENED);
});

test("a move between views starts at one, ends at the other, and never turns back", () => {
  const [a, b] = [
    [april(1), april(15)],
    [april(13), april(13) + DAY / 4],
  ];
  midway(OPENED, a, b, 0).forEach((t, i) => isNear(t, a[i], 1));
  assert.deepEqual(midway(OPENED, a, b, 1), b);
  const lengths = [0, 0.25, 0.5, 0.75, 1]
    .map((t) => midway(OPENED, a, b, t))
    .map((view) => sharesOf(OPENED, view))
    .map(([x, y]) => y - x);
  assert.deepEqual(
    [...lengths].sort((x, y) => y - x),
    lengths,
  );
  // By ratio: each step takes the same part of what is left, so that years and hours pass at one pace.
  const ratios = lengths.slice(1).map((length, i) => length / lengths[i]);
  for (const ratio of ratios) assert.ok(Math.abs(ratio - ratios[0]) < 1e-9, `${ratios}`);
  const slid = midway(OPENED, [april(2), april(4)], [april(6), april(8)], 0.5);
  slid.forEach((t, i) => isNear(t, april(4 + 2 * i), 1));
});

// Events ------------------------------------------------------------------------------------------

const walked = (start, to, times) => {
  const seen = [start.focus];
  for (let state = start, i = 0; i < times; i++)
    seen.push((state = change(state, { type: "step", to })).focus);
  return seen;
};

test("arrows go through all events in order of time, and stop at the ends", () => {
  const first = after({ type: "step", to: "first" });
  assert.deepEqual(walked(first, "next", 6), ["old", "a", "b", "c", "d", "e", "e"]);
  assert.deepEqual(walked(after({ type: "step", to: "last" }), "previous", 6), [
    "e",
    "d",
    "c",
    "b",
    "a",
    "old",
    "old",
  ]);
});

test("up and down stay in the lane", () => {
  const b = after({ type: "focus", id: "b" });
  assert.deepEqual(walked(b, "lane-next", 2), ["b", "d", "d"]);
  assert.deepEqual(walked(b, "lane-previous", 1), ["b", "b"]);
  assert.deepEqual(
    walked(after({ type: "lanes", to: "type" }, { type: "focus", id: "old" }), "lane-next", 5),
    ["old", "a", "b", "c", "d", "d"],
  );
});

test("the first arrow begins with what is in view", () => {
  assert.equal(after(NARROW, { type: "step", to: "next" }).focus, "b");
});

test("an event out of view is brought into it, with as much in view as before; one in view moves nothing", () => {
  const state = after(NARROW, { type: "step", to: "last" });
  assert.ok(state.view[0] < april(14) && state.view[1] > april(13));
  const [a, b] = sharesOf(state);
  const [c, d] = sharesOf(after(NARROW));
  isNear(b - a, d - c);
  assert.equal(after({ type: "select", id: "c" }).view, OPENED.view);
});

test("focus on an event out of view moves the view there, again too", () => {
  const away = after({ type: "focus", id: "e" }, NARROW);
  assert.equal(away.focus, "e");
  assert.ok(isSeen(away.visible.events.at(-1), change(away, { type: "focus", id: "e" }).view));
});

test("selecting focuses; closing keeps the focus; an unknown id changes nothing", () => {
  const state = after({ type: "select", id: "c" });
  assert.deepEqual([state.selected, state.focus], ["c", "c"]);
  const closed = change(state, { type: "close" });
  assert.deepEqual([closed.selected, closed.focus], [null, "c"]);
  for (const type of ["select", "focus"]) assert.equal(change(closed, { type, id: "nobody" }), closed);
});

test("next and previous in the panel go through all events", () => {
  assert.equal(after({ type: "select", id: "c" }, { type: "read", to: "next" }).selected, "d");
  assert.equal(after({ type: "select", id: "c" }, { type: "read", to: "previous" }).selected, "b");
  assert.equal(after({ type: "select", id: "e" }, { type: "read", to: "next" }).selected, "e");
});

test("a cluster opens nearer where that parts its events, else as a list", () => {
  const nearer = after({ type: "open", ids: ["d", "e"] });
  const [a, b] = sharesOf(nearer);
  assert.ok(b - a < 0.7 && nearer.opened.length === 0);
  for (const id of ["d", "e"])
    assert.ok(
      isSeen(
        nearer.visible.events.find((one) => one.id === id),
        nearer.view,
      ),
    );
  assert.deepEqual(
    after({ type: "open", ids: ["old", "e"] }).opened,
    ["old", "e"],
    "hardly nearer is no answer",
  );
  const together = open(story([1, 2, 3].map((n) => event(`e${n}`, day("2052-04-03")))));
  const listed = from(together, { type: "select", id: "e1" }, { type: "open", ids: ["e2", "e3", "gone"] });
  assert.deepEqual([listed.opened, listed.selected, listed.view], [["e2", "e3"], null, together.view]);
  assert.deepEqual(change(listed, { type: "select", id: "e3" }).opened, []);
  assert.equal(change(together, { type: "open", ids: ["gone"] }), together);
});

// Choices -----------------------------------------------------------------------------------------

test("lanes, clock and scale keep view, focus and selection", () => {
  const state = after({ type: "select", id: "b" }, NARROW);
  for (const action of [
    { type: "lanes", to: "type" },
    { type: "zone", to: "utc" },
  ]) {
    const made = change(state, action);
    isView(made, state.view);
    assert.deepEqual([made.focus, made.selected], ["b", "b"]);
  }
  isView(change(state, { type: "scale", to: "even" }), state.view);
  assert.deepEqual(after({ type: "scale", to: "even" }).view, OPENED.view);
});

test("a filter drops focus, selection and list where they no longer fit, and no more", () => {
  const state = after({ type: "select", id: "b" }, { type: "filter", filter: { side: ["right"] } });
  assert.deepEqual([state.focus, state.selected], ["b", "b"]);
  const without = change(state, { type: "filter", filter: { side: ["left"] } });
  assert.deepEqual([without.focus, without.selected, without.touring], [null, null, false]);
  assert.deepEqual(
    without.visible.events.map((one) => one.id),
    ["old", "a", "c", "e"],
  );
});

test("a filter shows something: where nothing that fits is in view, all", () => {
  const state = after(NARROW, { type: "filter", filter: { type: "attack" } });
  assert.deepEqual(state.view, OPENED.view);
  isView(after(NARROW, { type: "filter", filter: { side: ["right"] } }), NARROW.view);
});

test("filters add up; where nothing fits there is a way back", () => {
  const none = after(
    { type: "filter", filter: { type: "attack" } },
    { type: "filter", filter: { side: ["right"] } },
  );
  assert.deepEqual(none.visible.events, []);
  const back = change(none, { type: "clear" });
  assert.equal(back.visible.events.length, 6);
  assert.equal(change(back, { type: "clear" }), back);
});

// The story in its key moments ----------------------------------------------------------------------

const tour = (to) => ({ type: "tour", to });
const told = ({ touring, moment, selected }) => [touring, moment, selected];

test("the tour goes through the key moments in order and stops at the ends", () => {
  assert.deepEqual(
    keyMoments(OPENED).map((one) => one.id),
    ["old", "b", "e"],
  );
  assert.deepEqual(told(after(tour("start"))), [true, "old", "old"]);
  assert.deepEqual(told(after(tour("start"), tour("previous"))), [true, "old", "old"]);
  assert.deepEqual(told(after(tour("start"), tour("next"), tour("next"), tour("next"))), [true, "e", "e"]);
});

test("on the tour, next and previous in the panel lead through the tour", () => {
  assert.deepEqual(told(after(tour("start"), { type: "read", to: "next" })), [true, "b", "b"]);
});

test("the tour can be left and goes on where it was left", () => {
  const left = after(tour("start"), tour("next"), tour("leave"));
  assert.deepEqual(told(left), [false, "b", "b"]);
  const rejoined = from(left, { type: "select", id: "c" }, NARROW, tour("start"));
  assert.deepEqual(told(rejoined), [true, "b", "b"]);
});

test("who picks another event has left the tour; who picks its own has not", () => {
  const state = after(tour("start"), tour("next"));
  assert.deepEqual(told(change(state, { type: "select", id: "b" })), [true, "b", "b"]);
  assert.deepEqual(told(change(state, { type: "select", id: "c" })), [false, "b", "c"]);
  assert.deepEqual(told(change(state, { type: "close" })), [false, "b", null]);
});

test("where no key moment fits the filter, the tour clears it", () => {
  const state = after({ type: "filter", filter: { text: "Event a" } }, tour("start"));
  assert.deepEqual(told(state), [true, "old", "old"]);
  assert.equal(state.visible.events.length, 6);
});

test("a story without key moments has no tour", () => {
  const state = open(story([event("a", day("2052-04-01"))]));
  assert.equal(change(state, tour("start")), state);
});

// Answers -----------------------------------------------------------------------------------------

const chain = (events, id) => [...chainOf(story(events), id)].sort();

test("a chain of answers runs back and forth, but not down another branch", () => {
  const events = [["a"], ["b", "a"], ["c", "b"], ["d", "a"], ["z"]].map(([id, ...to]) =>
    event(id, day("2052-04-01"), { answers: answers(...to) }),
  );
  assert.deepEqual(chain(events, "b"), ["a", "b", "c"]);
  assert.deepEqual(chain(events, "a"), ["a", "b", "c", "d"]);
  assert.deepEqual(chain(events, "z"), ["z"]);
  assert.deepEqual(chain(events, null), []);
  assert.deepEqual(
    answersTo(story(events).events, "a").map((one) => one.id),
    ["b", "d"],
  );
});

test("answers in a circle, or to itself, come to an end", () => {
  const circle = [
    ["a", "c"],
    ["b", "a"],
    ["c", "b"],
    ["d", "d"],
  ].map(([id, ...to]) => event(id, day("2052-04-01"), { answers: answers(...to) }));
  assert.deepEqual(chain(circle, "b"), ["a", "b", "c"]);
  assert.deepEqual(chain(circle, "d"), ["d"]);
});

test("a chain of thousands is walked", () => {
  const long = Array.from({ length: 20_000 }, (_, i) =>
    event(`e${i}`, day("2052-04-01"), { answers: i ? answers(`e${i - 1}`) : [] }),
  );
  assert.equal(chainOf(story(long), "e1500").size, 20_000);
});

// Whatever the reader does --------------------------------------------------------------------------

const pick = (next, list) => list[Math.floor(next() * list.length)];

/** Any action at all, some of them senseless. */
function anything(state, next) {
  const { view, story: its } = state;
  const id = next() < 0.1 ? "nobody" : pick(next, its.events).id;
  const moment = () => view[0] + (next() * 1.4 - 0.2) * (view[1] - view[0]);
  return pick(next, [
    { type: "view", view: next() < 0.1 ? [NaN, 0] : [moment(), moment()] },
    { type: "zoom", factor: pick(next, [0, 0.2, 0.5, 1.3, 2, 9, 1e6, NaN]), about: moment() },
    { type: "zoom", factor: pick(next, [0.5, 2, 2, 5]) },
    { type: "pan", by: (next() - 0.5) * 2 },
    { type: "page", to: pick(next, [1, -1]) },
    { type: "all" },
    { type: "close" },
    { type: "clear" },
    { type: "earlier" },
    { type: "later" },
    { type: "chapter", id: pick(next, ["opening", "before", "later", "none"]) },
    { type: "lanes", to: pick(next, ["side", "actor", "type", "chapter"]) },
    { type: "scale", to: pick(next, ["story", "even"]) },
    { type: "zone", to: pick(next, ["place", "utc", "seaside", "none"]) },
    {
      type: "filter",
      filter: pick(next, [
        { text: "word" },
        { text: "nowhere" },
        { weight: 3 },
        { side: ["left"] },
        { type: "gone" },
        { weight: 1, text: "", side: [], type: "" },
      ]),
    },
    { type: "answers", to: next() < 0.5 },
    { type: "tour", to: pick(next, ["start", "leave", "next", "previous"]) },
    { type: "step", to: pick(next, ["next", "previous", "lane-next", "lane-previous", "first", "last"]) },
    { type: "read", to: pick(next, ["next", "previous"]) },
    { type: "open", ids: [id, pick(next, its.events).id] },
    { type: "focus", id },
    { type: "select", id },
    { type: "hover", id },
    { type: "hover", id: null },
  ]);
}

for (const [count, seed] of [
  [1, 1],
  [8, 2],
  [60, 3],
  [400, 4],
]) {
  test(`${count} events and a thousand actions: what must always hold`, () => {
    const its = crowd(count, seed);
    const next = random(seed);
    let state = open(
      story(
        its,
        count === 8
          ? { chapters }
          : {
              chapters,
              scale: [
                ["2046-12-01T00:00Z", 0],
                ["2052-04-01T00:00Z", 0.2],
                ["2052-04-30T00:00Z", 1],
              ],
            },
      ),
    );
    const whole = JSON.stringify(state.story);
    for (let i = 0; i < 400; i++) {
      const action = anything(state, next);
      const before = state;
      state = change(state, action);
      const said = `${i}: ${JSON.stringify(action)}`;
      const {
        view: [a, b],
        visible: { extent, events },
        focus,
        selected,
        opened,
        touring,
        moment,
      } = state;
      assert.ok(a >= extent[0] - 1 && b <= extent[1] + 1, `inside: ${said}`);
      assert.ok(b - a >= SHORTEST - 1, `not too short: ${said}`);
      const ids = new Set(events.map((one) => one.id));
      for (const id of [focus, selected, ...opened]) assert.ok(id === null || ids.has(id), `fits: ${said}`);
      assert.ok(!touring || selected === moment, `on the tour: ${said}`);
      if (["lanes", "scale", "zone", "filter"].includes(action.type) && events.length) {
        assert.ok(
          events.some((one) => isSeen(one, state.view)),
          `something to see: ${said}`,
        );
      }
      if (["step", "read", "select", "tour"].includes(action.type) && focus && focus !== before.focus) {
        assert.ok(
          isSeen(
            events.find((one) => one.id === focus),
            state.view,
          ),
          `in view: ${said}`,
        );
      }
      assert.equal(change(before, action) === before, state === before, "the same again");
    }
    assert.deepEqual(state.visible.events, arrange(state.story, state).events);
    assert.equal(JSON.stringify(state.story), whole, "the story is as it was");
  });
}
