/**
 * State ⇄ the query of an address: one short and readable address for every view.
 *
 * Reading never fails. What is bad or outdated is left out, and named: `linkProblem` has a sentence for it.
 *
 * @import { Action, Filter, Lanes, Span, State, Story } from "./types.js"
 */
import { arrange, axisOf } from "./arrange.js";
import { endsOf } from "./axis.js";
import { chapterView } from "./chapter_view.js";
import { NOTHING } from "./filter.js";
import { LENGTH } from "./tables.js";
import { KEY_MOMENT } from "./vocabulary.js";

const { minute: MINUTE, day: DAY } = LENGTH;

/** All of our keys. `q` and `h` are the theme's. */
const KEYS = /** @type {const} */ ([
  "t",
  "lanes",
  "scale",
  "zone",
  "actor",
  "side",
  "type",
  "basis",
  "weight",
  "disputed",
  "find",
  "event",
  "answers",
  "tour",
]);

/** @typedef {typeof KEYS[number]} Key */

// Writing -----------------------------------------------------------------------------------------

/**
 * Only what differs from the opening state: nothing at all for that.
 * @param {State} state @returns {string} without `?`
 */
export function write(state) {
  const pairs = Object.entries(valuesOf(state)).filter(([, value]) => value);
  // Both are allowed as they are in a query, and easier to read.
  return new URLSearchParams(pairs).toString().replace(/%2C/g, ",").replace(/%3A/g, ":");
}

/** In the order in which they are written. @param {State} state @returns {Record<Key, string>} */
function valuesOf(state) {
  const { lanes, scale, zone, filter, selected, answers, touring } = state;
  return {
    t: timeOf(state),
    lanes: lanes === "side" ? "" : lanes,
    scale: scale === "story" ? "" : scale,
    zone: zone === "place" ? "" : zone,
    actor: filter.actor.join(","),
    side: filter.side.join(","),
    type: filter.type,
    basis: filter.basis,
    weight: filter.weight > 1 ? String(filter.weight) : "",
    disputed: filter.disputed ? "1" : "",
    find: filter.text.trim(),
    event: selected ?? "",
    answers: answers ? "1" : "",
    tour: touring ? "1" : "",
  };
}

/** @param {State} state */
function timeOf({ story, visible: { axis, extent }, view }) {
  const shown = inMinutes(view);
  if (isSame(shown, extent)) return "";
  const chapter = story.chapters.find((chapter) => isSame(shown, chapterView(chapter, axis)));
  return chapter ? chapter.id : inDates(shown);
}

/** @param {Span} span @returns {Span} */
const inMinutes = ([from, to]) => [Math.round(from / MINUTE) * MINUTE, Math.round(to / MINUTE) * MINUTE];

/** @param {Span} span in whole minutes @param {Span} other */
const isSame = ([from, to], other) => from === inMinutes(other)[0] && to === inMinutes(other)[1];

/** Of days, the last is named, too: 13..14 is two days. @param {Span} span */
function inDates([from, to]) {
  const days = from % DAY === 0 && to % DAY === 0 && to > from;
  return days ? `${day(from)}..${day(to - DAY)}` : `${minute(from)}..${minute(to)}`;
}

/** @param {number} t */
const day = (t) => minute(t).split("T")[0];
/** @param {number} t */
const minute = (t) => new Date(t).toISOString().slice(0, -8);

// Reading -----------------------------------------------------------------------------------------

/**
 * @param {string} query with or without `?`; anything at all
 * @param {Story} story
 * @returns {{actions: Action[], problems: string[]}} to be taken one after the other from the opening
 *   state on; and a name for each problem with a value, as `linkProblem` takes it
 */
export function read(query, story) {
  const asked = asking(query);
  const { lanes, scale, zone } = choicesOf(asked, story);
  const filter = filterOf(asked, story);
  /** @type {Action[]} */
  const actions = [
    ...some(lanes, (to) => ({ type: "lanes", to })),
    ...some(scale, (to) => ({ type: "scale", to })),
    ...some(zone, (to) => ({ type: "zone", to })),
    ...(Object.keys(filter).length ? [/** @type {const} */ ({ type: "filter", filter })] : []),
    ...(isOn(asked, "answers") ? [/** @type {const} */ ({ type: "answers", to: true })] : []),
    ...eventOf(asked, story, { zone: zone || "place", filter: { ...NOTHING, ...filter } }),
    // Last, as selecting an event may move the view.
    ...viewOf(asked, story, zone || "place"),
  ];
  return { actions, problems: asked.problems };
}

/**
 * No action for no value.
 * @template {string} V
 * @param {V | ""} value @param {(value: V) => Action} action @returns {Action[]}
 */
const some = (value, action) => (value === "" ? [] : [action(value)]);

/**
 * @typedef {object} Asked
 * @property {(key: Key, fits: (value: string) => boolean, problem: string) => string} value empty where there is none or a bad one
 * @property {(key: Key, fits: (value: string) => boolean, problem: string) => string[]} values
 * @property {string[]} problems by their names
 */

/** @param {string} query @returns {Asked} */
function asking(query) {
  const given = new URLSearchParams(query);
  /** @type {string[]} */
  const problems = [];
  /** @type {Asked["values"]} */
  const values = (key, fits, problem) => {
    const all = [...new Set(given.getAll(key).flatMap((value) => value.split(",")))].filter(Boolean);
    if (!all.every(fits)) problems.push(problem);
    return all.filter(fits);
  };
  /** @type {Asked["value"]} */
  const value = (key, fits, problem) => {
    const text = given.get(key) ?? "";
    if (text === "" || fits(text)) return text;
    problems.push(problem);
    return "";
  };
  return { value, values, problems };
}

