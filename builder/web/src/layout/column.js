/**
 * A state → the column: the story from top to bottom, for places too narrow for the picture.
 *
 * No pixels in here: a column is text, and the browser sets it.
 *
 * @import { Column, ColumnEvent, Glyph, Positioned, Row, State } from "../types.js"
 */
import { chainOf, headed, isSeen } from "../state.js";
import { skipped, span } from "../words.js";
import { fadeOf, isSure, isVague } from "./shape.js";

/** The most events in the rows: a phone is no place for more at once. */
export const MOST = 60;

/**
 * What others put into words.
 * @typedef {object} Told
 * @property {(event: Positioned) => string} words its date
 * @property {(previous: Positioned, next: Positioned) => string} gap how long it is from one to the other; or empty
 * @property {(event: Positioned) => string} spoken what a screen reader says
 */

/** @param {State} state @param {Told} told @param {number} [most] events at once @returns {Column} */
export function column(state, told, most = MOST) {
  const { shown, here } = shownOf(state, most);
  const { earlier, later } = restOf(state, new Set(shown), here);
  return {
    rows: rowsOf(state, shown, told),
    before: earlier.length,
    after: later.length,
    more: { earlier: earlier.at(-1)?.id ?? null, later: later[0]?.id ?? null },
    tabStop: tabStopOf(state, shown),
    heading: span(headed(state)),
  };
}

// Which events -----------------------------------------------------------------------------------

/**
 * The places, among all events that fit, of those in the rows: a stretch of what is in view, around
 * the focused or else the selected event. These two are always there: a row that vanishes takes the
 * focus with it.
 * @param {State} state @param {number} most
 * @returns {{shown: number[], here: number}} rising; what the stretch is around
 */
function shownOf({ visible: { events }, view, focus, selected }, most) {
  const seen = [...events.keys()].filter((i) => isSeen(events[i], view));
  const kept = [focus, selected].map((id) => events.findIndex((one) => one.id === id)).filter((i) => i >= 0);
  const here = Math.max(seen.indexOf(kept.find((i) => isSeen(events[i], view)) ?? -1), 0);
  for (let room = most; ; room--) {
    const all = new Set([...stretch(seen, here, { room, page: most / 2 }), ...kept]);
    if (all.size <= most) return { shown: [...all].sort((a, b) => a - b), here: seen[here] };
  }
}

/**
 * It moves by a page at once: if it moved with each step, the text would slide away.
 * @param {number[]} seen @param {number} here a place in it
 * @param {{room: number, page: number}} size `room` is more than a page and a half
 */
function stretch(seen, here, { room, page }) {
  const from = Math.floor(here / page) * page - page / 2;
  const start = Math.max(Math.min(from, seen.length - room), 0);
  return seen.slice(start, start + room);
}

/**
 * Those that are not in the rows. What is in view but was cut stands next to the rows.
 * @param {State} state @param {Set<number>} shown @param {number} here
 */
function restOf({ visible: { events }, view }, shown, here) {
  const rest = events.flatMap((event, i) => (shown.has(i) ? [] : [{ event, i }]));
  const some = (/** @type {(event: Positioned, i: number) => boolean} */ is) =>
    rest.filter(({ event, i }) => is(event, i)).map(({ event }) => event);
  const cut = (/** @type {Positioned} */ event) => isSeen(event, view);
  return {
    earlier: [...some((one) => one.stop < view[0]), ...some((one, i) => cut(one) && i < here)],
    later: [...some((one, i) => cut(one) && i > here), ...some((one) => one.start > view[1])],
  };
}

/**
 * The focused one; else the first that begins in view: one that began before it is hardly where the
 * reader looks.
 * @param {State} state @param {number[]} shown
 */
function tabStopOf({ visible: { events }, view, focus }, shown) {
  const its = shown.map((i) => events[i]);
  const begins = its.find((one) => one.start >= view[0] && one.start <= view[1]);
  return (its.find((one) => one.id === focus) ?? begins ?? its[0])?.id ?? null;
}

// Rows -------------------------------------------------------------------------------------------

/** @param {State} state @param {number[]} shown @param {Told} told @returns {Row[]} */
function rowsOf(state, shown, told) {
  const { events } = state.visible;
  const chain = chainOf(state.story, state.selected);
  const titles = new Map(state.story.chapters.map((one) => [one.id, one.title]));
  const latest = latestOf(events);
  /** @type {Set<string>} */
  const named = new Set();
  return shown.flatMap((i, n) => {
    const event = events[i];
    const before = event.id;
    const last = n ? shown[n - 1] : null;
    const id = event.chapter ?? "";
    const title = last !== null && events[last].chapter === id ? "" : (titles.get(id) ?? "");
    const text =
      last === null
        ? ""
        : last < i - 1
          ? skipped(i - 1 - last)
          : gapOf(latest[last] === events[last] ? events[last] : null, event, told);
    /** @type {Row[]} */
    const rows = [];
    if (text) rows.push({ kind: "gap", text, before });
    if (title) rows.push({ kind: "chapter", id, title, again: named.has(id), before });
    named.add(id);
    return [...rows, eventOf(event, { state, told, place: i + 1, chain })];
  });
}

/**
 * For each event the one with a certain date, up to it, that lasted longest. What was some time in a
 * stretch fills no gap: it may have been at any end of it.
 * @param {Positioned[]} events @returns {(Positioned | null)[]}
 */
function latestOf(events) {
  /** @type {Positioned | null} */
  let latest = null;
  return events.map((one) => {
    if (!isVague(one) && (!latest || one.stop >= latest.stop)) latest = one;
    return latest;
  });
}

/** Between certain dates only. @param {Positioned | null} before @param {Positioned} event @param {Told} told */
const gapOf = (before, event, told) => (before && !isVague(event) ? told.gap(before, event) : "");

/**
 * @param {Positioned} event @param {{state: State, told: Told, place: number, chain: Set<string>}} at
 * @returns {ColumnEvent}
 */
function eventOf(event, { state: { story, visible, selected }, told, place, chain }) {
  return {
    kind: "event",
    id: event.id,
    date: told.words(event),
    title: event.title,
    colour: event.colour,
    significance: event.significance,
    sides: event.sides
      .flatMap((id) => story.sides.filter((one) => one.id === id))
      .map(({ name, colour }) => ({ name, colour })),
    glyph: glyphOf(event),
    spoken: told.spoken(event),
    selected: event.id === selected,
    disputed: event.disputed.length > 0,
    chained: chain.size > 1 && chain.has(event.id),
    nth: place,
    all: visible.events.length,
  };
}

/** Never a point where the record says a band. @param {Positioned} event @returns {Glyph} */
export function glyphOf(event) {
  const { date, end } = event;
  const vague = isVague(event);
  if (!end && !vague) return { shape: "dot", hatched: false, fade: "", sure: false };
  const fade = fadeOf([date.soft[0], (end ?? date).soft[1]]);
  return { shape: "band", hatched: vague, fade, sure: isSure(event) };
}
