/**
 * A scene → SVG. Binds what the layout has decided; no arithmetic here beyond reading it.
 *
 * The marks are a list box: one tab stop, and a screen reader hands the arrow keys over to us.
 * Everything else in the picture is said by the marks' labels and is hidden from it.
 *
 * @import { BaseType, Selection } from "d3-selection"
 * @import { Arc, Box, Mark, Scene } from "../types.js"
 */
import { select } from "d3-selection";
import { defs } from "./defs.js";
import { apart, drawCluster, drawMark, round } from "./mark.js";

/** @typedef {Selection<SVGGElement, unknown, null, undefined>} Layer */

/**
 * @param {HTMLElement} stage
 * @param {{id: string, title: string}} names `id` sets this picture's masks apart from another's
 * @returns {(scene: Scene) => void}
 */
export function drawer(stage, { id, title }) {
  const svg = select(stage).append("svg").attr("class", "timeline-picture").attr("focusable", "false");
  const clip = defs(svg, id);
  const layer = (/** @type {string} */ name) =>
    svg.append("g").attr("class", `timeline-${name}`).attr("aria-hidden", "true");
  const layers = {
    chapters: layer("chapters"),
    grid: layer("grid"),
    lanes: layer("lanes"),
    axis: layer("axis"),
    ties: layer("ties").attr("clip-path", `url(#${id}-clip)`),
    marks: svg.append("g").attr("class", "timeline-marks").attr("clip-path", `url(#${id}-clip)`)
      .attr("role", "listbox").attr("aria-label", `${title}: events in order of time`),
    clusters: layer("clusters"),
    arcs: layer("arcs").attr("clip-path", `url(#${id}-clip)`),
    callout: layer("callout"),
  };
  /** @type {Scene["lanes"] | null} */
  let lanes = null;
  let size = "";
  return (scene) => {
    const now = `${scene.width} ${scene.height}`;
    if (now !== size) {
      // Only then: a new view box, were it the same, has all text measured anew.
      svg.attr("width", scene.width).attr("height", scene.height).attr("viewBox", `0 0 ${now}`)
        .attr("direction", scene.rtl ? "rtl" : null);
      box(clip, scene.clip);
      size = now;
    }
    drawChapters(layers.chapters, scene);
    drawGrid(layers.grid, scene);
    // While the picture is only moved, the lanes stay the same list.
    if (scene.lanes !== lanes || scene.rtl) drawLanes(layers.lanes, scene);
    lanes = scene.lanes;
    drawAxis(layers.axis, scene);
    drawTies(layers.ties, scene);
    drawMarks(layers.marks, scene, id);
    drawClusters(layers.clusters, scene);
    drawArcs(layers.arcs, scene, id);
    drawCallout(layers.callout, scene);
  };
}

/**
 * @template {BaseType} E
 * @template {BaseType} P
 * @param {Selection<E, any, P, any>} rect
 * @param {Box} [to] else the datum's own box
 */
function box(rect, to) {
  const of = (/** @type {keyof Box} */ name) => (/** @type {Box} */ d) => (to ?? d)[name];
  return rect.attr("x", of("x")).attr("y", of("y")).attr("width", of("width")).attr("height", of("height"));
}

/** @param {Layer} layer @param {Scene} scene */
function drawChapters(layer, { chapters }) {
  const each = layer.selectAll("g").data(chapters, (d) => /** @type {{id: string}} */ (d).id)
    .join((enter) => {
      const g = enter.append("g");
      g.append("line");
      g.append("text");
      return g;
    });
  each.select("line").attr("x1", (d) => d.x).attr("x2", (d) => d.x + d.width - 3)
    .attr("y1", (d) => d.y).attr("y2", (d) => d.y);
  each.select("text").attr("x", (d) => d.labelX).attr("y", (d) => d.y + 16).text((d) => apart(d.label));
}

/** @param {Layer} layer @param {Scene} scene */
function drawGrid(layer, { ticks, breaks, plot }) {
  layer.selectAll(".break").data(breaks).join("path")
    .attr("class", "break").attr("d", (x) => `M${x} ${plot.y - 5}V${plot.y + plot.height}M${x - 5} ${plot.y + 5}l4 -10M${x + 1} ${plot.y + 5}l4 -10`);
  // All lines of a kind are one element: there are many, and each moves with every step.
  const lines = (/** @type {boolean} */ strong) =>
    ticks.filter((one) => one.strong === strong).map(({ x }) => `M${round(x)} ${plot.y}v${plot.height}`).join("");
  layer.selectAll(".tick").data([false, true]).join("path")
    .attr("class", (d) => (d ? "tick is-strong" : "tick")).attr("d", lines);
}