/** @param {Asked} asked @param {Key} key */
const isOn = ({ value }, key) => value(key, isOneOf("1"), key) === "1";

/** @param {...string} all */
const isOneOf =
  (...all) =>
  (/** @type {string} */ value) =>
    all.includes(value);

/** @param {{id: string}[]} list */
const isIn = (list) => (/** @type {string} */ value) => list.some(({ id }) => id === value);

/** @param {Asked} asked @param {Story} story @returns {{lanes: Lanes | "", scale: State["scale"] | "", zone: string}} */
function choicesOf({ value }, { zones, chapters }) {
  const some = chapters.length ? ["chapter"] : [];
  const lanes = value("lanes", isOneOf("side", "actor", "type", ...some), "lanes");
  const scale = value("scale", isOneOf("story", "even"), "scale");
  return {
    lanes: /** @type {Lanes | ""} */ (lanes),
    scale: /** @type {State["scale"] | ""} */ (scale),
    zone: value("zone", isIn([{ id: "place" }, ...zones]), "zone"),
  };
}

/** Only what the link says of it. @param {Asked} asked @param {Story} story @returns {Partial<Filter>} */
function filterOf(asked, { actors, sides, events }) {
  const { value, values } = asked;
  const isType = (/** @type {string} */ value) => events.some(({ type }) => type === value);
  const isBasis = (/** @type {string} */ value) =>
    events.some(({ said }) => said.some(({ key }) => key === value));
  const filter = {
    actor: values("actor", isIn(actors), "actor"),
    side: values("side", isIn(sides), "side"),
    type: value("type", isType, "type"),
    basis: value("basis", isBasis, "basis"),
    weight: Number(value("weight", isOneOf("1", "2", "3"), "weight")),
    disputed: isOn(asked, "disputed"),
    text: value("find", () => true, "").trim(),
  };
  const said = Object.entries(filter).filter(([, value]) => (Array.isArray(value) ? value.length : value));
  return Object.fromEntries(said);
}

/**
 * The event in the panel, and the tour when it is on there.
 * @param {Asked} asked @param {Story} story @param {{zone: string, filter: Filter}} chosen
 * @returns {Action[]}
 */
function eventOf(asked, story, { zone, filter }) {
  const all = [...story.events, ...story.undated];
  const id = asked.value("event", isIn(all), "event");
  const touring = isOn(asked, "tour");
  if (!id && !touring) return [];
  const { events } = arrange(story, { lanes: "side", scale: "story", zone, filter });
  const moments = events.filter(({ significance }) => significance === KEY_MOMENT).map(({ id }) => id);
  if (!id && moments.length) return [{ type: "tour", to: "start" }];
  const problem =
    (!id && "filteredTour") ||
    (isIn(story.undated)(id) && "undated") ||
    (!isIn(events)(id) && "filteredEvent");
  if (problem) {
    asked.problems.push(problem);
    return [];
  }
  if (touring && moments.includes(id)) return tourTo(moments.indexOf(id));
  if (touring) asked.problems.push("noMoment");
  return [{ type: "select", id }];
}

/** @param {number} place of the moment, from 0 @returns {Action[]} */
const tourTo = (place) => [
  { type: "tour", to: "start" },
  ...Array.from({ length: place }, () => /** @type {const} */ ({ type: "tour", to: "next" })),
];

/** @param {Asked} asked @param {Story} story @param {string} zone @returns {Action[]} */
function viewOf({ value, problems }, story, zone) {
  const isChapter = isIn(story.chapters);
  const isTime = (/** @type {string} */ text) =>
    isChapter(text) || text.includes("..") || /^[+-]?\d/.test(text);
  const time = value("t", isTime, "chapter");
  if (!time) return [];
  if (isChapter(time)) return [{ type: "chapter", id: time }];
  const view = spanOf(time);
  if (!view) problems.push("time");
  else {
    const [first, last] = endsOf(axisOf(story, zone));
    const [from, to] = [Math.max(view[0], first), Math.min(view[1], last)];
    if (from < to) return [{ type: "view", view: [from, to] }];
    problems.push("outside");
  }
  return [];
}

/** “2031-04-13..2031-04-14”, with or without minutes, or one day. @param {string} text @returns {Span | null} */
function spanOf(text) {
  const [from, to = from, ...more] = text.split("..").map(momentOf);
  if (!from || !to || more.length || to.end <= from.start) return null;
  return [from.start, to.end];
}

/** A year of other than four digits has six and a sign. */
const MOMENT = /^(?:\d{4}|[+-]\d{6})-\d\d-\d\d(T\d\d:\d\d)?$/;

/** Of a day, all of it. @param {string} text @returns {{start: number, end: number} | null} */
function momentOf(text) {
  const found = MOMENT.exec(text);
  if (!found) return null;
  const isDay = !found[1];
  const start = Date.parse(isDay ? `${text}T00:00Z` : `${text}Z`);
  // Some engines take the 31st of June for the 1st of July.
  if (Number.isNaN(start) || !minute(start).startsWith(text)) return null;
  return { start, end: isDay ? start + DAY : start };
}

// Beside other keys -------------------------------------------------------------------------------

/**
 * The query of a page with our part of it replaced; what is not ours stays as it is written.
 * @param {string} query with or without `?` @param {string} ours as `write` gives it
 * @returns {string} without `?`
 */
export function merge(query, ours) {
  const isOurs = isOneOf(...KEYS);
  // Behind “&”, or a “?” in front of a name would be taken for that of the query.
  const nameOf = (/** @type {string} */ part) => [...new URLSearchParams(`&${part}`).keys()][0] ?? "";
  const others = query
    .replace(/^\?/, "")
    .split("&")
    .filter((part) => part !== "" && !isOurs(nameOf(part)));
  return [...others, ours].filter(Boolean).join("&");
}
