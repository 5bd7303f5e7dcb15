/**
 * A scene in which time runs to the right → the same with time running to the left.
 *
 * In text that runs from right to left, the start of a label is its right end: so anchors stay as they
 * are, and only positions change.
 *
 * @import { Arc, Mark, Scene } from "../types.js"
 */

const TURNED = /** @type {const} */ ({ "": "", start: "end", end: "start", both: "both" });

/**
 * @typedef {object} Turn
 * @property {(x: number) => number} at
 * @property {<T extends {x: number, width: number}>(shape: T) => T} box
 */

/** @param {Scene} scene @returns {Scene} */
export function mirror(scene) {
  const at = (/** @type {number} */ x) => scene.width - x;
  /** @type {Turn} */
  const turn = { at, box: (shape) => ({ ...shape, x: at(shape.x + shape.width) }) };
  const { box } = turn;
  return {
    ...scene,
    rtl: true,
    plot: box(scene.plot),
    clip: box(scene.clip),
    lanes: scene.lanes.map((lane) => ({ ...lane, labelX: at(lane.labelX), swatchX: at(lane.swatchX + 10) })),
    ticks: scene.ticks.map((tick) => ({ ...tick, x: at(tick.x), labelX: at(tick.labelX) })),
    headings: scene.headings.map((heading) => ({ ...heading, x: at(heading.x) })),
    breaks: scene.breaks.map(at),
    chapters: scene.chapters.map((chapter) => ({ ...box(chapter), labelX: at(chapter.labelX) })),
    marks: scene.marks.map((mark) => turnedMark(mark, turn)),
    clusters: scene.clusters.map((cluster) => ({ ...cluster, x: at(cluster.x), box: box(cluster.box) })),
    arcs: scene.arcs.map((arc) => turnedArc(arc, turn)),
    callout: scene.callout && {
      ...scene.callout,
      textX: at(scene.callout.textX),
      box: box(scene.callout.box),
    },
    overview: {
      ...scene.overview,
      bars: scene.overview.bars.map(box),
      labels: scene.overview.labels.map((label) => ({ ...label, x: at(label.x) })),
      breaks: scene.overview.breaks.map(at),
      window: box(scene.overview.window),
    },
  };
}

/** @param {Mark} mark @param {Turn} turn @returns {Mark} */
const turnedMark = (mark, { at, box }) => ({
  ...mark,
  x: at(mark.x),
  segments: mark.segments.map((part) => ({ ...box(part), fade: TURNED[part.fade] })),
  label: mark.label && {
    ...mark.label,
    x: at(mark.label.x),
    leader: mark.label.leader && { ...mark.label.leader, x: at(mark.label.leader.x) },
  },
  target: box(mark.target),
  ring: box(mark.ring),
  ties: mark.ties.map((tie) => ({ ...tie, x: at(tie.x) })),
});

/** @param {Arc} arc @param {Turn} turn @returns {Arc} */
const turnedArc = (arc, { at, box }) => ({
  ...arc,
  from: [at(arc.from[0]), arc.from[1]],
  by: [at(arc.by[0]), arc.by[1]],
  to: [at(arc.to[0]), arc.to[1]],
  label: arc.label && { ...arc.label, x: at(arc.label.x), box: box(arc.label.box) },
});
