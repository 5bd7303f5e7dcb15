/**
 * What came over the wire (any JSON value) → a story, or one plain sentence that says why not.
 *
 * The file is written by the builder, but it travels: it may be old, cut short, or something else. So every
 * value is checked before it is used, and nothing here throws. An event that cannot be read is set aside
 * with the reason, and costs no other event its place.
 *
 * @import { Answer, Bounds, Chapter, Named, Said, Side, Story, StoryEvent, When } from "./types.js"
 */

import { slug } from "./normalize.js";
import { COLOURS } from "./vocabulary.js";

const PRECISIONS = ["minute", "day", "month", "season", "year", "span"];

/** @type {("event" | "latency")[]} */
const ANSWER = ["event", "latency"];
/** @type {("text" | "speaker" | "url" | "lang")[]} */
const QUOTE = ["text", "speaker", "url", "lang"];
/** @type {("text" | "url")[]} */
const QUESTION = ["text", "url"];
const FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/;

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
  if (raw.version !== 5) throw new Unreadable(`version ${JSON.stringify(raw.version)} is not known here`);
  const points = scale(raw.scale);
  const sides = each(raw.sides, "side", side);
  const zones = each(raw.zones, "zone", named);
  const actors = each(raw.actors, "actor", named);
  const bases = new Map(each(raw.bases, "base", named).map(({ id, name }) => [id, name]));
  const known = {
    url: template(raw.event_url),
    said: each(raw.attributions, "attribution", (raw) => attribution(raw, bases)),
    sides: new Set(sides.map(({ id }) => id)),
    actors: new Set(actors.map(({ id }) => id)),
    events: new Set(list(raw.events, "events").map((entry) => /** @type {Raw | null} */ (entry)?.id)),
    zones: zones.length,
    first: points[0][0],
    last: points[points.length - 1][0],
  };
  const { events, unread } = readable(list(raw.events, "events"), known);
  const isDated = (/** @type {StoryEvent} */ { date }) => date.from !== null || date.to !== null;
  return {
    title: text(raw.title, "title"),
    asOf: optional(raw.as_of, "as_of"),
    scale: points,
    zones,
    sides,
    chapters: each(raw.chapters, "chapter", chapter),
    actors,
    events: events.filter(isDated).sort(inOrder),
    undated: events.filter((event) => !isDated(event)),
    unread,
  };
}

/**
 * The events that can be read, each id once, and what is known of the others.
 * @param {unknown[]} all @param {Known} known
 */
function readable(all, known) {
  /** @type {Map<string, StoryEvent>} */
  const events = new Map();
  /** @type {Story["unread"]} */
  const unread = [];
  all.forEach((raw, i) => {
    try {
      const found = event(record(raw, "it"), known);
      if (events.has(found.id)) throw new Unreadable("another event has the same id");
      events.set(found.id, found);
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unread.push({ title: nameOf(raw, i), problem: `event ${i + 1}: ${error.message}` });
    }
  });
  if (unread.length)
    for (const found of events.values()) found.answers = found.answers.filter((to) => events.has(to.event));
  return { events: [...events.values()], unread };
}

/** What to call an event that cannot be read. @param {unknown} raw @param {number} i */
function nameOf(raw, i) {
  const title = /** @type {Raw | null} */ (raw)?.title;
  return typeof title === "string" && title ? title : `event ${i + 1}`;
}

/** A template with `{id}` in it → the text before and after that. @param {unknown} value @returns {[string, string]} */
function template(value) {
  const [before, after, ...more] = text(value, "event_url").split("{id}");
  if (after === undefined || more.length) throw new Unreadable("event_url needs exactly one {id}");
  return [before, after];
}

