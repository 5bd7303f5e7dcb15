import assert from "node:assert/strict";
import { test } from "node:test";
import { keys } from "../../builder/web/src/keys.js";
import { between as midway, change, open, SHORTEST } from "../../builder/web/src/state.js";
import { crowd, day, event, random, story } from "./story.js";

const DAY = 86_400_000;
const april = (date) => Date.UTC(2024, 3, date);

const spread = () =>
  story([
    event("old", day("2019-06-01")),
    event("a", day("2024-04-01")),
    event("b", day("2024-04-03"), { sides: ["right"] }),
    event("c", day("2024-04-07")),
    event("d", day("2024-04-13"), { sides: ["right"] }),
    event("e", day("2024-04-14")),
  ]);

const after = (...actions) => actions.reduce(change, open(spread()));

test("the page opens with the days in which most events stand, half a day of margin around", () => {
  assert.deepEqual(open(spread()).view, [april(1) - DAY / 2, april(15) + DAY / 2]);
});

test("where events are spread evenly, the page opens with all of them", () => {
  const even = story([1, 5, 9, 13, 17, 21].map((date) => event(`e${date}`, day(`2024-04-${String(date).padStart(2, "0")}`))));
  const state = open(even);
  assert.equal(state.view, state.extent);
});

test("one event and none have a view", () => {
  assert.deepEqual(open(story([event("a", day("2024-04-01"))])).view, [april(0), april(3)]);
  const [from, to] = open(story([])).view;
  assert.ok(to > from);
});

test("zooming keeps what it is about in its place", () => {
  const state = after({ type: "zoom", factor: 2, about: april(4) });
  const [from, to] = open(spread()).view;
  assert.equal(state.view[1] - state.view[0], (to - from) / 2);
  assert.equal((april(4) - state.view[0]) / (state.view[1] - state.view[0]), (april(4) - from) / (to - from));
});

test("zooming by buttons and keys is about what has the focus, if that is in view", () => {
  const place = ({ view }, t) => (t - view[0]) / (view[1] - view[0]);
  const focused = after({ type: "focus", id: "d" });
  const zoomed = change(focused, { type: "zoom", factor: 2 });
  assert.ok(Math.abs(place(zoomed, april(13)) - place(focused, april(13))) < 1e-9);
  const gone = after({ type: "focus", id: "d" }, { type: "view", view: [april(1), april(5)] }, { type: "zoom", factor: 2 });
  assert.ok(gone.view[1] <= april(5) && gone.view[0] <= april(3) && gone.view[1] >= april(3));
});

test("from everything, zooming in leads to where the events are, and zooming out back again", () => {
  const all = after({ type: "all" });
  let state = all;
  for (let i = 0; i < 8; i++) {
    state = change(state, { type: "zoom", factor: 2 });
    assert.ok(spread().events.some(({ start }) => start >= state.view[0] && start <= state.view[1]), `step ${i}`);
  }
  assert.ok(state.view[0] > Date.UTC(2024, 2, 1));
  for (let i = 0; i < 8; i++) state = change(state, { type: "zoom", factor: 0.5 });
  assert.ok(state.view.every((t, i) => Math.abs(t - all.view[i]) < 1_000));
  assert.equal(change(state, { type: "pan", by: -DAY }).anchor === null || state.view === all.view, true);
});

test("no view leaves the extent or gets shorter than half an hour", () => {
  const next = random(7);
  let state = open(story(crowd(200)));
  for (let i = 0; i < 2_000; i++) {
    state = change(state, next() < 0.5
      ? { type: "zoom", factor: next() * 4 + 0.01, about: state.view[0] + next() * (state.view[1] - state.view[0]) }
      : { type: "pan", by: (next() - 0.5) * 40 * DAY });
    const [from, to] = state.view;
    assert.ok(from >= state.extent[0] - 1 && to <= state.extent[1] + 1);
    assert.ok(to - from >= SHORTEST - 1);
  }
});

test("numbers that are none show everything", () => {
  const state = after({ type: "view", view: [NaN, Infinity] });
  assert.deepEqual(state.view, state.extent);
});

test("arrows go through all events in order of time, and stop at the ends", () => {
  const seen = [];
  let state = after({ type: "step", to: "first" });
  for (let i = 0; i < 8; i++) {
    seen.push(state.focus);
    state = change(state, { type: "step", to: "next" });
  }
  assert.deepEqual(seen, ["old", "a", "b", "c", "d", "e", "e", "e"]);
});

test("up and down stay in the lane", () => {
  const state = after({ type: "focus", id: "b" }, { type: "step", to: "lane-next" });
  assert.equal(state.focus, "d");
  assert.equal(change(state, { type: "step", to: "lane-next" }).focus, "d");
  assert.equal(change(state, { type: "step", to: "lane-previous" }).focus, "b");
});

test("the first arrow begins with what is in view", () => {
  assert.equal(after({ type: "step", to: "next" }).focus, "a");
});

test("an event out of view is brought into it; one in view moves nothing", () => {
  const state = after({ type: "step", to: "first" });
  assert.ok(state.view[0] < Date.UTC(2019, 5, 1) && state.view[1] > Date.UTC(2019, 5, 2));
  const opened = open(spread());
  assert.equal(change(opened, { type: "select", id: "e" }).view, opened.view);
});

test("focus on an event out of view moves the view there, again too", () => {
  const away = after({ type: "focus", id: "e" }, { type: "view", view: [april(1), april(3)] });
  assert.equal(away.focus, "e");
  const { view } = change(away, { type: "focus", id: "e" });
  assert.ok(view[0] <= april(14) && view[1] > april(14));
});

test("earlier goes to the nearest event before the view", () => {
  const { view } = after({ type: "earlier" });
  assert.ok(view[0] < Date.UTC(2019, 5, 1) && view[1] > Date.UTC(2019, 5, 2));
});

test("selecting focuses; closing keeps the focus; an unknown id changes nothing", () => {
  const state = after({ type: "select", id: "c" });
  assert.deepEqual([state.selected, state.focus], ["c", "c"]);
  const closed = change(state, { type: "close" });
  assert.deepEqual([closed.selected, closed.focus], [null, "c"]);
  assert.equal(change(closed, { type: "select", id: "nobody" }), closed);
});

test("a move between views starts at one, ends at the other, and never turns back", () => {
  const [a, b] = [[april(1), april(15)], [april(12), april(13)]];
  assert.deepEqual(midway(a, b, 0).map(Math.round), a);
  assert.deepEqual(midway(a, b, 1), b);
  const lengths = [0, 0.25, 0.5, 0.75, 1].map((t) => midway(a, b, t)[1] - midway(a, b, t)[0]);
  assert.deepEqual([...lengths].sort((x, y) => y - x), lengths);
});

test("keys: ours are ours, the browser's stay the browser's", () => {
  const press = (key, more = {}) => keys({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, "a");
  assert.deepEqual(press("ArrowRight"), { type: "step", to: "next" });
  assert.deepEqual(press("Enter"), { type: "select", id: "a" });
  assert.equal(press("ArrowLeft", { altKey: true }), null);
  assert.equal(press("+", { ctrlKey: true }), null);
  assert.equal(press("Tab"), null);
});
