/**
 * Door. A pointer on the overview → a new window, in its pixels. Returns a function that removes the
 * listeners.
 *
 * A drag inside the window moves it, at an edge it resizes it, beside it a new one is drawn; a click
 * beside it brings it there.
 */
import { listener } from "./listener.js";

/** How near to an edge a pointer means the edge, in px. */
const NEAR = 12;
/** A shorter drag is a click, in px. */
const SLACK = 4;

/** @typedef {"move" | "start" | "end" | "new"} Grip */

/**
 * @param {HTMLElement} overview
 * @param {{window: () => [number, number], move: (window: [number, number]) => void}} moves
 * @returns {() => void}
 */
export function brush(overview, { window: shown, move }) {
  const stop = new AbortController();
  const on = listener(overview, stop.signal);
  /** @type {{at: number, from: [number, number], how: Grip, far: boolean} | null} */
  let held = null;
  const xOf = (/** @type {PointerEvent} */ e) => e.clientX - overview.getBoundingClientRect().left;
  on("pointerdown", (e) => {
    if (e.button !== 0) return;
    const at = xOf(e);
    const from = shown();
    held = { at, from, how: grip(at, from), far: false };
    overview.setPointerCapture(e.pointerId);
  });
  on("pointermove", (e) => {
    const at = xOf(e);
    if (!held) {
      overview.dataset.grip = grip(at, shown());
      return;
    }
    held.far ||= Math.abs(at - held.at) > SLACK;
    if (held.far) move(dragged(held, at));
  });
  on("pointerup", (e) => {
    const half = held ? (held.from[1] - held.from[0]) / 2 : 0;
    if (held && !held.far && held.how === "new") move([xOf(e) - half, xOf(e) + half]);
    held = null;
  });
  on("pointercancel", () => {
    held = null;
  });
  return () => stop.abort();
}

/** @param {number} at @param {[number, number]} shown @returns {Grip} */
export function grip(at, [from, to]) {
  const near = Math.min(NEAR, Math.max((to - from) / 3, 5));
  if (Math.abs(at - from) < near) return "start";
  if (Math.abs(at - to) < near) return "end";
  return at > from && at < to ? "move" : "new";
}

/** @param {{at: number, from: [number, number], how: Grip}} held @param {number} to @returns {[number, number]} */
export function dragged({ at, from, how }, to) {
  const by = to - at;
  const ends = /** @type {const} */ ({
    move: [from[0] + by, from[1] + by],
    start: [from[0] + by, from[1]],
    end: [from[0], from[1] + by],
    new: [at, to],
  })[how];
  return [Math.min(...ends), Math.max(...ends)];
}
