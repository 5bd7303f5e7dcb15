/**
 * A pointer on the overview → a new window, in pixels of it. Returns a function that takes the
 * listeners away.
 *
 * Inside the window it moves it, at an edge it stretches it, beside it a new one is drawn; a mere click
 * beside it brings it there.
 */

/** So near to an edge the edge is meant. */
const NEAR = 12;
/** A shorter drag is a click. */
const SLACK = 4;

/**
 * @param {HTMLElement} strip
 * @param {{window: () => [number, number], move: (window: [number, number]) => void}} on
 * @returns {() => void}
 */
export function brush(strip, { window: shown, move }) {
  const stop = new AbortController();
  /** @type {{at: number, from: [number, number], how: "move" | "start" | "end" | "new", far: boolean} | null} */
  let held = null;
  const xOf = (/** @type {PointerEvent} */ e) => e.clientX - strip.getBoundingClientRect().left;
  strip.addEventListener(
    "pointerdown",
    (e) => {
      if (e.button !== 0) return;
      const at = xOf(e);
      const from = shown();
      held = { at, from, how: grip(at, from), far: false };
      strip.setPointerCapture(e.pointerId);
    },
    { signal: stop.signal },
  );
  strip.addEventListener(
    "pointermove",
    (e) => {
      const at = xOf(e);
      if (!held) {
        strip.dataset.grip = grip(at, shown());
        return;
      }
      held.far ||= Math.abs(at - held.at) > SLACK;
      if (held.far) move(dragged(held, at));
    },
    { signal: stop.signal },
  );
  strip.addEventListener(
    "pointerup",
    (e) => {
      const half = held ? (held.from[1] - held.from[0]) / 2 : 0;
      if (held && !held.far && held.how === "new") move([xOf(e) - half, xOf(e) + half]);
      held = null;
    },
    { signal: stop.signal },
  );
  strip.addEventListener(
    "pointercancel",
    () => {
      held = null;
    },
    { signal: stop.signal },
  );
  return () => stop.abort();
}

/** @param {number} at @param {[number, number]} shown */
export function grip(at, [from, to]) {
  const near = Math.min(NEAR, Math.max((to - from) / 3, 5));
  if (Math.abs(at - from) < near) return "start";
  if (Math.abs(at - to) < near) return "end";
  return at > from && at < to ? "move" : "new";
}

/**
 * @param {{at: number, from: [number, number], how: ReturnType<typeof grip>}} held @param {number} to
 * @returns {[number, number]}
 */
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
