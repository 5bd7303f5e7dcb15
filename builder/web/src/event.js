/**
 * A record of an event, from parsed JSON → an event of the story; or an `Unreadable`.
 *
 * @import { Answer, Bounds, Said, StoryEvent, When } from "./types.js"
 * @import { Raw } from "./raw.js"
 */
import { instant, list, oneOf, optional, record, text, Unreadable } from "./raw.js";
import { COLOURS } from "./vocabulary.js";

export const PRECISIONS = ["minute", "day", "month", "season", "year", "span"];

/** @type {("event" | "latency")[]} */
const ANSWER = ["event", "latency"];
/** @type {("text" | "speaker" | "url" | "lang")[]} */
const QUOTE = ["text", "speaker", "url", "lang"];
/** @type {("text" | "url")[]} */
const QUESTION = ["text", "url"];

/**
 * @typedef {object} Known what events speak of
 * @property {[string, string]} url the address of one, before and after its id
 * @property {Said[]} said
 * @property {Set<string>} sides
 * @property {Set<string>} actors
 * @property {Set<unknown>} events ids, also of those that cannot be read
 * @property {number} zones how many
 * @property {number} last
 */

/** @param {Raw} raw @param {Known} known @returns {StoryEvent} */
export function event(raw, known) {
  const date = when(raw.date, known.zones);
  const end = raw.end == null ? null : bounds(record(raw.end, "end"));
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
    behind: optional(raw.behind, "behind"),
    chapter: raw.chapter == null ? null : text(raw.chapter, "chapter"),
    answers: answers(raw.answers, known),
    said: raw.said == null ? NONE : list(raw.said, "said").map((place) => said(place, known.said)),
    quotes: some(raw.quotes, "quotes", QUOTE),
    disputed: some(raw.disputed, "disputed", QUESTION),
    absent: !!raw.absent,
    facts: raw.facts == null ? NONE : list(raw.facts, "facts").map(fact),
    stretch: null,
    ...drawn(date, end, known),
  };
}

/**
 * Where it stands, and where its mark ends. What is only known to have happened by a day stands there; what
 * goes on is drawn as far as the story reaches, and of what is open else the day that is known.
 * @param {Bounds} date @param {Bounds | null} end @param {Known} known
 */
export function drawn(date, end, { last }) {
  const start = date.from ?? date.to ?? last;
  const until = end && !end.unknown ? (end.to ?? end.from ?? last) : start;
  return { start, stop: Math.max(start, date.to ?? start, until) };
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
export function said(place, all) {
  const found = typeof place === "number" ? all[place] : undefined;
  if (!found) throw new Unreadable("it is attributed to nobody known");
  return found;
}

/** @param {unknown} value */
export function weight(value) {
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
export const NONE = [];

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
  return {
    ...bounds(raw),
    text: text(raw.text, "text"),
    until: optional(raw.until, "until"),
    ...clock(raw, zones),
  };
}

/** Of a date that is read by no clock. */
export const CALENDAR = { zone: "", offset: 0, offsets: /** @type {number[]} */ ([]) };

/** @param {Raw} raw @param {number} zones how many there are */
export function clock(raw, zones) {
  const zone = optional(raw.zone, "zone");
  if (!zone) return CALENDAR;
  const offsets = list(raw.offsets, "offsets").map(minutes);
  if (offsets.length !== zones) throw new Unreadable("date needs an offset for each zone");
  return { zone, offset: minutes(raw.offset), offsets };
}

/** @param {Raw} raw */
export function ends(raw) {
  const from = instant(raw.from, "from");
  const to = instant(raw.to, "to");
  if (from !== null && to !== null && to < from) throw new Unreadable("it ends before it begins");
  return { from, to };
}

/** @param {Raw} raw @returns {Bounds} */
export function bounds(raw) {
  const { from, to } = ends(raw);
  const precision = /** @type {Bounds["precision"]} */ (oneOf(raw.precision, PRECISIONS, "precision"));
  const bounds = { from, to, soft: softOf(raw.soft, from, to), precision };
  if (raw.cuts) return { ...bounds, cuts: list(raw.cuts, "cuts").map((cut) => instant(cut, "cuts") ?? 0) };
  return raw.unknown === true ? { ...bounds, unknown: true } : bounds;
}

/** Shared by all dates with hard ends. @type {[boolean, boolean]} */
export const HARD = [false, false];

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
