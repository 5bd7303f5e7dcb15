/**
 * Door. The view ⇄ the page's address, so that every view has one: restored on arrival and on Back.
 *
 * Choices are steps that Back undoes; moving about and typing only update the address.
 *
 * @import { Action, State, Story } from "./types.js"
 */
import { merge, read, write } from "./url.js";

const PAUSE = 250;
/** Moving about; all else is what a reader decides. @type {Action["type"][]} */
const MOVES = ["view", "zoom", "pan", "page", "earlier", "later", "step", "focus", "hover"];

/** A word that is being typed is no step yet. @param {Action} action */
const isStep = (action) =>
  !MOVES.includes(action.type) && !(action.type === "filter" && action.filter.text !== undefined);

/**
 * @typedef {object} Address
 * @property {() => {actions: Action[], problems: string[]}} opening what the address asks for
 * @property {() => boolean} asks whether it asks for anything
 * @property {(action: Action, state: State, before: State) => void} keep the state that an action has led to
 * @property {(state: State) => string} href the whole address of a view, on the timeline's own page
 * @property {(listener: () => void) => void} onBack
 */

/** @param {string} path @param {string} query */
const whole = (path, query) => `${path}${query && `?${query}`}`;

/** Writes a view into the page's address. @param {State} state @param {boolean} isStep that Back undoes */
function putView(state, isStep) {
  const { pathname, search, hash } = location;
  const to = whole(pathname, merge(search, write(state))) + hash;
  if (to === pathname + search + hash) return;
  // In a frame, steps would go into the other page's history: its Back is not ours.
  if (!isStep || window.parent !== window) return history.replaceState(history.state, "", to);
  // The theme keeps the scroll position in the history's state.
  history.pushState({ x: scrollX, y: scrollY }, "", to);
}

/**
 * @param {HTMLElement} root @param {() => Story} story as it is known now @param {AbortSignal} signal
 * @returns {Address}
 */
export function address(root, story, signal) {
  const { pathname } = location;
  const fixed = root.dataset.view ?? "";
  const own = root.dataset.block === undefined;
  const isHere = () => own && location.pathname === pathname && root.isConnected;
  const opening = () => read(own ? location.search : fixed, story());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const put = (/** @type {State} */ state, /** @type {boolean} */ isStep) =>
    isHere() && putView(state, isStep);
  const stop = () => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  signal.addEventListener("abort", stop);
  return {
    opening,
    asks() {
      const { actions, problems } = opening();
      return actions.length + problems.length > 0;
    },
    keep(action, state, before) {
      const waited = waiting !== undefined;
      stop();
      if (!isStep(action)) {
        waiting = setTimeout(() => {
          stop();
          put(state, false);
        }, PAUSE);
        return;
      }
      // Back leads to where the reader was, not to what was last written to the address.
      if (waited) put(before, false);
      put(state, true);
    },
    href(state) {
      // With a date that a reader has set.
      const [path, query = ""] = new URL(root.dataset.page || pathname, location.href).href.split("?");
      return whole(path, merge(query, write(state)));
    },
    onBack(listener) {
      addEventListener(
        "popstate",
        () => {
          stop();
          if (isHere()) listener();
        },
        { signal },
      );
    },
  };
}
