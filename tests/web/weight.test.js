import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "../../builder/web/node_modules/esbuild/lib/main.js";

const WEB = fileURLToPath(new URL("../../builder/web/", import.meta.url));
const SHEETS = ["timeline", "column"].map((name) => `@import "./src/css/${name}.css";`).join("\n");

/** @param {import("../../builder/web/node_modules/esbuild/lib/main.js").BuildOptions} what @returns {Promise<number>} bytes, each file compressed */
async function weight(what) {
  const { outputFiles } = await build({
    absWorkingDir: WEB,
    bundle: true,
    minify: true,
    write: false,
    ...what,
  });
  return /** @type {{contents: Uint8Array}[]} */ (outputFiles).reduce(
    (sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length,
    0,
  );
}

test("script and style of the timeline weigh at most 48 kB, compressed", async () => {
  const script = await weight({
    entryPoints: ["src/index.js", "src/mount.js"],
    outdir: "dist",
    format: "esm",
    target: "es2022",
  });
  const style = await weight({ stdin: { contents: SHEETS, resolveDir: WEB, loader: "css" } });
  assert.ok(script + style <= 48_000, `${script} + ${style} bytes`);
  assert.ok(script > 20_000 && style > 2_000, "all of it was weighed");
});

test("the script of the search weighs at most 3.6 kB, compressed", async () => {
  const script = await weight({
    entryPoints: ["src/search.js"],
    outdir: "dist",
    format: "iife",
    target: "es2022",
  });
  assert.ok(script <= 3_600, `${script} bytes`);
  assert.ok(script > 2_000, "all of it was weighed");
});
