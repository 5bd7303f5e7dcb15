/**
 * Door. The stage: time across a wide place, down a narrow one, with the gestures that go with it.
 *
 * @import { Action, Cluster, Positioned, Scene, State, StoryEvent } from "./types.js"
 * @import { Shell } from "./draw/shell.js"
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
import { gap, spoken } from "./words.js";

/** So many rows of the column stand on a page that has more to say. */
const FEW = 12;

/** How wide a picture is that is taken along. */
const PORTRAIT = 1200;

/** @param {StoryEvent} event @param {State} state */
const sidesOf = ({ sides }, { story }) =>
  sides.flatMap((id) => story.sides.find((one) => one.id === id)?.name ?? []).join(", ");

/** @typedef {{before: number, after: number, heading: string}} Told what the bar says of the view */

/**
 * @param {HTMLElement} root @param {Shell} made
 * @param {{id: string, title: string, size: {width: number, rtl: boolean}, signal: AbortSignal,
 *   state: () => State, act: (action: Action) => void}} its
 */
export function stage(root, made, { id, title, size: { width: first, rtl }, signal, state, act }) {
  const height = Number(root.dataset.height) || undefined;
  const drawWhole = overviewDrawer(made.whole);
  /** @type {{isColumn: boolean, draw: (state: State) => Told, undo: () => void} | null} */
  let now = null;
  /** @type {Scene | null} */
  let scene = null;
  let width = first;

  const across = () => {
    const draw = drawer(made.stage, { id, title });
    const ungesture = gestures(made.stage, moves());
    const unbrush = brush(made.whole, windows());
    return {
      isColumn: false,
      draw: (/** @type {State} */ shown) => {
        scene = layout(shown, { width, height, rtl });
        draw(scene);
        drawWhole(scene.overview);
        return scene;
      },
      undo: () => [ungesture, unbrush].forEach((step) => step()),
    };
  };

  const down = () => {
    // As the story has them: what is visible has been moved to the chosen clock.
    const own = new Map(state().story.events.map((one) => [one.id, one]));
    const told = (/** @type {Positioned} */ { id: of }) => /** @type {StoryEvent} */ (own.get(of));
    const draw = columnDrawer(made.stage, { id, title });
    return {
      isColumn: true,
      draw: (/** @type {State} */ shown) => {
        scene = null;
        const rows = column(
          shown,
          {
            words: (event) => event.when,
            gap: (before, next) => gap(told(before), told(next)),
            // There are no lanes in a column: what is said are the sides, as they are written.
            spoken: (event) => spoken({ ...event, others: [] }, sidesOf(event, shown), []),
          },
          root.dataset.compact === undefined ? undefined : FEW,
        );
        draw(rows);
        return rows;
      },
      undo: () => {},
    };
  };

  const plotScale = () => {
    const { x, width } = scene?.plot ?? { x: 0, width: 1 };
    return scale(state().visible.axis, state().view, scene?.rtl ? [x + width, x] : [x, x + width]);
  };
  /** From left to right. */
  const sign = () => (scene?.rtl ? -1 : 1);

  const moves = () => ({
    pan: (/** @type {number} */ by) => {
      const [from, to] = sharesOf(state());
      act({ type: "pan", by: (-by * sign() * (to - from)) / (scene?.plot.width ?? 1) });
    },
    zoom: (/** @type {number} */ factor, /** @type {number} */ at) =>
      act({ type: "zoom", factor, about: plotScale().invert(at) }),
    mayWheel: () => made.stage.querySelector(".mark:focus-visible") !== null,
  });

  const windows = () => ({
    window: () => {
      const { x, width } = scene?.overview.window ?? { x: 0, width: 0 };
      return /** @type {[number, number]} */ ([x, x + width]);
    },
    move: (/** @type {[number, number]} */ [left, right]) => {
      const { x, width } = scene?.plot ?? { x: 0, width: 1 };
      const share = (/** @type {number} */ at) => (sign() > 0 ? at - x : x + width - at) / width;
      const { from } = state().visible.axis;
      const ends = [from(share(left)), from(share(right))].sort((a, b) => a - b);
      act({ type: "view", view: [ends[0], ends[1]] });
    },
  });

  const clear = () => {
    now?.undo();
    made.stage.replaceChildren();
  };
  signal.addEventListener("abort", clear);

  return {
    /** The events of a cluster. @param {Element} drawn @returns {string[]} */
    clustered: (drawn) => /** @type {Cluster} */ (select(drawn).datum()).events.map((one) => one.id),
    isColumn: () => now?.isColumn ?? false,
    /** Takes the width that the place has now. @returns {boolean} whether it is another one */
    fit() {
      const before = width;
      width = made.stage.clientWidth;
      return width !== before;
    },
    runs: () => ({ rtl, down: now?.isColumn ?? false }),
    /** @param {State} shown @returns {Told | null} null where there is no place to draw */
    draw(shown) {
      if (!width) return null;
      const narrow = width < NARROW;
      if (!now || now.isColumn !== narrow) {
        clear();
        now = narrow ? down() : across();
        made.figure.classList.toggle("is-column", narrow);
      }
      return now.draw(shown);
    },
    /** @param {string | null} event @returns {HTMLElement | SVGElement | null} */
    markOf: (event) => made.stage.querySelector(`[data-event="${CSS.escape(event ?? "")}"]`),
    /**
     * The view drawn as wide as paper is, out of sight; the caller takes it away.
     * @param {State} shown
     */
    portrait(shown) {
      const place = document.createElement("div");
      place.className = "timeline-portrait";
      made.figure.append(place);
      drawer(place, { id: `${id}-portrait`, title })(
        layout({ ...shown, focus: null, hover: null }, { width: PORTRAIT, rtl }),
      );
      return { svg: /** @type {SVGSVGElement} */ (place.querySelector("svg")), remove: () => place.remove() };
    },
  };
}
