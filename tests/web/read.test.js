import assert from "node:assert/strict";
import { test } from "node:test";
import { read } from "../../builder/web/src/read.js";
import { open } from "../../builder/web/src/state.js";
import { at, between, data, day, event, NEUTRAL, random, story } from "./story.js";

const PRECISIONS = "minute, day, month, season, year, span";
const idsOf = (events) => events.map((one) => one.id);
const april = (date, hour = 0) => Date.UTC(2052, 3, date, hour);

test("a good file becomes a story", () => {
  const more = { actors: ["illyria"], place: "Strelsau", chapter: "one", summary: "It was opened." };
  const answers = [{ event: "a", latency: "12 days later", by: "two officials", basis: "unnamed official" }];
  const told = story(
    [
      event("a", day("2052-04-01"), { ...more, sides: ["right", "left"] }),
      event("b", at("2052-04-13T23:30"), { answers, said: [{ by: "A paper", basis: "document" }] }),
    ],
    { as_of: "17 April 2052" },
  );
  const [a, b] = told.events;
  assert.deepEqual(
    [told.title, told.asOf, told.scale.length, told.zones[1]],
    ["A story", "17 April 2052", 2, { id: "seaside", name: "Seaside" }],
  );
  assert.deepEqual(
    [a.sides, a.actors, a.place, a.chapter, a.summary],
    [["right", "left"], ["illyria"], "Strelsau", "one", "It was opened."],
  );
  assert.deepEqual([a.start, a.stop, a.date.zone, a.date.offsets], [april(1), april(2), "", []]);
  assert.deepEqual(
    [b.start, b.stop, b.date.zone, b.date.offset, b.date.offsets],
    [Date.UTC(2052, 3, 13, 23, 30), b.start, "Hilltop", 210, [0, -240]],
  );
  assert.deepEqual(b.answers, [{ ...answers[0], key: "unnamed-official" }]);
  assert.deepEqual(b.said, [{ by: "A paper", basis: "document", key: "document" }]);
});

test("what is left out is empty", () => {
  const { id, title, date, type, significance } = event("a", day("2052-04-01"));
  const [one] = story([{ id, title, date, colour: "grey", sides: [], type, significance }]).events;
  const { side, end, actors, summary, place, chapter, answers, said, quotes, disputed } = one;
  assert.deepEqual(
    { side, end, actors, summary, place, chapter, answers, said, quotes, disputed },
    {
      side: null,
      end: null,
      actors: [],
      summary: "",
      place: "",
      chapter: null,
      answers: [],
      said: [],
      quotes: [],
      disputed: [],
    },
  );
});

test("no events are a story too", () => assert.deepEqual(story([]).events, []));

test("an open end is soft, whatever the file says", () => {
  const { events } = story([
    event("a", between("2052-04-01", null)),
    event("b", between(null, "2052-04-03")),
  ]);
  assert.deepEqual(Object.fromEntries(events.map((one) => [one.id, one.date.soft])), {
    a: [false, true],
    b: [true, false],
  });
});

test("a mark reaches from the earliest beginning to the latest end", () => {
  const [one] = story([
    event("a", between("2052-04-01", "2052-04-03"), { end: between("2052-04-06", "2052-04-09") }),
  ]).events;
  assert.deepEqual([one.start, one.stop], [april(1), april(9)]);
  const [until] = story([event("a", between(null, "2052-04-03"))]).events;
  assert.equal(until.stop, april(3));
});

test("what goes on reaches as far as the story does, what is open to the day that is known", () => {
  const { events, scale } = story([
    event("goes on", day("2051-09-03"), { end: between(null, null) }),
    event("or later", day("2051-09-03"), { end: between("2052-04-03", null) }),
    event("then or later", between("2052-04-02", null)),
    event("last", day("2052-04-17")),
  ]);
  const stops = Object.fromEntries(events.map(({ id, stop }) => [id, stop]));
  assert.equal(stops["goes on"], scale.at(-1)[0]);
  assert.equal(stops["or later"], Date.UTC(2052, 3, 3));
  assert.equal(stops["then or later"], Date.UTC(2052, 3, 2));
  const until = story([event("a", between(null, "2052-04-03"))]);
  assert.equal(until.events[0].start, april(3), "known to have happened by then");
});

