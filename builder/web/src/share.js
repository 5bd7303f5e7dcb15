/**
 * Door. What a reader may take along: the address, a citation, the picture. Buttons, and what they do;
 * who listens to the clicks is not decided here.
 *
 * @import { Story } from "./types.js"
 */
import { copy } from "./copy.js";
import { element } from "./draw/element.js";
import { SHARE } from "./english.js";
import { download, exportPng, exportSvg } from "./export_image.js";
import { warn } from "./lazy.js";
import { fileName } from "./sanitize.js";
import { cite, source } from "./words.js";

const COMMANDS = /** @type {const} */ (["link", "cite", "svg", "png"]);

/**
 * @typedef {object} View what is shared
 * @property {HTMLElement} root
 * @property {Story} story
 * @property {() => string} address
 * @property {() => {svg: SVGSVGElement, remove: () => void}} picture to be removed after
 */

/**
 * Fills the disclosure “Share”.
 * @param {HTMLElement} place @param {View} view
 * @returns {(command: string) => Promise<void>} does what a button's `data-command` names, and says so;
 *   nothing for any other name
 */
export function fillShare(place, view) {
  const { embed, page } = view.root.dataset;
  const to = embed === undefined && page ? new URL(`${page}../embed/`, location.href) : null;
  place.replaceChildren(frame(to?.href));
  // The page that hands out the frame takes the view along, as it is when the reader goes there.
  const link = place.querySelector("a");
  for (const type of ["pointerdown", "focus"]) {
    link?.addEventListener(type, () => {
      link.search = new URL(view.address()).search;
    });
  }
  const status = /** @type {HTMLElement} */ (place.querySelector(".timeline-share-said"));
  const field = /** @type {HTMLTextAreaElement} */ (place.querySelector("textarea"));
  const actions = actionsOf(view, field);
  return async (command) => {
    if (!Object.hasOwn(actions, command)) return;
    // Emptied first: the same words twice would be announced once.
    status.textContent = "";
    field.hidden = true;
    status.textContent = await actions[command]();
  };
}

/** @param {string} [embed] the page that hands out the frame, where there is one */
function frame(embed) {
  const buttons = COMMANDS.map((command) =>
    element("button", { type: "button", class: "timeline-button", "data-command": command }, [
      SHARE[command],
    ]),
  );
  const link = embed ? [element("a", { class: "timeline-button", href: embed }, [SHARE.embed])] : [];
  const field = element("textarea", {
    class: "timeline-share-text",
    "aria-label": SHARE.text,
    rows: "3",
    readonly: "",
    dir: "auto",
  });
  field.hidden = true;
  return element("div", { class: "timeline-share" }, [
    element("div", { class: "timeline-share-ways" }, [...buttons, ...link]),
    element("p", { class: "timeline-share-said", role: "status" }),
    field,
  ]);
}

/**
 * @param {View} view @param {HTMLTextAreaElement} field for what cannot be copied
 * @returns {Record<string, () => Promise<string>>} each gives what to say when it is done
 */
function actionsOf({ story: { title, asOf }, address, picture }, field) {
  const copied = async (/** @type {string} */ text, /** @type {string} */ done) => {
    if (await copy(text)) return done;
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    return SHARE.notCopied;
  };
  const saved = async (/** @type {"svg" | "png"} */ format) => {
    /** @type {ReturnType<typeof picture> | null} */
    let drawn = null;
    try {
      drawn = picture();
      const credit = source({ title: document.title, asOf, address: address() });
      const text = await exportSvg(drawn.svg, { title, source: credit });
      download(format === "svg" ? text : await exportPng(text), fileName(title, format));
      return SHARE.saved;
    } catch (error) {
      warn(error);
      return SHARE.notSaved;
    } finally {
      drawn?.remove();
    }
  };
  return {
    link: () => copied(address(), SHARE.linkCopied),
    cite: () => copied(cite({ title, asOf, address: address(), seen: today() }), SHARE.citationCopied),
    svg: () => saved("svg"),
    png: () => saved("png"),
  };
}

/** The day by the reader's own clock, as if in UTC. */
const today = () => {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
};
