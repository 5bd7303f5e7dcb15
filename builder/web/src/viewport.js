/**
 * Door. The place in which time is shown: across a wide one as a picture, down a narrow one as a column,
 * each with what it takes to move about in it.
 *
 * @import { Cluster, Scene, Size, Span, State, Visible } from "./types.js"
 * @import { Shell } from "./draw/shell.js"
 * @import { Store } from "./store.js"
 */
import { select } from "d3-selection";
import { brush } from "./brush.js";
import { columnDrawer } from "./draw/column.js";
import { overviewDrawer } from "./draw/overview.js";
import { drawer } from "./draw/scene.js";
import { gestures } from "./gestures.js";
import { column, MOST } from "./layout/column.js";
import { layout } from "./layout/index.js";
import { NARROW } from "./layout/look.js";
import { scale } from "./layout/scale.js";
import { sharesOf } from "./state.js";
import { unitOf } from "./unit.js";

/** Rows of the column on a page that has more to say. */
const FEW = 12;
/** Rows that it has in any case, however little room there is. */
const LEAST = 4;

/** Width of a picture that is saved, in px. */
const PORTRAIT = 1200;

/** @typedef {{before: number, after: number, heading: string}} InView what is in view, and how many events are not */

/** @typedef {{isColumn: boolean, draw: (state: State) => InView, fill: (state: State, room: () => number) => void, undo: () => void}} View
 * `room` is the height that there is for it, in px, as the rest of the figure is now */

/**
 * @typedef {object} Viewport
 * @property {(state: State) => InView | null} draw null where there is no room
 * @property {() => boolean} fit takes the width that there is now; whether it is another one
 * @property {(room: number) => void} fill makes the figure as high as the room, in px, until there is another
 *   width or there are other events: so nothing below it moves when it appears
 * @property {() => void} stay as high, though more is known of the same events
 * @property {() => boolean} isColumn
 * @property {() => {rtl: boolean, down: boolean}} direction which way time runs
 * @property {(id: string | null) => HTMLElement | SVGElement | null} markOf an event
 * @property {(cluster: Element) => string[]} eventsOf a cluster
 * @property {(cluster: Element) => number} countOf the same
 * @property {(state: State) => {svg: SVGSVGElement, remove: () => void}} portrait the view as wide as paper,
 *   out of sight; the caller removes it
 */

/**
 * @typedef {object} Place
 * @property {HTMLElement} root
 * @property {Shell} shell
 * @property {Store} store
 * @property {{id: string, title: string}} names
 * @property {Size & {rtl: boolean, unit: number}} size in units, each of so many px
 */

/** @param {Place} place @param {AbortSignal} signal @returns {Viewport} */
export function viewport(place, signal) {
  const { shell, names } = place;
  const { height, block } = place.root.dataset;
  /** @type {Place["size"]} */
  const size = {
    ...place.size,
    height: Number(height) / place.size.unit || undefined,
    only: block === undefined ? null : undefined,
  };
  const inside = { ...place, size };
  const element = shell.viewport;
  const drawOverview = overviewDrawer(shell.overview);
  /** @type {View | null} */
  let view = null;
  /** What fills the room. @type {Visible | null} */
  let filling = null;

  const clear = () => {
    view?.undo();
    element.replaceChildren();
  };
  signal.addEventListener("abort", clear);

  const release = () => {
    filling = null;
    size.room = size.most = 0;
    element.style.minHeight = "";
  };

  const viewFor = (/** @type {number} */ width) => {
    const isColumn = width < NARROW;
    if (view?.isColumn !== isColumn) {
      clear();
      view = isColumn ? columnView(inside) : pictureView(inside, drawOverview);
      shell.figure.classList.toggle("is-column", isColumn);
    }
    return /** @type {View} */ (view);
  };

  return {
    draw(state) {
      const [from, to] = state.view;
      if (size.only === undefined) size.only = state.view;
      else if (size.only && (from < size.only[0] || to > size.only[1])) {
        size.only = null;
        release();
      }
      if (filling && filling !== state.visible) release();
      return size.width ? viewFor(size.width).draw(state) : null;
    },
    fit() {
      const unit = unitOf();
      const width = element.clientWidth / unit;
      // Out of sight it stays as it is.
      if (!width || width === size.width) return false;
      release();
      if (size.height) size.height *= size.unit / unit;
      size.unit = unit;
      size.width = width;
      return true;
    },
    fill(height) {
      const state = place.store.state();
      const room = () => element.offsetHeight + height - shell.figure.offsetHeight;
      filling = state.visible;
      view?.fill(state, room);
      element.style.minHeight = `${room()}px`;
    },
    stay() {
      filling &&= place.store.state().visible;
    },
    isColumn: () => view?.isColumn ?? false,
    direction: () => ({ rtl: size.rtl, down: view?.isColumn ?? false }),
    markOf: (id) => element.querySelector(`[data-event="${CSS.escape(id ?? "")}"]`),
    eventsOf: (cluster) => clusterOf(cluster).events.map(({ id }) => id),
    countOf: (cluster) => clusterOf(cluster).count,
    portrait: (state) => portrait(state, shell.figure, { names, rtl: size.rtl }),
  };
}