test("an event without a date is set apart, and what answers it is not lost", () => {
  const answers = [{ event: "never", by: "x" }];
  const { events, undated, unread } = story([
    event("never", between(null, null)),
    event("a", day("2052-04-01"), { answers }),
    event("works", day("2052-04-02"), { end: between(null, null) }),
  ]);
  assert.deepEqual([idsOf(events), idsOf(undated), unread], [["a", "works"], ["never"], []]);
  assert.equal(events[0].answers[0].event, "never");
  assert.equal(events[1].stop, april(4), "what ended at a time not known is open");
});

test("an event that cannot be read is named and costs no other", () => {
  const answers = [{ event: "b", by: "x" }];
  const good = [event("a", day("2052-04-01")), event("c", day("2052-04-03"), { answers })];
  const { ok, story: told } = read(
    data([good[0], event("b", day("2052-04-02"), { significance: 4 }), good[1], event("d", { text: "?" })]),
  );
  assert.ok(ok);
  assert.deepEqual(idsOf(told.events), ["a", "c"]);
  assert.deepEqual(told.events[1].answers, [], "an answer to what is not there is not drawn");
  assert.deepEqual(told.unread, [
    { title: "Event b", problem: "event 2: significance is not 1, 2 or 3" },
    { title: "Event d", problem: `event 4: precision is not one of ${PRECISIONS}` },
  ]);
  assert.deepEqual(
    read(data([], { events: [null, { title: 1 }] })).story.unread.map((one) => one.title),
    ["event 1", "event 2"],
  );
});

test("events out of order are put in order of their earliest moment", () => {
  const told = story([event("b", day("2052-04-02")), event("a", day("2052-04-01"))]);
  assert.deepEqual(
    open(told).visible.events.map((one) => one.id),
    ["a", "b"],
  );
});

test("a whole story is read, with nothing lost", () => {
  const { ok, story: told } = read(NEUTRAL);
  assert.ok(ok);
  assert.deepEqual(
    told.events.map((one) => one.id),
    NEUTRAL.events.map((one) => one.id),
  );
  assert.ok(told.events.some((one) => one.answers.length) && told.events.some((one) => one.date.zone));
  for (const one of told.events) {
    assert.ok(one.start >= told.scale[0][0] && one.stop <= told.scale.at(-1)[0], `${one.id} is on the scale`);
  }
});

