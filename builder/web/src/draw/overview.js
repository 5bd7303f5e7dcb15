/**
 * The overview → a strip under the picture, with a window that can be moved and stretched.
 *
 * For pointers only: keys and buttons do the same, so it is hidden from screen readers.
 *
 * @import { Box, Overview } from "../types.js"
 */
import { select } from "d3-selection";
import { apart, round } from "./mark.js";

/** @param {HTMLElement} stage @returns {(overview: Overview) => void} */
export function overviewDrawer(stage) {
  const svg = select(stage).append("svg").attr("class", "timeline-whole").attr("aria-hidden", "true");
  const bars = svg.append("path").attr("class", "bars");
  const breaks = svg.append("g");
  const labels = svg.append("g");
  const shown = svg.append("rect").attr("class", "window").attr("rx", 2);
  const edges = [0, 1].map(() => svg.append("line").attr("class", "edge"));
  /** @type {Overview["bars"] | null} */
  let drawn = null;
  return (overview) => {
    const { window: its, width, height } = overview;
    shown.attr("x", its.x).attr("y", its.y).attr("width", its.width).attr("height", its.height);
    edges.forEach((edge, i) => {
      edge.attr("x1", its.x + i * its.width).attr("x2", its.x + i * its.width).attr("y1", its.y + 8).attr("y2", its.y + its.height - 8);
    });
    // While the picture is only moved, the whole stays the same.
    if (overview.bars === drawn) return;
    drawn = overview.bars;
    svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
    // One element for all: there may be some hundred.
    bars.attr("d", overview.bars.map((d) => `M${round(d.x)} ${round(d.y)}h${d.width}v${round(d.height)}h${-d.width}z`).join(""));
    breaks.selectAll("line").data(overview.breaks).join("line").attr("class", "break")
      .attr("x1", (d) => d).attr("x2", (d) => d).attr("y1", 2).attr("y2", its.height);
    labels.selectAll("text").data(overview.labels).join("text")
      .attr("x", (d) => d.x).attr("y", height - 4).attr("text-anchor", (d) => d.anchor).text((d) => apart(d.label));
  };
}
