/**
 * What came over the wire (any JSON value) → a story, or one plain sentence that says why not.
 *
 * The file is ours, made by the builder, but it travels: it may be old, cut short, or served as
 * something else. So every value is looked at before it is used, and nothing here throws.
 *
 * @import { Chapter, Side, Story, StoryEvent, When } from "./types.js"
 */

/** The lane of events that belong to no side. No side can have this id: ids start with a letter. */
export const OTHERS = "-";

const COLOURS = ["blue", "vermilion", "green", "purple", "ochre", "sky", "grey"];
const PRECISIONS = ["minute", "day", "month", "season", "year", "span"];

/** Thrown and caught inside this file only. */
class Unreadable extends Error {}

/** @typedef {Record<string, unknown>} Raw */

/**
 * @param {unknown} value parsed JSON
 * @returns {{ok: true, story: Story} | {ok: false, problem: string}}
 */
export function read(value) {
  try {
    return { ok: true, story: story(record(value, "the file")) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** @param {Raw} raw @returns {Story} */
function story(raw) {
  if (raw.version !== 1) throw new Unreadable(`version ${String(raw.version)} is not known here`);
  const sides = list(raw.sides, "sides").map(side);
  const known = new Set(sides.map((one) => one.id));
  const events = lasting(
    list(raw.events, "events").map((one, i) => event(one, `event ${i + 1}`, known)),
  );
  const ids = new Set(events.map((one) => one.id));
  if (ids.size < events.length) throw new Unreadable("two events have the same id");
  return {
    title: text(raw.title, "title"),
    lanes: lanes(sides, events),
    chapters: list(raw.chapters, "chapters").map(chapter),
    events: events.sort(inOrder),
  };
}

/**
 * What goes on with no end known is drawn as far as the story reaches.
 * @param {StoryEvent[]} events @returns {StoryEvent[]}
 */
function lasting(events) {
  const last = events.reduce((latest, one) => Math.max(latest, one.stop), -Infinity);
  return events.map((one) => (one.end && one.end.to === null ? { ...one, stop: last } : one));
}

/**
 * A side without an event gets no lane; events without a side get one of their own, the last.
 * @param {Side[]} sides @param {StoryEvent[]} events @returns {Side[]}
 */
function lanes(sides, events) {
  const used = new Set(events.flatMap((one) => [one.lane, ...one.sides]));
  const others = { id: OTHERS, name: "Others", colour: "grey" };
  return [...sides, others].filter((one) => used.has(one.id));
}

/**
 * Python sorts by earliest, latest, `order`, id. Sorting by earliest again is stable, so it changes
 * nothing in a good file; it only keeps the arrow keys in time order whatever the file says.
 * @param {StoryEvent} a @param {StoryEvent} b
 */
const inOrder = (a, b) => a.start - b.start;

/** @param {unknown} value @param {number} i @returns {Side} */
function side(value, i) {
  const where = `side ${i + 1}`;
  const raw = record(value, where);
  return {
    id: text(raw.id, `${where}: id`),
    name: text(raw.name, `${where}: name`),
    colour: oneOf(raw.colour, COLOURS, `${where}: colour`),
  };
}

/** @param {unknown} value @param {number} i @returns {Chapter} */
function chapter(value, i) {
  const where = `chapter ${i + 1}`;
  const raw = record(value, where);
  return {
    id: text(raw.id, `${where}: id`),
    title: text(raw.title, `${where}: title`),
    from: instant(raw.from, `${where}: from`),
    to: instant(raw.to, `${where}: to`),
  };
}

/** @param {unknown} value @param {string} where @param {Set<string>} known @returns {StoryEvent} */
function event(value, where, known) {
  const raw = record(value, where);
  const sides = list(raw.sides, `${where}: sides`).map((one) => text(one, `${where}: sides`));
  const stray = sides.find((one) => !known.has(one));
  if (stray !== undefined) throw new Unreadable(`${where}: there is no side “${stray}”`);
  const date = when(raw.date, `${where}: date`);
  const end = raw.end == null ? null : when(raw.end, `${where}: end`);
  const start = date.from ?? date.to ?? /** @type {number} */ (end?.from ?? end?.to);
  const stop = Math.max(start, date.to ?? start, end ? (end.to ?? end.from ?? start) : start);
  return {
    id: text(raw.id, `${where}: id`),
    title: text(raw.title, `${where}: title`),
    url: text(raw.url, `${where}: url`),
    date,
    end,
    sides,
    lane: sides[0] ?? OTHERS,
    type: optional(raw.type, `${where}: type`),
    significance: Number(oneOf(String(raw.significance), ["1", "2", "3"], `${where}: significance`)),
    summary: optional(raw.summary, `${where}: summary`),
    place: optional(raw.place, `${where}: place`),
    chapter: raw.chapter == null ? null : text(raw.chapter, `${where}: chapter`),
    respondsTo: list(raw.responds_to ?? [], `${where}: responds_to`).map((one) =>
      text(one, `${where}: responds_to`),
    ),
    start,
    stop,
  };
}

/** @param {unknown} value @param {string} where @returns {When} */
function when(value, where) {
  const raw = record(value, where);
  const from = instant(raw.from, `${where}: from`);
  const to = instant(raw.to, `${where}: to`);
  if (from === null && to === null) throw new Unreadable(`${where} has neither beginning nor end`);
  if (from !== null && to !== null && to < from) throw new Unreadable(`${where} ends before it begins`);
  const soft = list(raw.soft, `${where}: soft`);
  return {
    text: text(raw.text, `${where}: text`),
    from,
    to,
    // An open end is always soft: there is nothing to draw an edge at.
    soft: [from === null || soft[0] === true, to === null || soft[1] === true],
    precision: /** @type {When["precision"]} */ (
      oneOf(raw.precision, PRECISIONS, `${where}: precision`)
    ),
  };
}

/** @param {unknown} value @param {string} where @returns {Raw} */
function record(value, where) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return /** @type {Raw} */ (value);
  }
  throw new Unreadable(`${where} is not a record`);
}

/** @param {unknown} value @param {string} where @returns {unknown[]} */
function list(value, where) {
  if (Array.isArray(value)) return value;
  throw new Unreadable(`${where} is not a list`);
}

/** @param {unknown} value @param {string} where */
function text(value, where) {
  if (typeof value === "string" && value !== "") return value;
  throw new Unreadable(`${where} is not a text`);
}

/** @param {unknown} value @param {string} where */
function optional(value, where) {
  return value == null || value === "" ? "" : text(value, where);
}

/** @param {unknown} value @param {string[]} allowed @param {string} where */
function oneOf(value, allowed, where) {
  if (typeof value === "string" && allowed.includes(value)) return value;
  throw new Unreadable(`${where} is not one of ${allowed.join(", ")}`);
}

/**
 * Strict on purpose: `Date.parse` takes local times and much else, and would draw them wrongly.
 * @param {unknown} value @param {string} where @returns {number | null}
 */
function instant(value, where) {
  if (value == null) return null;
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;
  const time = typeof value === "string" && form.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) throw new Unreadable(`${where} is not a moment in UTC`);
  return time;
}
