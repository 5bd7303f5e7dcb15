/**
 * What came over the wire (any JSON value) → a story, or one plain sentence that says why not.
 *
 * The file is written by the builder, but it travels: it may be old, cut short, or something else. So every
 * value is checked before it is used, and nothing here throws. An event that cannot be read is set aside
 * with the reason, and costs no other event its place.
 *
 * @import { Chapter, Named, Outline, Said, Side, Story, StoryEvent } from "./types.js"
 * @import { Raw } from "./raw.js"
 */

import { ends, event } from "./event.js";
import { slug } from "./normalize.js";
import { each, instant, list, oneOf, optional, record, text, Unreadable, whole } from "./raw.js";
import { rowReader } from "./rows.js";
import { COLOURS } from "./vocabulary.js";

/**
 * @param {unknown} value parsed JSON
 * @param {string[]} [others] ids of events that those of the file may answer, though they are not in it
 * @returns {{ok: true, story: Story} | {ok: false, problem: string}}
 */
export function read(value, others = []) {
  try {
    return { ok: true, story: story(record(value, "the file"), others) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.message };
    throw error;
  }
}

/** @param {Raw} raw @param {string[]} others @returns {Story} */
function story(raw, others) {
  if (![5, 6, 7].includes(/** @type {number} */ (raw.version)))
    throw new Unreadable(`version ${JSON.stringify(raw.version)} is not known here`);
  const points = scale(raw.scale);
  const sides = each(raw.sides, "side", side);
  const zones = each(raw.zones, "zone", named);
  const actors = each(raw.actors, "actor", named);
  const chapters = each(raw.chapters, "chapter", chapter);
  const bases = each(raw.bases, "base", named);
  const words = new Map(bases.map(({ id, name }) => [id, name]));
  const all = list(raw.events, "events");
  const known = {
    url: template(raw.event_url),
    said: each(raw.attributions, "attribution", (raw) => attribution(raw, words)),
    sides: new Set(sides.map(({ id }) => id)),
    actors: new Set(actors.map(({ id }) => id)),
    events: new Set([...others, ...all.map((entry) => /** @type {Raw | null} */ (entry)?.id)]),
    zones: zones.length,
    last: points[points.length - 1][0],
  };
  const isLong = raw.version !== 5;
  const { events, unread } = readable(
    all,
    isLong
      ? rowReader(raw, known, { sides, chapters, actors, bases })
      : (one) => event(record(one, "it"), known),
  );
  const isDated = (/** @type {StoryEvent} */ { date }) => date.from !== null || date.to !== null;
  return {
    title: text(raw.title, "title"),
    asOf: optional(raw.as_of, "as_of"),
    scale: points,
    zones,
    sides,
    chapters,
    actors,
    events: events.filter(isDated),
    undated: events.filter((event) => !isDated(event)),
    unread,
    stretches: isLong ? each(raw.stretches, "stretch", ({ url }) => text(url, "url")) : [],
    outline: raw.version === 7 ? outline(raw) : null,
  };
}

/** @param {Raw} raw @returns {Outline} */
function outline(raw) {
  const numbers = (/** @type {string} */ name) => list(raw[name], name).map(whole);
  const [nth, beside] = [numbers("nth"), numbers("beside")];
  const places = list(raw.events, "events").map(
    (row, i) =>
      /** @type {const} */ ([String(list(row, "an event")[0]), { nth: nth[i] || 0, beside: beside[i] || 0 }]),
  );
  return {
    url: text(raw.all, "all"),
    count: whole(raw.count),
    undated: whole(raw.undated),
    moments: whole(raw.moments),
    bars: numbers("bars"),
    places: new Map(places),
  };
}

/**
 * The events that can be read, each id once, and what is known of the others.
 * @param {unknown[]} all @param {(value: unknown, i: number) => StoryEvent} reader
 */
function readable(all, reader) {
  /** @type {Map<string, StoryEvent>} */
  const events = new Map();
  /** @type {Story["unread"]} */
  const unread = [];
  all.forEach((raw, i) => {
    try {
      const found = reader(raw, i);
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
  const title = Array.isArray(raw) ? raw[1] : /** @type {Raw | null} */ (raw)?.title;
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
  if (points.length < 2 || !rises || points[0][1] !== 0 || points[points.length - 1][1] !== 1)
    throw new Unreadable("the scale does not rise from 0 to 1");
  return points;
}

/** @param {Raw} raw @returns {Named} */
const named = (raw) => ({ id: text(raw.id, "id"), name: text(raw.name, "name") });

/** @param {Raw} raw @param {Map<string, string>} bases the words of each, by its key @returns {Said} */
function attribution(raw, bases) {
  const key = optional(raw.basis, "basis");
  return { by: optional(raw.by, "by"), basis: key && text(bases.get(key), "basis"), key: slug(key) };
}

/** @param {Raw} raw @returns {Side} */
const side = (raw) => ({ ...named(raw), colour: oneOf(raw.colour, COLOURS, "colour") });

/** @param {Raw} raw @returns {Chapter} */
function chapter(raw) {
  return { id: text(raw.id, "id"), title: text(raw.title, "title"), ...ends(raw) };
}
