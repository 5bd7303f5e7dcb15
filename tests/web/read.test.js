import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../builder/web/src/read.js";
import { at, between, data, day, event, story } from "./story.js";

const problem = (value) => {
  const answer = read(value);
  assert.equal(answer.ok, false);
  return answer.problem;
};

test("a good file becomes a story", () => {
  const { lanes, events } = story([
    event("a", day("2024-04-01"), { sides: ["right", "left"], place: "Damascus" }),
    event("b", at("2024-04-13T23:30")),
  ]);
  assert.deepEqual(lanes.map((lane) => lane.id), ["left", "right"]);
  assert.equal(events[0].lane, "right");
  assert.equal(events[0].start, Date.UTC(2024, 3, 1));
  assert.equal(events[0].stop, Date.UTC(2024, 3, 2));
  assert.equal(events[1].stop - events[1].start, 0);
});

test("no events are a story too", () => {
  assert.deepEqual(story([]).lanes, []);
});

test("a side without events has no lane, events without a side have one, the last", () => {
  const { lanes } = story([event("a", day("2024-04-01"), { sides: [] }), event("b", day("2024-04-01"))]);
  assert.deepEqual(lanes.map((lane) => lane.id), ["left", "-"]);
  assert.equal(lanes[1].name, "Others");
});

test("an open end is soft, whatever the file says", () => {
  const { events } = story([event("a", between("2024-04-01", null)), event("b", between(null, "2024-04-03"))]);
  const soft = Object.fromEntries(events.map((one) => [one.id, one.date.soft]));
  assert.deepEqual(soft, { a: [false, true], b: [true, false] });
});

test("what goes on with no end known reaches as far as the story does", () => {
  const { events } = story([
    event("war", day("2023-10-07"), { end: between("2023-10-07", null) }),
    event("last", day("2024-04-17")),
  ]);
  assert.equal(events[0].stop, Date.UTC(2024, 3, 18));
});

test("events out of order are put in order of their earliest moment", () => {
  const { events } = story([event("b", day("2024-04-02")), event("a", day("2024-04-01"))]);
  assert.deepEqual(events.map((one) => one.id), ["a", "b"]);
});

for (const [what, value, says] of [
  ["nothing", null, /the file is not a record/],
  ["a list", [], /the file is not a record/],
  ["a later version", data([], { version: 2 }), /version 2 is not known here/],
  ["events that are no list", data({}), /events is not a list/],
  ["an event that is a word", data(["strike"]), /event 1 is not a record/],
  ["a title that is a number", data([event("a", day("2024-04-01"), { title: 4 })]), /event 1: title is not a text/],
  ["an unknown side", data([event("a", day("2024-04-01"), { sides: ["up"] })]), /event 1: there is no side “up”/],
  ["significance 4", data([event("a", day("2024-04-01"), { significance: 4 })]), /event 1: significance is not one of 1, 2, 3/],
  ["the same id twice", data([event("a", day("2024-04-01")), event("a", day("2024-04-02"))]), /two events have the same id/],
  ["a local time", data([event("a", { ...day("2024-04-01"), from: "2024-04-01T00:00" })]), /date: from is not a moment in UTC/],
  ["the 40th of April", data([event("a", { ...day("2024-04-01"), from: "2024-04-40T00:00Z" })]), /date: from is not a moment in UTC/],
  ["no bounds at all", data([event("a", between(null, null))]), /date has neither beginning nor end/],
  ["an end before its beginning", data([event("a", between("2024-04-02", "2024-04-01"))]), /date ends before it begins/],
  ["a colour by number", data([], { sides: [{ id: "a", name: "A", colour: "#f00" }] }), /side 1: colour is not one of blue/],
  ["a chapter without a title", data([], { chapters: [{ id: "a", from: null, to: null }] }), /chapter 1: title is not a text/],
]) {
  test(`${what} is refused in words`, () => assert.match(problem(value), says));
}

test("a side may be called others: it is not the lane of those without a side", () => {
  const sides = [{ id: "others", name: "Other states", colour: "green" }];
  const { lanes } = story([event("a", day("2024-04-01"), { sides: ["others"] }), event("b", day("2024-04-01"), { sides: [] })], { sides });
  assert.deepEqual(lanes.map((lane) => [lane.id, lane.name]), [["others", "Other states"], ["-", "Others"]]);
});
