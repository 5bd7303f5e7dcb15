/**
 * Events and spans → short sentences, for eyes and for ears.
 *
 * Dates of events come in words from Python and are passed on as they are; only the axis and the
 * view, which Python cannot know, are put into words here. Not `Intl`: the same data must give the
 * same picture in every browser.
 *
 * @import { Placed, Side, Span, StoryEvent } from "./types.js"
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

/** As on the pages of events. @param {StoryEvent} event @param {string} date in words */
export function dateOf({ end }, date) {
  return end ? `${date}, lasting until ${end.text}` : date;
}

/**
 * What a screen reader says at a mark: date, title, lane.
 * @param {Placed} event @param {string} lane its name @param {Side[]} lanes
 */
export function spoken({ when, title, others }, lane, lanes) {
  const also = others.flatMap((id) => lanes.find((one) => one.id === id)?.name ?? []);
  return `${when}: ${title}. ${[lane, ...also].join(", also ")}`;
}

/** @param {number} n */
export const earlier = (n) => `${n} earlier`;
/** @param {number} n */
export const later = (n) => `${n} later`;
/** Between two events of the column. @param {number} n */
export const skipped = (n) => (n === 1 ? "1 more event" : `${n} more events`);

export const DISPUTED = "Accounts differ";

/** @param {number} count @param {number} total */
export const fits = (count, total) => `${count} of ${total} events`;
export const NOTHING_FITS = "No event fits all that you chose.";

/** The button of the tour. @param {number} all @param {number} at the moment where the reader is or was, 0 for none @param {boolean} on */
export function tour(all, at, on) {
  if (on) return "Leave the story";
  return at ? `Back to the story (${at} of ${all})` : `Follow the story in ${all} moments`;
}

/** @param {number} at @param {number} all */
export const moment = (at, all) => `Key moment ${at} of ${all}`;

/** What the clock of the axis is. @param {string} zone @param {{id: string, name: string}[]} zones */
export function zoneNote(zone, zones) {
  if (zone === "place") return "Clock times: of the place.";
  const name = zone === "mine" ? "your own clock" : (zones.find((one) => one.id === zone)?.name ?? "");
  return `Clock times: ${name}. Dates without a clock time are calendar days.`;
}

export const MISSING = "The timeline could not be drawn. The list below has every event.";
export const EMPTY = "There are no events yet.";

export const cite = (/** @type {any} */ x) => x.title;
