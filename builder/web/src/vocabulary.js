/** The colours that a side may have, as in `css/tokens.css` and the builder's `vocabulary.py`. */
export const COLOURS = ["blue", "vermilion", "green", "purple", "ochre", "sky", "grey"];

/** The colour of all that is on no side. */
export const NEUTRAL = COLOURS[COLOURS.length - 1];

/** The significance of a key moment, which is the highest; as in the builder's `vocabulary.py`. */
export const KEY_MOMENT = 3;
