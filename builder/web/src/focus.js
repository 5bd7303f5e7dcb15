/**
 * Door. Keyboard focus, and what keeps the event that the reader is at in sight.
 *
 * @import { Animation } from "./animation.js"
 * @import { Store } from "./store.js"
 * @import { Viewport } from "./viewport.js"
 */

import { isCalm } from "./animation.js";

/** Height of the theme's header, which covers the top of the window, in px. */
const HEADER = 64;

/** @param {Element | null | undefined} element */
export const focusOn = (element) =>
  (element instanceof HTMLElement || element instanceof SVGElement) && element.focus({ preventScroll: true });

/**
 * Gives the mark of the focused event the keyboard's focus, and brings it into the window.
 * @param {{store: Store, motion: Animation, viewport: Viewport}} timeline
 */
export function refocus({ store, motion, viewport }) {
  // Drawn first: the mark may not be there yet.
  motion.draw();
  const mark = viewport.markOf(store.state().focus);
  focusOn(mark);
  mark?.scrollIntoView({ block: "nearest" });
}

/** What is at least between a mark and the panel, in px. */
const BETWEEN = 8;

/**
 * Scrolls the page just as far as it takes for the panel and the theme's header not to cover a mark, the others of
 * its chain and the names of their lanes; where there is no room for all of these, the mark.
 * @param {Element | null} mark @param {HTMLElement} panel @param {(Element | null)[]} chain
 */
export function uncover(mark, panel, chain) {
  const target = boxOf(mark);
  if (!target) return;
  const behavior = isCalm() ? "auto" : "smooth";
  // In a frame that is as high as its page, nothing sticks to the window: the panel is below it all.
  if (isFramed()) return panel.scrollIntoView({ block: "nearest", behavior });
  const { top: edge } = panel.getBoundingClientRect();
  const whole = around([target, ...chain.flatMap((one) => boxOf(one) ?? [])], mark);
  const { top, bottom } = whole.bottom - whole.top + BETWEEN <= edge - HEADER ? whole : target;
  const covered = bottom + BETWEEN - edge;
  scrollBy({ top: covered > 0 ? covered : Math.min(top - HEADER, 0), behavior });
}

/** @param {Element | null} mark */
const boxOf = (mark) => (mark?.querySelector(".target") ?? mark)?.getBoundingClientRect();

/**
 * From the name of the first lane that they are in to the last of them.
 * @param {DOMRect[]} boxes @param {Element | null} mark in the same picture
 */
function around(boxes, mark) {
  const first = Math.min(...boxes.map(({ top }) => top));
  const names = [...(mark?.closest("svg")?.querySelectorAll(".lane text") ?? [])];
  const above = names.map((name) => name.getBoundingClientRect().top).filter((top) => top <= first);
  return {
    top: Math.max(...above, -Infinity) > -Infinity ? Math.max(...above) : first,
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

const isFramed = () => window.parent !== window && document.body.classList.contains("explainer-embed");

/** The event that had the focus when the reader went back: the theme may rebuild the page after that. @type {string | null} */
let held = null;

/** @param {string | null} event */
export const holdFocus = (event) => {
  held = event;
};

/** Gives the focus back to the event that had it. @param {(event: string | null) => Element | null} markOf */
export const regainFocus = (markOf) => focusOn(markOf(held));
