import assert from "node:assert/strict";
import { test } from "node:test";
import { outlines, SOURCE } from "../../builder/web/outlines.mjs";

const path = (/** @type {string} */ scale) =>
  new URL(`../../builder/web/node_modules/${SOURCE}/countries-${scale}.json`, import.meta.url).pathname;

test("no step of an outline is longer than half the way around the earth", () => {
  const { areas, borders } = outlines(path("110m"));
  for (const line of [...areas, ...borders])
    for (const [nth, [east]] of line.slice(1).entries()) assert.ok(Math.abs(east - line[nth][0]) <= 18000);
});

test("only one ring goes around a pole: no hole is left at the South Pole", () => {
  const { areas } = outlines(path("50m"));
  const around = areas.filter((ring) => Math.abs(ring[0][0] - ring[ring.length - 1][0]) > 18000);
  assert.equal(around.length, 1);
  assert.ok(around[0].every(([, north]) => north < -6000));
});

test("outlines in which an islet covers the earth are refused", () => {
  assert.throws(() => outlines(path("10m")), /cover 0\.99\d+ of the earth/);
});
