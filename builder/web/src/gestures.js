/**
 * Pointer and wheel → pan and zoom, in pixels. Returns a function that takes the listeners away.
 *
 * Written on pointer events and not with d3-zoom: that stops every touch move, and a reader whose
 * thumb is on the chart must still be able to scroll the page (`touch-action: pan-y` in the CSS
 * leaves up and down to the browser, and it then cancels the pointer here).
 */

/** A finger trembles: less than this is a tap. */
const SLACK = 6;

/**
 * @typedef {object} Moves
 * @property {(by: number) => void} pan pixels to the right
 * @property {(factor: number, at: number) => void} zoom about a place in the element
 * @property {() => boolean} mayWheel whether a bare wheel zooms instead of scrolling the page
 */

/** @param {HTMLElement} stage @param {Moves} moves @returns {() => void} */
export function gestures(stage, moves) {
  const stop = new AbortController();
  /** @type {Map<number, number>} where each pointer is */
  const held = new Map();
  let from = 0;
  let dragging = false;
  const xOf = (/** @type {MouseEvent} */ e) => e.clientX - stage.getBoundingClientRect().left;
  const on = listener(stage, stop.signal);

  on("pointerdown", (e) => {
    if (e.button !== 0) return;
    held.set(e.pointerId, xOf(e));
    if (held.size === 1) [from, dragging] = [xOf(e), false];
  });
  on("pointermove", (e) => {
    const before = held.get(e.pointerId);
    if (before === undefined) return;
    // Let go outside of the stage: nobody told us.
    if (e.buttons === 0) return void held.delete(e.pointerId);
    const now = xOf(e);
    if (!dragging && held.size === 1 && Math.abs(now - from) < SLACK) return;
    if (!dragging) {
      dragging = true;
      stage.setPointerCapture(e.pointerId);
      stage.classList.add("is-dragging");
    }
    const other = [...held].find(([id]) => id !== e.pointerId)?.[1];
    held.set(e.pointerId, now);
    if (other === undefined) return moves.pan(now - before);
    const apart = Math.max(Math.abs(before - other), 8);
    moves.zoom(Math.max(Math.abs(now - other), 8) / apart, other);
  });
  for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) {
    on(end, (e) => {
      held.delete(e.pointerId);
      if (held.size === 0) stage.classList.remove("is-dragging");
    });
  }
  // A drag that ends on a mark is no click on it.
  on(
    "click",
    (e) => {
      if (dragging) e.stopPropagation();
      dragging = false;
    },
    { capture: true },
  );
  on(
    "wheel",
    (e) => {
      const sideways = Math.abs(e.deltaX) > Math.abs(e.deltaY) || e.shiftKey;
      const zooms = e.ctrlKey || e.metaKey || moves.mayWheel();
      if (!sideways && !zooms) return;
      e.preventDefault();
      const unit = e.deltaMode === 1 ? 16 : 1;
      if (sideways && !e.ctrlKey) return moves.pan(-(e.deltaX || e.deltaY) * unit);
      moves.zoom(2 ** (-e.deltaY * unit * (e.ctrlKey ? 0.008 : 0.003)), xOf(e));
    },
    { passive: false },
  );
  on("dblclick", (e) => {
    if (!(e.target instanceof Element && e.target.closest(".mark"))) moves.zoom(2, xOf(e));
  });
  return () => stop.abort();
}

/** @param {HTMLElement} stage @param {AbortSignal} signal */
function listener(stage, signal) {
  /**
   * @template {keyof HTMLElementEventMap} K
   * @param {K} name @param {(e: HTMLElementEventMap[K]) => void} does
   * @param {AddEventListenerOptions} [how]
   */
  return (name, does, how = {}) => stage.addEventListener(name, does, { ...how, signal });
}
