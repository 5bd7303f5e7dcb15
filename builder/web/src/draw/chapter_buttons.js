/**
 * Chapters → buttons, each of which brings its chapter into view.
 *
 * @import { State, Story } from "../types.js"
 */
import { isShown } from "../state.js";
import { button } from "./element.js";
import { put } from "./put.js";

/** @param {HTMLElement} place @param {Story} story */
export function fillChapterButtons(place, { chapters }) {
  place.replaceChildren(
    ...chapters.map(({ id, title }) => {
      const chapter = button("chapter", title);
      chapter.dataset.chapter = id;
      return chapter;
    }),
  );
  place.hidden = chapters.length < 2;
}

/** @param {HTMLElement} place @param {State} state */
export function updateChapterButtons(place, state) {
  for (const pressed of place.querySelectorAll("[data-chapter]")) {
    const chapter = state.story.chapters.find(({ id }) => id === pressed.getAttribute("data-chapter"));
    put(pressed, { "aria-pressed": String(chapter !== undefined && isShown(state, chapter)) });
  }
}