const one = (more) => data([event("a", day("2052-04-01"), more)]);
const dated = (more, date = day("2052-04-01")) => data([event("a", { ...date, ...more })]);
const T = (date) => `2052-04-${date}T00:00Z`;
for (const [what, value, says] of [
  ["nothing", null, /^the file is not a record$/],
  ["a list", [], /^the file is not a record$/],
  ["a word", "story", /^the file is not a record$/],
  ["the version before", data([], { version: 3 }), /^version 3 is not known here$/],
  ["a later version", data([], { version: 8 }), /^version 8 is not known here$/],
  ["no version", data([], { version: undefined }), /^version undefined is not known here$/],
  ["a version that is a record", data([], { version: { toString: 1 } }), /^version .* is not known here$/],
  ["a story without a title", data([], { title: "" }), /^title is not a text$/],
  ["events that are no list", data([], { events: {} }), /^events is not a list$/],
  ["an event that is a word", data([], { events: ["closure"] }), /^event 1: it is not a record$/],
  ["a title that is a number", one({ title: 4 }), /^event 1: title is not a text$/],
  ["events without an address", data([], { event_url: undefined }), /^event_url is not a text$/],
  [
    "addresses without a place for the id",
    data([], { event_url: "events/" }),
    /^event_url needs exactly one {id}$/,
  ],
  ["claims by nobody known", one({ said: [7] }), /^event 1: it is attributed to nobody known$/],
  ["claims by a word", one({ said: ["A paper"] }), /^event 1: it is attributed to nobody known$/],
  [
    "an answer that nobody says",
    one({ answers: [{ event: "a", said: null }] }),
    /^event 1: it is attributed to nobody known$/,
  ],
  [
    "an attribution that is a word",
    data([], { attributions: ["A paper"] }),
    /^attribution 1: it is not a record$/,
  ],
  ["a summary that is a list", one({ summary: [] }), /^event 1: summary is not a text$/],
  [
    "a fact without words",
    one({ facts: [{ label: "Tags", values: [7] }] }),
    /^event 1: value is not a text$/,
  ],
  ["an unknown lane", one({ lane: "up" }), /^event 1: lane: there is no “up”$/],
  ["an unknown colour", one({ colour: "mauve" }), /^event 1: colour is not one of blue, /],
  ["sides that are a word", one({ sides: "left" }), /^event 1: sides is not a list$/],
  ["an unknown side", one({ sides: ["up"] }), /^event 1: sides: there is no “up”$/],
  [
    "an unknown actor",
    data([event("a", day("2052-04-01"), { actors: ["nobody"] })], { actors: [] }),
    /^event 1: actors: there is no “nobody”$/,
  ],
  ["significance 4", one({ significance: 4 }), /^event 1: significance is not 1, 2 or 3$/],
  ["a significance in words", one({ significance: "3" }), /^event 1: significance is not 1, 2 or 3$/],
  [
    "the same id twice",
    data([event("a", day("2052-04-01")), event("a", day("2052-04-02"))]),
    /^event 2: another event has the same id$/,
  ],
  [
    "an answer to nobody",
    one({ answers: [{ event: "b", by: "A" }] }),
    /^event 1: there is no event “b” to answer$/,
  ],
  ["an answer that is a word", one({ answers: ["b"] }), /^event 1: answers is not a record$/],
  [
    "an answer after a number",
    one({ answers: [{ event: "a", latency: 12 }] }),
    /^event 1: latency is not a text$/,
  ],
  ["a quote that is no text", one({ quotes: [{ text: 1 }] }), /^event 1: text is not a text$/],
  ["no date", one({ date: undefined }), /^event 1: date is not a record$/],
  ["a date that is a text", one({ date: "2052" }), /^event 1: date is not a record$/],
  ["a date without words", dated({ text: "" }), /^event 1: text is not a text$/],
  ["a local time", dated({ from: "2052-04-01T00:00" }), /^event 1: from is not a moment in UTC$/],
  ["a time with an offset", dated({ to: "2052-04-02T00:00+02:00" }), /^event 1: to is not a moment in UTC$/],
  ["a moment in milliseconds", dated({ from: april(1) }), /^event 1: from is not a moment in UTC$/],
  ["the 40th of April", dated({ from: T("40") }), /^event 1: from is not a moment in UTC$/],
  [
    "an end before its beginning",
    data([event("a", between("2052-04-02", "2052-04-01"))]),
    /^event 1: it ends before it begins$/,
  ],
  ["soft that is no list", dated({ soft: true }), /^event 1: soft is not a list$/],
  ["an unknown precision", dated({ precision: "week" }), /^event 1: precision is not one of minute, day/],
  [
    "a clock without offsets",
    dated({ offsets: undefined }, at("2052-04-01T12:00")),
    /^event 1: offsets is not a list$/,
  ],
  [
    "too few offsets",
    dated({ offsets: [0] }, at("2052-04-01T12:00")),
    /^event 1: date needs an offset for each zone$/,
  ],
  [
    "an offset in hours and words",
    dated({ offsets: [0, "-4h"] }, at("2052-04-01T12:00")),
    /^event 1: an offset is not a number of minutes$/,
  ],
  [
    "an offset of days",
    dated({ offset: 2000 }, at("2052-04-01T12:00")),
    /^event 1: an offset is not a number of minutes$/,
  ],
  [
    "a colour by number",
    data([], { sides: [{ id: "a", name: "A", colour: "#f00" }] }),
    /^side 1: colour is not one of blue/,
  ],
  ["a zone without a name", data([], { zones: [{ id: "utc" }] }), /^zone 1: name is not a text$/],
  ["an actor without an id", data([], { actors: [{ name: "A" }] }), /^actor 1: id is not a text$/],
  [
    "a chapter without a title",
    data([], { chapters: [{ id: "a", from: null, to: null }] }),
    /^chapter 1: title is not a text$/,
  ],
  ["no scale", data([], { scale: undefined }), /^scale is not a list$/],
  ["a scale of one point", data([], { scale: [[T("01"), 0]] }), /^the scale does not rise from 0 to 1$/],
  [
    "a scale that falls",
    data([], {
      scale: [
        [T("01"), 0],
        [T("03"), 0.6],
        [T("04"), 0.5],
      ],
    }),
    /^the scale does not rise from 0 to 1$/,
  ],
  [
    "a scale that stands still",
    data([], {
      scale: [
        [T("01"), 0],
        [T("01"), 1],
      ],
    }),
    /^the scale does not rise from 0 to 1$/,
  ],
  [
    "a share that is a text",
    data([], {
      scale: [
        [T("01"), "0"],
        [T("02"), 1],
      ],
    }),
    /^the scale has a bad point$/,
  ],
  ["a point that is a number", data([], { scale: [0, 1] }), /^a point of the scale is not a list$/],
  [
    "a scale without moments",
    data([], {
      scale: [
        [null, 0],
        [T("02"), 1],
      ],
    }),
    /^the scale has a bad point$/,
  ],
  [
    "a share that is no number",
    data([], {
      scale: [
        [T("01"), NaN],
        [T("02"), 1],
      ],
    }),
    /^the scale /,
  ],
  [
    "a chapter that ends before it begins",
    data([], { chapters: [{ id: "a", title: "A", from: T("03"), to: T("01") }] }),
    /^chapter 1: /,
  ],
  [
    "a scale that does not go from 0 to 1",
    data([], {
      scale: [
        [T("01"), 5],
        [T("02"), 9],
      ],
    }),
    /^the scale /,
  ],
]) {
  test(`${what} is refused in words`, () => {
    const answer = read(value);
    const found = answer.ok ? answer.story.unread.map((one) => one.problem) : [answer.problem];
    assert.equal(found.length, 1);
    assert.match(found[0], says);
    assert.equal(answer.ok, found[0].startsWith("event "), "only an event can be set aside");
  });
}

