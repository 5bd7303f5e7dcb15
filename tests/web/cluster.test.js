import assert from "node:assert/strict";
import { test } from "node:test";
import { arcsOf } from "../../builder/web/src/layout/arcs.js";
import { select } from "../../builder/web/src/layout/cluster.js";
import { scale } from "../../builder/web/src/layout/scale.js";
import { change, open } from "../../builder/web/src/state.js";
import { at, event, story } from "./story.js";

/** Events of a lane: forty in the first tenth of the axis, two in the second. */
const EVENTS = [
  ...Array.from({ length: 40 }, (_, i) => ({
    id: `a${i}`,
    nth: i,
    share: i / 400,
    beside: 0,
    significance: i % 7 ? 1 : 3,
  })),
  { id: "b0", nth: 40, share: 0.15, beside: 0, significance: 1 },
  { id: "b1", nth: 41, share: 0.16, beside: 0, significance: 1 },
];
const GRID = { cell: (share) => Math.floor(share * 10) };
const ids = (events) => events.map(({ id }) => id);

test("of a crowded cell half as many events as there are rows are drawn, the most significant first", () => {
  const { alone, rest } = select(EVENTS, GRID, { kept: [], rows: 8 });
  assert.deepEqual(ids(alone), ["a0", "a7", "a14", "a21", "b0", "b1"]);
  assert.deepEqual([rest.get(0).length, rest.get(1).length], [36, 0]);
  assert.equal(select(EVENTS, GRID, { kept: [], rows: 3 }).alone.length, 2 + 2);
});

test("what the reader is at is drawn besides", () => {
  const { alone, rest } = select(EVENTS, GRID, { kept: [EVENTS[1]], rows: 8 });
  assert.deepEqual(ids(alone), ["a0", "a1", "a7", "a14", "a21", "b0", "b1"]);
  assert.ok(!rest.get(0).includes(EVENTS[1]));
});

test("the label of an arc makes way for a cluster", () => {
  const answers = [{ event: "a", latency: "two days later", by: "A paper", basis: "document" }];
  const told = story([event("a", at("2052-04-01T12:00")), event("b", at("2052-04-03T12:00"), { answers })]);
  const state = change(open(told), { type: "select", id: "b" });
  const plot = { x: 0, y: 0, width: 1000, height: 600 };
  const { axis } = state.visible;
  const lanes = [{ id: state.visible.lanes[0].id, y: 200, height: 300 }];
  const frame = { plot, lanes, axis, x: scale(axis, state.view, [0, 1000]) };
  const labelBeside = (clusters) => arcsOf(state, { frame, marks: [], clusters })[0].label.box;
  const free = labelBeside([]);
  const cluster = { id: "c", events: [], x: 0, y: 0, box: free };
  const moved = labelBeside([cluster]);
  const apart =
    moved.x + moved.width <= free.x ||
    free.x + free.width <= moved.x ||
    moved.y + moved.height <= free.y ||
    free.y + free.height <= moved.y;
  assert.ok(apart, JSON.stringify([free, moved]));
});
