/**
 * The mark under pointer or focus → a callout, where its own label does not say it all.
 *
 * @import { Box, Callout, Mark, State } from "../types.js"
 */
import { fit, measure, wrap } from "./measure.js";
import { FLAG } from "./shape.js";

/**
 * What the pointer or the focus is on, where its label is missing or cut.
 * @param {State} state @param {{marks: Mark[], plot: Box}} at
 * @returns {Callout | null}
 */
export function calloutOf(state, { marks, plot }) {
  const id = state.hover ?? (state.focus === state.selected ? null : state.focus);
  const mark = id === null ? null : marks.find((mark) => mark.id === id && !mark.outside);
  if (!mark || (mark.label && !mark.label.cut)) return null;
  const event = state.visible.events.find((event) => event.id === id);
  if (!event) return null;
  const most = Math.min(280, plot.width - 24);
  const lines = [
    fit(event.when, most, 12) || event.when,
    ...wrap(event.title, most, { size: 13, bold: true, most: 4 }),
  ];
  const width = lines.reduce((w, line, i) => Math.max(w, measure(line, 13, i > 0)), 0) + 24;
  const height = lines.length * 18 + 14;
  const x = Math.min(Math.max(mark.x - FLAG, plot.x + 2), plot.x + plot.width - width - 2);
  const above = mark.y - mark.height / 2 - 8 - height;
  const y = above > 0 ? above : mark.y + mark.height / 2 + 8;
  return { box: { x, y, width, height }, textX: x + 12, lines };
}
