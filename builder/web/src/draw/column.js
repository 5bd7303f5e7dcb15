/**
 * A column → HTML: text that wraps, and grows with the reader's own size of type.
 *
 * A list box like the picture, with the same `.mark` and the same attributes, so that keys, clicks
 * and focus need to know nothing of which of the two they are in. Chapters and gaps are for the eye:
 * in a list box there may be nothing but options.
 *
 * @import { Selection } from "d3-selection"
 * @import { Column, ColumnEvent, Glyph, Row } from "../types.js"
 * @import { Piece } from "./mark.js"
 */
import { select } from "d3-selection";
import { EVENTS, SHARED } from "../english.js";
import { THICK } from "../layout/shape.js";
import { SLIM } from "../tables.js";
import { earlier, eventsInOrder, later } from "../words.js";
import { assemble, classOf, optionOf, when } from "./mark.js";
import { classes, put, putEach } from "./put.js";

/** Height of a band, in px. It means nothing, but that this is no point. */
const BAND = 34;

/** @typedef {Selection<HTMLDivElement, Row, HTMLDivElement, unknown>} Rows */

/**
 * @param {HTMLElement} place
 * @param {{id: string, title: string}} names `id` as of no other timeline on the page
 * @returns {(column: Column) => void}
 */
export function columnDrawer(place, { id, title }) {
  const frame = select(place).append("div").attr("class", "timeline-vertical");
  const button = (/** @type {string} */ name) =>
    frame.append("button").attr("type", "button").attr("class", `timeline-button column-more is-${name}`);
  const before = button("earlier");
  const box = frame
    .append("div")
    .attr("class", "timeline-column")
    .attr("id", `${id}-column`)
    .attr("role", "listbox")
    .attr("aria-label", eventsInOrder(title));
  const after = button("later");
  return (column) => {
    const focused = document.activeElement;
    const held = focused instanceof HTMLElement && box.node()?.contains(focused) ? focused : null;
    more(before, column.more.earlier, earlier(column.before));
    more(after, column.more.later, later(column.after));
    box.attr("hidden", column.rows.length ? null : "");
    drawRows(/** @type {any} */ (box), column);
    // A row that changes its place in the document loses the focus on the way.
    if (held?.isConnected && held !== document.activeElement) held.focus({ preventScroll: true });
  };
}

/**
 * @param {Selection<HTMLButtonElement, unknown, null, undefined>} button
 * @param {string | null} id the event that it leads to @param {string} text
 */
function more(button, id, text) {
  button
    .attr("data-show", id)
    .attr("hidden", id ? null : "")
    .text(text);
}

/** Unlike that of any other row. @param {Row} row */
const keyOf = (row) => `${row.kind} ${row.kind === "event" ? row.id : row.before}`;

/** @param {Selection<HTMLDivElement, unknown, null, undefined>} list @param {Column} column */
function drawRows(list, { rows, tabStop }) {
  // Once joined, they are in the document in order of time: a screen reader walks the document.
  const each = /** @type {Rows} */ (
    /** @type {unknown} */ (
      list
        .selectChildren("div")
        .data(rows, (d) => keyOf(/** @type {Row} */ (d)))
        .join((enter) => {
          const row = enter.append("div");
          row.filter((d) => d.kind === "event").call(build);
          row
            .filter((d) => d.kind !== "event")
            .attr("role", "presentation")
            .attr("aria-hidden", "true")
            .attr("class", (d) => `column-${d.kind}`)
            .append("span")
            .append("bdi");
          return row;
        })
    )
  );
  each.filter((d) => d.kind === "chapter").classed("is-again", (d) => d.kind === "chapter" && d.again);
  each
    .filter((d) => d.kind !== "event")
    .select("bdi")
    .text((d) => (d.kind === "chapter" ? d.title : d.kind === "gap" ? d.text : ""));
  each
    .filter((d) => d.kind === "event")
    .each(function (d) {
      drawEvent(select(this), /** @type {ColumnEvent} */ (d), tabStop);
    });
}

/** A number and its month stay on one line. @param {string} date */
const whole = (date) => date.replace(/(\d) (?=\p{L})/gu, "$1\u00a0");

