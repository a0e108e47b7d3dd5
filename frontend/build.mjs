// Bundles the scripts and their style sheets into the folder given, with the licences of all that is in them.
// The same sources and lock give the same bytes.
import { build } from "esbuild";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.resolve(process.argv[2] ?? path.join(here, "../src/itugraph/web/static/built"));

const ENTRIES = {
  network: "src/network/main.ts",
  "network-layout": "src/network/layout-worker.ts",
  "side-by-side": "src/side-by-side/main.ts",
  sparql: "src/sparql/main.ts",
};

const ALLOWED = new Set([
  "MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "(MPL-2.0 OR Apache-2.0)",
  // Put into the public domain, and icons that want their makers named, which the file of licences does.
  "CC0-1.0", "(CC-BY-4.0 AND MIT)",
]);

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: Object.entries(ENTRIES).map(([out, file]) => ({ in: file, out })),
  outdir: target,
  bundle: true,
  format: "esm",
  target: ["es2022"],
  minify: true,
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".svg": "dataurl", ".png": "dataurl", ".woff2": "dataurl" },
  logLevel: "warning",
});
await writeFile(path.join(target, "licenses.txt"), await licences(await bundled(metafile)));

/** The packages in the bundles, by name; those of a package that comes bundled already are those it depends on. */
async function bundled(metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) await include(found[1], names);
  }
  return [...names].sort();
}

async function include(name, names) {
  if (names.has(name)) return;
  names.add(name);
  const known = await manifest(name);
  if (name.startsWith("@zazuko/")) {
    for (const needed of Object.keys(known.dependencies ?? {})) await includeAll(needed, names);
  }
}

async function includeAll(name, names) {
  if (names.has(name)) return;
  names.add(name);
  const known = await manifest(name);
  for (const needed of Object.keys(known.dependencies ?? {})) await includeAll(needed, names);
}

async function manifest(name) {
  return JSON.parse(await readFile(path.join(here, "node_modules", name, "package.json"), "utf8"));
}

async function licences(names) {
  const parts = [];
  for (const name of names) {
    const known = await manifest(name);
    const folder = path.join(here, "node_modules", name);
    const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
    const texts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
    const stated = known.license ?? (texts.some((text) => /MIT License|Permission is hereby granted/.test(text)) ? "MIT" : "none");
    if (!ALLOWED.has(stated)) throw new Error(`${name} is under ${stated}, which the bundles do not take.`);
    const author = typeof known.author === "string" ? known.author : (known.author?.name ?? "");
    parts.push(
      [`${name} ${known.version}`, `Licence: ${stated}`, author && `Author: ${author}`, ...texts.map((text) => `\n${text.trim()}`)]
        .filter(Boolean).join("\n"),
    );
  }
  return `The scripts of this folder contain the packages below.\n\n${parts.join(`\n\n${"-".repeat(78)}\n\n`)}\n`;
}
