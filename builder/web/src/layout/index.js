/**
 * (state, size) → a scene: plain JSON in pixels, all that is needed to draw the timeline.
 *
 * @import { Mark, Scene, Size, State } from "../types.js"
 */
import { headed } from "../state.js";
import { span } from "../words.js";
import { arcsOf } from "./arcs.js";
import { calloutOf } from "./callout.js";
import { chaptersOf, TIER, tiersOf } from "./chapters.js";
import { firstOf } from "./cluster.js";
import { lanesOf } from "./lanes.js";
import { LOOK } from "./look.js";
import { marksOf } from "./marks.js";
import { mirror } from "./mirror.js";
import { breaksOf, overviewOf } from "./overview.js";
import { scale } from "./scale.js";
import { ticks } from "./ticks.js";

/** The height of the axis: headings and ticks. */
const AXIS = 52;

/** @param {State} state @param {Size} size @returns {Scene} */
export function layout(state, size) {
  const { visible, story, view } = state;
  const tiers = tiersOf(story.chapters);
  const head = (tiers.length ? Math.max(...tiers) + 1 : 0) * TIER + AXIS;
  const plot = {
    x: LOOK.gutter,
    y: head,
    width: Math.max(size.width - LOOK.gutter - LOOK.edge, 50),
    height: 0,
  };
  const lanes = lanesOf(state, plot, size);
  plot.height = lanes.reduce((sum, lane) => sum + lane.height, 0);
  const { axis } = visible;
  const x = scale(axis, view, [plot.x, plot.x + plot.width]);
  const frame = { plot, lanes, axis, x };
  const { marks, clusters } = marksOf(state, frame);
  const scene = {
    width: size.width,
    height: head + plot.height + 1,
    rtl: false,
    plot,
    clip: { x: plot.x - LOOK.edge, y: 0, width: plot.width + 2 * LOOK.edge, height: head + plot.height + 1 },
    lanes,
    ...ticks(view, axis, x),
    breaks: breaksOf(visible)
      .filter(({ t }) => t > view[0] && t < view[1])
      .map(({ t }) => x(t)),
    chapters: chaptersOf(story, x, { plot, tiers }),
    marks,
    clusters,
    arcs: arcsOf(state, { frame, marks, clusters }),
    callout: calloutOf(state, { marks, plot }),
    overview: overviewOf(state, plot),
    tabStop: tabStopOf(marks, state),
    ...beyond(state),
    heading: span(headed(state)),
  };
  return size.rtl ? mirror(scene) : scene;
}

/** How many events are not in view. @param {State} state */
function beyond({ visible: { events }, view: [from, to] }) {
  let before = 0;
  for (let i = firstOf(events, (event) => event.start >= from) - 1; i >= 0; i--)
    before += Number(events[i].stop < from);
  return { before, after: events.length - firstOf(events, (event) => event.start > to) };
}

/**
 * The only mark that Tab reaches: the focused one, else the first that begins in view. One that began
 * before is hardly where the reader looks.
 * @param {Mark[]} marks @param {State} state
 */
export function tabStopOf(marks, { focus, view, visible }) {
  const shown = new Set(marks.map((mark) => mark.id));
  if (focus && shown.has(focus)) return focus;
  const first = visible.events.find(
    (event) => event.start >= view[0] && event.start <= view[1] && shown.has(event.id),
  );
  return first?.id ?? marks.find((mark) => !mark.outside)?.id ?? marks[0]?.id ?? null;
}