/** Nobody sees the space, but without it two lines would be read as one word. @param {Selection<any, any, any, any>} line */
const words = (line) =>
  line.each(function () {
    /** @type {Element} */ (this).append(document.createElement("bdi"), " ");
  });

/** The parts of a row that hold an event. @param {Selection<HTMLDivElement, Row, any, any>} row */
function build(row) {
  row.attr("role", "option").attr("data-event", (d) => /** @type {ColumnEvent} */ (d).id);
  row.append("span").attr("class", "column-glyph").attr("aria-hidden", "true").append("svg");
  const text = row.append("span").attr("class", "column-text").attr("aria-hidden", "true");
  // A text that runs the other way still begins at the rail, so the `bdi` is inside its line.
  text.append("span").attr("class", "column-date").call(words);
  text.append("span").attr("class", "column-title").call(words);
  text.append("span").attr("class", "column-sides");
}

/**
 * @param {Selection<HTMLDivElement, unknown, null, undefined>} row
 * @param {ColumnEvent} event @param {string | null} tabStop
 */
function drawEvent(row, event, tabStop) {
  putEach(row, () => ({
    class: classOf(event),
    ...optionOf(event, event.id === tabStop),
  }));
  putEach(row.select(".column-date bdi"), () => ({ "#text": whole(event.date) }));
  putEach(row.select(".column-title bdi"), () => ({ "#text": event.title }));
  drawGlyph(/** @type {Element} */ (row.select("svg").node()), event);
  const notes = [
    ...event.sides.map(({ name, colour }) => ({ name, look: `column-side side-${colour}` })),
    ...(event.disputed ? [{ name: SHARED.disputed, look: "column-disputed" }] : []),
    ...(event.chained && !event.selected ? [{ name: EVENTS.chained, look: "column-chained" }] : []),
  ];
  const each = row
    .select(".column-sides")
    .selectAll("span")
    .data(notes)
    .join((enter) => enter.append("span").call(words));
  putEach(each, (d) => ({ class: d.look }));
  putEach(each.select("bdi"), (d) => ({ "#text": d.name }));
}

/**
 * A point, or a band as high as its picture: what reaches over the border is cut off there.
 * @param {Element} svg @param {ColumnEvent} event
 */
function drawGlyph(svg, { glyph, significance }) {
  const thick = THICK[significance];
  const isDot = glyph.shape === "dot";
  const [width, height] = isDot ? [thick + 4, thick + 4] : [thick + 3, BAND];
  const soft = [isSoft(glyph, "start") && "fades-start", isSoft(glyph, "end") && "fades-end"];
  put(svg, {
    class: classes(`is-${glyph.shape}`, ...soft, glyph.sure === "part" && "has-core"),
    width,
    height,
  });
  const dot = { class: "dot", cx: width / 2, cy: height / 2, r: thick / 2 };
  assemble(svg, isDot ? [["circle", dot]] : bandOf(glyph, width));
}

/** @param {Glyph} glyph @param {"start" | "end"} at */
const isSoft = ({ fade }, at) => fade === at || fade === "both";

/** A band, and in it the time at which it was surely going on. @param {Glyph} glyph @param {number} width @returns {Piece[]} */
function bandOf({ sure }, width) {
  const box = { x: 1, width: width - 2, rx: 2 };
  const slim = { ...box, x: width / 2 - (box.width * SLIM) / 2, width: box.width * SLIM };
  const whole = { y: 1, height: BAND - 2 };
  if (sure === "all") return [["rect", { class: "segment is-sure", ...box, ...whole }]];
  return [
    ["rect", { class: "segment is-maybe", ...slim, ...whole }],
    ["path", { class: "stroke", d: hatching(slim) }],
    ...when(sure === "part", ["rect", { class: "segment is-sure", ...box, y: BAND / 4, height: BAND / 2 }]),
  ];
}

/** @param {{x: number, width: number}} across */
function hatching({ x, width }) {
  const rises = Math.ceil((BAND + width) / 5);
  return Array.from({ length: rises }, (_, i) => `M${x} ${5 * i + 3}l${width} ${-width}`).join("");
}
