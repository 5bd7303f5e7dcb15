/**
 * Every word of the front end that a reader sees or hears.
 *
 * Dates of events come in words from Python and are passed on as they are; only the axis, the view and
 * a clock that the reader chose, which Python cannot know, are put into words here. Not `Intl`: the same
 * data must give the same picture in every browser.
 *
 * @import { Answer, Positioned, Side, Span, StoryEvent } from "./types.js"
 */

const MONTHS = [
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

/** From here on, a gap is given in months instead of days, and in years instead of months. */
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
  const also = others.flatMap((id) => lanes.find((lane) => lane.id === id)?.name ?? []);
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
  const name = zone === "mine" ? "your own clock" : (zones.find(({ id }) => id === zone)?.name ?? "");
  return `Clock times: ${name}. Dates without a clock time are calendar days.`;
}

/**
 * One plain line for a footnote: “Title. Timeline, as of 17 April 2024. https://… (seen
 * 24 November 2026)”.
 * @param {{title: string, asOf: string, address: string, seen: Date}} of `seen`: the day by the
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

// Around the picture ------------------------------------------------------------------------------

/** What screen readers call the list of marks. @param {string} title */
export const eventsInOrder = (title) => `${title}: events in order of time`;

export const DISCLOSURES = /** @type {const} */ ({
  filter: "Search and filter",
  view: "View",
  share: "Share",
});

export const ZOOM_OUT = "Zoom out";
export const ZOOM_IN = "Zoom in";
export const ALL = "All";
export const ALL_EVENTS = "All events";
export const VIEW = "View";
export const CHAPTERS = "Chapters";
export const SHOW_ALL = "Show all events";

/** How to move about: before, on and after the key. */
export const HOW_TO_MOVE = [
  " Drag to move, ",
  "Ctrl",
  " + scroll to zoom; arrow keys go from event to event.",
];

export const LEGEND_MOMENT = "a moment, or a day seen from afar";
export const LEGEND_DAY = "some time on that day";
export const LEGEND_LASTING = "all through";
export const LEGEND_VAGUE = "date not exactly known";
export const LEGEND_TIE = "also concerns this lane";
export const LEGEND_DISPUTED = "accounts differ";
export const LEGEND_CLUSTER = "more events: opens them";
export const LEGEND_PACE = "time changes its pace";

/** The lane of events that belong to no other. */
export const OTHERS_LANE = "Others";
export const OUTSIDE_CHAPTERS = "Outside the chapters";

// Panel -------------------------------------------------------------------------------------------

export const PANEL_LABEL = "Selected event";
export const PANEL_CLOSE = "Close";
export const PANEL_GO_TO = "Go to the event";
export const PANEL_PLACE = "Where";
export const PANEL_SIDES = "Sides";
export const PANEL_TYPE = "What";
export const PANEL_SAID = "Who says so";
export const PANEL_DISPUTED = DISPUTED;
export const PANEL_ANSWERS = "In answer to";
export const PANEL_ANSWERED = "Answered by";
export const PANEL_LEAVE = "Leave the story";

export const PREVIOUS = "Previous";
export const NEXT = "Next";
export const PREVIOUS_MOMENT = "Previous moment";
export const NEXT_MOMENT = "Next moment";

/** @param {number} n events of a cluster that no zoom can part */
export const eventsHere = (n) => (n === 1 ? "1 event stands here" : `${n} events stand here`);

/** @param {string} text */
export const quoted = (text) => `“${text}”`;

/** On what an answer rests: how long it took, who says so, on what basis. @param {Answer} answer */
export const restsOn = ({ latency, by, basis }) => [latency, accordingTo(by), basis].filter(Boolean);

/** @param {string} by */
const accordingTo = (by) => `according to ${by}`;

/** One of several who say so. @param {string} by @param {number} others */
export const andOthers = (by, others) => (others ? `${by} and ${others} more` : by);

/** An answer in a sentence. @param {string} later @param {string} earlier @param {string[]} basis */
export const inAnswerTo = (later, earlier, basis) =>
  `${later}, in answer to: ${earlier} (${basis.join("; ")})`;

// Fields ------------------------------------------------------------------------------------------

