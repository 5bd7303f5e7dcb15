/**
 * What not every reader asks for, nor every page → loaded when one does, from beside this script.
 */

/** @param {string} name */
const fetched = (name) => import(new URL(name, import.meta.url).href);

/** @returns {Promise<typeof import("./share.js")>} */
export const loadShare = () => fetched("share.js");

/** @returns {Promise<typeof import("./draw/fields.js")>} */
export const loadFields = () => fetched("fields.js");

/**
 * Where a page has any of what a script is for, that script.
 * @param {string} name @param {HTMLElement[]} found
 * @param {(its: any) => (() => void)[]} start returns what undoes it
 * @returns {() => void} where the script cannot be had, what it is for is marked as plain
 */
export function loadFor(name, found, start) {
  /** @type {(() => void)[]} */
  let undo = [];
  let gone = false;
  if (found.length) {
    fetched(name)
      .then((its) => {
        if (!gone) undo = start(its);
      })
      .catch((error) => {
        console.warn(`${name}: ${error instanceof Error ? error.message : error}`);
        for (const one of found) {
          one.classList.remove("is-coming");
          one.classList.add("is-plain");
        }
      });
  }
  return () => {
    gone = true;
    undo.forEach((step) => step());
  };
}