/** @param {Layer} layer @param {Scene} scene */
function drawLanes(layer, { lanes, width }) {
  const each = layer.selectAll("g").data(lanes)
    .join((enter) => {
      const g = enter.append("g");
      g.append("line");
      g.append("rect").attr("class", "swatch").attr("width", 10).attr("height", 10);
      g.append("text");
      return g;
    })
    .attr("class", (d) => `lane side-${d.colour || "none"}`);
  each.select("line").attr("x1", 0).attr("x2", width).attr("y1", (d) => d.y + 0.5).attr("y2", (d) => d.y + 0.5);
  each.select("rect").attr("x", (d) => d.swatchX).attr("y", (d) => d.labelY - 10)
    .attr("display", (d) => (d.colour ? null : "none"));
  each.select("text").selectAll("tspan").data((d) => d.lines.map((line, i) => ({ line, i, lane: d })))
    .join("tspan")
    .attr("x", (d) => d.lane.labelX).attr("y", (d) => d.lane.labelY + 17 * d.i).text((d) => apart(d.line));
}

/** @param {Layer} layer @param {Scene} scene */
function drawAxis(layer, { ticks, headings, plot }) {
  layer.selectAll("text.tick").data(ticks.filter((one) => one.label)).join("text")
    .attr("class", "tick").attr("x", (d) => d.labelX).attr("y", plot.y - 8).text((d) => d.label);
  layer.selectAll("text.heading").data(headings).join("text")
    .attr("class", "heading").attr("x", (d) => d.x).attr("y", plot.y - 27).text((d) => d.label);
}

/** @param {Layer} layer @param {Scene} scene */
function drawTies(layer, { marks }) {
  const flat = marks.filter((one) => !one.outside)
    .flatMap((mark) => mark.ties.map((tie) => ({ tie, hot: mark.hot })));
  const each = layer.selectAll("g").data(flat)
    .join((enter) => {
      const g = enter.append("g");
      g.append("line");
      g.append("circle").attr("r", 3);
      return g;
    })
    .attr("class", (d) => `tie side-${d.tie.colour}`).classed("is-hot", (d) => d.hot);
  each.select("line").attr("x1", (d) => d.tie.x).attr("x2", (d) => d.tie.x)
    .attr("y1", (d) => d.tie.y0).attr("y2", (d) => d.tie.y1);
  each.select("circle").attr("cx", (d) => d.tie.x).attr("cy", (d) => d.tie.y1);
}

/** @param {Layer} layer @param {Scene} scene @param {string} id */
function drawMarks(layer, { marks, tabStop }, id) {
  layer.selectAll("g.mark").data(marks, (d) => /** @type {Mark} */ (d).id)
    .join((enter) => enter.append("g").attr("role", "option").attr("data-event", (d) => d.id))
    // Order in the document is order in time: a screen reader walks the document.
    .order()
    .each(function (mark) {
      drawMark(/** @type {SVGGElement} */ (this), mark, { id, isStop: mark.id === tabStop });
    });
}

/** @param {Layer} layer @param {Scene} scene */
function drawClusters(layer, { clusters }) {
  layer.selectAll("g").data(clusters)
    .join((enter) => enter.append("g").attr("class", "cluster"))
    .each(function (cluster) {
      drawCluster(/** @type {SVGGElement} */ (this), cluster);
    });
}

/** @param {Layer} layer @param {Scene} scene @param {string} id */
function drawArcs(layer, { arcs }, id) {
  const each = layer.selectAll("g.arc").data(arcs, (d) => /** @type {Arc} */ (d).id).join((enter) => {
    const g = enter.append("g");
    g.append("title");
    g.append("path").attr("marker-end", `url(#${id}-arrow)`);
    g.append("rect").attr("rx", 3);
    g.append("text").attr("text-anchor", "middle");
    return g;
  }).attr("class", "arc").classed("is-lit", (d) => d.lit).classed("is-timed", (d) => d.timed);
  each.select("title").text((d) => d.title);
  each.select("path").attr("d", ({ from, by, to }) => `M${from}Q${by} ${to}`);
  each.each(function ({ label }) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect"), label?.box ?? { x: 0, y: 0, width: 0, height: 0 });
    g.select("text").selectAll("tspan").data(label?.lines.map((line, i) => ({ line, x: label.x, y: label.y + 15 * i })) ?? [])
      .join("tspan").attr("x", (d) => d.x).attr("y", (d) => d.y).text((d) => apart(d.line));
  });
}

/** @param {Layer} layer @param {Scene} scene */
function drawCallout(layer, { callout }) {
  const each = layer.selectAll("g").data(callout ? [callout] : []).join((enter) => {
    const g = enter.append("g").attr("class", "callout");
    g.append("rect").attr("rx", 3);
    g.append("text");
    return g;
  });
  each.each(function (d) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect"), d.box);
    g.select("text").selectAll("tspan").data(d.lines).join("tspan")
      .classed("is-date", (_, i) => i === 0)
      .attr("x", d.textX).attr("y", (_, i) => d.box.y + 21 + 18 * i).text(apart);
  });
}
