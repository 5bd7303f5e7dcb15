/**
 * What a reader may take along: the address, a citation, the picture. The frame and what its
 * buttons do; who listens to the clicks is not decided here.
 *
 * @import { Story } from "./types.js"
 */
import { copy } from "./copy.js";
import { element } from "./draw/element.js";
import { exportPng, exportSvg, save } from "./export_image.js";
import { fileName } from "./sanitize.js";
import { cite } from "./words.js";

const BUTTONS = {
  link: "Copy link to this view",
  cite: "Copy citation",
  svg: "Save as SVG",
  png: "Save as PNG",
};
const NO_COPY = "This browser does not let us copy: here is the text.";
const NO_PICTURE = "The picture could not be saved.";

/**
 * Fills the fold “Share”.
 * @param {HTMLElement} fold
 * @param {{root: HTMLElement, story: Story, address: () => string,
 *   picture: () => {svg: SVGSVGElement, remove: () => void}}} its `address` of the present view
 * @returns {(does: string) => Promise<void>} what its buttons do
 */
export function fillShare(fold, { root, story: { title, asOf }, address, picture }) {
  const { embed, page } = root.dataset;
  const to = embed === undefined && page ? new URL(`${page}../embed/`, location.href) : null;
  fold.replaceChildren(frame(to?.href));
  // The page that hands out the frame takes the view along, as it is when the reader goes there.
  const link = fold.querySelector("a");
  for (const type of ["pointerdown", "focus"]) {
    link?.addEventListener(type, () => {
      link.search = new URL(address()).search;
    });
  }
  return sharing(fold, {
    picture,
    title,
    source: () => `${document.title}, as of ${asOf}. ${address()}`,
    address,
    citation: () => cite({ title, asOf, address: address(), seen: new Date() }),
  });
}

/** @param {string} [embed] the page that hands out the frame, where there is one */
function frame(embed) {
  const buttons = Object.entries(BUTTONS).map(([does, text]) =>
    element("button", { type: "button", class: "timeline-button", "data-does": does }, [text]),
  );
  const link = embed ? [element("a", { class: "timeline-button", href: embed }, ["Embed"])] : [];
  const field = element("textarea", {
    class: "timeline-share-text",
    "aria-label": "Text to copy",
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
 * @param {HTMLElement} fold
 * @param {object} its
 * @param {() => {svg: SVGSVGElement, remove: () => void}} its.picture the picture as it stands, to be removed after
 * @param {string} its.title
 * @param {() => string} its.source the line beneath the picture
 * @param {() => string} its.address of the present view
 * @param {() => string} its.citation
 * @returns {(does: string) => Promise<void>} does what a button's `data-does` names, and says so;
 *   with any other name nothing
 */
function sharing(fold, { picture, title, source, address, citation }) {
  const said = /** @type {HTMLElement} */ (fold.querySelector(".timeline-share-said"));
  const field = /** @type {HTMLTextAreaElement} */ (fold.querySelector(".timeline-share-text"));

  const copied = async (/** @type {string} */ text, /** @type {string} */ done) => {
    if (await copy(text)) return done;
    field.value = text;
    field.hidden = false;
    field.focus();
    field.select();
    return NO_COPY;
  };
  const saved = async (/** @type {"svg" | "png"} */ kind) => {
    let remove = () => {};
    try {
      const made = picture();
      ({ remove } = made);
      const text = await exportSvg(made.svg, { title, source: source() });
      save(kind === "svg" ? text : await exportPng(text), fileName(title, kind));
      return "Saved.";
    } catch (error) {
      console.warn(`timeline: ${error instanceof Error ? error.message : error}`);
      return NO_PICTURE;
    } finally {
      remove();
    }
  };
  /** @type {Record<string, () => Promise<string>>} */
  const ways = {
    link: () => copied(address(), "Link copied."),
    cite: () => copied(citation(), "Citation copied."),
    svg: () => saved("svg"),
    png: () => saved("png"),
  };
  return async (does) => {
    if (!Object.hasOwn(ways, does)) return;
    // Emptied first: the same words twice would be said once.
    said.textContent = "";
    field.hidden = true;
    said.textContent = await ways[does]();
  };
}
