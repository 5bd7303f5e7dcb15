/**
 * Entries of the table → short sentences, for eyes and for ears.
 *
 * Dates of events come in words from Python and are passed on as they are; only the axis, the view and
 * a clock that the reader chose, which Python cannot know, are put into words here. Of `Intl` only
 * plurals: the same data must give the same picture in every browser.
 *
 * @import { Answer, Positioned, Side, Span } from "./types.js"
 */
import {
  CALENDAR,
  CLOCK,
  EVENTS,
  FIELDS,
  LANGUAGE,
  LINKS,
  LISTS,
  PANEL,
  SHARE,
  SHARED,
  SHELL,
  SPAN,
  TOUR,
  TYPES,
} from "./english.js";
import { FIRST_PLAIN_YEAR, LENGTH, LONG } from "./tables.js";

const { day: DAY } = LENGTH;

/** @typedef {string | Record<string, string>} Entry text, or texts by the plural category of `n` */

const plurals = new Intl.PluralRules(LANGUAGE.locale);

/** @param {Entry} entry @param {Record<string, string | number>} values */
export function say(entry, values) {
  const text = typeof entry === "string" ? entry : (entry[plurals.select(+values.n)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => isolated(written(values[name])));
}

/** A number in digits, its thousands apart; a text as it is. @param {string | number} value */
const written = (value) =>
  typeof value === "number" ? `${value}`.replace(/\B(?=(\d{3})+$)/g, LANGUAGE.thousands ?? "") : value;

const RTL = "\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc";
/** Characters that may reorder those around them: those of the other direction and, from right to left, numbers. */
const TURNING = new RegExp(LANGUAGE.direction === "rtl" ? `\\p{N}|[^\\P{L}${RTL}]` : `[${RTL}]`, "u");

/** As in Python: only where its direction could matter. @param {string} text */
const isolated = (text) => (TURNING.test(text) ? `\u2068${text}\u2069` : text);

/** Side by side, by the patterns of CLDR (of two items; start, middle and end of more), from the last item back. @param {string[]} texts */
export function listed(texts) {
  const last = texts.length - 1;
  return texts.map(isolated).reduceRight((after, item, i) => {
    const pattern = LANGUAGE.list[last === 1 ? 0 : i === last - 1 ? 3 : i ? 2 : 1];
    return i < last ? pattern.replace(/\{(.)\}/g, (/** @type {string} */ _, n) => [item, after][n]) : item;
  }, "");
}

// Dates -------------------------------------------------------------------------------------------

/** @param {number} n */
const two = (n) => String(n).padStart(2, "0");

/** @param {number} t */
const monthOf = (t) => new Date(t).getUTCMonth();
/** @param {number} t */
const parts = (t) => ({
  day: dayOfMonth(t),
  month: CALENDAR.months[monthOf(t)],
  year: year(t),
  weekday: CALENDAR.weekdays[new Date(t).getUTCDay()],
});

/** As in Python: before the year 1000 with its era. @param {number} t */
export function year(t) {
  const number = new Date(t).getUTCFullYear();
  if (number >= FIRST_PLAIN_YEAR) return String(number);
  return say(number > 0 ? SHARED.ce : SHARED.bce, { year: `${Math.max(number, 1 - number)}` });
}
/** @param {number} t */
export const shortMonth = (t) => say(SHARED.month, { month: CALENDAR.shortMonths[monthOf(t)] });
/** @param {number} t */
export const monthYear = (t) => say(SHARED.monthYear, parts(t));
/** @param {number} t */
export const dayOfMonth = (t) => String(new Date(t).getUTCDate());
/** @param {number} t */
export const dayMonth = (t) => say(SHARED.dayMonth, parts(t));
/** @param {number} t */
export const day = (t) => say(SHARED.day, parts(t));
/** @param {number} t */
export const shortDay = (t) =>
  say(SPAN.weekday, { ...parts(t), weekday: CALENDAR.shortWeekdays[new Date(t).getUTCDay()] });
/** @param {number} t */
export const fullDay = (t) => say(SPAN.fullDay, parts(t));
/** @param {number} t */
export const clock = (t) => `${two(new Date(t).getUTCHours())}:${two(new Date(t).getUTCMinutes())}`;

/**
 * The view in words: “31 March – 17 April 2031”.
 * @param {Span} view
 */
export function span([from, to]) {
  const last = Math.max(from, to - 1);
  const whole = from % DAY === 0 && to % DAY === 0;
  if (whole && to - from === DAY) return day(from);
  if (!whole && to - from < 3 * DAY) return hours([from, to], last);
  if (to - from > 400 * DAY) {
    const name = to - from > LONG ? year : monthYear;
    return both(name(from), name(last));
  }
  if (year(from) !== year(last)) return both(day(from), day(last));
  if (monthOf(from) !== monthOf(last)) return both(dayMonth(from), day(last));
  return say(SPAN.days, { ...parts(last), start: dayOfMonth(from), end: dayOfMonth(last) });
}

/** @param {string} start @param {string} end */
const both = (start, end) => (start === end ? start : say(SPAN.both, { start, end }));

/** @param {Span} view @param {number} last its last moment */
function hours([from, to], last) {
  // The end of a day is not the beginning of that day.
  const until = to % DAY === 0 ? "24:00" : clock(to);
  return dayMonth(from) === dayMonth(last)
    ? say(SPAN.withinDay, { date: day(from), start: clock(from), end: until })
    : say(SPAN.hours, { start: dayMonth(from), from: clock(from), end: day(last), to: until });
}

/** What has no end has no words for it. @param {string} date @param {string} end in words */
export const lasting = (date, end) => (end ? say(SHARED.lasting, { date, end }) : date);

// Clocks ------------------------------------------------------------------------------------------

/** @param {number} t */
export const moment = (t) => say(SHARED.moment, { date: day(t), time: clock(t) });

/** Whose clock it is, with a time. @param {string} city @returns {(time: string) => string} */
export const byClockOf = (city) => (time) => say(city === "UTC" ? SHARED.utc : CLOCK.city, { time, city });
/** @param {string} time */
export const byYourClock = (time) => say(CLOCK.yours, { time });

/** @param {string} there by the chosen clock @param {string} here by its own */
export const alsoHere = (there, here) => say(SPAN.hereToo, { there, here });
/** @param {string} there @param {string} here */
export const thereAndHere = (there, here) => listed([there, here]);

/** What the clock of the axis is. @param {string} zone @param {{id: string, name: string}[]} zones */
export function zoneNote(zone, zones) {
  if (zone === "place") return SHELL.clockOfPlace;
  const name = zone === "mine" ? SHELL.yourOwnClock : (zones.find(({ id }) => id === zone)?.name ?? "");
  return say(SHELL.clock, { clock: name });
}

// Events ------------------------------------------------------------------------------------------

/**
 * What a screen reader says at a mark: date, title, lane.
 * @param {Positioned} event @param {string} lane its name @param {Side[]} lanes
 */
export function spoken({ when, title, others, disputed }, lane, lanes) {
  const also = others.flatMap((id) => lanes.find((lane) => lane.id === id)?.name ?? []);
  const all = also.reduce((lanes, lane) => say(EVENTS.also, { lanes, lane }), lane);
  const alone = disputed.length ? EVENTS.spokenAloneDisputed : EVENTS.spokenAlone;
  const entry = all ? (disputed.length ? EVENTS.spokenDisputed : EVENTS.spoken) : alone;
  return say(entry, { when, title, lanes: all, disputed: SHARED.disputed });
}

/** @param {number} n */
export const earlier = (n) => say(EVENTS.earlier, { n });
/** @param {number} n */
export const later = (n) => say(EVENTS.later, { n });
/** Between two events of the column. @param {number} n */
export const skipped = (n) => say(EVENTS.skipped, { n });

/** On a cluster of events for which there is no room. @param {number} n */
export const more = (n) => say(EVENTS.more, { n });
/** @param {number} n */
export const moreHere = (n) => say(EVENTS.moreHere, { events: skipped(n) });

/** @param {number} n @param {number} total */
export const fits = (n, total) => say(EVENTS.fits, { n, total });

/** What screen readers call the list of marks. @param {string} title */
export const eventsInOrder = (title) => say(EVENTS.inOrder, { title });

const MOST_NAMES = 3;

/**
 * What the picture leaves to the list, or nothing.
 * @param {number} undated how many events have no date @param {string[]} unread titles
 */
export function leftOut(undated, unread) {
  const names = unread.slice(0, MOST_NAMES).map(quoted);
  if (unread.length > MOST_NAMES) names.push(say(EVENTS.unreadMore, { n: unread.length - MOST_NAMES }));
  const dates = undated ? [say(SHARED.undated, { n: undated })] : [];
  const faults = names.length ? [say(EVENTS.unread, { titles: listed(names) })] : [];
  return [...dates, ...faults].join(" ");
}

/** The button of the tour. @param {number} all @param {number} at the moment where the reader is or was, 0 for none @param {boolean} on */
export function tour(all, at, on) {
  if (on) return TOUR.leave;
  if (at) return say(TOUR.back, { at, all });
  return all ? say(TOUR.followAll, { n: all }) : TOUR.follow;
}

/** @param {number} at @param {number} all */
export const keyMoment = (at, all) => say(PANEL.moment, { at, all });

/** @param {string} text */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What a kind of event is called. @param {string} type */
export const typeOf = (type) => /** @type {Record<string, string>} */ (TYPES)[type] ?? type;

// Panel -------------------------------------------------------------------------------------------

/** @param {number} n events of a cluster that no zoom can part */
export const eventsHere = (n) => say(PANEL.here, { n });

/** @param {string} text */
export const quoted = (text) => say(EVENTS.quoted, { text });

/** On what an answer rests: how long it took, who says so, on what basis. @param {Answer} answer */
export const restsOn = ({ latency, by, basis }) =>
  [latency, say(EVENTS.accordingTo, { by }), basis].filter(Boolean);

/** One of several who say so. @param {string} by @param {number} n others */
export const andOthers = (by, n) => (n ? say(EVENTS.andOthers, { by, n }) : by);

/** An answer in a sentence. @param {string} later @param {string} earlier @param {string[]} basis */
export const inAnswerTo = (later, earlier, basis) =>
  say(EVENTS.inAnswerTo, { later, earlier, basis: listed(basis) });

// Fields, lists, share ----------------------------------------------------------------------------

/** @param {string} text @param {number} n */
export const withCount = (text, n) => say(FIELDS.withCount, { text, n });
/** @param {number} n */
export const chosen = (n) => say(FIELDS.chosen, { n });

/** @param {number} n @param {number} total */
export const ofTotal = (n, total) => say(LISTS.ofTotal, { n, total });

/**
 * One plain line for a footnote: “Title. Timeline, as of 17 April 2031. https://… (seen
 * 24 November 2026)”.
 * @param {{title: string, asOf: string, address: string, seen: number}} of `seen`: the start of the
 *   day by the reader's own clock, as if in UTC
 */
export function cite({ title, asOf, address, seen }) {
  const timeline = asOf ? say(SHARE.timelineOf, { date: asOf }) : SHARE.timeline;
  const what = [title.trim(), timeline].map(ended).join(" ");
  return say(SHARE.cited, { what, address, date: day(seen) });
}

/** With a full stop, where there is no sign of its kind. @param {string} text */
const ended = (text) => (/[.!?…؟]["'”’»)⟧]?$/.test(text) ? text : `${text}.`);

/** The line below a picture that is saved. @param {{title: string, asOf: string, address: string}} of */
export const source = ({ title, asOf, address }) =>
  say(asOf ? SHARE.source : SHARE.sourceUndated, { title, date: asOf, address });

// Addresses ---------------------------------------------------------------------------------------

/**
 * @param {string} problem its name among `LINKS`, or the key of what is neither on nor off
 * @param {boolean} followed whether the rest of the link is
 */
export const linkProblem = (problem, followed) =>
  say(followed ? LINKS.followed : LINKS.ignored, {
    problem: /** @type {Record<string, string>} */ (LINKS)[problem] ?? say(LINKS.notOn, { key: problem }),
  });
