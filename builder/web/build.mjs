/**
 * src/ → dist/: a script and what it loads where it is needed, one style sheet, and the fonts that names, by
 * paths relative to it, so that they work wherever the site is put. With them the outlines that maps
 * are drawn on, and the licences of all that went in.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { outlines, SOURCE } from "./outlines.mjs";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

const common = /** @type {const} */ ({
  absWorkingDir: here("."),
  outdir: "dist",
  bundle: true,
  minify: true,
  metafile: true,
});

await rm(here("dist"), { recursive: true, force: true });
const modules = /** @type {const} */ ({ ...common, format: "esm", target: "es2022" });
const script = await build({ ...modules, entryPoints: { explainer: "src/index.js" } });
// Read as a whole while it arrives: else each function is read when it is first called, and all are
// called before the first picture stands.
const timeline = await build({
  ...modules,
  entryPoints: { timeline: "src/mount.js" },
  banner: { js: "//# allFunctionsCalledOnLoad\n/*! Parts are others' work: see licences.txt */" },
});
// What not every reader asks for.
const lazy = await build({
  ...modules,
  entryPoints: {
    share: "src/share.js",
    fields: "src/draw/fields.js",
    panel: "src/draw/panel.js",
    embed: "src/embed.js",
    lists: "src/lists.js",
    diagrams: "src/diagrams.js",
    known: "src/known.js",
  },
});
// Not of the page's modules: the search, one before the theme's script, and one that instant navigation leaves alone.
const small = await build({
  ...common,
  entryPoints: { tooltips: "src/tooltips.js", search: "src/search.js", theme: "src/theme.js" },
  format: "iife",
  target: "es2022",
});
const styles = await build({
  ...common,
  entryPoints: { explainer: "src/css/index.css" },
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  banner: { css: "/*! The fonts are others' work: see licences.txt */" },
});
const land = outlines(here(`node_modules/${SOURCE}/countries-50m.json`));
writeFileSync(here("dist/outlines.json"), JSON.stringify(land));
writeFileSync(
  here("dist/licences.txt"),
  licences([script, timeline, lazy, small, styles].map((one) => one.metafile)),
);

/**
 * The licence of every package of which something went in, by name.
 * @param {import("esbuild").Metafile[]} files
 */
function licences(files) {
  const inputs = files.flatMap((file) => Object.keys(file.inputs));
  const packages = inputs.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? []);
  return [...new Set([...packages, SOURCE])]
    .sort()
    .map((name) => {
      const path = here(`node_modules/${name}/LICENSE`);
      if (!existsSync(path)) throw new Error(`${name} has no LICENSE to pass on`);
      return `${name}\n\n${readFileSync(path, "utf8").trim()}\n`;
    })
    .join(`\n${"-".repeat(72)}\n\n`);
}
