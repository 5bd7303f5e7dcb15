/**
 * Events on a scale, in lanes → marks in pixels, each with its label, target, ring and ties.
 *
 * @import { Box, Label, Lane, Mark, State, Story, StoryEvent, Tie } from "../types.js"
 * @import { Frame, Look } from "./look.js"
 * @import { Place } from "./pack.js"
 * @import { LabelPlace, Shape } from "./shape.js"
 */
import { spoken } from "../words.js";
import { inView } from "./look.js";
import { pack } from "./pack.js";
import { scale } from "./scale.js";
import { itemOf, THICK } from "./shape.js";

/** @param {Story} story @param {State} state @param {Frame} frame @returns {Mark[]} */
export function marksOf(story, state, frame) {
  const { plot, lanes } = frame;
  const x = scale(state.view, [plot.x, plot.x + plot.width]);
  /** @type {Map<string, Mark>} */
  const made = new Map();
  for (const lane of lanes) {
    // What has the focus stays, even out of view: a mark that vanishes takes the focus with it.
    const kept = story.events.filter(
      (one) => one.lane === lane.id && (inView(one, state.view) || one.id === state.focus),
    );
    const parts = kept.map((one) => itemOf(one, x, frame));
    const places = pack(parts.map((part) => part.item), lane.labelled, lane.rows);
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
    target: targetOf([left, right], label, y, look),
    ring: label
      ? around([left, right], label, { top: top - 1, height: look.middle + height / 2 + 5, least: 0 })
      : { x: left - 5, y: y - height / 2 - 5, width: right - left + 10, height: height + 10 },
    // A tie stands where the event begins; from the edge of the view it would lie about when.
    ties: mark.x < plot.x ? [] : tiesOf(event, frame, { lane, x: mark.x, y }),
    spoken: spoken(event, story.lanes),
    selected: event.id === state.selected,
    hot: [state.selected, state.hover, state.focus].includes(event.id),
    outside: !inView(event, state.view),
  };
}

/**
 * What a pointer may hit: the mark with its label. A mark without one may share its row with another,
 * and must cover neither that one's label nor the one of the row below.
 * @param {[number, number]} ends @param {Label | null} label @param {number} y @param {Look} look
 */
function targetOf(ends, label, y, look) {
  const least = look.compact ? 44 : 24;
  return label
    ? around(ends, label, { top: y + 9 - look.target, height: look.target, least })
    : around(ends, null, { top: y - look.bare, height: least, least });
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
