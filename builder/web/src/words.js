/**
 * Events and spans → short sentences, for eyes and for ears.
 *
 * Dates of events come in words from Python and are passed on as they are; only the axis and the
 * view, which Python cannot know, are put into words here. Not `Intl`: the same data must give the
 * same picture in every browser.
 *
 * @import { Side, Span, StoryEvent } from "./types.js"
 */

export const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September",
  "October", "November", "December",
];

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {number} t */
export const year = (t) => String(new Date(t).getUTCFullYear());
/** @param {number} t */
export const month = (t) => MONTHS[new Date(t).getUTCMonth()];
/** @param {number} t */
export const monthYear = (t) => `${month(t)} ${year(t)}`;
/** @param {number} t */
export const dayOfMonth = (t) => String(new Date(t).getUTCDate());
/** @param {number} t */
export const weekday = (t) => WEEKDAYS[new Date(t).getUTCDay()];
/** @param {number} t */
export const fullDay = (t) => `${weekday(t)} ${dayOfMonth(t)} ${monthYear(t)}`;
/** @param {number} t */
export const clock = (t) => `${two(new Date(t).getUTCHours())}:${two(new Date(t).getUTCMinutes())}`;

/**
 * The view in words: “31 March – 17 April 2024”.
 * @param {Span} view
 */
export function span([from, to]) {
  const last = Math.max(from, to - 1);
  if (to - from < 3 * 86_400_000) {
    const day = (/** @type {number} */ t) => `${dayOfMonth(t)} ${month(t)}`;
    return day(from) === day(last)
      ? `${day(from)} ${year(from)}, ${clock(from)}–${clock(to)}`
      : `${day(from)}, ${clock(from)} – ${day(last)} ${year(last)}, ${clock(to)}`;
  }
  if (to - from > 400 * 86_400_000) {
    const [a, b] = [monthYear(from), monthYear(last)];
    return a === b ? a : `${a} – ${b}`;
  }
  const head = year(from) === year(last) ? "" : ` ${year(from)}`;
  const same = head === "" && month(from) === month(last);
  return same
    ? `${dayOfMonth(from)}–${dayOfMonth(last)} ${monthYear(last)}`
    : `${dayOfMonth(from)} ${month(from)}${head} – ${dayOfMonth(last)} ${monthYear(last)}`;
}

/** As on the pages of events. @param {StoryEvent} event */
export function dateOf({ date, end }) {
  return end ? `${date.text}, lasting until ${end.text}` : date.text;
}

/**
 * @param {StoryEvent} event
 * @param {Side[]} lanes
 */
export function sidesOf(event, lanes) {
  return event.sides.flatMap((id) => lanes.filter((lane) => lane.id === id));
}

/**
 * What a screen reader says at a mark: date, title, lane.
 * @param {StoryEvent} event @param {Side[]} lanes
 */
export function spoken(event, lanes) {
  const [first, ...more] = sidesOf(event, lanes).map((side) => side.name);
  const lane = first ?? lanes.find((one) => one.id === event.lane)?.name ?? "";
  const also = more.length ? `, also ${more.join(", ")}` : "";
  return `${dateOf(event)}: ${event.title}. ${lane}${also}`;
}

/** @param {number} n */
export const earlier = (n) => `${n} earlier`;
/** @param {number} n */
export const later = (n) => `${n} later`;
/** Between two events of the column. @param {number} n */
export const skipped = (n) => (n === 1 ? "1 more event" : `${n} more events`);

export const DISPUTED = "Accounts differ";

export const MISSING = "The timeline could not be drawn. The list below has every event.";
export const EMPTY = "There are no events yet.";