/** @param {Element} element @returns {Cluster} */
const clusterOf = (element) => /** @type {Cluster} */ (select(element).datum());

/** Time across the page. @param {Place} place @param {ReturnType<typeof overviewDrawer>} drawOverview @returns {View} */
function pictureView({ shell, store, names, size }, drawOverview) {
  const drawScene = drawer(shell.viewport, names);
  /** @type {Scene} there is one before anybody can move it */
  let scene;
  const sceneOf = () => ({ ...scene, unit: size.unit });
  const stopGestures = gestures(shell.viewport, movesIn(store, sceneOf, shell.viewport));
  const stopBrush = brush(shell.overview, windowIn(store, sceneOf));
  const draw = (/** @type {State} */ state) => {
    scene = layout(state, size);
    drawScene(scene, size.unit);
    drawOverview(scene.overview, size.unit);
    return scene;
  };
  return {
    isColumn: false,
    draw,
    fill(state, room) {
      size.room = Math.floor(room() / size.unit);
      draw(state);
    },
    undo() {
      stopGestures();
      stopBrush();
    },
  };
}

/** Time down the page. @param {Place} place @returns {View} */
function columnView({ root, shell, names, size }) {
  const drawColumn = columnDrawer(shell.viewport, names);
  const most = root.dataset.compact === undefined ? MOST : FEW;
  const draw = (/** @type {State} */ state) => {
    const rows = column(state, size.most || most);
    drawColumn(rows);
    return rows;
  };
  return {
    isColumn: true,
    draw,
    fill(state, room) {
      for (size.most = most; size.most > LEAST && shell.viewport.offsetHeight > room(); draw(state))
        size.most -= 1;
    },
    undo() {},
  };
}

/** @typedef {() => Scene & {unit: number}} SceneOf with how many px its units are */

/** Pixels → actions. @param {Store} store @param {SceneOf} sceneOf @param {HTMLElement} element */
function movesIn({ state, act }, sceneOf, element) {
  const momentAt = (/** @type {number} */ at) => {
    const { x, width } = sceneOf().plot;
    const ends = /** @type {Span} */ (sceneOf().rtl ? [x + width, x] : [x, x + width]);
    return scale(state().visible.axis, state().view, ends).invert(at / sceneOf().unit);
  };
  return {
    pan(/** @type {number} */ by) {
      const [from, to] = sharesOf(state());
      const forward = sceneOf().rtl ? by : -by;
      const { plot, unit } = sceneOf();
      act({ type: "pan", by: (forward * (to - from)) / plot.width / unit });
    },
    zoom(/** @type {number} */ factor, /** @type {number} */ at) {
      act({ type: "zoom", factor, about: momentAt(at) });
    },
    mayWheel: () => element.querySelector(".mark:focus-visible") !== null,
  };
}

/** The window in the overview, in pixels ⇄ the view. @param {Store} store @param {SceneOf} sceneOf */
function windowIn({ state, act }, sceneOf) {
  return {
    window() {
      const { overview, unit } = sceneOf();
      const { x, width } = overview.window;
      return /** @type {[number, number]} */ ([x * unit, (x + width) * unit]);
    },
    move(/** @type {[number, number]} */ [left, right]) {
      const { plot, rtl, unit } = sceneOf();
      const { x, width } = plot;
      const share = (/** @type {number} */ px) => {
        const at = px / unit;
        return (rtl ? x + width - at : at - x) / width;
      };
      const { from } = state().visible.axis;
      const ends = [from(share(left)), from(share(right))].sort((a, b) => a - b);
      act({ type: "view", view: [ends[0], ends[1]] });
    },
  };
}

/** @param {State} state @param {HTMLElement} figure @param {{names: {id: string, title: string}, rtl: boolean}} of */
function portrait(state, figure, { names, rtl }) {
  const place = document.createElement("div");
  place.className = "timeline-portrait";
  figure.append(place);
  const scene = layout({ ...state, focus: null, hover: null }, { width: PORTRAIT, rtl });
  drawer(place, { ...names, id: `${names.id}-portrait` })(scene);
  return { svg: /** @type {SVGSVGElement} */ (place.querySelector("svg")), remove: () => place.remove() };
}
