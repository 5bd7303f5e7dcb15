/**
 * A state → the column: the story from top to bottom, for places too narrow for the picture.
 *
 * No pixels in here: a column is text, and the browser sets it.
 *
 * @import { Column, ColumnEvent, Glyph, Positioned, Row, State } from "../types.js"
 */

import { chainOf, headed, isSeen } from "../state.js";
import { CROWD } from "../tables.js";
import { listed, skipped, span, spoken } from "../words.js";
import { gap } from "./latency.js";
import { fadeOf, isExact, isSure, partsOf, softOf } from "./shape.js";

/** The most events in the rows: a phone is no place for more at once. */
export const MOST = CROWD.column;

/** @param {State} state @param {number} [most] events at once @returns {Column} */
export function column(state, most = MOST) {
  const { shown, here } = shownOf(state, most);
  const { earlier, later } = restOf(state, new Set(shown), here);
  return {
    rows: rowsOf(state, shown),
    before: earlier.length,
    // Those that are not here yet are later than all that it begins with.
    after: later.length + state.visible.count - state.visible.events.length,
    more: { earlier: earlier.at(-1)?.id ?? null, later: later[0]?.id ?? null },
    tabStop: tabStopOf(state, shown),
    heading: span(headed(state)),
  };
}

// Which events -----------------------------------------------------------------------------------

/**
 * The places, among all visible events, of those in the rows: a page of what is in view, around the
 * focused or else the selected event. These two are always there: a row that vanishes takes the focus
 * with it.
 * @param {State} state @param {number} most
 * @returns {{shown: number[], here: number}} rising; what the page is around
 */
function shownOf({ visible: { events }, view, focus, selected }, most) {
  const seen = [...events.keys()].filter((i) => isSeen(events[i], view));
  const kept = [focus, selected]
    .map((id) => events.findIndex((event) => event.id === id))
    .filter((i) => i >= 0);
  const here = Math.max(seen.indexOf(kept.find((i) => isSeen(events[i], view)) ?? -1), 0);
  for (let room = most; ; room--) {
    const all = new Set([...pageOf(seen, here, { room, page: most / 2 }), ...kept]);
    if (all.size <= most) return { shown: [...all].sort((a, b) => a - b), here: seen[here] };
  }
}

/**
 * It moves by half a page at a time: if it moved with each step, the text would slide away.
 * @param {number[]} seen @param {number} here a place in it
 * @param {{room: number, page: number}} size `room` is more than a page and a half
 */
function pageOf(seen, here, { room, page }) {
  const from = Math.floor(here / page) * page - page / 2;
  const start = Math.max(Math.min(from, seen.length - room), 0);
  return seen.slice(start, start + room);
}

/**
 * Those that are not in the rows. What is in view but was cut is next to the rows.
 * @param {State} state @param {Set<number>} shown @param {number} here
 */
function restOf({ visible: { events }, view }, shown, here) {
  const rest = events.flatMap((event, i) => (shown.has(i) ? [] : [{ event, i }]));
  const some = (/** @type {(event: Positioned, i: number) => boolean} */ is) =>
    rest.filter(({ event, i }) => is(event, i)).map(({ event }) => event);
  const cut = (/** @type {Positioned} */ event) => isSeen(event, view);
  return {
    earlier: [...some((event) => event.stop < view[0]), ...some((event, i) => cut(event) && i < here)],
    later: [...some((event, i) => cut(event) && i > here), ...some((event) => event.start > view[1])],
  };
}

/**
 * The focused one; else the first that begins in view: one that began before it is hardly where the
 * reader looks.
 * @param {State} state @param {number[]} shown
 */
function tabStopOf({ visible: { events }, view, focus }, shown) {
  const all = shown.map((i) => events[i]);
  const begins = all.find(({ start }) => start >= view[0] && start <= view[1]);
  return (all.find(({ id }) => id === focus) ?? begins ?? all[0])?.id ?? null;
}

// Rows -------------------------------------------------------------------------------------------

/** @param {State} state @param {number[]} shown @returns {Row[]} */
function rowsOf(state, shown) {
  const { events } = state.visible;
  const chain = chainOf(state.story, state.selected);
  const titles = new Map(state.story.chapters.map(({ id, title }) => [id, title]));
  const latest = latestOf(events);
  /** @type {Set<string>} */
  const named = new Set();
  return shown.flatMap((i, n) => {
    const event = events[i];
    const before = event.id;
    const last = n ? shown[n - 1] : null;
    const id = event.chapter ?? "";
    const title = last !== null && events[last].chapter === id ? "" : (titles.get(id) ?? "");
    const text = last === null ? "" : betweenRows(state, { last, i, latest });
    /** @type {Row[]} */
    const rows = [];
    if (text) rows.push({ kind: "gap", text, before });
    if (title) rows.push({ kind: "chapter", id, title, again: named.has(id), before });
    named.add(id);
    return [...rows, eventOf(event, { state, nth: i + 1, chain })];
  });
}

/**
 * How many events were left out between two rows, or else how long nothing happened.
 * @param {State} state
 * @param {{last: number, i: number, latest: (Positioned | null)[]}} at the places of the two events
 */
function betweenRows({ visible: { events } }, { last, i, latest }) {
  if (last < i - 1) return skipped(i - 1 - last);
  const [before, event] = [events[last], events[i]];
  // Between certain dates only, and while something goes on there is no gap.
  if (latest[last] !== before || !isExact(event.date)) return "";
  return gap({ ...before, date: before.own }, { date: event.own });
}

/**
 * For each event the one with a certain date, up to it, that lasted longest. What happened some time
 * within a span fills no gap: it may have been at either end.
 * @param {Positioned[]} events @returns {(Positioned | null)[]}
 */
function latestOf(events) {
  /** @type {Positioned | null} */
  let latest = null;
  return events.map((event) => {
    if (isExact(event.date) && (!latest || event.stop >= latest.stop)) latest = event;
    return latest;
  });
}

/**
 * @param {Positioned} event @param {{state: State, nth: number, chain: Set<string>}} at
 * @returns {ColumnEvent}
 */
function eventOf(event, { state: { story, visible, selected }, nth, chain }) {
  const sides = event.sides
    .flatMap((id) => story.sides.filter((side) => side.id === id))
    .map(({ name, colour }) => ({ name, colour }));
  // There are no lanes in a column: what is read out are the sides, as they are written.
  const lane = listed(sides.map(({ name }) => name));
  return {
    kind: "event",
    id: event.id,
    date: event.when,
    title: event.title,
    colour: event.colour,
    significance: event.significance,
    sides,
    glyph: glyphOf(event),
    spoken: spoken({ ...event, others: [] }, lane, []),
    selected: event.id === selected,
    disputed: event.disputed.length > 0,
    absent: event.absent,
    chained: chain.size > 1 && chain.has(event.id),
    nth,
    all: visible.count,
  };
}

/** By the parts that its mark has in the picture: never a point where the record says a band. @param {Positioned} event @returns {Glyph} */
function glyphOf(event) {
  if (!event.end && isExact(event.date)) return { shape: "dot", fade: "", sure: "all" };
  const parts = partsOf(event, (t) => t);
  const sure = isSure(parts) ? "all" : parts.some(({ kind }) => kind === "sure") ? "part" : "none";
  return { shape: "band", fade: fadeOf(softOf(event)), sure };
}
