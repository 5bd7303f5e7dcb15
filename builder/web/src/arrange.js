/**
 * (story, the reader's choices) → what they make of it: which events, in which lanes, on which axis.
 *
 * @import { Arranged, Filter, Lanes, Placed, Side, Story, StoryEvent, When } from "./types.js"
 */
import { axis, endsOf, even } from "./axis.js";
import { inWords, shift } from "./clock.js";
import { fitting } from "./filter.js";
import { dateOf } from "./words.js";

/** The lane of events that belong to no other. No record can have this id: ids start with a letter. */
export const OTHERS = "-";

/** Of actors only the busiest have lanes of their own: with all of them each lane would be empty. */
const MOST_ACTORS = 9;

/** Most events concern one lane: they need not all have a list of their own. @type {string[]} */
const NONE = [];

/** @typedef {{lanes: Lanes, scale: "story" | "even", zone: string, filter: Filter}} Choices */

/** @param {Story} story @param {Choices} choices @returns {Arranged} */
export function arrange(story, { lanes, scale, zone, filter }) {
  const bent = axis(story.scale);
  const chosen = scale === "even" ? even(bent) : bent;
  const { all, of } = GROUPS[lanes](story);
  const colours = new Map(story.sides.map((side) => [side.id, side.colour]));
  /** @type {Set<string>} */
  const used = new Set();
  const events = fitting(story, filter).map((event) => {
    const its = of(event);
    const lane = its.length ? its[0] : OTHERS;
    const others = its.length > 1 ? its.slice(1) : NONE;
    used.add(lane);
    for (const other of others) used.add(other);
    const colour = colours.get(event.sides[0]) ?? "grey";
    const when = dateOf(event, inWords(event.date, zone, story));
    return { ...event, ...moments(event, zone, story), when, lane, others, colour, nth: 0, share: 0 };
  });
  events
    .sort((a, b) => a.start - b.start)
    .forEach((one, i) => {
      one.nth = i + 1;
      one.share = chosen.to(one.start);
    });
  /** @type {Map<string, Placed[]>} */
  const inLanes = new Map([...used].map((id) => [id, []]));
  for (const one of events) inLanes.get(one.lane)?.push(one);
  const rest = { id: OTHERS, name: lanes === "chapter" ? "Outside the chapters" : "Others", colour: "grey" };
  return {
    lanes: [...all, rest].filter((one) => used.has(one.id)),
    events,
    inLanes,
    axis: chosen,
    extent: endsOf(chosen),
  };
}

/** What the chosen clock changes of an event. @param {StoryEvent} event @param {string} zone @param {Story} story */
function moments(event, zone, story) {
  const by = shift(event.date, zone, story);
  if (!by) return null;
  const start = event.start + by;
  const stop = event.end ? Math.max(start, event.stop) : event.stop + by;
  return { date: moved(event.date, by), start, stop };
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
  side: ({ sides }) => ({ all: sides, of: (event) => event.sides }),
  actor: (story) => {
    const all = busiest(story);
    const known = new Set(all.map((one) => one.id));
    return { all, of: (event) => event.actors.filter((id) => known.has(id)) };
  },
  type: ({ events }) => {
    const types = [...new Set(events.map((one) => one.type))].filter(Boolean);
    return {
      all: types.map((id) => ({ id, name: id[0].toUpperCase() + id.slice(1), colour: "" })),
      of: (event) => (event.type ? [event.type] : []),
    };
  },
  chapter: ({ chapters }) => {
    const known = new Set(chapters.map((one) => one.id));
    return {
      all: chapters.map(({ id, title }) => ({ id, name: title, colour: "" })),
      of: ({ chapter }) => (chapter !== null && known.has(chapter) ? [chapter] : []),
    };
  },
};

/** @param {Story} story @returns {Side[]} */
function busiest({ actors, events }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { actors: its } of events) for (const id of its) counts.set(id, (counts.get(id) ?? 0) + 1);
  const count = (/** @type {{id: string}} */ one) => counts.get(one.id) ?? 0;
  return actors
    .filter((one) => count(one) > 1)
    .sort((a, b) => count(b) - count(a))
    .slice(0, MOST_ACTORS)
    .map(({ id, name }) => ({ id, name, colour: "" }));
}
