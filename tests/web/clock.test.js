import assert from "node:assert/strict";
import { test } from "node:test";
import { differs, inWords, shift } from "../../builder/web/src/clock.js";
import { gap } from "../../builder/web/src/layout/latency.js";
import { cite, span } from "../../builder/web/src/words.js";
import { at, between, day, event, story } from "./story.js";

const HOUR = 3_600_000;

/** A story of one event, read with the reader's own clock in New York time. */
function told(date) {
  const its = story([event("a", date)]);
  const [{ date: when }] = its.events;
  return { its: { ...its, zones: [...its.zones, { id: "mine", name: "Mine" }], mine: () => 540 }, when };
}

/** 14 April 2052, 03:00 in Hilltop. */
const night = () => told({ ...at("2052-04-13T23:30"), text: "14 April 2052, 03:00 Hilltop time" });

test("a moment is moved by the offset of the chosen clock", () => {
  const { its, when } = night();
  assert.equal(shift(when, "place", its), 3.5 * HOUR);
  assert.equal(shift(when, "utc", its), 0);
  assert.equal(shift(when, "seaside", its), -4 * HOUR);
  assert.equal(shift(when, "mine", its), 9 * HOUR);
});

test("a calendar day is the same day on every clock", () => {
  const { its, when } = told(day("2052-04-13"));
  for (const zone of ["place", "utc", "seaside", "mine"]) {
    assert.equal(shift(when, zone, its), 0);
    assert.equal(inWords(when, zone, its), when.text);
    assert.equal(differs(when, zone, its), "");
  }
});

test("a clock that is not known is the one of the place", () => {
  const { its, when } = night();
  assert.equal(shift(when, "atlantis", its), 3.5 * HOUR);
  assert.equal(inWords(when, "atlantis", its), when.text);
});

test("by another clock a moment says whose, and its own day where that differs", () => {
  const { its, when } = night();
  assert.equal(inWords(when, "place", its), "14 April 2052, 03:00 Hilltop time");
  assert.equal(inWords(when, "seaside", its), "13 April 2052, 19:30 in Seaside (14 April in Hilltop)");
  assert.equal(inWords(when, "utc", its), "13 April 2052, 23:30 UTC (14 April in Hilltop)");
  assert.equal(inWords(when, "mine", its), "14 April 2052, 08:30 by your clock");
});

test("its own clock by name is its own words", () => {
  const { its, when } = night();
  assert.equal(inWords({ ...when, zone: "Seaside", offset: -240 }, "seaside", its), when.text);
});

test("a moment known by UTC is not in UTC but UTC", () => {
  const { its, when } = night();
  const utc = { ...when, zone: "UTC", offset: 0 };
  assert.equal(inWords(utc, "mine", its), "14 April 2052, 08:30 by your clock (13 April UTC)");
  assert.equal(inWords(utc, "utc", its), when.text);
});

test("at the turn of the year both years are said", () => {
  const { its, when } = told({ ...at("2051-12-31T22:00"), text: "1 January 2052, 01:30 Hilltop time" });
  assert.equal(inWords(when, "utc", its), "31 December 2051, 22:00 UTC (1 January 2052 in Hilltop)");
  assert.equal(differs(when, "utc", its), "31 December 2051 UTC, 1 January 2052 in Hilltop");
});

test("a moment that is not known to the minute keeps its words, and still moves", () => {
  const { its, when } = night();
  const rough = { ...when, precision: "span", text: "perhaps 14 April 2052, 03:00 Hilltop time" };
  assert.equal(inWords(rough, "seaside", its), rough.text);
  assert.equal(differs(rough, "seaside", its), "");
  assert.equal(shift(rough, "seaside", its), -4 * HOUR);
});

test("where the day differs, both are named", () => {
  const { its, when } = night();
  assert.equal(differs(when, "seaside", its), "13 April in Seaside, 14 April in Hilltop");
  assert.equal(differs({ ...when, from: when.from - 12 * HOUR }, "seaside", its), "");
  assert.equal(differs(when, "mine", its), "");
  assert.equal(differs({ ...when, from: when.from + 8 * HOUR }, "mine", its), "");
  assert.equal(
    differs({ ...when, from: when.from + 16 * HOUR }, "mine", its),
    "15 April by your clock, 14 April in Hilltop",
  );
  assert.equal(differs(when, "place", its), "");
});

// Gaps --------------------------------------------------------------------------------------------

/** The gap between two dates; `more` belongs to the first event. */
function gapOf(a, b, more) {
  const { events } = story([event("a", a, more), event("b", b)]);
  const named = (id) => events.find((one) => one.id === id);
  return gap(named("a"), named("b"));
}

