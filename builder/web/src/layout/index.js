/**
 * (story, size, state) → a scene: plain JSON in pixels, all that is needed to draw the timeline.
 *
 * Lanes are as high as the opening view needs and stay so: a chart that grows and shrinks while it
 * is moved pushes the page around under the reader's eyes.
 *
 * @import { Box, Callout, Label, Lane, Mark, Scene, Side, Size, State, Story, StoryEvent, Tie } from "../types.js"
 * @import { LabelPlace, Shape } from "./marks.js"
 * @import { Item, Place } from "./pack.js"
 */
import { dateOf, span, spoken } from "../words.js";
import { FLAG, labels, shape, THICK } from "./marks.js";
import { fit, measure, wrap } from "./measure.js";
import { pack } from "./pack.js";
import { scale } from "./scale.js";
import { ticks } from "./ticks.js";

/** Under this width lanes carry their names inside. */
const COMPACT = 700;

const WIDE_LOOK = {
  compact: false, gutter: 148, pitch: 30, baseline: 12, middle: 20, target: 28,
  top: 14, bottom: 12, type: 13, rows: 13, total: 32,
};
const COMPACT_LOOK = {
  compact: true, gutter: 0, pitch: 46, baseline: 15, middle: 28, target: 44,
  top: 34, bottom: 8, type: 13, rows: 10, total: 24,
};
/** @typedef {typeof WIDE_LOOK} Look */

const CHAPTERS = 24;
const AXIS = 52;

/** @param {Story} story @param {Size} size @param {State} state @returns {Scene} */
export function layout(story, size, state) {
  const look = size.width < COMPACT ? COMPACT_LOOK : WIDE_LOOK;
  const tiers = tiersOf(story.chapters);
  const head = (tiers.length ? Math.max(...tiers) + 1 : 0) * CHAPTERS + AXIS;
  const plot = { x: look.gutter, y: head, width: Math.max(size.width - look.gutter - 1, 50), height: 0 };
  const lanes = lanesOf(story, state, { look, plot });
  plot.height = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const x = scale(state.view, [plot.x, plot.x + plot.width]);
  const marks = marksOf(story, state, { look, plot, lanes });
  return {
    width: size.width,
    height: head + plot.height + 1,
    compact: look.compact,
    plot,
    lanes,
    ...ticks(state.view, x),
    chapters: chaptersOf(story, x, { plot, tiers }),
    marks,
    callout: calloutOf(story, state, { marks, plot }),
    tabStop: tabStopOf(marks, state),
    before: story.events.filter((one) => one.stop < state.view[0]).length,
    after: story.events.filter((one) => one.start > state.view[1]).length,
    heading: span(state.view),
  };
}

/** @typedef {{look: Look, plot: Box, lanes: Lane[]}} Frame */

/** @param {StoryEvent} event @param {State} state */
const inView = (event, { view }) => event.stop >= view[0] && event.start <= view[1];

/**
 * @param {Story} story @param {State} state @param {{look: Look, plot: Box}} frame
 * @returns {Lane[]}
 */
function lanesOf(story, state, { look, plot }) {
  const x = scale(state.home, [plot.x, plot.x + plot.width]);
  const seen = story.events.filter((one) => inView(one, { ...state, view: state.home }));
  const needs = story.lanes.map((lane) => {
    const items = seen.filter((one) => one.lane === lane.id).map((one) => itemOf(one, x, { look, plot }).item);
    return 1 + pack(items, look.rows).reduce((most, place) => Math.max(most, place.row), 0);
  });
  trim(needs, look.total);
  let y = plot.y;
  return story.lanes.map((side, i) => {
    const height = look.top + needs[i] * look.pitch + look.bottom;
    const lane = laneOf(side, { x: 0, y, width: look.gutter, height }, look);
    y += height;
    return lane;
  });
}

/** Takes rows from the highest lanes until they fit together. @param {number[]} needs @param {number} total */
function trim(needs, total) {
  const sum = () => needs.reduce((a, b) => a + b, 0);
  while (sum() > Math.max(total, needs.length)) needs[needs.indexOf(Math.max(...needs))] -= 1;
}

