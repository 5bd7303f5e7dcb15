/**
 * Door. Pointer and wheel → pan and zoom, in pixels. Returns a function that removes the listeners.
 *
 * Written on pointer events and not with d3-zoom, which stops every touch move: a reader whose thumb is
 * on the chart must still be able to scroll the page (`touch-action: pan-y` in the CSS leaves up and
 * down to the browser, which then cancels the pointer here).
 */
import { listener } from "./listener.js";

/** A finger trembles: less than this is a tap, in px. */
export const SLACK = 6;
/** Fingers nearer than this count as this far apart, in px. */
const NEAREST = 8;
/** Height of a line, for wheels that count in lines, in px. */
const LINE = 16;

/**
 * @typedef {object} Moves
 * @property {(by: number) => void} pan pixels to the right
 * @property {(factor: number, at: number) => void} zoom about a place in the element
 * @property {() => boolean} mayWheel whether a bare wheel zooms instead of scrolling the page
 */

/** @param {HTMLElement} element @param {Moves} moves @returns {() => void} */
export function gestures(element, moves) {
  const stop = new AbortController();
  const on = listener(element, stop.signal);
  const xOf = (/** @type {MouseEvent} */ e) => e.clientX - element.getBoundingClientRect().left;
  listenToPointers(element, moves, { on, xOf });
  on("wheel", (e) => wheel(e, element, moves, xOf(e)), { passive: false });
  on("dblclick", (e) => {
    if (!(e.target instanceof Element && e.target.closest(".mark"))) moves.zoom(2, xOf(e));
  });
  return () => stop.abort();
}

/** @param {HTMLElement} element @param {Moves} moves @param {{on: ReturnType<typeof listener>, xOf: (e: MouseEvent) => number}} from */
function listenToPointers(element, moves, { on, xOf }) {
  /** Where each pointer is. @type {Map<number, number>} */
  const held = new Map();
  let start = 0;
  let dragging = false;
  on("pointerdown", (e) => {
    if (e.button !== 0) return;
    held.set(e.pointerId, xOf(e));
    if (held.size === 1) [start, dragging] = [xOf(e), false];
  });
  on("pointermove", (e) => {
    const before = held.get(e.pointerId);
    if (before === undefined) return;
    // Released outside the element: we got no event.
    if (e.buttons === 0) return void held.delete(e.pointerId);
    const now = xOf(e);
    if (!dragging && held.size === 1 && Math.abs(now - start) < SLACK) return;
    if (!dragging) {
      dragging = true;
      element.setPointerCapture(e.pointerId);
      element.classList.add("is-dragging");
    }
    const other = [...held].find(([id]) => id !== e.pointerId)?.[1];
    held.set(e.pointerId, now);
    if (other === undefined) moves.pan(now - before);
    else moves.zoom(apart(now, other) / apart(before, other), other);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    on(end, (e) => {
      held.delete(e.pointerId);
      if (held.size === 0) element.classList.remove("is-dragging");
    });
  }
  const swallow = (/** @type {Event} */ e) => {
    // A drag that ends on a mark is no click on it.
    if (dragging) e.stopPropagation();
    dragging = false;
  };
  on("click", swallow, { capture: true });
}

/** @param {number} a @param {number} b */
const apart = (a, b) => Math.max(Math.abs(a - b), NEAREST);

/** @param {WheelEvent} e @param {HTMLElement} element @param {Moves} moves @param {number} at */
function wheel(e, element, moves, at) {
  const sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY) || e.shiftKey;
  const zooms = e.ctrlKey || e.metaKey || moves.mayWheel();
  if (!sideways && !zooms) return;
  e.preventDefault();
  // In pixels, lines or pages.
  const unit = [1, LINE, element.clientHeight][e.deltaMode] ?? 1;
  if (sideways && !e.ctrlKey) return moves.pan(-(e.deltaX || e.deltaY) * unit);
  moves.zoom(2 ** (-e.deltaY * unit * (e.ctrlKey ? 0.008 : 0.003)), at);
}
