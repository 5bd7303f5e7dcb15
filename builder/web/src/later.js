/**
 * What not every reader asks for → loaded when one does, from beside this script.
 */

/** Where this script came from: known only while it runs for the first time. */
const here = typeof document === "undefined" ? null : document.currentScript;

/** @returns {Promise<typeof import("./draw/share.js")>} */
export const sharer = () => import(new URL("share.js", here instanceof HTMLScriptElement ? here.src : location.href).href);
