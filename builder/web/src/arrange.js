/**
 * (story, the reader's choices) → what is visible: which events, in which lanes, on which axis.
 *
 * @import { Visible, Filter, Lanes, Positioned, Side, Span, Story, StoryEvent, When } from "./types.js"
 */
import { axis, between, endsOf, even } from "./axis.js";
import { inWords, shift } from "./clock.js";
import { EVENTS, SHARED } from "./english.js";
import { fitting } from "./filter.js";
import { LENGTH } from "./tables.js";
import { NEUTRAL } from "./vocabulary.js";
import { capital, typeOf } from "./words.js";

/** The lane of events that belong to no other. No record can have this id: ids start with a letter. */
const OTHERS = "-";

/** How many actors, or kinds of events, have lanes of their own: with more, the lanes would be all but empty. */
const MOST = 9;

/** Shared by all events that concern only one lane. @type {string[]} */
const NONE = [];

const { minute: MINUTE, day: DAY } = LENGTH;

/** @typedef {{lanes: Lanes, scale: "story" | "even", zone: string, filter: Filter}} Choices */

/** @param {Story} story @param {Choices} choices @returns {Visible} */
export function arrange(story, { lanes, scale, zone, filter }) {
  const bent = axisOf(story, zone);
  const extent = endsOf(bent);
  const chosen = scale === "even" ? even(bent) : bent;
  const { all, of } = GROUPS[lanes](story);
  const events = fitting(story, filter).map((event) => positioned(event, { story, of, zone, extent }));
  const used = lanesOf(events);
  events
    .sort((a, b) => a.start - b.start)
    .forEach((event, i) => {
      const place = story.outline?.places.get(event.id);
      event.nth = place?.nth ?? i + 1;
      event.beside = place?.beside ?? 0;
      event.share = chosen.to(event.start);
    });
  /** @type {Map<string, Positioned[]>} */
  const inLanes = new Map([...used].map((id) => [id, []]));
  for (const event of events) inLanes.get(event.lane)?.push(event);
  const rest = {
    id: OTHERS,
    name: lanes === "chapter" ? EVENTS.outsideChapters : all.length ? SHARED.others : "",
    colour: all.length ? NEUTRAL : "",
  };
  return {
    lanes: [...all, rest].filter((lane) => used.has(lane.id)),
    events,
    count: story.outline?.count ?? events.length,
    inLanes,
    axis: chosen,
    extent,
    reach: story.events.length ? reachOf(story, zone).reach : extent,
    undated: story.outline?.undated ?? fitting({ ...story, events: story.undated }, filter).length,
  };
}

/**
 * An event in its lanes, by the chosen clock; its place among all is not known yet.
 * @param {StoryEvent} event
 * @param {{story: Story, of: Group["of"], zone: string, extent: Span}} by
 * @returns {Positioned}
 */
function positioned(event, { story, of, zone, extent }) {
  const ids = of(event);
  const lane = ids.length ? ids[0] : OTHERS;
  const others = ids.length > 1 ? ids.slice(1) : NONE;
  const when = inWords(event.date, zone, story);
  const moved = moments(event, shift(event.date, zone, story), extent[1]);
  const found = { ...event, ...moved, own: event.date, when, lane, others, nth: 0, share: 0, beside: 0 };
  const before = event.behind && story.events.find(({ id }) => id === event.behind);
  if (before) found.start = Math.max(found.start, before.start + shift(before.date, zone, story));
  return found;
}

/** The lanes that any of the events is in or concerns. @param {Positioned[]} events @returns {Set<string>} */
function lanesOf(events) {
  const used = new Set();
  for (const { lane, others } of events) {
    used.add(lane);
    for (const other of others) used.add(other);
  }
  return used;
}

/**
 * The story's own axis has the days on which things happened at their places. By another clock the
 * first or last day may be another one.
 * @param {Story} story @param {string} zone
 */
