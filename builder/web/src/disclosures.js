/**
 * Door. The disclosures under the toolbar: opened one at a time, and filled when they are first opened.
 *
 * @import { Filter, State, Story } from "./types.js"
 * @import { Address } from "./address.js"
 * @import { Disclosure, Shell } from "./draw/shell.js"
 * @import { Viewport } from "./viewport.js"
 */

import { EVENTS } from "./english.js";
import { focusOn } from "./focus.js";
import { loadFields, loadShare, warn } from "./lazy.js";

/**
 * @param {Shell} shell
 * @param {{root: HTMLElement, story: Story, address: Address, viewport: Viewport, state: () => State}} timeline
 */
export function disclosures(shell, { root, story, address, viewport, state }) {
  /** @type {typeof import("./draw/fields.js") | null} */
  let fields = null;
  /** @type {(command: string) => void} */
  let share = () => {};

  const fill = async (/** @type {Disclosure} */ name) => {
    const place = shell.disclosures[name];
    // What could not be loaded before is asked for again.
    if (place.textContent === EVENTS.notLoaded) place.replaceChildren();
    if (name !== "share") {
      fields ??= await loadFields();
      fields.fill(shell.disclosures, state());
    } else if (!place.firstChild) {
      const { fillShare } = await loadShare();
      const picture = () => viewport.portrait(state());
      share = fillShare(place, { root, story, address: () => address.href(state()), picture });
    }
  };

  return {
    /** Opens a disclosure and closes the others, or closes it. @param {Disclosure} name */
    async toggle(name) {
      toggle(shell, name);
      const [place, opener] = [shell.disclosures[name], shell.openers[name]];
      if (place.hidden) return;
      try {
        await fill(name);
      } catch (error) {
        warn(error);
        place.textContent = EVENTS.notLoaded;
      }
      // Unless the reader has moved on meanwhile.
      if (document.activeElement === opener) focusOn(place.querySelector("input, select, button"));
    },
    /** Keeps the fields that are in sight true. @param {State} shown */
    update: (shown) => fields?.fill(shell.disclosures, shown),
    /** @param {HTMLInputElement | HTMLSelectElement} field @returns {Partial<Filter> | undefined} */
    filterOf: (field) => fields?.filterOf(field),
    /** @param {string} command of a button of “Share” */
    share: (command) => share(command),
  };
}

/** @typedef {ReturnType<typeof disclosures>} Disclosures */

/** @param {Shell} shell @param {Disclosure} opened */
function toggle({ disclosures, openers }, opened) {
  for (const name of /** @type {Disclosure[]} */ (Object.keys(disclosures))) {
    disclosures[name].hidden = name !== opened || !disclosures[name].hidden;
    openers[name].setAttribute("aria-expanded", String(!disclosures[name].hidden));
  }
}
