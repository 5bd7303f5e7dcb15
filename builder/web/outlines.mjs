/**
 * Natural Earth's land and borders → what a map draws: rings around land and lines between
 * countries, as pairs of longitude and latitude in hundredths of a degree (about a kilometre).
 */
import { readFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

/** The package whose data goes in. */
export const SOURCE = "world-atlas";

/** Square degrees: a bend smaller than a triangle of this size (about 3 km each way) is straightened. */
const SMALLEST_BEND = 0.001;

/** @typedef {[number, number][]} Line */

/**
 * @param {string} path of `countries-50m.json`
 * @returns {{ areas: Line[], borders: Line[] }}
 */
export function outlines(path) {
  const world = simplify(presimplify(JSON.parse(readFileSync(path, "utf8"))), SMALLEST_BEND);
  const { land, countries } = world.objects;
  const shapes = /** @type {any} */ (feature(world, land)).features.map(
    (/** @type {any} */ one) => one.geometry,
  );
  const polygons = shapes.flatMap((/** @type {any} */ one) =>
    one.type === "Polygon" ? [one.coordinates] : one.coordinates,
  );
  const between = mesh(world, /** @type {any} */ (countries), (one, other) => one !== other);
  return {
    areas: polygons
      .flat()
      .map(rounded)
      .filter((/** @type {Line} */ ring) => ring.length > 3),
    borders: /** @type {Line[]} */ (between.coordinates).map(rounded).filter((line) => line.length > 1),
  };
}

/**
 * The line in hundredths of a degree; points that fall together are one.
 * @param {Line} line
 * @returns {Line}
 */
function rounded(line) {
  /** @type {Line} */
  const kept = [];
  for (const [east, north] of line) {
    const [x, y] = [Math.round(east * 100), Math.round(north * 100)];
    const last = kept.at(-1);
    if (!last || last[0] !== x || last[1] !== y) kept.push([x, y]);
  }
  return kept;
}
