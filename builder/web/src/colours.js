/** The colours that a side may have, as in `css/tokens.css` and the builder's `fields.py`. */
export const COLOURS = ["blue", "vermilion", "green", "purple", "ochre", "sky", "grey"];