export const FIELD_SEARCH = "Search";
export const FIELD_WEIGHT = "How many";
export const FIELD_DISPUTED = "Only where accounts differ";
export const FIELD_LANES = "Lanes";
export const FIELD_SCALE = "Time";
export const FIELD_ZONE = "Clock";
export const FIELD_ANSWERS = "Draw all answers";

/** Each facet and what chooses nothing in it. */
export const FACETS = /** @type {const} */ ([
  ["actor", "Who", "Everybody"],
  ["side", "Side", "All sides"],
  ["type", "What", "Everything"],
  ["basis", "On what basis", "Any basis"],
]);

/** By the least significance, from 1 to that of key moments. */
export const WEIGHTS = ["All events", "Without minor ones", "Key moments"];

/** @type {[string, string][]} */
export const LANES = [
  ["side", "By side"],
  ["actor", "By actor"],
  ["type", "By kind of event"],
  ["chapter", "By chapter"],
];

/** @type {[string, string][]} */
export const SCALES = [
  ["story", "Bent to the story"],
  ["even", "At one pace"],
];

export const CLOCKS = { place: "Of the place", mine: "Your own" };

/** @param {string} text @param {number} count */
export const withCount = (text, count) => `${text} (${count})`;
/** @param {number} n */
export const chosen = (n) => `${n} chosen`;

// Clocks ------------------------------------------------------------------------------------------

/** After a time: whose clock it is. @param {string} city */
export const byClockOf = (city) => (city === "UTC" ? " UTC" : ` in ${city}`);
export const BY_YOUR_CLOCK = " by your clock";

// Share -------------------------------------------------------------------------------------------

export const SHARE = {
  link: "Copy link to this view",
  cite: "Copy citation",
  svg: "Save as SVG",
  png: "Save as PNG",
  embed: "Embed",
  text: "Text to copy",
  linkCopied: "Link copied.",
  citationCopied: "Citation copied.",
  saved: "Saved.",
  notCopied: "This browser does not let us copy: here is the text.",
  notSaved: "The picture could not be saved.",
};

/** The line beneath a picture that is saved. @param {{title: string, asOf: string, address: string}} of */
export const source = ({ title, asOf, address }) => `${title}, as of ${asOf}. ${address}`;

// Addresses ---------------------------------------------------------------------------------------

/** What a link asks for that cannot be done. */
export const LINK_LANES = "asks for lanes that do not exist";
export const LINK_SCALE = "asks for a scale that does not exist";
export const LINK_ZONE = "names a clock that is not here";
export const LINK_ACTOR = "names an actor that is no longer here";
export const LINK_SIDE = "names a side that is no longer here";
export const LINK_TYPE = "names a kind of event that is not here";
export const LINK_BASIS = "names a basis that is not here";
export const LINK_WEIGHT = "asks for a weight that is not 1, 2 or 3";
export const LINK_EVENT = "names an event that is no longer here";
export const LINK_UNDATED = "names an event without a date, which is only in the list";
export const LINK_FILTERED_EVENT = "names an event that its own filter leaves out";
export const LINK_FILTERED_TOUR = "follows the key moments, and its own filter leaves them all out";
export const LINK_NO_MOMENT = "follows the key moments from an event that is none of them";
export const LINK_CHAPTER = "names a chapter that is no longer here";
export const LINK_TIME = "names a time that cannot be read";
export const LINK_OUTSIDE = "names a time outside of this story";

/** @param {string} key of the address */
export const notOn = (key) => `says something else than 1 for “${key}”`;

/** @param {string} problem one of `LINK` @param {boolean} followed whether the rest of the link is */
export const linkProblem = (problem, followed) =>
  `The link ${problem}: ${followed ? "the rest of it is shown" : "everything is shown"}.`;

// Other pages -------------------------------------------------------------------------------------

export const LISTS = { legend: "Show what rests on", all: "anything" };
/** @param {number} count @param {number} total */
export const ofTotal = (count, total) => `${count} of ${total}`;

export const CODE_COPY = "Copy the code";
export const CODE_COPIED = "Copied";
export const CODE_NOT_COPIED = "Your browser did not let it be copied: select the code and copy it yourself";

/** What a page calls the link from a quotation to its own page. */
export const QUOTE_LINK = "The quote";
