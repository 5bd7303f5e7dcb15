/**
 * Text and attributes → elements. Text goes through `textContent`, always.
 */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {Record<string, string>} [attributes]
 * @param {(string | Element)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, children = []) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** @param {string} does the action, for `mount` @param {string} text @param {string} [label] */
export function button(does, text, label) {
  /** @type {Record<string, string>} */
  const attributes = { type: "button", class: `timeline-button is-${does}`, "data-does": does };
  if (label) attributes["aria-label"] = label;
  return element("button", attributes, [text]);
}
