/**
 * The overview → a strip under the picture, with a window that can be moved and stretched.
 *
 * For pointers only: keys and buttons do the same, so it is hidden from screen readers.
 *
 * @import { Overview } from "../types.js"
 */
import { select } from "d3-selection";
import { apart, putEach, round } from "./put.js";

/** @param {HTMLElement} stage @returns {(overview: Overview) => void} */
export function overviewDrawer(stage) {
  const svg = select(stage).append("svg").attr("class", "timeline-whole").attr("aria-hidden", "true");
  const bars = svg.append("path");
  const breaks = svg.append("g");
  const labels = svg.append("g");
  const shown = svg.append("rect");
  const edges = svg.append("g");
  /** @type {Overview["bars"] | null} */
  let drawn = null;
  return (overview) => {
    const { window: its, width, height } = overview;
    putEach(shown, () => ({ class: "window", ...its, rx: 2 }));
    putEach(
      edges
        .selectAll("line")
        .data([its.x, its.x + its.width])
        .join("line"),
      (x) => ({ class: "edge", x1: x, x2: x, y1: its.y + 8, y2: its.y + its.height - 8 }),
    );
    // While the picture is only moved, the whole stays the same.
    if (overview.bars === drawn) return;
    drawn = overview.bars;
    putEach(svg, () => ({ width, height, viewBox: `0 0 ${width} ${height}` }));
    // One element for all: there may be some hundred.
    const d = overview.bars
      .map((one) => `M${round(one.x)} ${round(one.y)}h${one.width}v${round(one.height)}h${-one.width}z`)
      .join("");
    putEach(bars, () => ({ class: "bars", d }));
    putEach(breaks.selectAll("line").data(overview.breaks).join("line"), (x) => ({
      class: "break",
      x1: x,
      x2: x,
      y1: 2,
      y2: its.height,
    }));
    putEach(labels.selectAll("text").data(overview.labels).join("text"), (one) => ({
      x: one.x,
      y: height - 4,
      "text-anchor": one.anchor,
      "#text": apart(one.label),
    }));
  };
}