/** @param {unknown} value @returns {[number, number][]} */
function scale(value) {
  const points = list(value, "scale").map((point) => {
    const [t, u] = list(point, "a point of the scale");
    const moment = instant(t, "a point of the scale");
    if (moment === null || typeof u !== "number") throw new Unreadable("the scale has a bad point");
    return /** @type {[number, number]} */ ([moment, u]);
  });
  const rises = points.every(([t, u], i) => !i || (t > points[i - 1][0] && u > points[i - 1][1]));
  if (points.length < 2 || !rises) throw new Unreadable("the scale does not rise");
  if (points[0][1] !== 0 || points[points.length - 1][1] !== 1)
    throw new Unreadable("the scale does not go from 0 to 1");
  return points;
}

/** @param {Raw} raw @returns {Named} */
const named = (raw) => ({ id: text(raw.id, "id"), name: text(raw.name, "name") });

/**
 * Python sorts by earliest, latest, `order`, id. Sorting by earliest again is stable, so it changes
 * nothing in a good file; it only keeps the arrow keys in time order whatever the file says.
 * @param {StoryEvent} a @param {StoryEvent} b
 */
const inOrder = (a, b) => a.start - b.start;

/** @param {Raw} raw @param {Map<string, string>} bases the words of each, by its key @returns {Said} */
function attribution(raw, bases) {
  const key = optional(raw.basis, "basis");
  return { by: optional(raw.by, "by"), basis: key && text(bases.get(key), "basis"), key: slug(key) };
}

/** @param {Raw} raw @returns {Side} */
const side = (raw) => ({ ...named(raw), colour: oneOf(raw.colour, COLOURS, "colour") });

/** @param {Raw} raw @returns {Chapter} */
function chapter(raw) {
  const from = instant(raw.from, "from");
  const to = instant(raw.to, "to");
  if (from !== null && to !== null && to < from) throw new Unreadable("it ends before it begins");
  return { id: text(raw.id, "id"), title: text(raw.title, "title"), from, to };
}

/**
 * @typedef {object} Known what events speak of
 * @property {[string, string]} url the address of one, before and after its id
 * @property {Said[]} said
 * @property {Set<string>} sides
 * @property {Set<string>} actors
 * @property {Set<unknown>} events ids, also of those that cannot be read
 * @property {number} zones how many
 * @property {number} first
 * @property {number} last
 */

/** @param {Raw} raw @param {Known} known @returns {StoryEvent} */
function event(raw, known) {
  const date = when(raw.date, known.zones);
  const end = raw.end == null ? null : bounds(record(raw.end, "end"));
  // What is open is drawn as far as the story reaches.
  const start = date.from ?? known.first;
  const stop = Math.max(start, date.to ?? known.last, end ? (end.to ?? known.last) : start);
  const id = text(raw.id, "id");
  return {
    id,
    title: text(raw.title, "title"),
    url: known.url[0] + id + known.url[1],
    date,
    end,
    side: raw.lane == null ? null : ids([raw.lane], "lane", known.sides)[0],
    colour: oneOf(raw.colour, COLOURS, "colour"),
    sides: ids(raw.sides, "sides", known.sides),
    actors: ids(raw.actors, "actors", known.actors),
    type: optional(raw.type, "type"),
    significance: weight(raw.significance),
    summary: optional(raw.summary, "summary"),
    place: optional(raw.place, "place"),
    chapter: raw.chapter == null ? null : text(raw.chapter, "chapter"),
    answers: answers(raw.answers, known),
    said: raw.said == null ? NONE : list(raw.said, "said").map((place) => said(place, known.said)),
    quotes: some(raw.quotes, "quotes", QUOTE),
    disputed: some(raw.disputed, "disputed", QUESTION),
    facts: raw.facts == null ? NONE : list(raw.facts, "facts").map(fact),
    start,
    stop,
  };
}

/** @param {unknown} value */
function fact(value) {
  const raw = record(value, "a fact");
  return {
    label: text(raw.label, "label"),
    values: list(raw.values, "values").map((value) => text(value, "value")),
  };
}

/** @param {unknown} value @param {Known} known @returns {Answer[]} */
function answers(value, known) {
  const raw = /** @type {{event: string, latency: string, said?: unknown}[]} */ (
    some(value, "answers", ANSWER)
  );
  return raw.map(({ event, latency, said: place }) => {
    if (!known.events.has(event)) throw new Unreadable(`there is no event “${event}” to answer`);
    return { event, latency, ...said(place, known.said) };
  });
}