export function axisOf(story, zone) {
  const bent = axis(story.scale);
  if (zone === "place" || !story.events.length) return bent;
  const [start, end] = endsOf(bent);
  const [own, chosen] = [reachOf(story, "place").days, reachOf(story, zone).days];
  return between(bent, [start + chosen[0] - own[0], end + chosen[1] - own[1]]);
}

/**
 * From the earliest to the latest moment that a date names, and the days on which these are.
 * @param {Story} story @param {string} zone @returns {{reach: Span, days: Span}}
 */
function reachOf(story, zone) {
  let [first, last, over] = [Infinity, -Infinity, -Infinity];
  for (const { date, end } of story.events) {
    const by = shift(date, zone, story);
    const from = (date.from ?? date.to ?? 0) + by;
    const to = (date.to ?? date.from ?? 0) + by;
    const until = Math.max(to, end?.to ?? end?.from ?? to);
    first = Math.min(first, from);
    last = Math.max(last, until);
    // The day that a moment begins is its day.
    over = Math.max(over, until, date.from === date.to ? to + MINUTE : to);
  }
  return { reach: [first, last], days: [Math.floor(first / DAY) * DAY, Math.ceil(over / DAY) * DAY] };
}

/**
 * What the chosen clock changes in an event. What goes on reaches as far as the axis.
 * @param {StoryEvent} event @param {number} by @param {number} last where the axis ends
 */
function moments(event, by, last) {
  const { date, end } = event;
  const start = event.start + by;
  const goesOn = end && end.from === null && end.to === null && !end.unknown;
  const stop = goesOn ? last : end && !end.unknown ? Math.max(start, event.stop) : event.stop + by;
  if (start === event.start && stop === event.stop) return null;
  return { date: moved(date, by), start, stop };
}

/** @param {When} date @param {number} by @returns {When} */
const moved = (date, by) => ({
  ...date,
  from: date.from === null ? null : date.from + by,
  to: date.to === null ? null : date.to + by,
});

/** @typedef {{all: Side[], of: (event: StoryEvent) => string[]}} Group lanes, and those of an event, its own first */

/** @type {Record<Lanes, (story: Story) => Group>} */
const GROUPS = {
  side: ({ sides }) => ({
    all: sides,
    of: ({ side, sides }) =>
      side === null ? NONE : sides[0] === side ? sides : [side, ...sides.filter((other) => other !== side)],
  }),
  actor: (story) => {
    const all = busiest(story);
    const known = new Set(all.map(({ id }) => id));
    return { all, of: (event) => event.actors.filter((id) => known.has(id)) };
  },
  type: ({ events }) => {
    const types = commonest(events.map(({ type }) => type).filter(Boolean));
    return {
      all: types.map((id) => ({ id, name: capital(typeOf(id)), colour: "" })),
      of: ({ type }) => (types.includes(type) ? [type] : []),
    };
  },
  chapter: ({ chapters }) => {
    const known = new Set(chapters.map(({ id }) => id));
    return {
      all: chapters.map(({ id, title }) => ({ id, name: title, colour: "" })),
      of: ({ chapter }) => (chapter !== null && known.has(chapter) ? [chapter] : []),
    };
  },
};

/**
 * All kinds of events in the order in which they first occur, or of many kinds the commonest.
 * @param {string[]} types
 */
function commonest(types) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, MOST);
  const chosen = new Set(most.map(([type]) => type));
  return [...counts.keys()].filter((type) => chosen.has(type));
}

/** @param {Story} story @returns {Side[]} */
function busiest({ actors, events }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const event of events) for (const id of event.actors) counts.set(id, (counts.get(id) ?? 0) + 1);
  const count = (/** @type {{id: string}} */ { id }) => counts.get(id) ?? 0;
  return actors
    .filter((actor) => count(actor) > 1)
    .sort((a, b) => count(b) - count(a))
    .slice(0, MOST)
    .map(({ id, name }) => ({ id, name, colour: "" }));
}
