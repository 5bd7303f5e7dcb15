import assert from "node:assert/strict";
import { test } from "node:test";
import { gestures, SLACK } from "../../builder/web/src/gestures.js";

/** A picture from 10 pixels on, 400 high, and what gestures in it come to. */
function picture({ mayWheel = false } = {}) {
  const classes = new Set();
  const element = Object.assign(new EventTarget(), {
    clientHeight: 400,
    classList: { add: (name) => classes.add(name), remove: (name) => classes.delete(name) },
    getBoundingClientRect: () => ({ left: 10 }),
    setPointerCapture() {},
  });
  const moves = [];
  const stop = gestures(element, {
    pan: (by) => moves.push(["pan", by]),
    zoom: (factor, at) => moves.push(["zoom", Number(factor.toFixed(3)), at]),
    mayWheel: () => mayWheel,
  });
  const send = (type, x, more = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      clientX: 10 + x,
      button: 0,
      buttons: 1,
      pointerId: 1,
      ...more,
    });
    element.dispatchEvent(event);
    return event;
  };
  const wheel = (more) => send("wheel", 50, { deltaX: 0, deltaY: 0, deltaMode: 0, ...more }).defaultPrevented;
  return { element, classes, moves, send, wheel, stop };
}

/** Whether a click that ends a press reaches who listens for clicks on marks. */
function clicks({ element, send }, x) {
  let heard = false;
  element.addEventListener("click", () => {
    heard = true;
  });
  const click = new Event("click", { cancelable: true });
  let stopped = false;
  click.stopPropagation = () => {
    stopped = true;
  };
  send("pointerup", x);
  element.dispatchEvent(click);
  assert.ok(heard);
  return !stopped;
}

test("a finger that trembles taps: nothing moves, and the click counts", () => {
  const it = picture();
  it.send("pointerdown", 100);
  it.send("pointermove", 100 + SLACK - 1);
  it.send("pointermove", 100 - SLACK + 1);
  assert.deepEqual(it.moves, []);
  assert.ok(clicks(it, 100));
});

test("a drag pans by as much as the pointer moves, and is no click", () => {
  const it = picture();
  it.send("pointerdown", 100);
  it.send("pointermove", 100 + SLACK);
  it.send("pointermove", 140);
  assert.deepEqual(it.moves, [
    ["pan", SLACK],
    ["pan", 40 - SLACK],
  ]);
  assert.ok(it.classes.has("is-dragging"));
  assert.ok(!clicks(it, 140));
  assert.ok(!it.classes.has("is-dragging"));
  it.send("pointermove", 200);
  assert.equal(it.moves.length, 2, "once it is let go, nothing moves");
  it.send("pointerdown", 200);
  assert.ok(clicks(it, 200), "the next click counts again");
});

test("two fingers zoom by how far they move apart, about the one that rests", () => {
  const it = picture();
  it.send("pointerdown", 100, { pointerId: 1 });
  it.send("pointerdown", 200, { pointerId: 2 });
  it.send("pointermove", 300, { pointerId: 2 });
  it.send("pointermove", 200, { pointerId: 1 });
  assert.deepEqual(it.moves, [
    ["zoom", 2, 100],
    ["zoom", 0.5, 300],
  ]);
  // However near they come, the picture does not leap.
  it.send("pointermove", 300, { pointerId: 1 });
  assert.deepEqual(it.moves.at(-1), ["zoom", 0.08, 300]);
});

test("a pointer that was let go outside, or that the browser took, moves nothing", () => {
  const it = picture();
  it.send("pointerdown", 100);
  it.send("pointermove", 160, { buttons: 0 });
  it.send("pointermove", 200);
  it.send("pointerdown", 100);
  it.send("pointercancel", 100);
  it.send("pointermove", 200);
  it.send("pointerdown", 100, { button: 2 });
  it.send("pointermove", 200);
  assert.deepEqual(it.moves, []);
});

test("a bare wheel is the page's, unless the reader is in the picture", () => {
  assert.equal(picture().wheel({ deltaY: 100 }), false);
  const it = picture({ mayWheel: true });
  assert.equal(it.wheel({ deltaY: 100 }), true);
  assert.deepEqual(it.moves, [["zoom", 0.812, 50]]);
});

test("with Ctrl or Command it zooms, sideways or with Shift it pans", () => {
  const it = picture();
  for (const more of [
    { deltaY: -100, ctrlKey: true },
    { deltaY: -100, metaKey: true },
    { deltaX: 30, deltaY: 10 },
    { deltaY: 30, shiftKey: true },
  ])
    assert.equal(it.wheel(more), true);
  assert.deepEqual(it.moves, [
    ["zoom", 1.741, 50],
    ["zoom", 1.231, 50],
    ["pan", -30],
    ["pan", -30],
  ]);
});

test("wheels count in pixels, lines or pages", () => {
  const it = picture();
  for (const deltaMode of [0, 1, 2]) it.wheel({ deltaX: 2, deltaMode });
  assert.deepEqual(it.moves, [
    ["pan", -2],
    ["pan", -32],
    ["pan", -800],
  ]);
});

test("a double click zooms in there", () => {
  globalThis.Element = class extends EventTarget {};
  const it = picture();
  it.send("dblclick", 70);
  assert.deepEqual(it.moves, [["zoom", 2, 70]]);
  delete globalThis.Element;
});

test("when it stops, nothing moves any more", () => {
  const it = picture();
  it.stop();
  it.send("pointerdown", 100);
  it.send("pointermove", 200);
  it.wheel({ deltaY: -100, ctrlKey: true });
  assert.deepEqual(it.moves, []);
});
