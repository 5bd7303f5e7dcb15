/**
 * What was known on a date: the same events in the file of a short story and in the rows of a long one, nothing
 * of them that was said later, and data that can still be read.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { asKnown, isBy, momentOf } from "../../builder/web/src/as_known.js";
import { read } from "../../builder/web/src/read.js";

const json = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const SHORT = json("neutral-story.json");
const ROWS = json("neutral-long.json")["data/timeline/all.json"];
const DAYS = ["1958-01-01", "1994-12-31", "2019-03-25", "2019-04-01", "2019-04-14", "2019-04-17"];

const known = (raw, day) => {
  const { ok, story } = read(asKnown(raw, momentOf(day), `as of ${day}`));
  assert.ok(ok);
  assert.deepEqual(story.unread, []);
  return story;
};
const all = ({ events, undated }) => [...events, ...undated];
const ids = (story) =>
  all(story)
    .map(({ id }) => id)
    .sort();

test("a day is read strictly, also of years with other than four digits", () => {
  assert.equal(momentOf("2019-04-13"), Date.UTC(2019, 3, 13));
  assert.ok(momentOf("-000043-03-15") < momentOf("0001-01-01"));
  for (const bad of ["", "2019-02-31", "2019-4-13", "13 April", "2019-04-13T10:00Z", null, undefined, 5])
    assert.ok(Number.isNaN(momentOf(bad)), `${bad}`);
  assert.ok(isBy("2019-04-13", momentOf("2019-04-13")));
  assert.ok(!isBy("2019-04-14", momentOf("2019-04-13")));
  assert.ok(!isBy("", momentOf("2019-04-13")), "what has no sure day is not known by any");
});

test("an event is shown from the day on which it is known", () => {
  for (const day of DAYS)
    assert.deepEqual(
      ids(known(SHORT, day)),
      SHORT.events
        .filter((event) => event.known && event.known <= day)
        .map(({ id }) => id)
        .sort(),
      day,
    );
  assert.equal(known(SHORT, DAYS[0]).events.length, 0);
  assert.equal(all(known(SHORT, DAYS.at(-1))).length, SHORT.events.length);
  const numbers = DAYS.map((day) => all(known(SHORT, day)).length);
  assert.ok(new Set(numbers).size > 3, "the days are apart");
});

test("rows of a long story show the same events, with the answers among them and their stretches", () => {
  for (const day of DAYS) {
    const [short, long] = [known(SHORT, day), known(ROWS, day)];
    assert.deepEqual(ids(long), ids(short), day);
    const answers = (story) => Object.fromEntries(all(story).map(({ id, answers }) => [id, answers]));
    const asked = answers(long);
    for (const [id, given] of Object.entries(answers(short)))
      assert.ok(
        given.every(({ event }) => asked[id].some((one) => one.event === event)),
        id,
      );
    assert.deepEqual(
      long.stretches,
      ROWS.stretches.map(({ url }) => url),
    );
    for (const { id, stretch } of all(long)) {
      const place = ROWS.events.findIndex(([other]) => other === id);
      let past = 0;
      const own = ROWS.stretches.findIndex(({ events }) => place < (past += events));
      assert.equal(stretch, own, id);
    }
  }
});

test("of an event that is known, nothing is shown that was said later", () => {
  const event = {
    ...SHORT.events[0],
    known: "2019-04-01",
    said: [0, 1],
    said_known: ["2019-04-01", "2019-04-03"],
    quotes: [
      { text: "A", speaker: "B", url: "quotes/a/", lang: "en" },
      { text: "C", speaker: "D", url: "quotes/c/", lang: "en" },
    ],
    quotes_known: ["2019-04-02", ""],
    disputed: [{ text: "Why?", url: "questions/why/" }],
    disputed_known: ["2019-04-05"],
  };
  const of = (day) => asKnown({ ...SHORT, events: [event] }, momentOf(day), day).events[0];
  const told = (day) => {
    const { said, quotes, disputed } = of(day);
    return [said.length, quotes.length, disputed.length];
  };
  assert.deepEqual(told("2019-04-01"), [1, 0, 0]);
  assert.deepEqual(told("2019-04-02"), [1, 1, 0]);
  assert.deepEqual(told("2019-04-03"), [2, 1, 0]);
  assert.deepEqual(told("2030-01-01"), [2, 1, 1], "what has no sure day is not shown by any");
});

test("an answer to an event that is not known yet is left out", () => {
  const [one, other] = SHORT.events;
  const answer = { event: one.id, latency: "", said: 0 };
  const raw = {
    ...SHORT,
    events: [
      { ...one, known: "2019-04-03" },
      { ...other, known: "2019-04-01", answers: [answer] },
    ],
  };
  assert.deepEqual(asKnown(raw, momentOf("2019-04-02"), "").events[0].answers, []);
  assert.deepEqual(asKnown(raw, momentOf("2019-04-03"), "").events[1].answers, [answer]);
});

test("a picture of it says as of when it is", () => {
  assert.equal(known(SHORT, "2019-04-01").asOf, "as of 2019-04-01");
});
