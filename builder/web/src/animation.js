/**
 * Door. The view on its way: between two frames many changes are drawn once, and a view that the reader
 * has asked for glides to its place.
 *
 * @import { State } from "./types.js"
 */
import { between } from "./state.js";

/** Whether the reader wants nothing to move. */
export const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** How long a view takes to its place, in ms. */
const DURATION = 240;

/**
 * @typedef {object} Animation
 * @property {() => void} draw now
 * @property {() => void} drawSoon with the next frame
 * @property {() => void} glide from the view that is drawn to that of the state
 * @property {() => void} jump takes the view of the state, to be drawn
 * @property {() => void} stop
 */

/** @param {() => State} stateOf @param {(state: State) => void} drawState @returns {Animation} */
export function animation(stateOf, drawState) {
  let view = stateOf().view;
  let gliding = 0;
  let waiting = 0;

  const draw = () => drawState({ ...stateOf(), view });

  const drawSoon = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      draw();
    });
  };

  const glide = () => {
    cancelAnimationFrame(gliding);
    const from = view;
    const began = performance.now();
    const step = (/** @type {number} */ now) => {
      const t = Math.min(Math.max((now - began) / DURATION, 0), 1);
      const state = stateOf();
      view = between(state, from, state.view, 1 - (1 - t) ** 3);
      draw();
      if (t < 1) gliding = requestAnimationFrame(step);
    };
    draw();
    gliding = requestAnimationFrame(step);
  };

  return {
    draw,
    drawSoon,
    glide,
    jump() {
      cancelAnimationFrame(gliding);
      view = stateOf().view;
    },
    stop() {
      cancelAnimationFrame(gliding);
      cancelAnimationFrame(waiting);
    },
  };
}
