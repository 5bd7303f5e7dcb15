import assert from "node:assert/strict";
import { test } from "node:test";
import { brush, dragged, grip } from "../../builder/web/src/brush.js";
import { random } from "./story.js";

test("an edge is meant near it, the window inside it, a new one beside it", () => {
  assert.deepEqual(
    [100, 111, 150, 195, 205, 95, 80, 240].map((at) => grip(at, [100, 200])),
    ["start", "start", "move", "end", "end", "start", "new", "new"],
  );
});

test("a narrow window can still be moved by its middle", () => {
  for (const width of [15, 20, 30]) assert.equal(grip(100 + width / 2, [100, 100 + width]), "move");
});

test("a drag moves the window, stretches it at an edge, or draws a new one", () => {
  const held = (how) => ({ at: 110, from: [100, 200], how });
  assert.deepEqual(dragged(held("move"), 130), [120, 220]);
  assert.deepEqual(dragged(held("start"), 130), [120, 200]);
  assert.deepEqual(dragged(held("end"), 90), [100, 180]);
  assert.deepEqual(dragged(held("new"), 90), [90, 110]);
});

test("an edge dragged over the other turns the window round; it never runs backwards", () => {
  assert.deepEqual(dragged({ at: 100, from: [100, 200], how: "start" }, 260), [200, 260]);
  const next = random(5);
  for (let i = 0; i < 300; i++) {
    const a = next() * 500;
    const from = [a, a + next() * 300];
    const at = next() * 800;
    const [left, right] = dragged({ at, from, how: grip(at, from) }, next() * 1_000 - 100);
    assert.ok(left <= right);
  }
});

/** A strip from 10 pixels on, and what its pointer does. */
function strip() {
  const made = Object.assign(new EventTarget(), {
    dataset: {},
    getBoundingClientRect: () => ({ left: 10 }),
    setPointerCapture() {},
  });
  let shown = [100, 200];
  const moves = [];
  const stop = brush(made, { window: () => shown, move: (to) => moves.push((shown = to)) });
  const does = (type, x, button = 0) =>
    made.dispatchEvent(Object.assign(new Event(type), { clientX: 10 + x, button, pointerId: 1 }));
  return { made, moves, does, stop };
}

test("a mere click beside the window brings its middle there; inside it does nothing", () => {
  const { moves, does } = strip();
  does("pointerdown", 150);
  does("pointerup", 150);
  assert.deepEqual(moves, []);
  does("pointerdown", 300);
  does("pointermove", 302);
  does("pointerup", 302);
  assert.deepEqual(moves, [[252, 352]]);
});

test("a drag is told as it goes, from where it began, and ends when the pointer is lifted or lost", () => {
  const { made, moves, does, stop } = strip();
  does("pointerdown", 150);
  does("pointermove", 152);
  does("pointermove", 170);
  does("pointermove", 180);
  does("pointercancel", 180);
  does("pointermove", 300);
  assert.deepEqual(moves, [
    [120, 220],
    [130, 230],
  ]);
  assert.equal(made.dataset.grip, "new", "the pointer's shape says what it would do");
  does("pointerdown", 150, 2);
  does("pointermove", 190);
  assert.equal(moves.length, 2, "not with the other button");
  stop();
  does("pointerdown", 150);
  does("pointermove", 190);
  assert.equal(moves.length, 2);
});
