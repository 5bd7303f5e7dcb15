/**
 * A scene → SVG. Binds what the layout has decided; no arithmetic here beyond reading it.
 *
 * The marks are a list box: one tab stop, and a screen reader hands the arrow keys over to us.
 * Everything else in the picture is said by the marks' labels and is hidden from it.
 *
 * @import { BaseType, Selection } from "d3-selection"
 * @import { Box, Mark, Scene, Segment, Tie } from "../types.js"
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
    callout: layer("callout"),
  };
  return (scene) => {
    svg.attr("width", scene.width).attr("height", scene.height)
      .attr("viewBox", `0 0 ${scene.width} ${scene.height}`)
      .classed("is-compact", scene.compact);
    box(clip, { x: scene.plot.x - 1, y: 0, width: scene.plot.width + 2, height: scene.height });
    drawChapters(layers.chapters, scene);
    drawGrid(layers.grid, scene);
    drawLanes(layers.lanes, scene);
    drawAxis(layers.axis, scene);
    drawTies(layers.ties, scene);
    drawMarks(layers.marks, scene, id);
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
  each.select("text").attr("x", (d) => d.labelX).attr("y", (d) => d.y + 16).text((d) => d.label);
}

/** @param {Layer} layer @param {Scene} scene */
function drawGrid(layer, { ticks, plot }) {
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
      g.append("rect").attr("class", "swatch").attr("width", 10).attr("height", 10).attr("x", 0);
      g.append("text");
      return g;
    })
    .attr("class", (d) => `lane side-${d.colour}`);
  each.select("line").attr("x1", 0).attr("x2", width).attr("y1", (d) => d.y + 0.5).attr("y2", (d) => d.y + 0.5);
  each.select("rect").attr("y", (d) => d.labelY - 10);
  each.select("text").selectAll("tspan").data((d) => d.lines.map((line, i) => ({ line, i, lane: d })))
    .join("tspan")
    .attr("x", (d) => d.lane.labelX).attr("y", (d) => d.lane.labelY + 17 * d.i).text((d) => d.line);
}

/** @param {Layer} layer @param {Scene} scene */
function drawAxis(layer, { ticks, headings, plot }) {
  layer.selectAll("text.tick").data(ticks.filter((one) => one.label)).join("text")
    .attr("class", "tick").attr("x", (d) => d.x + 4).attr("y", plot.y - 8).text((d) => d.label);
  layer.selectAll("text.heading").data(headings).join("text")
    .attr("class", "heading").attr("x", (d) => d.x + 4).attr("y", plot.y - 27).text((d) => d.label);
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
      g.append("rect").attr("class", "ring").attr("rx", 4);
      g.append("line").attr("class", "leader");
      g.append("g").attr("class", "body");
      g.append("text").attr("class", "label");
      return g;
    })
    // Order in the document is order in time: a screen reader walks the document.
    .order()
    .attr("class", (d) => `mark side-${d.colour} is-${d.significance}`)
    .classed("is-selected", (d) => d.selected)
    .classed("is-hot", (d) => d.hot)
    .attr("tabindex", (d) => (d.id === tabStop ? 0 : -1))
    .attr("aria-selected", (d) => String(d.selected))
    .attr("aria-label", (d) => d.spoken);
  box(each.select("rect.target").datum((d) => /** @type {Mark} */ (d).target));
  box(each.select("rect.ring").datum((d) => /** @type {Mark} */ (d).ring));
  each.select("line.leader")
    .attr("display", (d) => (d.label?.leader ? null : "none"))
    .attr("x1", (d) => d.label?.leader?.x ?? 0).attr("x2", (d) => d.label?.leader?.x ?? 0)
    .attr("y1", (d) => d.label?.leader?.y0 ?? 0).attr("y2", (d) => d.label?.leader?.y1 ?? 0);
  each.select("text.label")
    .attr("text-anchor", (d) => d.label?.anchor ?? null)
    .attr("x", (d) => d.label?.x ?? 0).attr("y", (d) => d.label?.y ?? 0).text((d) => d.label?.text ?? "");
  each.select("g.body").each(function (mark) {
    drawBody(select(/** @type {SVGGElement} */ (this)), mark, id);
  });
}

/** @param {Layer} body @param {Mark} mark @param {string} id */
function drawBody(body, mark, id) {
  body.selectAll("circle").data(mark.shape === "dot" ? [mark] : []).join("circle")
    .attr("class", "dot").attr("cx", (d) => d.x).attr("cy", (d) => d.y).attr("r", (d) => d.height / 2);
  const segments = body.selectAll("g").data(mark.segments).join((enter) => {
    const g = enter.append("g");
    g.append("rect").attr("class", "plain");
    g.append("rect").attr("class", "hatch");
    return g;
  });
  segments.attr("mask", (d) => (d.fade ? `url(#${id}-fade-${d.fade})` : null));
  const at = (/** @type {Segment} */ d) => ({ x: d.x, width: d.width, y: mark.y - mark.height / 2, height: mark.height });
  segments.each(function (d) {
    const g = select(/** @type {SVGGElement} */ (this));
    box(g.select("rect.plain"), at(d)).attr("rx", 2)
      .attr("class", `plain segment is-${d.kind}`).classed("is-soft", Boolean(d.fade) || d.hatched);
    box(g.select("rect.hatch"), at(d)).attr("display", d.hatched ? null : "none")
      .attr("fill", `url(#${id}-hatch-${mark.colour})`);
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
      .attr("x", d.box.x + 12).attr("y", (_, i) => d.box.y + 21 + 18 * i).text((line) => line);
  });
}
