/** How an uncertain date looks: the same as in the builder's own pictures, by cases from `when.py`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { shape } from "../../builder/web/src/layout/shape.js";
import { read } from "../../builder/web/src/read.js";
import { open } from "../../builder/web/src/state.js";
import { data, event } from "./story.js";

const CASES = JSON.parse(readFileSync(new URL("dates-drawn.json", import.meta.url), "utf8"));
const SCALE = [
  ["2029-01-01T00:00Z", 0],
  ["2034-01-01T00:00Z", 1],
];
const [FIRST, LAST] = SCALE.map(([moment]) => Date.parse(moment));

const near = (/** @type {number} */ number) => Math.round(number * 1000) / 1000;

/** Which ends fade. */
const SOFT = { "": [false, false], start: [true, false], end: [false, true], both: [true, true] };

/** A mark as a case has it. */
function drawn({ date, end, width }) {
  const file = data([event("a", { text: "then", ...date }, { end })], { scale: SCALE });
  const { story, problem } = read(file);
  assert.equal(problem, undefined);
  const mark = shape(story.events[0], (t) => ((t - FIRST) / (LAST - FIRST)) * width);
  if (mark.shape === "dot") return { dot: near(mark.x) };
  const parts = mark.segments.map(({ kind, fade, x, width }) => [
    near(x),
    near(x + width),
    kind === "joint" ? kind : kind === "sure",
    ...(kind === "maybe" ? SOFT[fade] : []),
  ]);
  return { parts };
}

test("there are cases of every kind of mark", () => {
  assert.ok(CASES.some(({ dot }) => dot));
  for (const sure of [true, false])
    assert.ok(CASES.some(({ parts }) => parts?.every((part) => part[2] === sure)));
  assert.ok(CASES.some(({ parts }) => parts?.length === 3));
  assert.ok(CASES.some(({ parts }) => parts?.some((part) => part[2] === "joint")));
});

for (const one of CASES)
  test(`${one.name}, ${one.width} px: as in Python`, () => {
    const { dot, parts } = one;
    assert.deepEqual(drawn(one), dot ? { dot } : { parts });
  });

test("dates are in the same order as in Python, whatever the order of the file", () => {
  const cases = JSON.parse(readFileSync(new URL("order.json", import.meta.url), "utf8"));
  const events = cases.map(({ name, date }) => event(name, { text: "then", ...date }));
  const ordered = (/** @type {any[]} */ all) => {
    const { story, problem } = read(data(all, { scale: SCALE }));
    assert.equal(problem, undefined);
    return open(story).visible.events;
  };
  const found = ordered(events);
  assert.deepEqual(
    found.map(({ id }) => id),
    cases.map(({ name }) => name),
  );
  const starts = (/** @type {any[]} */ all) => all.map(({ start }) => start);
  assert.deepEqual(starts(ordered(events.toReversed())), starts(found));
});
