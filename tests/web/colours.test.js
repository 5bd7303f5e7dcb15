import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) =>
  readFileSync(new URL(`../../builder/web/src/css/${name}.css`, import.meta.url), "utf8");
const block = (css, start) => {
  const body = css.slice(css.indexOf(start), css.indexOf("}", css.indexOf(start)));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]),
  );
};

const linear = (hex) =>
  [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
const luminance = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2, contrast ratio. */
function contrast(a, b) {
  const [x, y] = [luminance(linear(a)), luminance(linear(b))].sort((m, n) => n - m);
  return (x + 0.05) / (y + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, severity 1; on linear light. */
const SIGHT = {
  everybody: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Distance in OKLab, times 100. */
function distance(a, b, sight) {
  const lab = (hex) => {
    const [r, g, bl] = SIGHT[sight].map((row) =>
      Math.max(
        row.reduce((sum, k, i) => sum + k * linear(hex)[i], 0),
        0,
      ),
    );
    const [l, m, s] = [
      0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * bl,
      0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * bl,
      0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * bl,
    ].map(Math.cbrt);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  };
  const [p, q] = [lab(a), lab(b)];
  return 100 * Math.hypot(...p.map((one, i) => one - q[i]));
}

const tokens = (start) => ({ ...block(read("tokens"), start), ...block(read("sides"), start) });
const day = tokens(":root");
const night = { ...day, ...tokens('[data-md-color-scheme="slate"] {') };

for (const [name, tokens] of Object.entries({ day, night })) {
  const sides = Object.entries(tokens).filter(([key]) => key.startsWith("side-"));

  test(`by ${name}, every side stands 3:1 on its paper`, () => {
    assert.ok(sides.length > 1);
    for (const [side, colour] of sides)
      assert.ok(contrast(colour, tokens.paper) >= 3, `${side} ${contrast(colour, tokens.paper)}`);
  });

  test(`by ${name}, text and links stand 4.5:1 on both papers`, () => {
    for (const paper of ["paper", "paper-quiet"]) {
      for (const ink of ["ink", "ink-quiet", "accent"]) {
        assert.ok(contrast(tokens[ink], tokens[paper]) >= 4.5, `${ink} on ${paper}`);
      }
    }
    assert.ok(contrast(tokens["rule-strong"], tokens.paper) >= 3);
  });

  for (const sight of Object.keys(SIGHT)) {
    test(`by ${name}, no two sides look alike: ${sight}`, () => {
      sides.forEach(([one, a], i) => {
        for (const [other, b] of sides.slice(i + 1)) {
          assert.ok(distance(a, b, sight) >= 10, `${one} and ${other}: ${distance(a, b, sight).toFixed(1)}`);
        }
      });
    });
  }
}
