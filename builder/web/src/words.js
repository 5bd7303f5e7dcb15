/**
 * Events and spans → short sentences, for eyes and for ears.
 *
 * Dates of events come in words from Python and are passed on as they are; only the axis and the
 * view, which Python cannot know, are put into words here. Not `Intl`: the same data must give the
 * same picture in every browser.
 *
 * @import { Positioned, Side, Span, StoryEvent } from "./types.js"
 */

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

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
export const dayMonth = (t) => `${dayOfMonth(t)} ${month(t)}`;
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
  const whole = from % DAY === 0 && to % DAY === 0;
  if (whole && to - from === DAY) return `${dayMonth(from)} ${year(from)}`;
  if (!whole && to - from < 3 * DAY) {
    // The end of a day is not the beginning of that day.
    const end = to % DAY === 0 ? "24:00" : clock(to);
    return dayMonth(from) === dayMonth(last)
      ? `${dayMonth(from)} ${year(from)}, ${clock(from)}–${end}`
      : `${dayMonth(from)}, ${clock(from)} – ${dayMonth(last)} ${year(last)}, ${end}`;
  }
  if (to - from > 400 * DAY) {
    const [a, b] = [monthYear(from), monthYear(last)];
    return a === b ? a : `${a} – ${b}`;
  }
  const head = year(from) === year(last) ? "" : ` ${year(from)}`;
  const same = head === "" && month(from) === month(last);
  return same
    ? `${dayOfMonth(from)}–${dayOfMonth(last)} ${monthYear(last)}`
    : `${dayOfMonth(from)} ${month(from)}${head} – ${dayOfMonth(last)} ${monthYear(last)}`;
}

/** From so many on, days are no longer told one by one; nor months. */
const [MANY_DAYS, MANY_MONTHS] = [60, 24];

/**
 * How long it surely was between two events: “11 days between”, “about 3 months between”; nothing where they
 * touch or overlap, or the dates do not tell.
 *
 * From the latest end to the earliest start, in whole units that have passed. Hours only between two
 * clock times; beside a calendar day a clock time is read as the day it was there.
 * @param {StoryEvent} from @param {StoryEvent} to as the story has them, not by a chosen clock
 */
export function gap(from, to) {
  const [last, next] = [from.end ? { zone: "", offset: 0, ...from.end } : from.date, to.date];
  if (last.to === null || next.from === null) return "";
  const clocks = last.zone !== "" && next.zone !== "";
  const long = clocks ? next.from - last.to : next.from - last.to + (next.offset - last.offset) * 60_000;
  const exact = clocks && last.precision === "minute" && next.precision === "minute";
  const words = exact && long < DAY ? units(long, HOUR, "hour") : units(long, DAY, "day");
  if (long >= MANY_DAYS * DAY) return between(roughly(long / DAY));
  return words && between(last.soft[1] || next.soft[0] ? `about ${words}` : words);
}

/** From the 1st to the 13th it is 12 days, and 11 lie between. @param {string} words */
const between = (words) => `${words} between`;

/** @param {number} length @param {number} unit @param {string} name */
function units(length, unit, name) {
  const count = Math.floor(length / unit);
  return count > 0 ? counted(count, name) : "";
}

/** @param {number} days */
function roughly(days) {
  const months = Math.round(days / 30.44);
  return `about ${months < MANY_MONTHS ? counted(months, "month") : counted(Math.round(days / 365.25), "year")}`;
}

/** @param {number} n @param {string} name */
const counted = (n, name) => `${n} ${name}${n === 1 ? "" : "s"}`;

/** What has no end has no words for it. @param {string} end in words */
export const lasting = (end) => (end ? `, lasting until ${end}` : "");

/**
 * What a screen reader says at a mark: date, title, lane.
 * @param {Positioned} event @param {string} lane its name @param {Side[]} lanes
 */
export function spoken({ when, title, others, disputed }, lane, lanes) {
  const also = others.flatMap((id) => lanes.find((one) => one.id === id)?.name ?? []);
  const differ = disputed.length ? `. ${DISPUTED}` : "";
  return `${when}: ${title}. ${[lane, ...also].join(", also ")}${differ}`;
}

/** @param {number} n */
export const earlier = (n) => `${n} earlier`;
/** @param {number} n */
export const later = (n) => `${n} later`;
/** Between two events of the column. @param {number} n */
export const skipped = (n) => (n === 1 ? "1 more event" : `${n} more events`);

/** On a cluster of events for which there is no room. @param {number} n */
export const more = (n) => `+${n}`;
/** @param {number} n */
export const moreHere = (n) => `${skipped(n)}: click to see`;

export const DISPUTED = "Accounts differ";
/** On an event that the selected one answers, directly or not, or that answers it. */
export const CHAINED = "In its chain of answers";

/** @param {number} count @param {number} total */
export const fits = (count, total) => `${count} of ${total} events`;
export const NOTHING_FITS = "No event fits all that you chose.";

/** The button of the tour. @param {number} all @param {number} at the moment where the reader is or was, 0 for none @param {boolean} on */
export function tour(all, at, on) {
  if (on) return "Leave the story";
  if (at) return `Back to the story (${at} of ${all})`;
  return all ? `Follow the story in ${all} moments` : "Follow the story";
}

/** @param {number} at @param {number} all */
export const moment = (at, all) => `Key moment ${at} of ${all}`;

/** What the clock of the axis is. @param {string} zone @param {{id: string, name: string}[]} zones */
export function zoneNote(zone, zones) {
  if (zone === "place") return "Clock times: of the place.";
  const name = zone === "mine" ? "your own clock" : (zones.find((one) => one.id === zone)?.name ?? "");
  return `Clock times: ${name}. Dates without a clock time are calendar days.`;
}

/**
 * One plain line for a footnote: “Title. Timeline, as of 17 April 2024. https://… (seen
 * 24 November 2026)”.
 * @param {{title: string, asOf: string, address: string, seen: Date}} its `seen`: the day by the
 *   reader's own clock
 */
export function cite({ title, asOf, address, seen }) {
  const timeline = asOf ? `Timeline, as of ${asOf}` : "Timeline";
  const parts = [title.trim(), timeline];
  const day = `${seen.getDate()} ${MONTHS[seen.getMonth()]} ${seen.getFullYear()}`;
  return `${parts.map(ended).join(" ")} ${address} (seen ${day})`;
}

/** With a full stop, where there is no sign of its kind. @param {string} text */
const ended = (text) => (/[.!?…؟]["'”’»)]?$/.test(text) ? text : `${text}.`);

/**
 * What the picture leaves to the list, or nothing.
 * @param {number} undated how many events have no date @param {string[]} unread titles
 */
export function leftOut(undated, unread) {
  const dates =
    undated === 1
      ? "1 event without a date is only in the list."
      : `${undated} events without a date are only in the list.`;
  const names = unread.slice(0, MOST_NAMES).map((title) => `“${title}”`);
  if (unread.length > MOST_NAMES) names.push(`${unread.length - MOST_NAMES} more`);
  const faults = `Could not be drawn, and only in the list: ${names.join(", ")}.`;
  return [undated ? dates : "", names.length ? faults : ""].filter(Boolean).join(" ");
}

const MOST_NAMES = 3;

export const MISSING = "The timeline could not be drawn. The list below has every event.";
export const NOT_LOADED = "This could not be loaded. Please try again later.";
export const EMPTY = "There are no events yet.";
