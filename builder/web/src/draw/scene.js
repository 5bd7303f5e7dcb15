/**
 * A scene → SVG. Binds what the layout has decided; no arithmetic here beyond reading it.
 *
 * The marks are a list box: one tab stop, and a screen reader hands the arrow keys over to us.
 * Everything else in the picture is said by the marks' labels and is hidden from it.
 *
 * @import { BaseType, Selection } from "d3-selection"
 * @import { Arc, Box, Cluster, Mark, Scene, Segment } from "../types.js"
 */
import { select } from "d3-selection";
import { defs } from "./defs.js";

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
  return (scene) => {
    svg.attr("width", scene.width).attr("height", scene.height)
      .attr("viewBox", `0 0 ${scene.width} ${scene.height}`)
      .attr("direction", scene.rtl ? "rtl" : null);
    box(clip, { x: scene.plot.x - 1, y: 0, width: scene.plot.width + 2, height: scene.height });
    drawChapters(layers.chapters, scene);
    drawGrid(layers.grid, scene);
    drawLanes(layers.lanes, scene);
    drawAxis(layers.axis, scene);
    drawTies(layers.ties, scene);
    drawMarks(layers.marks, scene, id);
    drawClusters(layers.clusters, scene);
    drawArcs(layers.arcs, scene, id);
    drawCallout(layers.callout, scene);
  };
}

/** Text of one direction inside text of another keeps its own order. @param {string} text */
const apart = (text) => `\u2068${text}\u2069`;

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
  layer.selectAll("path").data(breaks).join("path")
    .attr("class", "break").attr("d", (x) => `M${x} ${plot.y - 5}V${plot.y + plot.height}M${x - 5} ${plot.y + 5}l4 -10M${x + 1} ${plot.y + 5}l4 -10`);
  layer.selectAll("line").data(ticks).join("line")
    .classed("is-strong", (d) => d.strong)
    .attr("x1", (d) => d.x).attr("x2", (d) => d.x)
    .attr("y1", plot.y).attr("y2", plot.y + plot.height);
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
  const each = layer.selectAll("g.mark").data(marks, (d) => /** @type {Mark} */ (d).id)
    .join((enter) => {
      const g = enter.append("g").attr("role", "option").attr("data-event", (d) => d.id);
      g.append("rect").attr("class", "target");
      g.append("g").attr("class", "body");
      return g;
    })
    // Order in the document is order in time: a screen reader walks the document.
    .order()
    .attr("class", (d) => `mark side-${d.colour} is-${d.significance}${d.selected ? " is-selected" : ""}${d.hot ? " is-hot" : ""}${d.dim ? " is-dim" : ""}${d.disputed ? " is-disputed" : ""}`)
    .attr("tabindex", (d) => (d.id === tabStop ? 0 : -1))
    .attr("aria-selected", (d) => String(d.selected))
    .attr("aria-posinset", (d) => d.nth)
    .attr("aria-label", (d) => d.spoken);
  each.each(function (mark) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect.target"), mark.target);
    box(g.selectAll("rect.ring").data(mark.hot ? [mark.ring] : []).join(
      (enter) => enter.insert("rect", ".body").attr("class", "ring").attr("rx", 4),
    ));
    drawBody(g.select("g.body"), mark, id);
    const leader = g.selectAll("line").data(mark.label?.leader ? [mark.label.leader] : []).join("line");
    leader.attr("class", "leader").attr("x1", (d) => d.x).attr("x2", (d) => d.x).attr("y1", (d) => d.y0).attr("y2", (d) => d.y1);
    const label = g.selectAll("text").data(mark.label ? [mark.label] : []).join("text");
    label.attr("class", "label").attr("text-anchor", (d) => d.anchor)
      .attr("x", (d) => d.x).attr("y", (d) => d.y).text((d) => apart(d.text));
  });
}

/** @param {Layer} layer @param {Scene} scene */
function drawClusters(layer, { clusters }) {
  const each = layer.selectAll("g").data(clusters, (d) => /** @type {Cluster} */ (d).id).join((enter) => {
    const g = enter.append("g").attr("class", "cluster");
    g.append("title");
    g.append("rect").attr("rx", 9);
    g.append("text").attr("text-anchor", "middle");
    return g;
  }).attr("data-cluster", (d) => d.ids.join(" "));
  box(each.select("rect").datum((d) => /** @type {Cluster} */ (d).box));
  each.select("title").text((d) => d.says);
  each.select("text").attr("x", (d) => d.x).attr("y", (d) => d.y + 4).text((d) => String(d.ids.length));
}

/** @param {Layer} layer @param {Scene} scene @param {string} id */
function drawArcs(layer, { arcs }, id) {
  const each = layer.selectAll("g.arc").data(arcs, (d) => /** @type {Arc} */ (d).id).join((enter) => {
    const g = enter.append("g");
    g.append("path").attr("marker-end", `url(#${id}-arrow)`);
    g.append("rect").attr("rx", 3);
    g.append("text").attr("text-anchor", "middle");
    return g;
  }).attr("class", (d) => (d.lit ? "arc is-lit" : "arc"));
  each.select("path").attr("d", ({ from, by, to }) => `M${from}Q${by} ${to}`);
  each.each(function ({ label }) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect"), label?.box ?? { x: 0, y: 0, width: 0, height: 0 });
    g.select("text").selectAll("tspan").data(label?.lines.map((line, i) => ({ line, x: label.x, y: label.y + 15 * i })) ?? [])
      .join("tspan").attr("x", (d) => d.x).attr("y", (d) => d.y).text((d) => apart(d.line));
  });
}

/** @param {Layer} body @param {Mark} mark @param {string} id */
function drawBody(body, mark, id) {
  body.selectAll("circle").data(mark.shape === "dot" ? [mark] : []).join("circle")
    .attr("class", "dot").attr("cx", (d) => d.x).attr("cy", (d) => d.y).attr("r", (d) => d.height / 2);
  const segments = body.selectAll("g").data(mark.segments).join((enter) => {
    const g = enter.append("g");
    g.append("rect").attr("class", "plain").attr("rx", 2);
    return g;
  });
  segments.attr("mask", (d) => (d.fade ? `url(#${id}-fade-${d.fade})` : null));
  const at = (/** @type {Segment} */ d) => ({ x: d.x, width: d.width, y: mark.y - mark.height / 2, height: mark.height });
  segments.each(function (d) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect.plain"), at(d))
      .attr("class", `plain segment is-${d.kind}${d.fade || d.hatched ? " is-soft" : ""}`);
    box(g.selectAll("rect.hatch").data(d.hatched ? [d] : []).join("rect"), at(d))
      .attr("class", "hatch").attr("fill", `url(#${id}-hatch-${mark.colour})`);
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
