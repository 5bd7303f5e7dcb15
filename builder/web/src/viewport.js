/**
 * Door. The place in which time is shown: across a wide one as a picture, down a narrow one as a column,
 * each with what it takes to move about in it.
 *
 * @import { Cluster, Scene, Span, State } from "./types.js"
 * @import { Shell } from "./draw/shell.js"
 * @import { Store } from "./store.js"
 */
import { select } from "d3-selection";
import { brush } from "./brush.js";
import { columnDrawer } from "./draw/column.js";
import { overviewDrawer } from "./draw/overview.js";
import { drawer } from "./draw/scene.js";
import { gestures } from "./gestures.js";
import { column } from "./layout/column.js";
import { layout } from "./layout/index.js";
import { NARROW } from "./layout/look.js";
import { scale } from "./layout/scale.js";
import { sharesOf } from "./state.js";

/** Rows of the column on a page that has more to say. */
const FEW = 12;

/** Width of a picture that is saved, in px. */
const PORTRAIT = 1200;

/** @typedef {{before: number, after: number, heading: string}} InView what is in view, and how many events are not */

/** @typedef {{isColumn: boolean, draw: (state: State) => InView, undo: () => void}} View */

/**
 * @typedef {object} Viewport
 * @property {(state: State) => InView | null} draw null where there is no room
 * @property {() => boolean} fit takes the width that there is now; whether it is another one
 * @property {() => boolean} isColumn
 * @property {() => {rtl: boolean, down: boolean}} direction which way time runs
 * @property {(id: string | null) => HTMLElement | SVGElement | null} markOf an event
 * @property {(cluster: Element) => string[]} eventsOf a cluster
 * @property {(state: State) => {svg: SVGSVGElement, remove: () => void}} portrait the view as wide as paper,
 *   out of sight; the caller removes it
 */

/**
 * @typedef {object} Place
 * @property {HTMLElement} root
 * @property {Shell} shell
 * @property {Store} store
 * @property {{id: string, title: string}} names
 * @property {{width: number, height?: number, rtl: boolean}} size
 */

/** @param {Place} place @param {AbortSignal} signal @returns {Viewport} */
export function viewport(place, signal) {
  const { shell, names } = place;
  const size = { ...place.size, height: Number(place.root.dataset.height) || undefined };
  const element = shell.viewport;
  const drawOverview = overviewDrawer(shell.overview);
  /** @type {View | null} */
  let view = null;

  const clear = () => {
    view?.undo();
    element.replaceChildren();
  };
  signal.addEventListener("abort", clear);

  const viewFor = (/** @type {number} */ width) => {
    const isColumn = width < NARROW;
    if (view?.isColumn !== isColumn) {
      clear();
      view = isColumn ? columnView(place) : pictureView({ ...place, size }, drawOverview);
      shell.figure.classList.toggle("is-column", isColumn);
    }
    return /** @type {View} */ (view);
  };

  return {
    draw: (state) => (size.width ? viewFor(size.width).draw(state) : null),
    fit() {
      const before = size.width;
      size.width = element.clientWidth;
      return size.width !== before;
    },
    isColumn: () => view?.isColumn ?? false,
    direction: () => ({ rtl: size.rtl, down: view?.isColumn ?? false }),
    markOf: (id) => element.querySelector(`[data-event="${CSS.escape(id ?? "")}"]`),
    eventsOf: (cluster) => /** @type {Cluster} */ (select(cluster).datum()).events.map(({ id }) => id),
    portrait: (state) => portrait(state, shell.figure, { names, rtl: size.rtl }),
  };
}

/** Time across the page. @param {Place} place @param {ReturnType<typeof overviewDrawer>} drawOverview @returns {View} */
function pictureView({ shell, store, names, size }, drawOverview) {
  const drawScene = drawer(shell.viewport, names);
  /** @type {Scene} there is one before anybody can move it */
  let scene;
  const sceneOf = () => scene;
  const stopGestures = gestures(shell.viewport, movesIn(store, sceneOf, shell.viewport));
  const stopBrush = brush(shell.overview, windowIn(store, sceneOf));
  return {
    isColumn: false,
    draw(state) {
      scene = layout(state, size);
      drawScene(scene);
      drawOverview(scene.overview);
      return scene;
    },
    undo() {
      stopGestures();
      stopBrush();
    },
  };
}

/** Time down the page. @param {Place} place @returns {View} */
function columnView({ root, shell, names }) {
  const draw = columnDrawer(shell.viewport, names);
  const most = root.dataset.compact === undefined ? undefined : FEW;
  return {
    isColumn: true,
    draw(state) {
      const rows = column(state, most);
      draw(rows);
      return rows;
    },
    undo() {},
  };
}

/** Pixels → actions. @param {Store} store @param {() => Scene} sceneOf @param {HTMLElement} element */
function movesIn({ state, act }, sceneOf, element) {
  const momentAt = (/** @type {number} */ at) => {
    const { x, width } = sceneOf().plot;
    const ends = /** @type {Span} */ (sceneOf().rtl ? [x + width, x] : [x, x + width]);
    return scale(state().visible.axis, state().view, ends).invert(at);
  };
  return {
    pan(/** @type {number} */ by) {
      const [from, to] = sharesOf(state());
      const forward = sceneOf().rtl ? by : -by;
      act({ type: "pan", by: (forward * (to - from)) / sceneOf().plot.width });
    },
    zoom(/** @type {number} */ factor, /** @type {number} */ at) {
      act({ type: "zoom", factor, about: momentAt(at) });
    },
    mayWheel: () => element.querySelector(".mark:focus-visible") !== null,
  };
}

/** The window in the overview, in pixels ⇄ the view. @param {Store} store @param {() => Scene} sceneOf */
function windowIn({ state, act }, sceneOf) {
  return {
    window() {
      const { x, width } = sceneOf().overview.window;
      return /** @type {[number, number]} */ ([x, x + width]);
    },
    move(/** @type {[number, number]} */ [left, right]) {
      const { x, width } = sceneOf().plot;
      const share = (/** @type {number} */ at) => (sceneOf().rtl ? x + width - at : at - x) / width;
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
