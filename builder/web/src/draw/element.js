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
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** @param {string} command for whoever listens @param {string} text @param {string} [label] */
export function button(command, text, label) {
  /** @type {Record<string, string>} */
  const attributes = { type: "button", class: `timeline-button is-${command}`, "data-command": command };
  if (label) attributes["aria-label"] = label;
  return element("button", attributes, [text]);
}
