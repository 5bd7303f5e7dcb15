import assert from "node:assert/strict";
import { test } from "node:test";
import { touches } from "../../builder/web/src/diagrams.js";

const ALL = [["a"], ["b"], ["c"], ["d"], ["a", "b"], ["b", "c"], ["a", "b", "d"]];
const lit = (/** @type {string[]} */ of) => ALL.filter(touches(of, ALL)).map((one) => one.join("-"));

test("with a thing, what leads to it lights up, and what is at the other ends", () => {
  assert.deepEqual(lit(["a"]), ["a", "b", "d", "a-b", "a-b-d"]);
  assert.deepEqual(lit(["c"]), ["b", "c", "b-c"]);
});

test("with what is between things, only those", () => {
  assert.deepEqual(lit(["b", "c"]), ["b", "c", "b-c"]);
  assert.deepEqual(lit(["a", "b", "d"]), ["a", "b", "d", "a-b-d"]);
});

test("a thing that nothing leads to stands alone", () => {
  assert.deepEqual([["e"], ...ALL].filter(touches(["e"], ALL)), [["e"]]);
});
