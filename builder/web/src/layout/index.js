/**
 * (story, size, state) → a scene: plain JSON in pixels, all that is needed to draw the timeline.
 *
 * @import { Mark, Scene, Size, State, Story } from "../types.js"
 */
import { span } from "../words.js";
import { calloutOf } from "./callout.js";
import { chaptersOf, TIER, tiersOf } from "./chapters.js";
import { lanesOf } from "./lanes.js";
import { lookOf } from "./look.js";
import { marksOf } from "./marks.js";
import { scale } from "./scale.js";
import { ticks } from "./ticks.js";

/** The height of the axis: headings and ticks. */
const AXIS = 52;

/** @param {Story} story @param {Size} size @param {State} state @returns {Scene} */
export function layout(story, size, state) {
  const look = lookOf(size.width);
  const tiers = tiersOf(story.chapters);
  const head = (tiers.length ? Math.max(...tiers) + 1 : 0) * TIER + AXIS;
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

/**
 * The one mark that Tab reaches: the focused one, else the first that begins in view. One that began
 * before it is hardly where the reader looks.
 * @param {Mark[]} marks @param {State} state
 */
function tabStopOf(marks, { focus, view, story }) {
  if (focus && marks.some((one) => one.id === focus)) return focus;
  const first = story.events.find((one) => one.start >= view[0] && one.start <= view[1]);
  return first?.id ?? marks.find((one) => !one.outside)?.id ?? marks[0]?.id ?? null;
}
