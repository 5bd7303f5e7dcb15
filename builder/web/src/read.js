/**
 * What came over the wire (any JSON value) → a story, or one plain sentence that says why not.
 *
 * The file is ours, made by the builder, but it travels: it may be old, cut short, or served as
 * something else. So every value is looked at before it is used, and nothing here throws.
 *
 * @import { Answer, Chapter, Named, Side, Story, StoryEvent, When } from "./types.js"
 */

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
  if (raw.version !== 2) throw new Unreadable(`version ${String(raw.version)} is not known here`);
  const sides = list(raw.sides, "sides").map(side);
  const zones = list(raw.zones, "zones").map((one, i) => named(one, `zone ${i + 1}`));
  const actors = list(raw.actors, "actors").map((one, i) => named(one, `actor ${i + 1}`));
  const known = {
    sides: new Set(sides.map((one) => one.id)),
    actors: new Set(actors.map((one) => one.id)),
    zones: zones.length,
  };
  const events = list(raw.events, "events").map((one, i) => event(one, `event ${i + 1}`, known));
  const ids = new Set(events.map((one) => one.id));
  if (ids.size < events.length) throw new Unreadable("two events have the same id");
  for (const one of events) {
    const stray = one.answers.find((answer) => !ids.has(answer.event));
    if (stray) throw new Unreadable(`there is no event “${stray.event}” to answer`);
  }
  return {
    title: text(raw.title, "title"),
    asOf: optional(raw.as_of, "as_of"),
    scale: scale(raw.scale),
    zones,
    sides,
    chapters: list(raw.chapters, "chapters").map(chapter),
    actors,
    events: lasting(events).sort(inOrder),
  };
}

/** @param {unknown} value @returns {[number, number][]} */
function scale(value) {
  const points = list(value, "scale").map((one, i) => {
    const where = `scale ${i + 1}`;
    const [t, u] = list(one, where);
    const moment = instant(t, where);
    if (moment === null || typeof u !== "number") throw new Unreadable(`${where} is not a point`);
    return /** @type {[number, number]} */ ([moment, u]);
  });
  const rises = points.every(([t, u], i) => !i || (t > points[i - 1][0] && u > points[i - 1][1]));
  if (points.length < 2 || !rises) throw new Unreadable("the scale does not rise");
  return points;
}

/** @param {unknown} value @param {string} where @returns {Named} */
function named(value, where) {
  const raw = record(value, where);
  return { id: text(raw.id, `${where}: id`), name: text(raw.name, `${where}: name`) };
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

/** @typedef {{sides: Set<string>, actors: Set<string>, zones: number}} Known */

/** @param {unknown} value @param {string} where @param {Known} known @returns {StoryEvent} */
function event(value, where, known) {
  const raw = record(value, where);
  const date = when(raw.date, `${where}: date`, known.zones);
  const end = raw.end == null ? null : when(raw.end, `${where}: end`, known.zones);
  const start = date.from ?? date.to ?? /** @type {number} */ (end?.from ?? end?.to);
  const stop = Math.max(start, date.to ?? start, end ? (end.to ?? end.from ?? start) : start);
  return {
    id: text(raw.id, `${where}: id`),
    title: text(raw.title, `${where}: title`),
    url: text(raw.url, `${where}: url`),
    date,
    end,
    sides: ids(raw.sides, `${where}: sides`, known.sides),
    actors: ids(raw.actors, `${where}: actors`, known.actors),
    type: optional(raw.type, `${where}: type`),
    significance: Number(oneOf(String(raw.significance), ["1", "2", "3"], `${where}: significance`)),
    summary: optional(raw.summary, `${where}: summary`),
    place: optional(raw.place, `${where}: place`),
    chapter: raw.chapter == null ? null : text(raw.chapter, `${where}: chapter`),
    answers: some(raw.answers, `${where}: answers`, ["event", "latency", "by", "basis"]),
    said: some(raw.said, `${where}: said`, ["by", "basis"]),
    quotes: some(raw.quotes, `${where}: quotes`, ["text", "speaker", "url", "lang"]),
    disputed: some(raw.disputed, `${where}: disputed`, ["text", "url"]),
    start,
    stop,
  };
}

/** @param {unknown} value @param {string} where @param {Set<string>} known */
function ids(value, where, known) {
  if (value == null) return [];
  return list(value, where).map((one) => {
    const id = text(one, where);
    if (!known.has(id)) throw new Unreadable(`${where}: there is no “${id}”`);
    return id;
  });
}

/**
 * Blocks of short texts; what is missing is empty.
 * @template {string} K
 * @param {unknown} value @param {string} where @param {K[]} fields @returns {Record<K, string>[]}
 */
function some(value, where, fields) {
  if (value == null) return [];
  return list(value, where).map((one) => {
    const raw = record(one, where);
    const entries = fields.map((field) => [field, optional(raw[field], `${where}: ${field}`)]);
    return /** @type {Record<K, string>} */ (Object.fromEntries(entries));
  });
}

/** @param {unknown} value @param {string} where @param {number} zones @returns {When} */
function when(value, where, zones) {
  const raw = record(value, where);
  const from = instant(raw.from, `${where}: from`);
  const to = instant(raw.to, `${where}: to`);
  if (from === null && to === null) throw new Unreadable(`${where} has neither beginning nor end`);
  if (from !== null && to !== null && to < from) throw new Unreadable(`${where} ends before it begins`);
  const soft = list(raw.soft, `${where}: soft`);
  const zone = optional(raw.zone, `${where}: zone`);
  const [offset, ...offsets] = zone
    ? [raw.offset, ...list(raw.offsets, `${where}: offsets`)].map((one) => minutes(one, `${where}: offset`))
    : [0];
  if (zone && offsets.length !== zones) throw new Unreadable(`${where}: not one offset for each zone`);
  return {
    text: text(raw.text, `${where}: text`),
    from,
    to,
    // An open end is always soft: there is nothing to draw an edge at.
    soft: [from === null || soft[0] === true, to === null || soft[1] === true],
    precision: /** @type {When["precision"]} */ (
      oneOf(raw.precision, PRECISIONS, `${where}: precision`)
    ),
    zone,
    offset,
    offsets,
  };
}

/** @param {unknown} value @param {string} where */
function minutes(value, where) {
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1440) return value;
  throw new Unreadable(`${where} is not a number of minutes`);
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
