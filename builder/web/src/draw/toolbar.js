/**
 * The state → heading, buttons and notice.
 *
 * @import { State } from "../types.js"
 * @import { Shell } from "./shell.js"
 */

import { EVENTS, SHELL } from "../english.js";
import { isEmpty } from "../filter.js";
import { isSearched, keyMoments, missing } from "../state.js";
import { earlier, fits, later, tour } from "../words.js";
import { updateChapterButtons } from "./chapter_buttons.js";
import { button, element } from "./element.js";
import { apart, put } from "./put.js";

/**
 * @param {Shell} shell
 * @param {{before: number, after: number, heading: string}} inView @param {State} state
 * @param {string[]} problems what could not be done as the address asks
 */
export function updateToolbar({ heading, buttons, notice, openers, chapters }, inView, state, problems) {
  put(heading, { "#text": inView.heading });
  updateCount(buttons.earlier, inView.before, apart(earlier(inView.before)));
  updateCount(buttons.later, inView.after, apart(later(inView.after)));
  put(buttons.all, { "aria-pressed": String(state.view === state.visible.extent) });
  updateTour(buttons.tour, state);
  updateChapterButtons(chapters, state);
  openers.filter.classList.toggle("is-on", !isEmpty(state.filter));
  updateNotice(notice, state, problems);
}

/** @param {HTMLButtonElement} button @param {State} state */
function updateTour(button, state) {
  const moments = keyMoments(state);
  const at = moments.findIndex(({ id }) => id === state.moment) + 1;
  const count = state.story.outline?.moments ?? moments.length;
  put(button, { "#text": tour(count, at, state.touring), "aria-pressed": `${state.touring}` });
  button.hidden = count < 2 && isEmpty(state.filter);
}

/** @param {HTMLElement} notice @param {State} state @param {string[]} problems */
function updateNotice(notice, state, problems) {
  const { filter, visible, story } = state;
  const count = visible.events.length;
  const filtered = isEmpty(filter) ? [] : [count ? fits(count, story.events.length) : EVENTS.nothingFits];
  const lines = [...problems, ...filtered, ...unsearched(state)];
  const key = lines.join("\n");
  if (notice.dataset.says === key) return;
  notice.dataset.says = key;
  notice.replaceChildren(...lines.map((line) => element("span", {}, [line])));
  if (filtered.length) notice.append(button("clear", SHELL.showAll));
}

/** That summaries are not searched, or not yet. @param {State} state */
function unsearched(state) {
  const { length } = isSearched(state) ? missing(state) : [];
  if (!length) return [];
  return [state.untold.length ? EVENTS.notSearched : EVENTS.searching];
}

/** @param {HTMLButtonElement} button @param {number} count of the events it leads to @param {string} text */
function updateCount(button, count, text) {
  // A button that goes while it has the focus would lose the reader.
  if (count === 0 && document.activeElement === button) focusAll(button);
  button.disabled = count === 0;
  put(button, { "#text": text });
}

/** @param {HTMLElement} near */
function focusAll(near) {
  const all = near.closest(".timeline-toolbar")?.querySelector(".is-all");
  if (all instanceof HTMLElement) all.focus();
}
