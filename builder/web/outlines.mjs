/**
 * Natural Earth's land and borders → what a map draws: rings around land and lines between
 * countries, as pairs of longitude and latitude in hundredths of a degree (about a kilometre).
 * Longitudes of a line go on beyond 180: no step of it is longer than half the way around the earth.
 */
import { readFileSync } from "node:fs";
import { geoArea } from "d3-geo";
import { feature, mesh } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

/** The package whose data goes in. */
export const SOURCE = "world-atlas";

/** Square degrees: a bend smaller than a triangle of this size (about 3 km each way) is straightened. */
const SMALLEST_BEND = 0.001;
/** Steradians, less than a square kilometre: a ring around so little is no land and no lake. */
const SMALLEST_RING = 1e-8;
const SPHERE = 4 * Math.PI;
/** The shares of the earth between which that of all land lies. */
const LEAST_LAND = 0.28;
const MOST_LAND = 0.3;
/** Points in a line between countries: in short ones, little lies outside a map. */
const MOST_POINTS = 24;

/** @typedef {[number, number][]} Line */
/** @typedef {number[][][]} Polygon rings: one around it and one around each hole */

/**
 * @param {string} path of `countries-50m.json`
 * @returns {{ areas: Line[], borders: Line[] }}
 */
export function outlines(path) {
  const source = JSON.parse(readFileSync(path, "utf8"));
  for (const name of ["land", "countries"]) check(polygons(source, name), name);
  const world = simplify(presimplify(source), SMALLEST_BEND);
  const between = mesh(world, /** @type {any} */ (world.objects.countries), (one, other) => one !== other);
  return {
    areas: polygons(world, "land")
      .flat()
      .filter((ring) => size(ring) > SMALLEST_RING)
      .map(written)
      .filter((ring) => ring.length > 3),
    borders: between.coordinates
      .map(written)
      .flatMap(pieces)
      .filter((line) => line.length > 1),
  };
}

/**
 * @param {any} world
 * @param {string} name of what is in it
 * @returns {Polygon[]}
 */
function polygons(world, name) {
  return /** @type {any} */ (feature(world, world.objects[name])).features.flatMap(
    (/** @type {any} */ { geometry }) =>
      geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
  );
}

/**
 * Nothing is as large as half the earth, as what is wound the wrong way seems to be (some islets are, at
 * other scales of the same outlines), and all together are as large as land is.
 * @param {Polygon[]} found
 * @param {string} name
 */
function check(found, name) {
  const shares = found.map((coordinates) => geoArea({ type: "Polygon", coordinates }) / SPHERE);
  const wrong = shares.findIndex((share) => share >= 0.5);
  if (wrong >= 0)
    throw new Error(`${SOURCE}: ${name} at ${found[wrong][0][0]} cover ${shares[wrong]} of the earth`);
  const all = shares.reduce((sum, share) => sum + share, 0);
  if (all < LEAST_LAND || all > MOST_LAND) throw new Error(`${SOURCE}: ${name} cover ${all} of the earth`);
}

/** @param {number[][]} ring */
function size(ring) {
  const area = geoArea({ type: "Polygon", coordinates: [ring] });
  return Math.min(area, SPHERE - area);
}

/**
 * The line in hundredths of a degree, the shorter way from each point to the next; points that fall
 * together are one.
 * @param {number[][]} line
 * @returns {Line}
 */
function written(line) {
  /** @type {Line} */
  const kept = [];
  for (const [east, north] of line) {
    const last = kept.at(-1);
    const [x, y] = [Math.round(east * 100), Math.round(north * 100)];
    const near = last ? x + 36000 * Math.round((last[0] - x) / 36000) : x;
    if (!last || last[0] !== near || last[1] !== y) kept.push([near, y]);
  }
  return kept;
}

/**
 * @param {Line} line
 * @returns {Line[]}
 */
function pieces(line) {
  const steps = MOST_POINTS - 1;
  const count = Math.ceil((line.length - 1) / steps);
  return Array.from({ length: count }, (_, nth) => line.slice(nth * steps, (nth + 1) * steps + 1));
}
