import assert from "node:assert/strict";
import { test } from "node:test";
import { axis, endsOf, even } from "../../builder/web/src/axis.js";
import { random } from "./story.js";

const BENT = axis([
  [0, 0],
  [1_000, 0.1],
  [1_100, 0.9],
  [2_000, 1],
]);

/** A rising axis of its own for each seed. */
function some(seed) {
  const next = random(seed);
  const steps = Array.from({ length: 1 + Math.floor(next() * 8) }, () => [
    86_400_000 * Math.ceil(next() ** 3 * 2_000),
    0.001 + next(),
  ]);
  const whole = steps.reduce((sum, [, u]) => sum + u, 0);
  let [t, u] = [Math.floor(next() * 1e12), 0];
  const points = [[t, 0], ...steps.map(([dt, du]) => [(t += dt), (u += du / whole)])];
  points.at(-1)[1] = 1;
  return { bent: axis(points), next };
}
const isNear = (a, b, most, what) => assert.ok(Math.abs(a - b) <= most, `${what}: ${a} and ${b}`);

test("a moment between two points lies between their shares", () => {
  assert.deepEqual(
    [0, 500, 1_000, 1_050, 1_100, 1_550, 2_000].map(BENT.to),
    [0, 0.05, 0.1, 0.5, 0.9, 0.95, 1],
  );
  assert.deepEqual([0, 0.05, 0.1, 0.5, 0.9, 1].map(BENT.from), [0, 500, 1_000, 1_050, 1_100, 2_000]);
});

test("beyond its ends it goes on at the pace of the last stretch", () => {
  assert.deepEqual([BENT.to(-1_000), BENT.from(-0.1)], [-0.1, -1_000]);
  isNear(BENT.to(2_900), 1.1, 1e-12, "after");
  isNear(BENT.from(1.1), 2_900, 1e-9, "after");
});

test("the even axis has the same ends and one pace", () => {
  const flat = even(BENT);
  assert.deepEqual([endsOf(flat), flat.to(500), flat.from(0.5)], [endsOf(BENT), 0.25, 1_000]);
});

test("any axis: there and back is the same, later is further, and so beyond the ends", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { bent, next } = some(seed);
    const [from, to] = endsOf(bent);
    isNear(bent.to(from), 0, 0, "the beginning");
    isNear(bent.to(to), 1, 1e-12, "the end");
    const shares = Array.from({ length: 40 }, () => -0.5 + 2 * next()).sort((a, b) => a - b);
    shares.forEach((u, i) => {
      isNear(bent.to(bent.from(u)), u, 1e-6, "share → moment → share");
      assert.ok(!i || u === shares[i - 1] || bent.from(u) > bent.from(shares[i - 1]), "later is further");
    });
    for (const [t] of bent.points) isNear(bent.from(bent.to(t)), t, 1, "moment → share → moment");
    isNear(bent.from(1.5) - to, (bent.from(2) - to) / 2, 1, "the same pace beyond");
  }
});
