/** The years on an axis: the same as in the builder's own pictures, by cases from `ticks.py`. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { axis } from "../../builder/web/src/axis.js";
import { finest, ticks } from "../../builder/web/src/layout/ticks.js";
import { instant } from "../../builder/web/src/raw.js";
import { span, year } from "../../builder/web/src/words.js";

const CASES = JSON.parse(readFileSync(new URL("round-dates.json", import.meta.url), "utf8"));

/** @param {{from: string, to: string, width: number}} one */
function viewOf({ from, to, width }) {
  const view = /** @type {[number, number]} */ ([instant(from, "it"), instant(to, "it")]);
  const x = (/** @type {number} */ t) => ((t - view[0]) / (view[1] - view[0])) * width;
  return { view, x };
}

for (const one of CASES)
  test(`${one.from.slice(0, -13)} to ${one.to.slice(0, -13)}, ${one.width} px: as in Python`, () => {
    const { view, x } = viewOf(one);
    assert.deepEqual(finest(view, x).times.map(year), one.dates);
  });

test("labels of a long span are these years, but for one that would leave the picture", () => {
  for (const one of CASES.filter(({ width }) => width > 100)) {
    const { view, x } = viewOf(one);
    const whole = axis([
      [view[0], 0],
      [view[1], 1],
    ]);
    const labels = ticks(view, whole, x)
      .ticks.map(({ label }) => label)
      .filter(Boolean);
    assert.ok([labels.length, labels.length + 1].includes(one.dates.length), `${labels} of ${one.dates}`);
    assert.deepEqual(labels, one.dates.slice(0, labels.length));
  }
});

test("of more than ten years, the heading names years and no months", () => {
  const words = (/** @type {string} */ from, /** @type {string} */ to) =>
    span([/** @type {number} */ (instant(from, "it")), /** @type {number} */ (instant(to, "it"))]);
  assert.equal(words("1845-05-19T00:00Z", "2016-09-13T00:00Z"), "1845 – 2016");
  assert.equal(words("2021-05-19T00:00Z", "2031-05-20T00:00Z"), "2021 – 2031");
  assert.equal(words("2021-05-19T00:00Z", "2031-05-01T00:00Z"), "May 2021 – April 2031");
  assert.equal(words("-000049-01-01T00:00Z", "0080-01-01T00:00Z"), "50 BCE – 79 CE");
});
