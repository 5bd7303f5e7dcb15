/** Stories for the tests: short to write, whole to read. */
import { readFileSync } from "node:fs";
import { read } from "../../builder/web/src/read.js";

/** The timeline of the neutral site, as the builder writes it; `make cases` rewrites it. */
export const NEUTRAL = JSON.parse(readFileSync(new URL("neutral-story.json", import.meta.url), "utf8"));

const DAY = 86_400_000;
const SIDES = [
  { id: "left", name: "Left", colour: "blue" },
  { id: "right", name: "Right", colour: "vermilion" },
];

/** A day, as Python writes it. */
export function day(date) {
  const from = `${date}T00:00Z`;
  const to = `${new Date(Date.parse(from) + DAY).toISOString().slice(0, 16)}Z`;
  return { text: date, from, to, precision: "day" };
}

/** A moment by the clock of Hilltop, three and a half hours ahead; the zones are UTC and Seaside. */
export const at = (moment) => ({
  text: moment,
  from: `${moment}Z`,
  to: `${moment}Z`,
  precision: "minute",
  zone: "Hilltop",
  offset: 210,
  offsets: [0, -240],
});

/** A stretch in which something happened; null for an open end. */
export const between = (from, to, soft = [false, false]) => ({
  text: `${from}/${to}`,
  from: from && `${from}T00:00Z`,
  to: to && `${to}T00:00Z`,
  soft,
  precision: "span",
});

export const event = (id, date, more = {}) => ({
  id,
  title: `Event ${id}`,
  date,
  end: null,
  sides: ["left"],
  type: "statement",
  significance: 2,
  ...more,
});

/** The file. Events say who says something as a story has it, `{by, basis}`: here it is put where it belongs. */
export const data = (events, more = {}) => {
  const attributions = [];
  const place = (said) => {
    const [by, basis] = [said?.by ?? "", said?.basis ?? ""];
    const found = attributions.findIndex((one) => one.by === by && one.basis === basis);
    return found < 0 ? attributions.push({ by, basis }) - 1 : found;
  };
  const sides = Array.isArray(more.sides) ? more.sides : SIDES;
  const placed = Array.isArray(events)
    ? events.map((one) => (one?.id ? filed(inLane(one, sides), place) : one))
    : events;
  const bases = [...new Set(attributions.map(({ basis }) => basis))].filter(Boolean);
  return { ...file(placed), bases: bases.map((id) => ({ id, name: id })), attributions, ...more };
};

/** An event stands in the lane of its first side, as Python says. */
function inLane(event, sides) {
  const side = sides.find((one) => one?.id === event.sides?.[0]);
  return { ...(side && { lane: side.id }), colour: side?.colour ?? "grey", ...event };
}

const filed = (event, place) => ({
  ...event,
  ...(Array.isArray(event.said) && {
    said: event.said.map((one) => (one?.by || one?.basis ? place(one) : one)),
  }),
  ...(Array.isArray(event.answers) && {
    answers: event.answers.map((one) => {
      if (!one?.event) return one;
      const { by, basis, ...link } = one;
      return { said: place({ by, basis }), ...link };
    }),
  }),
});

const file = (events) => ({
  version: 5,
  title: "A story",
  scale: scaleOf(events),
  zones: [
    { id: "utc", name: "UTC" },
    { id: "seaside", name: "Seaside" },
  ],
  actors: [...new Set(events.flatMap((one) => one.actors ?? []))].map((id) => ({ id, name: `Actor ${id}` })),
  sides: SIDES,
  chapters: [],
  event_url: "events/{id}/",
  events,
});

/** One pace from the first day to the last, a day of margin around, whatever the dates. @returns {[string, number][]} */
function scaleOf(events) {
  const ends = events
    .flatMap(({ date, end }) => [date?.from, date?.to, end?.from, end?.to])
    .map(Date.parse)
    .filter(Number.isFinite);
  const [from, to] = ends.length
    ? [Math.min(...ends) - DAY, Math.max(...ends) + DAY]
    : [Date.UTC(2052, 3, 1), Date.UTC(2052, 3, 2)];
  return [
    [iso(from), 0],
    [iso(to), 1],
  ];
}

const iso = (t) => `${new Date(t).toISOString().slice(0, -8)}Z`;

/** The story itself; fails the test where the data is bad. */
export function story(events, more) {
  const answer = read(data(events, more));
  if (!answer.ok) throw new Error(answer.problem);
  return answer.story;
}

/** Always the same numbers: a test that fails must fail again. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/** Many events of every kind in April 2052 and long before; some answer one before them. */
export function crowd(count, seed = 1) {
  const next = random(seed);
  const pick = (...list) => list[Math.floor(next() * list.length)];
  const dates = Array.from({ length: count }, () => {
    const early = next() < 0.2;
    return new Date(
      (early ? Date.UTC(2047, 0, 1) : Date.UTC(2052, 3, 1)) + Math.floor(next() * (early ? 1800 : 17)) * DAY,
    );
  }).sort((a, b) => a - b);
  return dates.map((date, i) => {
    const from = date.toISOString().slice(0, 10);
    const later = new Date(+date + DAY * (1 + Math.floor(next() * 6))).toISOString().slice(0, 10);
    const kind = pick(
      day(from),
      at(`${from}T${pick("03:00", "11:30", "23:15")}`),
      between(from, later, [true, true]),
      between(from, null),
      between(null, later),
    );
    return event(`e${i}`, kind, {
      title: "word ".repeat(1 + Math.floor(next() * 9)).trim(),
      significance: 1 + Math.floor(next() * 3),
      sides: pick(["left"], ["right", "left"], []),
      actors: pick([], ["x"], ["y", "x"], [`z${Math.floor(next() * 20)}`]),
      type: pick("attack", "statement", "talks", ""),
      chapter: pick(null, "one", "two"),
      end: next() < 0.15 && kind.from ? between(later, next() < 0.5 ? null : later) : null,
      disputed: next() < 0.1 ? [{ text: "Why?", url: "questions/why/" }] : [],
      answers:
        i && next() < 0.15
          ? [
              {
                event: `e${Math.floor(next() * i)}`,
                latency: "some days later",
                by: "two officials",
                basis: "unnamed official",
              },
            ]
          : [],
    });
  });
}

/** Five years in the first fifth, April 2052 in the rest, and the night of the 13th in half of that. */
export const BENT = {
  scale: [
    ["2046-12-01T00:00Z", 0],
    ["2052-03-30T00:00Z", 0.2],
    ["2052-04-13T00:00Z", 0.4],
    ["2052-04-15T00:00Z", 0.8],
    ["2052-04-30T00:00Z", 1],
  ],
  chapters: [
    { id: "one", title: "The twelve days before", from: "2052-04-01T00:00Z", to: "2052-04-13T00:00Z" },
    { id: "two", title: "The night", from: "2052-04-13T00:00Z", to: "2052-04-15T00:00Z" },
  ],
};
