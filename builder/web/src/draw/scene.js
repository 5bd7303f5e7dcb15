/**
 * A scene → SVG. Binds what the layout has decided, without arithmetic of its own.
 *
 * The marks are a list box: one tab stop, and a screen reader hands the arrow keys over to us.
 * Everything else in the picture is said by the marks' labels and is hidden from it.
 *
 * @import { EnterElement, Selection } from "d3-selection"
 * @import { Arc, Box, Mark, Scene } from "../types.js"
 */
import { select } from "d3-selection";
import { eventsInOrder } from "../words.js";
import { defs } from "./defs.js";
import { drawCluster, drawMark } from "./mark.js";
import { apart, classes, put, putEach, round, sized } from "./put.js";

/** @typedef {Selection<SVGGElement, unknown, null, undefined>} Layer */

/**
 * @param {HTMLElement} place
 * @param {{id: string, title: string}} names `id` sets this picture's masks apart from another's
 * @returns {(scene: Scene, unit?: number) => void} `unit`: pixels for each of its own
 */
export function drawer(place, { id, title }) {
  const svg = select(place).append("svg").attr("class", "timeline-picture");
  const clip = defs(svg, id);
  const layer = (/** @type {string} */ name) =>
    svg.append("g").attr("class", `timeline-${name}`).attr("aria-hidden", "true");
  const layers = {
    chapters: layer("chapters"),
    grid: layer("grid"),
    lanes: layer("lanes"),
    axis: layer("axis"),
    ties: layer("ties").attr("clip-path", `url(#${id}-clip)`),
    marks: svg
      .append("g")
      .attr("class", "timeline-marks")
      .attr("clip-path", `url(#${id}-clip)`)
      .attr("role", "listbox")
      .attr("aria-label", eventsInOrder(title)),
    clusters: layer("clusters"),
    arcs: layer("arcs").attr("clip-path", `url(#${id}-clip)`),
    callout: layer("callout"),
  };
  const picture = /** @type {SVGSVGElement} */ (svg.node());
  return (scene, unit = 1) => {
    const { width, height, rtl } = scene;
    put(picture, { ...sized(width, height, unit), direction: rtl ? "rtl" : null });
    putEach(clip, () => box(scene.clip));
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

/** @param {Box} box */
const box = ({ x, y, width, height }) => ({ x, y, width, height });

/**
 * What enters is a group of them.
 * @param {...string} names @returns {<D>(enter: Selection<EnterElement, D, SVGGElement, unknown>) => Selection<SVGGElement, D, SVGGElement, unknown>}
 */
const group =
  (...names) =>
  (enter) => {
    const entered = enter.append("g");
    for (const name of names) entered.append(name);
    return entered;
  };

/** Short lines of text, one under the other. @param {Element} text @param {string[]} lines @param {(i: number) => {x: number, y: number, class?: string}} at */
function write(text, lines, at) {
  putEach(select(text).selectAll("tspan").data(lines).join("tspan"), (line, i) => ({
    ...at(i),
    "#text": apart(line),
  }));
}

/** @param {Layer} layer @param {Scene} scene */
function drawChapters(layer, { chapters }) {
  const each = layer
    .selectAll("g")
    .data(chapters, (d) => /** @type {{id: string}} */ (d).id)
    .join(group("line", "text"));
  putEach(each.select("line"), (d) => ({ x1: d.x, x2: d.x + d.width - 3, y1: d.y, y2: d.y }));
  putEach(each.select("text"), (d) => ({ x: d.labelX, y: d.y + 16, "#text": apart(d.label) }));
}

/** @param {Layer} layer @param {Scene} scene */
function drawGrid(layer, { ticks, breaks, plot }) {
  const top = plot.y + 5;
  putEach(layer.selectAll(".break").data(breaks).join("path"), (x) => ({
    class: "break",
    d: `M${x} ${plot.y - 5}V${plot.y + plot.height}M${x - 5} ${top}l4 -10M${x + 1} ${top}l4 -10`,
  }));
  // All lines of a kind are one element: there are many, and each moves with every step.
  const lines = (/** @type {boolean} */ strong) =>
    ticks
      .filter((tick) => tick.strong === strong)
      .map(({ x }) => `M${round(x)} ${plot.y}v${plot.height}`)
      .join("");
  putEach(layer.selectAll(".tick").data([false, true]).join("path"), (strong) => ({
    class: strong ? "tick is-strong" : "tick",
    d: lines(strong),
  }));
}

/** @param {Layer} layer @param {Scene} scene */
function drawLanes(layer, { lanes, width }) {
  const each = layer
    .selectAll("g")
    .data(lanes)
    .join(group("line", "rect", "text"));
  putEach(each, (d) => ({ class: `lane side-${d.colour || "none"}` }));
  putEach(each.select("line"), (d) => ({ x1: 0, x2: width, y1: d.y + 0.5, y2: d.y + 0.5 }));
  putEach(each.select("rect"), (d) => ({
    class: "swatch",
    x: d.swatchX,
    y: d.labelY - 10,
    width: 10,
    height: 10,
    display: d.colour ? null : "none",
  }));
  each.select("text").each(function (d) {
    write(/** @type {Element} */ (this), d.lines, (i) => ({ x: d.labelX, y: d.labelY + 17 * i }));
  });
}

/** @param {Layer} layer @param {Scene} scene */
function drawAxis(layer, { ticks, headings, plot }) {
  const labelled = layer.selectAll("text.tick").data(
    ticks.filter((tick) => tick.label),
    (d) => /** @type {{t: number}} */ (d).t,
  );
  putEach(labelled.join("text"), (d) => ({ class: "tick", x: d.labelX, y: plot.y - 8, "#text": d.label }));
  putEach(layer.selectAll("text.heading").data(headings).join("text"), (d) => ({
    class: "heading",
    x: d.x,
    y: plot.y - 27,
    "#text": d.label,
  }));
}

/** @param {Layer} layer @param {Scene} scene */
function drawTies(layer, { marks }) {
  const flat = marks
    .filter((mark) => !mark.outside)
    .flatMap((mark) => mark.ties.map((tie) => ({ tie, hot: mark.hot })));
  const each = layer.selectAll("g").data(flat).join(group("line", "circle"));
  putEach(each, ({ tie, hot }) => ({ class: classes(`tie side-${tie.colour}`, hot && "is-hot") }));
  putEach(each.select("line"), ({ tie }) => ({ x1: tie.x, x2: tie.x, y1: tie.y0, y2: tie.y1 }));
  putEach(each.select("circle"), ({ tie }) => ({ cx: tie.x, cy: tie.y1, r: 3 }));
}

/** @param {Layer} layer @param {Scene} scene @param {string} id */
function drawMarks(layer, { marks, tabStop }, id) {
  // Once joined, they are in the document in order of time: a screen reader walks the document.
  layer
    .selectAll("g.mark")
    .data(marks, (d) => /** @type {Mark} */ (d).id)
    .join((enter) =>
      enter
        .append("g")
        .attr("role", "option")
        .attr("data-event", (d) => d.id),
    )
    .each(function (mark) {
      drawMark(/** @type {SVGGElement} */ (this), mark, { id, isStop: mark.id === tabStop });
    });
}

/** @param {Layer} layer @param {Scene} scene */
function drawClusters(layer, { clusters }) {
  layer
    .selectAll("g")
    .data(clusters, (d) => /** @type {{id: string}} */ (d).id)
    .join((enter) => enter.append("g").attr("class", "cluster"))
    .each(function (cluster) {
      drawCluster(/** @type {SVGGElement} */ (this), cluster);
    });
}

/** @param {Layer} layer @param {Scene} scene @param {string} id */
function drawArcs(layer, { arcs }, id) {
  const each = layer
    .selectAll("g.arc")
    .data(arcs, (d) => /** @type {Arc} */ (d).id)
    .join(group("title", "path", "rect", "text"));
  putEach(each, (d) => ({ class: classes("arc", d.lit && "is-lit", d.timed && "is-timed") }));
  putEach(each.select("title"), (d) => ({ "#text": d.title }));
  putEach(each.select("path"), ({ from, by, to }) => ({
    d: `M${from}Q${by} ${to}`,
    "marker-end": `url(#${id}-arrow)`,
  }));
  putEach(each.select("rect"), ({ label }) => ({
    ...box(label?.box ?? { x: 0, y: 0, width: 0, height: 0 }),
    rx: 3,
  }));
  each.select("text").each(function ({ label }) {
    write(/** @type {Element} */ (this), label?.lines ?? [], (i) => ({
      x: label?.x ?? 0,
      y: (label?.y ?? 0) + 15 * i,
    }));
  });
}

/** @param {Layer} layer @param {Scene} scene */
function drawCallout(layer, { callout }) {
  const each = layer
    .selectAll("g")
    .data(callout ? [callout] : [])
    .join(group("rect", "text"));
  putEach(each, () => ({ class: "callout" }));
  putEach(each.select("rect"), (d) => ({ ...box(d.box), rx: 3 }));
  each.select("text").each(function (d) {
    write(/** @type {Element} */ (this), d.lines, (i) => ({
      class: i === 0 ? "is-date" : "",
      x: d.textX,
      y: d.box.y + 21 + 18 * i,
    }));
  });
}