for (const [what, from, to, words, more] of [
  ["whole days between two days", day("2052-04-01"), day("2052-04-13"), "12 days later"],
  ["one day is one day", day("2052-04-01"), day("2052-04-03"), "2 days later"],
  ["days that touch have none", day("2052-04-01"), day("2052-04-02"), ""],
  ["days that are the same have none", day("2052-04-01"), day("2052-04-01"), ""],
  ["what overlaps has none", between("2052-04-01", "2052-04-14"), day("2052-04-05"), ""],
  ["an open end has none", between("2052-04-01", null), day("2052-05-05"), ""],
  ["an open beginning has none", day("2052-04-01"), between(null, "2052-05-05"), ""],
  [
    "after what lasted, nothing is said",
    day("2052-04-01"),
    day("2052-04-13"),
    "",
    { end: day("2052-04-10") },
  ],
  [
    "what lasts with no end known has none",
    day("2052-04-01"),
    day("2052-04-13"),
    "",
    { end: between("2052-04-01", null) },
  ],
  ["a year to the day is no number of days", day("2051-01-01"), day("2052-01-01"), "1 year later"],
  ["more than a year in months", day("2051-01-01"), day("2052-02-01"), "13 months later"],
  ["many months", day("2050-05-01"), day("2052-04-01"), "23 months later"],
  ["years", day("2047-04-01"), day("2052-04-01"), "5 years later"],
  ["two years", day("2050-03-25"), day("2052-04-01"), "more than 2 years later"],
  ["a soft end makes days rough", between("2052-04-01", "2052-04-05", [false, true]), day("2052-04-10"), ""],
  [
    "a soft end makes no day where there is none",
    between("2052-04-01", "2052-04-05", [false, true]),
    day("2052-04-05"),
    "",
  ],
  [
    "hours between two clock times",
    at("2052-04-13T18:00"),
    at("2052-04-13T23:30"),
    "more than 5 hours later",
  ],
  ["one hour is one hour", at("2052-04-13T18:00"), at("2052-04-13T19:59"), "nearly 2 hours later"],
  ["less than an hour is not said", at("2052-04-13T18:00"), at("2052-04-13T18:59"), ""],
  ["days between two clock times", at("2052-04-10T18:00"), at("2052-04-13T17:00"), "3 days later"],
  ["no hours beside a calendar day", day("2052-04-12"), at("2052-04-13T18:00"), ""],
  [
    "beside a calendar day a clock time is on its own day",
    day("2052-04-12"),
    at("2052-04-13T23:30"),
    "2 days later",
  ],
]) {
  test(`a gap: ${what}`, () => assert.equal(gapOf(from, to, more), words));
}

test("hours are counted in time that has passed, whatever the two clocks show", () => {
  const hilltop = at("2052-04-13T18:00");
  const seaside = { ...at("2052-04-13T21:00"), zone: "Seaside", offset: -240 };
  assert.equal(gapOf(hilltop, seaside), "3 hours later");
});

// Citations ---------------------------------------------------------------------------------------

const its = {
  title: "April 2052: a flood",
  asOf: "17 April 2052",
  address: "https://a.org/t/?t=x",
  seen: Date.UTC(2054, 10, 24),
};

test("a citation is one plain line", () => {
  assert.equal(
    cite(its),
    "April 2052: a flood. Timeline, as of 17 April 2052. https://a.org/t/?t=x (seen 24 November 2054)",
  );
});

test("a citation leaves out what is empty, and doubles no full stop", () => {
  assert.equal(
    cite({ ...its, asOf: "" }),
    "April 2052: a flood. Timeline. https://a.org/t/?t=x (seen 24 November 2054)",
  );
  assert.match(cite({ ...its, title: "Who knew?" }), /^Who knew\? Timeline, as of/);
  assert.match(cite({ ...its, title: "“Who knew?”" }), /^“Who knew\?” Timeline, as of/);
});

for (const [from, to, words] of [
  ["2052-04-13T00:00Z", "2052-04-14T00:00Z", "13 April 2052"],
  ["2052-04-13T00:00Z", "2052-04-15T00:00Z", "13–14 April 2052"],
  ["2052-04-30T00:00Z", "2052-05-02T00:00Z", "30 April – 1 May 2052"],
  ["2052-04-13T18:00Z", "2052-04-15T00:00Z", "13 April, 18:00 – 14 April 2052, 24:00"],
  ["2052-04-13T18:00Z", "2052-04-14T00:00Z", "13 April 2052, 18:00–24:00"],
  ["2052-04-13T00:00Z", "2052-04-13T06:30Z", "13 April 2052, 00:00–06:30"],
]) {
  test(`a view is put into words: ${words}`, () =>
    assert.equal(span([Date.parse(from), Date.parse(to)]), words));
}
