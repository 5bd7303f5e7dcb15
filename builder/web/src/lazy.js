/**
 * Door. What not every reader asks for, nor every page → loaded when one does, from beside this script.
 */

/** @param {string} name */
const load = (name) => import(new URL(name, import.meta.url).href);

/** @returns {Promise<typeof import("./share.js")>} */
export const loadShare = () => load("share.js");

/** @returns {Promise<typeof import("./draw/fields.js")>} */
export const loadFields = () => load("fields.js");

/** @type {typeof import("./draw/panel.js") | null} */
let panel = null;

/** What draws the panel, and has words for what an address asks in vain, once it has come. */
export const loadedPanel = () => panel;

export const loadPanel = async () => {
  panel ??= await load("panel.js");
};

/** Readers get a plain message; the reason is for whoever runs the site. @param {unknown} error */
export const warn = (error) => console.warn(`timeline: ${error instanceof Error ? error.message : error}`);

/**
 * Loads a script for the elements that it is for, if a page has any.
 * @param {string} name @param {HTMLElement[]} elements
 * @param {(module: any) => (() => void)[]} start returns what undoes it
 * @returns {() => void} where the script cannot be had, the elements are marked as plain
 */
export function loadFor(name, elements, start) {
  /** @type {(() => void)[]} */
  let undo = [];
  let gone = false;
  if (elements.length) {
    load(name)
      .then((module) => {
        if (!gone) undo = start(module);
      })
      .catch((error) => {
        warn(error);
        for (const { classList } of elements) {
          classList.remove("is-coming");
          classList.add("is-plain");
        }
      });
  }
  return () => {
    gone = true;
    undo.forEach((step) => step());
  };
}
