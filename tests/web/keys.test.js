import assert from "node:assert/strict";
import { test } from "node:test";
import { actionOf } from "../../builder/web/src/keys.js";

const press = (key, { focus = "a", runs, ...more } = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }, focus, runs);
const step = (to) => ({ type: "step", to });

for (const [key, action] of [
  ["ArrowRight", step("next")],
  ["ArrowLeft", step("previous")],
  ["ArrowDown", step("lane-next")],
  ["ArrowUp", step("lane-previous")],
  ["Home", step("first")],
  ["End", step("last")],
  ["PageDown", { type: "page", to: 1 }],
  ["PageUp", { type: "page", to: -1 }],
  ["+", { type: "zoom", factor: 2 }],
  ["=", { type: "zoom", factor: 2 }],
  ["-", { type: "zoom", factor: 0.5 }],
  ["Enter", { type: "select", id: "a" }],
  [" ", { type: "select", id: "a" }],
  ["Escape", { type: "close" }],
]) {
  test(`${key === " " ? "Space" : key} does its own`, () => assert.deepEqual(press(key), action));
}

test("other keys, and those with Ctrl, Alt or Command, are the browser's", () => {
  for (const key of ["Tab", "a", "F5"]) assert.equal(press(key), null, key);
  for (const held of ["ctrlKey", "metaKey", "altKey"]) {
    for (const key of ["ArrowLeft", "+", "Enter", "Home"]) assert.equal(press(key, { [held]: true }), null);
  }
});

test("without a focus there is nothing to select", () => {
  assert.deepEqual([press("Enter", { focus: null }), press(" ", { focus: null })], [null, null]);
});

test("where time runs to the left, so do the arrows; up and down stay", () => {
  const runs = { rtl: true };
  assert.deepEqual(press("ArrowLeft", { runs }), step("next"));
  assert.deepEqual(press("ArrowRight", { runs }), step("previous"));
  assert.deepEqual(press("ArrowDown", { runs }), step("lane-next"));
  assert.deepEqual(press("Home", { runs }), step("first"));
});

test("where time runs down the page, down is next, whichever way the text runs", () => {
  for (const rtl of [false, true]) {
    assert.deepEqual(press("ArrowDown", { runs: { rtl, down: true } }), step("next"));
    assert.deepEqual(press("ArrowUp", { runs: { rtl, down: true } }), step("previous"));
  }
});
