/** What scripts know of the closed lists. Written by `tables.py`, not by hand. */

/** The colours that a side may have. */
export const COLOURS = ["blue", "vermilion", "green", "purple", "ochre", "sky", "grey"];

/** The colour of everything on no side. */
export const NEUTRAL = "grey";

/** The significance of a key moment: the highest value. */
export const KEY_MOMENT = 3;
