/**
 * The list of events → the same list in a fold.
 */
import { element } from "./element.js";

/**
 * On the home page the list goes into a fold once the picture says the same.
 * @param {HTMLElement} root @returns {() => void}
 */
export function fold(root) {
  const list = root.querySelector(".timeline-list");
  if (!list || root.dataset.compact === undefined) return () => {};
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
