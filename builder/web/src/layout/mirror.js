/**
 * A scene in which time runs to the right → the same with time running to the left.
 *
 * In text that runs from right to left, the start of a label is its right end: so the anchors stay, and
 * only the places change.
 *
 * @import { Scene, Segment } from "../types.js"
 */

const TURNED = /** @type {const} */ ({ "": "", start: "end", end: "start", both: "both" });

/** @param {Scene} scene @returns {Scene} */
export function mirror(scene) {
  const at = (/** @type {number} */ x) => scene.width - x;
  /** @template {{x: number, width: number}} T @param {T} one @returns {T} */
  const box = (one) => ({ ...one, x: at(one.x + one.width) });
  const point = (/** @type {[number, number]} */ [x, y]) => /** @type {[number, number]} */ ([at(x), y]);
  /** @param {Segment} one @returns {Segment} */
  const segment = (one) => ({ ...box(one), fade: TURNED[one.fade] });
  return {
    ...scene,
    rtl: true,
    plot: box(scene.plot),
    clip: box(scene.clip),
    lanes: scene.lanes.map((one) => ({ ...one, labelX: at(one.labelX), swatchX: at(one.swatchX + 10) })),
    ticks: scene.ticks.map((one) => ({ ...one, x: at(one.x), labelX: at(one.labelX) })),
    headings: scene.headings.map((one) => ({ ...one, x: at(one.x) })),
    breaks: scene.breaks.map(at),
    chapters: scene.chapters.map((one) => ({ ...box(one), labelX: at(one.labelX) })),
    marks: scene.marks.map((one) => ({
      ...one,
      x: at(one.x),
      segments: one.segments.map(segment),
      label: one.label && {
        ...one.label,
        x: at(one.label.x),
        leader: one.label.leader && { ...one.label.leader, x: at(one.label.leader.x) },
      },
      target: box(one.target),
      ring: box(one.ring),
      ties: one.ties.map((tie) => ({ ...tie, x: at(tie.x) })),
    })),
    clusters: scene.clusters.map((one) => ({ ...one, x: at(one.x), box: box(one.box) })),
    arcs: scene.arcs.map((one) => ({
      ...one,
      from: point(one.from),
      by: point(one.by),
      to: point(one.to),
      label: one.label && { ...one.label, x: at(one.label.x), box: box(one.label.box) },
    })),
    callout: scene.callout && {
      ...scene.callout,
      textX: at(scene.callout.textX),
      box: box(scene.callout.box),
    },
    overview: {
      ...scene.overview,
      bars: scene.overview.bars.map(box),
      labels: scene.overview.labels.map((one) => ({ ...one, x: at(one.x) })),
      breaks: scene.overview.breaks.map(at),
      window: box(scene.overview.window),
    },
  };
}