/** @param {Side} side @param {Box} box @param {Look} look @returns {Lane} */
function laneOf({ id, name, colour }, { y, width, height }, look) {
  const lines = look.compact ? [name] : wrap(name, width - 34, { size: 13, bold: true, most: 3 });
  return { id, name, colour, y, height, labelX: 16, labelY: y + 20, lines };
}

/**
 * @param {StoryEvent} event @param {(t: number) => number} x @param {{look: Look, plot: Box}} frame
 * @returns {{shape: Shape, labels: LabelPlace[], item: Item}}
 */
function itemOf(event, x, { look, plot }) {
  const mark = shape(event, x);
  const half = mark.shape === "dot" ? THICK[event.significance] / 2 : 0;
  const places = labels(mark, event, { plot, size: look.type });
  return {
    shape: mark,
    labels: places,
    item: {
      mark: [mark.x - half - 2, mark.x + mark.width + half + 2],
      labels: places,
      significance: event.significance,
    },
  };
}

/** @param {Story} story @param {State} state @param {Frame} frame @returns {Mark[]} */
function marksOf(story, state, frame) {
  const { look, plot, lanes } = frame;
  const x = scale(state.view, [plot.x, plot.x + plot.width]);
  /** @type {Map<string, Mark>} */
  const made = new Map();
  for (const lane of lanes) {
    // What has the focus stays, even out of view: a mark that vanishes takes the focus with it.
    const kept = story.events.filter(
      (one) => one.lane === lane.id && (inView(one, state) || one.id === state.focus),
    );
    const parts = kept.map((one) => itemOf(one, x, frame));
    const rows = Math.round((lane.height - look.top - look.bottom) / look.pitch);
    const places = pack(parts.map((part) => part.item), rows);
    kept.forEach((event, i) => {
      made.set(event.id, markOf(event, { story, state, frame, lane, part: parts[i], place: places[i] }));
    });
  }
  return story.events.flatMap((one) => made.get(one.id) ?? []);
}

/**
 * @param {StoryEvent} event
 * @param {{story: Story, state: State, frame: Frame, lane: Lane,
 *   part: {shape: Shape, labels: LabelPlace[]}, place: Place}} at
 * @returns {Mark}
 */
function markOf(event, { story, state, frame, lane, part, place }) {
  const { look, plot } = frame;
  const top = lane.y + look.top + place.row * look.pitch;
  const y = top + look.middle;
  const height = THICK[event.significance];
  const mark = part.shape;
  const half = mark.shape === "dot" ? height / 2 : 0;
  const left = Math.max(mark.x - half, plot.x);
  const right = Math.min(mark.x + mark.width + half, plot.x + plot.width);
  const label = labelOf(event, part.labels[place.label], { top, y: y - height / 2, look });
  return {
    id: event.id,
    lane: lane.id,
    colour: lane.colour,
    significance: event.significance,
    shape: mark.shape,
    x: mark.x,
    width: mark.width,
    y,
    height,
    segments: mark.segments.map((one) => clipped(one, plot)).filter((one) => one.width > 0),
    label,
    target: around([left, right], label, { top: y + 9 - look.target, height: look.target, least: look.compact ? 44 : 24 }),
    ring: label
      ? around([left, right], label, { top: top - 1, height: look.middle + height / 2 + 5, least: 0 })
      : { x: left - 5, y: y - height / 2 - 5, width: right - left + 10, height: height + 10 },
    // A tie stands where the event begins; from the edge of the view it would lie about when.
    ties: mark.x < plot.x ? [] : tiesOf(event, frame, { lane, x: mark.x, y }),
    spoken: spoken(event, story.lanes),
    selected: event.id === state.selected,
    hot: [state.selected, state.hover, state.focus].includes(event.id),
    outside: !inView(event, state),
  };
}

/**
 * A bar of years seen at minutes would be millions of pixels wide; browsers lose precision there.
 * @template {{x: number, width: number}} T @param {T} one @param {Box} plot @returns {T}
 */
function clipped(one, plot) {
  const left = Math.max(one.x, plot.x - plot.width);
  const right = Math.min(one.x + one.width, plot.x + 2 * plot.width);
  return { ...one, x: left, width: right - left };
}

