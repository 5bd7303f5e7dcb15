#!/usr/bin/env bash
# world-atlas 2.0.2: the South Pole is no land at 1:50m, because Antarctica has a hole there.
#
# Expected: Antarctica is one shape whose edge goes along 90° S, so that the pole is land, as at 1:110m.
# Seen: at 1:50m it has an inner ring of its own at 89.999° S, all around the pole. d3-geo reads it as a hole:
# `geoContains` says that the pole and 89.9995° S are no land.
# Here, such a ring is dropped when the outlines are made.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf '{"private": true, "type": "module"}\n' > package.json
npm install --silent --no-fund --no-audit world-atlas@2.0.2 topojson-client@3.1.0 d3-geo@3.1.1
cat > look.mjs <<'CODE'
import { readFileSync } from "node:fs";
import { geoContains } from "d3-geo";
import { feature } from "topojson-client";

for (const scale of ["110m", "50m"]) {
  const atlas = JSON.parse(readFileSync(`node_modules/world-atlas/land-${scale}.json`, "utf8"));
  const land = feature(atlas, atlas.objects.land);
  const polygons = land.features.flatMap(({ geometry: { type, coordinates } }) =>
    type === "Polygon" ? [coordinates] : coordinates,
  );
  const around = polygons.flatMap((rings) => rings.slice(1)).filter((ring) => ring.every(([, y]) => y < -89.9));
  const at = [-80, -89.9995, -90].map((y) => geoContains(land, [0, y]));
  console.log(`${scale}: inner rings below 89.9 S: ${around.length}; land at 80 S, 89.9995 S, 90 S: ${at}`);
}
CODE
node look.mjs | tee seen.txt
[[ $(cat seen.txt) == "110m: inner rings below 89.9 S: 0; land at 80 S, 89.9995 S, 90 S: true,true,true
50m: inner rings below 89.9 S: 1; land at 80 S, 89.9995 S, 90 S: true,false,false" ]] || { echo "changed"; exit 1; }
echo "as described: the pole is land at 1:110m, and a hole at 1:50m"
