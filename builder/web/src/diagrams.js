/**
 * Door. Pictures drawn by the builder → the same, in which what belongs together is highlighted when a
 * reader points at it or goes there by keyboard. They say all they have to say without it.
 *
 * `data-of` names what an element represents: with one name it is a thing (an actor, a lifeline, a place,
 * an event, a number, a claimant), with several it is between those things (a relation, a message, an answer).
 */
import { selectAll } from "d3-selection";

/** @param {HTMLElement[]} roots @returns {(() => void)[]} undo it */
export const start = (roots) => roots.map(light);

/** @param {HTMLElement} root @returns {() => void} */
function light(root) {
  // With the table that may follow, which says the same.
  const areas = [root, root.nextElementSibling].filter((area) => area !== null);
  const nodes = areas.flatMap((area) => [
    .../** @type {NodeListOf<HTMLElement | SVGElement>} */ (area.querySelectorAll("[data-of]")),
  ]);
  const all = selectAll(nodes).data(nodes.map(namesOf));
  const around = selectAll(areas);

  /** @param {string[] | null} of */
  const show = (of) => {
    const isLit = of ? touches(of, all.data()) : () => false;
    all.classed("is-lit", isLit);
    around.classed("is-lighting", of !== null);
  };
  const at = (/** @type {Event} */ { target }) => {
    const found = target instanceof Element ? target.closest("[data-of]") : null;
    return found instanceof HTMLElement || found instanceof SVGElement ? namesOf(found) : null;
  };
  const off = () => show(null);
  around
    .on("pointerover.light", (/** @type {PointerEvent} */ e) => e.pointerType === "mouse" && show(at(e)))
    .on("pointerleave.light focusout.light", off)
    .on(
      "focusin.light",
      (/** @type {FocusEvent} */ e) =>
        e.target instanceof Element && e.target.matches(":focus-visible") && show(at(e)),
    );
  return () => {
    around.on(".light", null);
    off();
  };
}

/** @param {HTMLElement | SVGElement} node */
const namesOf = (node) => (node.dataset.of ?? "").split(" ");

/**
 * What is highlighted with something: with a thing, all links from and to it and the things at their other
 * ends; with a link, the things it connects.
 * @param {string[]} of @param {string[][]} all @returns {(other: string[]) => boolean}
 */
export function touches(of, all) {
  const links = of.length > 1 ? [of] : all.filter((names) => names.length > 1 && names.includes(of[0]));
  const known = new Set(links.map((names) => names.join(" ")));
  const things = new Set([...of, ...links.flat()]);
  return (other) => (other.length > 1 ? known.has(other.join(" ")) : things.has(other[0]));
}
