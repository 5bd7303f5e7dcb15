/**
 * Door, before the theme's own script. Light and dark, and what the theme does at a high price.
 *
 * The theme makes every relative address of a page whole by assigning it anew. A style sheet is then
 * read and applied once more, and all of the page with it: so the links to style sheets say that
 * their address is whole already, and are left alone.
 */

/** The theme's own, from a script in the page. */
const { __md_get: kept, __md_set: keep } =
  /** @type {{__md_get?: (name: string) => any, __md_set?: (name: string, value: unknown) => void}} */ (
    /** @type {unknown} */ (window)
  );

/** @param {HTMLLinkElement} link */
function settle(link) {
  const { href } = link;
  const whole = /** @type {HTMLLinkElement} */ (link.cloneNode());
  whole.setAttribute("href", href);
  // By its whole text the theme knows it again on the next page.
  Object.defineProperties(link, {
    href: { get: () => href, set() {} },
    outerHTML: { get: () => whole.outerHTML },
  });
}

/** What the theme keeps of a choice, and writes onto the body. */
const COLOURS = ["media", "scheme", "primary", "accent"];

/** @param {HTMLButtonElement} one @param {string} name */
const its = (one, name) => one.getAttribute(`data-md-color-${name}`) ?? "";

/**
 * Each scheme has a button that leads on from it to the next. Nothing is written where nothing
 * changes: it would have the browser look at all of the page anew.
 * @param {HTMLButtonElement[]} all
 */
function schemes(all) {
  const chosen = () => {
    const { index } = kept?.("__palette") ?? {};
    if (all[index]) return index;
    return Math.max(
      all.findIndex((one) => matchMedia(its(one, "media")).matches),
      0,
    );
  };
  const show = () => {
    const index = chosen();
    for (const name of COLOURS) {
      const value = its(all[index], name);
      const attribute = `data-md-color-${name}`;
      if (document.body.getAttribute(attribute) !== value) document.body.setAttribute(attribute, value);
    }
    all.forEach((one, i) => {
      one.hidden = i !== index;
    });
    // Once the page stands: what the browser draws around it takes its colour.
    requestAnimationFrame(() => {
      const header = document.querySelector(".md-header");
      if (header) theme.content = getComputedStyle(header).backgroundColor;
    });
  };
  const theme = document.createElement("meta");
  theme.name = "theme-color";
  document.head.append(theme);
  all.forEach((one, i) =>
    one.addEventListener("click", () => {
      const index = (i + 1) % all.length;
      const color = Object.fromEntries(COLOURS.map((name) => [name, its(all[index], name)]));
      keep?.("__palette", { index, color });
      show();
      all[chosen()].focus();
    }),
  );
  for (const one of all) matchMedia(its(one, "media")).addEventListener("change", show);
  show();
}

document.querySelectorAll(/** @type {"link"} */ ('link[rel="stylesheet"]')).forEach(settle);
const buttons = [...document.querySelectorAll(/** @type {"button"} */ (".scheme-switch"))];
if (buttons.length) schemes(buttons);
