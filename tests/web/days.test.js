/** The days that a picture has are those of the clock that it is read by. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { axis, between as cut, endsOf } from "../../builder/web/src/axis.js";
import { column } from "../../builder/web/src/layout/column.js";
import { layout } from "../../builder/web/src/layout/index.js";
import { change, open } from "../../builder/web/src/state.js";
import { read } from "./asked.js";
import { at, between, day, event, story } from "./story.js";

const zones = ["UTC", "Seaside", "Hilltop"].map((name) => ({ id: name.toLowerCase(), name }));
const hilltop = (moment) => ({ ...at(moment), offsets: [0, -240, 210] });
const days = (first, last) => [
  [`2052-04-${first}T00:00Z`, 0],
  [`2052-04-${last + 1}T00:00Z`, 1],
];
const NIGHT = ["21:30", "22:00", "23:10"].map((clock, i) => event(`e${i}`, hilltop(`2052-04-13T${clock}`)));

/** A story by a clock: the days of its axis, its heading, and the words at its axis. */
function shown(events, scale, zone) {
  const state = change(open(story(events, { zones, scale })), { type: "zone", to: zone });
  const { heading, headings } = layout(state, { width: 1200 });
  assert.equal(column(state).heading, heading, "the column says the same");
  const [from, to] = state.visible.extent;
  return { days: [new Date(from).getUTCDate(), new Date(to - 1).getUTCDate()], heading, headings };
}

for (const [zone, date, heading] of [
  ["place", 14, "14 April 2052, 01:00–02:40"],
  ["hilltop", 14, "14 April 2052, 01:00–02:40"],
  ["utc", 13, "13 April 2052, 21:30–23:10"],
  ["seaside", 13, "13 April 2052, 17:30–19:10"],
]) {
  test(`a night in Hilltop by the clock ${zone}: the heading and the axis have one day, and the same`, () => {
    const found = shown(NIGHT, days(14, 14), zone);
    assert.equal(found.heading, heading);
    assert.deepEqual(found.days, [date, date]);
    assert.match(found.headings[0].label, new RegExp(`\\b${date} April 2052`));
  });
}

test("a single moment is headed by its day", () => {
  assert.equal(shown(NIGHT.slice(0, 1), days(14, 14), "place").heading, "14 April 2052");
  assert.equal(shown(NIGHT.slice(0, 1), days(14, 14), "utc").heading, "13 April 2052");
});

test("a moment at midnight is on the day that it begins", () => {
  const midnight = [event("a", hilltop("2052-04-13T20:30")), event("b", hilltop("2052-04-14T04:00"))];
  assert.deepEqual(shown(midnight, days(14, 14), "place").days, [14, 14]);
  assert.deepEqual(shown(midnight, days(14, 14), "seaside").days, [13, 14], "b is at 00:00 there");
});

test("another clock takes no day from calendar dates, and no room that the builder left", () => {
  const story = [...NIGHT, event("day", day("2052-04-16"))];
  assert.deepEqual(shown(story, days(14, 16), "utc").days, [13, 16]);
  const open = [event("open", between(null, "2052-04-14")), ...NIGHT];
  assert.deepEqual(shown(open, days(12, 14), "utc").days, [11, 13], "two days before the first");
});

test("what goes on reaches to the end of the axis by each clock", () => {
  const works = event("works", day("2052-04-14"), { end: between(null, null) });
  const state = open(story([...NIGHT, works], { zones, scale: days(14, 14) }));
  for (const zone of ["place", "utc"]) {
    const { events, extent } = change(state, { type: "zone", to: zone }).visible;
    assert.equal(events.find((one) => one.id === "works").stop, extent[1]);
  }
});

test("an address may name a day that is there by its clock", () => {
  const its = story(NIGHT, { zones, scale: days(14, 14) });
  assert.deepEqual(read("zone=utc&t=2052-04-13T21:00..2052-04-13T23:30", its).problems, []);
  assert.equal(read("t=2052-04-13T21:00..2052-04-13T23:30", its).problems.length, 1);
});

test("between other ends an axis is the same axis", () => {
  const bent = axis([
    [0, 0],
    [100, 0.2],
    [200, 1],
  ]);
  assert.equal(cut(bent, [0, 200]), bent);
  for (const [ends, inside] of [
    [
      [-50, 300],
      [0, 50, 100, 200],
    ],
    [
      [50, 150],
      [60, 100, 140],
    ],
    [
      [100, 300],
      [100, 250],
    ],
    [
      [-10, 90],
      [0, 80],
    ],
  ]) {
    const other = cut(bent, ends);
    assert.deepEqual(endsOf(other), ends);
    const [low, high] = ends.map(bent.to);
    for (const t of inside)
      assert.ok(Math.abs(other.to(t) - (bent.to(t) - low) / (high - low)) < 1e-9, `${t}`);
  }
});

test("events without a date are counted as far as they fit", () => {
  const never = event("never", between(null, null), { sides: ["right"] });
  const its = story([...NIGHT, never], { zones, scale: days(14, 14) });
  const state = open(its);
  assert.deepEqual([state.visible.events.length, state.visible.undated], [3, 1]);
  const filtered = change(state, { type: "filter", filter: { side: ["left"] } });
  assert.deepEqual([filtered.visible.events.length, filtered.visible.undated], [3, 0]);
  const { actions, problems } = read("event=never", its);
  assert.deepEqual(actions, []);
  assert.match(problems[0], /^The link names an event without a date/);
});