/**
 * @param {StoryEvent} event @param {LabelPlace | undefined} place
 * @param {{top: number, y: number, look: Look}} at
 * @returns {Label | null}
 */
function labelOf(event, place, { top, y, look }) {
  if (!place) return null;
  return {
    text: place.text,
    x: place.x,
    anchor: place.anchor,
    y: top + look.baseline,
    width: place.width,
    cut: place.text !== event.title,
    leader: place.leader === null ? null : { x: place.leader, y0: top + 2, y1: y },
  };
}

/**
 * A box around mark and label.
 * @param {[number, number]} mark @param {Label | null} label
 * @param {{top: number, height: number, least: number}} size
 * @returns {Box}
 */
function around([left, right], label, { top, height, least }) {
  const start = label?.anchor === "end" ? label.x - label.width : label?.x;
  const from = Math.min(left, start ?? left) - 5;
  const to = Math.max(right, label && start !== undefined ? start + label.width : right) + 5;
  const more = Math.max(least - (to - from), 0) / 2;
  return { x: from - more, y: top, width: to - from + 2 * more, height };
}

/**
 * From the mark to the near border of each other side's lane.
 * @param {StoryEvent} event @param {Frame} frame @param {{lane: Lane, x: number, y: number}} at
 * @returns {Tie[]}
 */
function tiesOf(event, { lanes }, { lane, x, y }) {
  return event.sides
    .filter((id) => id !== lane.id)
    .flatMap((id) => lanes.filter((one) => one.id === id))
    .map((other) => ({
      x,
      y0: y,
      y1: other.y > lane.y ? other.y + 7 : other.y + other.height - 7,
      colour: other.colour,
    }));
}

/**
 * Chapters may overlap: each stands in the first tier where none is in its way.
 * @param {Story["chapters"]} chapters @returns {number[]}
 */
function tiersOf(chapters) {
  /** @type {number[]} */
  const ends = [];
  return chapters.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= (from ?? -Infinity));
    const tier = free < 0 ? ends.length : free;
    ends[tier] = to ?? Infinity;
    return tier;
  });
}

/**
 * @param {Story} story @param {(t: number) => number} x @param {{plot: Box, tiers: number[]}} at
 * @returns {Scene["chapters"]}
 */
function chaptersOf({ chapters }, x, { plot, tiers }) {
  const right = plot.x + plot.width;
  return chapters.flatMap(({ id, title, from, to }, i) => {
    const left = Math.max(from === null ? plot.x : x(from), plot.x);
    const width = Math.min(to === null ? right : x(to), right) - left;
    return width < 4 ? [] : [{ id, label: fit(title, width - 8, 12), x: left, width, y: 6 + tiers[i] * CHAPTERS }];
  });
}

/**
 * What pointer or focus rests on, where its label is missing or cut.
 * @param {Story} story @param {State} state @param {{marks: Mark[], plot: Box}} at
 * @returns {Callout | null}
 */
function calloutOf(story, state, { marks, plot }) {
  const id = state.hover ?? (state.focus === state.selected ? null : state.focus);
  const mark = marks.find((one) => one.id === id && !one.outside);
  const event = story.events.find((one) => one.id === id);
  if (!mark || !event || (mark.label && !mark.label.cut)) return null;
  const most = Math.min(280, plot.width - 24);
  const lines = [
    fit(dateOf(event), most, 12) || dateOf(event),
    ...wrap(event.title, most, { size: 13, bold: true, most: 4 }),
  ];
  const width = lines.reduce((w, line, i) => Math.max(w, measure(line, 13, i > 0)), 0) + 24;
  const height = lines.length * 18 + 14;
  const x = Math.min(Math.max(mark.x - FLAG, plot.x + 2), plot.x + plot.width - width - 2);
  const above = mark.y - mark.height / 2 - 8 - height;
  return { box: { x, y: above > 0 ? above : mark.y + mark.height / 2 + 8, width, height }, lines };
}

/** @param {Mark[]} marks @param {State} state */
function tabStopOf(marks, { focus }) {
  if (focus && marks.some((one) => one.id === focus)) return focus;
  return marks.find((one) => !one.outside)?.id ?? marks[0]?.id ?? null;
}
