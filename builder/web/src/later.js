/**
 * What not every reader asks for, nor every page → loaded when one does, from beside this script.
 */

/** Where this script came from: known only while it runs for the first time. */
const here = typeof document === "undefined" ? null : document.currentScript;

/** @param {string} name */
const beside = (name) => import(new URL(name, here instanceof HTMLScriptElement ? here.src : location.href).href);

/** @returns {Promise<typeof import("./draw/share.js")>} */
export const sharer = () => beside("share.js");

/**
 * On a page that shows a frame or offers its code, what belongs to that.
 * @returns {() => void}
 */
export function framing() {
  let undo = () => {};
  let gone = false;
  if (document.querySelector(".embed-code, iframe[data-explainer-embed]")) {
    beside("embed.js").then((/** @type {typeof import("./embed.js")} */ its) => {
      if (!gone) undo = its.framing();
    });
  }
  return () => {
    gone = true;
    undo();
  };
}
