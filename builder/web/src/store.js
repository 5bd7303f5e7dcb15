/**
 * The state of one timeline: who wants to change it, and who follows when it has changed.
 *
 * @import { Action, State } from "./types.js"
 */
import { change } from "./state.js";

/** @typedef {(before: State, action: Action) => void} Follower */

/**
 * @typedef {object} Store
 * @property {() => State} state
 * @property {(action: Action) => void} act
 * @property {(state: State) => void} set without telling anybody
 * @property {(follower: Follower) => void} subscribe
 */

/** @param {State} opening @returns {Store} */
export function store(opening) {
  let state = opening;
  /** @type {Follower[]} */
  const followers = [];
  return {
    state: () => state,
    act(action) {
      const before = state;
      state = change(state, action);
      if (state !== before) for (const follow of followers) follow(before, action);
    },
    set(other) {
      state = other;
    },
    subscribe: (follower) => void followers.push(follower),
  };
}