/** Every place in a value: the record or list that holds it, and its name there. */
function* places(value) {
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    yield [value, name];
    yield* places(value[name]);
  }
}

test("whatever a value is changed to, there is a story or one sentence, and never a throw", () => {
  const whole = JSON.stringify(
    data(
      [
        event("a", at("2052-04-01T12:00"), {
          actors: ["illyria"],
          quotes: [{ text: "No" }],
          disputed: [{ text: "Why?", url: "q/" }],
        }),
        event("b", between("2052-04-02", null), {
          end: day("2052-04-09"),
          answers: [{ event: "a", by: "x" }],
          said: [{ by: "x" }],
        }),
      ],
      { chapters: [{ id: "one", title: "One", from: T("01"), to: null }] },
    ),
  );
  const wrong = [
    null,
    0,
    -1,
    0.5,
    1e999,
    "",
    "x",
    true,
    [],
    [[]],
    {},
    { toString: 1 },
    "2052-13-01T00:00Z",
    ["constructor"],
  ];
  const count = [...places(JSON.parse(whole))].length;
  for (let i = 0; i < count; i++) {
    for (const value of wrong) {
      const changed = JSON.parse(whole);
      const [holder, name] = [...places(changed)][i];
      holder[name] = value;
      const answer = read(changed);
      const found = answer.ok ? answer.story.unread.map((one) => one.problem) : [answer.problem];
      for (const one of found) assert.match(one, /^[^\n]{5,120}$/, `${name}: ${JSON.stringify(value)}`);
    }
  }
});

test("a file cut short or with values swapped never throws", () => {
  const next = random(3);
  const some = [...places(NEUTRAL)];
  for (let i = 0; i < 60; i++) {
    const changed = structuredClone(NEUTRAL);
    const all = [...places(changed)];
    const [to, name] = all[Math.floor(next() * some.length)];
    const [from, other] = some[Math.floor(next() * some.length)];
    // JSON has no list with a hole in it.
    if (next() < 0.3) Array.isArray(to) ? to.splice(Number(name), 1) : delete to[name];
    else to[name] = from[other];
    assert.equal(typeof read(changed).ok, "boolean");
  }
});
