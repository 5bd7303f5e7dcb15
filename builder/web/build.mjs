/**
 * src/ → dist/: one script, one style sheet, and the fonts it names, by paths relative to it, so
 * that they work wherever the site is put.
 */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

await rm(here("dist"), { recursive: true, force: true });
await build({
  absWorkingDir: here("."),
  entryPoints: { explainer: "src/index.js" },
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2020",
  // Comments that start with `!` or hold a licence stay with the code they license.
  legalComments: "inline",
});
await build({
  absWorkingDir: here("."),
  entryPoints: { explainer: "src/css/index.css" },
  outdir: "dist",
  bundle: true,
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
});
