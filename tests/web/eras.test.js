/** Years before the common era and far beyond it: read, put on an axis and into an address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { beginnings } from "../../builder/web/src/layout/calendar.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { instant } from "../../builder/web/src/raw.js";
import { change, open } from "../../builder/web/src/state.js";
import { write } from "../../builder/web/src/url.js";
import { day, span, year } from "../../builder/web/src/words.js";
import { between, event, story } from "./story.js";

const at = (/** @type {string} */ text) => /** @type {number} */ (instant(`${text}T00:00Z`, "it"));
const yearsOf = (/** @type {number[]} */ times) => times.map(year);

test("a year is read as it is written, also one before the common era or with two digits", () => {
  assert.equal(year(at("0044-03-15")), "44 CE");
  assert.equal(year(at("-000043-03-15")), "44 BCE");
  assert.equal(year(at("0000-03-15")), "1 BCE");
  assert.equal(year(at("+010000-03-15")), "10000");
  assert.equal(day(at("-000043-03-15")), "15 March 44 BCE");
  assert.equal(day(at("0999-12-31")), "31 December 999 CE");
  assert.equal(day(at("1000-01-01")), "1 January 1000");
  for (const text of ["-0043-03-15", "44-03-15", "10000-03-15", "-000000-01-01"])
    assert.throws(() => at(text), /not a moment/);
});

test("divisions are round as people count, across the year that there was not", () => {
  const of = (/** @type {number} */ n, /** @type {string} */ from, /** @type {string} */ to) =>
    yearsOf(beginnings("year", n, [at(from), at(to)]));
  assert.deepEqual(of(100, "-000298-01-01", "0201-01-02"), [
    "200 BCE",
    "100 BCE",
    "1 CE",
    "100 CE",
    "200 CE",
  ]);
  assert.deepEqual(of(1, "-000001-01-01", "0003-01-01"), ["2 BCE", "1 BCE", "1 CE", "2 CE"]);
  assert.deepEqual(of(5, "-000009-01-01", "0011-01-01"), ["10 BCE", "5 BCE", "1 CE", "5 CE", "10 CE"]);
  assert.deepEqual(of(5000, "-009998-01-01", "9999-12-31"), ["5000 BCE", "1 CE", "5000"]);
});

test("divisions of any size rise and none is left out", () => {
  for (const n of [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]) {
    const found = beginnings("year", n, [at("-009998-01-01"), at("+010000-01-01")]);
    const numbers = found.map((t) => new Date(t).getUTCFullYear());
    const expected = [];
    for (let bce = Math.floor(9999 / n) * n; bce > 0; bce -= n) expected.push(1 - bce);
    for (let ce = 0; ce < 10_000; ce += n) expected.push(Math.max(ce, 1));
    assert.deepEqual(numbers, n === 1 ? [...new Set(expected)] : expected, `every ${n} years`);
    assert.ok(found.every((t) => new Date(t).toISOString().includes("-01-01T00:00")));
  }
});

const WIDE = story(
  [
    event("first", between("-009998-01-01", "-009997-01-01")),
    event("caesar", between("-000043-03-13", "-000043-03-14")),
    event("pompeii", between("0079-08-24", "0079-08-25")),
    event("last", between("9999-01-01", "+010000-01-01")),
  ],
  {
    scale: [
      ["-009998-01-01T00:00Z", 0],
      ["+010000-01-01T00:00Z", 1],
    ],
  },
);

test("a timeline may show twenty thousand years, and each of them", () => {
  const whole = change(open(WIDE), { type: "all" });
  const labels = (/** @type {any} */ state) =>
    layout(state, { width: 1156 })
      .ticks.map(({ label }) => label)
      .filter(Boolean);
  assert.deepEqual(labels(whole).slice(0, 3), ["8000 BCE", "6000 BCE", "4000 BCE"]);
  assert.ok(labels(whole).includes("1 CE") && labels(whole).includes("8000"));
  const near = change(whole, { type: "view", view: [at("-000049-01-01"), at("0080-01-01")] });
  assert.deepEqual(labels(near).slice(0, 2), ["50 BCE", "40 BCE"]);
  const scene = layout(near, { width: 1156 });
  assert.deepEqual(
    scene.marks.map(({ id }) => id),
    ["caesar", "pompeii"],
  );
  assert.equal(span([at("-000049-01-01"), at("0080-01-01")]), "50 BCE – 79 CE");
});

test("an address of a view long ago leads back to it", async () => {
  const { read } = await import("../../builder/web/src/url.js");
  const view = /** @type {[number, number]} */ ([at("-000049-01-01"), at("0080-01-01")]);
  const state = change(open(WIDE), { type: "view", view });
  const query = write(state);
  assert.match(query, /t=-000049-01-01\.\.0079-12-31/);
  const { actions, problems } = read(query, WIDE);
  assert.deepEqual(problems, []);
  assert.deepEqual(
    actions.find(({ type }) => type === "view"),
    { type: "view", view },
  );
});
