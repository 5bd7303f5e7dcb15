/**
 * The list of events → the same list in a fold.
 */
import { element } from "./element.js";

/**
 * On a page that has more to say, and in a column, which is a list itself, the list goes into a fold
 * once the picture says the same.
 * @param {HTMLElement} root @param {HTMLElement} figure @returns {() => void}
 */
export function fold(root, figure) {
  const list = root.querySelector(".timeline-list");
  const isTwice = root.dataset.compact !== undefined || figure.classList.contains("is-column");
  if (!list || !isTwice) return () => {};
  const mark = document.createComment("");
  list.replaceWith(mark);
  const details = element("details", { class: "timeline-fold" }, [
    element("summary", {}, ["All events as a list"]),
    list,
  ]);
  mark.after(details);
  return () => {
    mark.replaceWith(list);
    details.remove();
  };
}
