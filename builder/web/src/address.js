/**
 * Door. The view ⇄ the page's address, so that every view has one: restored on arrival and on Back.
 *
 * Choices are steps that Back undoes; chapters, filters, moving and typing only keep the address true.
 *
 * @import { Action, State, Story } from "./types.js"
 */
import { merge, read, write } from "./url.js";

const PAUSE = 250;
/** What a reader decides; all else is moving about. @type {(keyof State)[]} */
const DECIDED = ["lanes", "scale", "zone", "answers", "selected", "touring"];

/**
 * @typedef {object} Address
 * @property {() => {actions: Action[], problems: string[]}} opening what the address asks for
 * @property {(state: State, before: State) => void} keep
 * @property {(state: State) => string} href the whole address of a view, on the timeline's own page
 * @property {(does: () => void) => void} onBack
 */

/**
 * @param {HTMLElement} root @param {Story} story @param {AbortSignal} signal
 * @returns {Address}
 */
export function address(root, story, signal) {
  const { pathname } = location;
  const fixed = root.dataset.view ?? "";
  const own = root.dataset.block === undefined;
  const isHere = () => own && location.pathname === pathname && root.isConnected;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const put = (/** @type {State} */ state, /** @type {boolean} */ step) => {
    if (!isHere()) return;
    const query = merge(location.search, write(state));
    const to = `${pathname}${query && `?${query}`}${location.hash}`;
    if (to === `${pathname}${location.search}${location.hash}`) return;
    // Where the page is scrolled to belongs to the theme, which keeps it in the history's state.
    const here = { x: scrollX, y: scrollY };
    // In a frame, steps would be the other page's: its Back is not ours.
    if (step && window.parent === window) history.pushState(here, "", to);
    else history.replaceState(history.state, "", to);
  };
  signal.addEventListener("abort", () => clearTimeout(waiting));
  return {
    opening: () => read(own ? location.search : fixed, story),
    keep(state, before) {
      clearTimeout(waiting);
      if (DECIDED.some((name) => state[name] !== before[name])) return put(state, true);
      waiting = setTimeout(() => put(state, false), PAUSE);
    },
    href(state) {
      const page = new URL(root.dataset.page || location.pathname, location.href);
      const query = write(state);
      return `${page.href.split(/[?#]/)[0]}${query && `?${query}`}`;
    },
    onBack(does) {
      addEventListener("popstate", () => {
        clearTimeout(waiting);
        if (isHere()) does();
      }, { signal });
    },
  };
}