/** @param {unknown} place @param {Said[]} all @returns {Said} */
function said(place, all) {
  const found = typeof place === "number" ? all[place] : undefined;
  if (!found) throw new Unreadable("it is attributed to nobody known");
  return found;
}

/** @param {unknown} value */
function weight(value) {
  if (value === 1 || value === 2 || value === 3) return value;
  throw new Unreadable("significance is not 1, 2 or 3");
}

/** @param {unknown} value @param {string} what @param {Set<string>} known */
function ids(value, what, known) {
  if (value == null) return NONE;
  const all = list(value, what);
  for (const id of all) if (!known.has(text(id, what))) throw new Unreadable(`${what}: there is no “${id}”`);
  return /** @type {string[]} */ (all);
}

/** Shared by all that have none. @type {never[]} */
const NONE = [];

/**
 * Records of short texts; those that are missing are filled in, empty.
 * @template {string} K
 * @param {unknown} value @param {string} what @param {K[]} fields @returns {Record<K, string>[]}
 */
function some(value, what, fields) {
  if (value == null) return NONE;
  const all = list(value, what);
  for (const entry of all) {
    const raw = record(entry, what);
    for (const field of fields) raw[field] = optional(raw[field], field);
  }
  return /** @type {Record<K, string>[]} */ (all);
}

/** @param {unknown} value @param {number} zones how many there are @returns {When} */
function when(value, zones) {
  const raw = record(value, "date");
  const zone = optional(raw.zone, "zone");
  const offsets = zone ? list(raw.offsets, "offsets").map(minutes) : NONE;
  if (zone && offsets.length !== zones) throw new Unreadable("date needs an offset for each zone");
  return {
    ...bounds(raw),
    text: text(raw.text, "text"),
    until: optional(raw.until, "until"),
    zone,
    offset: zone ? minutes(raw.offset) : 0,
    offsets,
  };
}

/** @param {Raw} raw @returns {Bounds} */
function bounds(raw) {
  const from = instant(raw.from, "from");
  const to = instant(raw.to, "to");
  if (from !== null && to !== null && to < from) throw new Unreadable("date ends before it begins");
  const precision = /** @type {Bounds["precision"]} */ (oneOf(raw.precision, PRECISIONS, "precision"));
  return { from, to, soft: softOf(raw.soft, from, to), precision };
}

/** Shared by all dates with hard ends. @type {[boolean, boolean]} */
const HARD = [false, false];

/**
 * An open end is always soft: there is nothing to draw an edge at.
 * @param {unknown} value @param {number | null} from @param {number | null} to @returns {[boolean, boolean]}
 */
function softOf(value, from, to) {
  if (value == null && from !== null && to !== null) return HARD;
  const soft = value == null ? HARD : list(value, "soft");
  return [from === null || soft[0] === true, to === null || soft[1] === true];
}

/** @param {unknown} value */
function minutes(value) {
  if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) < 1440) return value;
  throw new Unreadable("an offset is not a number of minutes");
}

/**
 * The entries of a list, each read; a fault names its entry by its number. Words for faults are put
 * together only where there is one: files with thousands of events are read often.
 * @template T
 * @param {unknown} value @param {string} what @param {(raw: Raw) => T} reader @returns {T[]}
 */
function each(value, what, reader) {
  return list(value, `${what}s`).map((entry, i) => {
    try {
      return reader(record(entry, "it"));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw new Unreadable(`${what} ${i + 1}: ${error.message}`);
    }
  });
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
 * Strict on purpose: `Date.parse` accepts local times and much else, which would be drawn wrongly.
 * @param {unknown} value @param {string} where @returns {number | null}
 */
function instant(value, where) {
  if (value == null) return null;
  const time = typeof value === "string" && FORM.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) throw new Unreadable(`${where} is not a moment in UTC`);
  return time;
}
