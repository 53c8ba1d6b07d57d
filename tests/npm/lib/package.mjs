//! The package as somebody gets it: packed once for a test file, and installed into pages of their own.

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { distFolder } from "../../e2e/lib/server.mjs";

const here = fileURLToPath(new URL("../", import.meta.url));
const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/** Runs a program; a failure tells what it said. */
export async function run(program, words, cwd) {
  try {
    return (await promisify(execFile)(program, words, { cwd, maxBuffer: 1 << 24 })).stdout;
  } catch (error) {
    error.message += `\n${error.stdout}\n${error.stderr}`;
    throw error;
  }
}

/** A program of the packages that these tests lock. */
export const tool = (name, words, cwd) => run(join(here, "node_modules/.bin", name), words, cwd);

/**
 * Packs `dist/npm` into a folder that is gone after `close()`. `tarball` is its path, `files` the names and sizes in it;
 * `page(name)` copies a folder of this one, installs the tarball there and returns where that is.
 */
export async function pack() {
  const folder = await mkdtemp(join(tmpdir(), "execution-gap-npm-"));
  const said = await run(npm, ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], join(distFolder(), "npm"));
  const [{ filename, files, size }] = JSON.parse(said);
  const tarball = join(folder, basename(filename));
  // What pages need besides the package, found as in any folder above theirs.
  await symlink(join(here, "node_modules"), join(folder, "node_modules"), "junction");

  return {
    tarball,
    files,
    size,
    async page(name) {
      const page = join(folder, name);
      await mkdir(page, { recursive: true });
      await cp(join(here, name), page, { recursive: true });
      const manifest = { private: true, type: "module", dependencies: { "execution-gap": `file:${tarball}` } };
      await writeFile(join(page, "package.json"), JSON.stringify(manifest));
      await run(npm, ["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"], page);
      return page;
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
