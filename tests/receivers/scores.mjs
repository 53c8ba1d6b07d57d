//! The scores of a lead, computed anew by the native program from the answers: a browser can claim anything.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const TOLERANCE = 1e-9;
const SAID = { dont_know: "dk", not_applicable: "na" };

/** The native program: $EXECUTION_GAP_BIN, else the one that a debug build leaves behind. */
function program() {
  const built = fileURLToPath(new URL("../../target/debug/execution-gap", import.meta.url));
  const path = process.env.EXECUTION_GAP_BIN ?? built;
  if (existsSync(path)) return path;
  throw new Error(
    `There is no program ${path}; run: cargo build --package execution-gap-cli`,
  );
}

/** The brief report on some answers. */
export async function scores(form, answers) {
  const child = spawn(program(), ["score", "--brief"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(`${JSON.stringify({ form, answers })}\n`);
  let out = "";
  for await (const part of child.stdout.setEncoding("utf8")) out += part;
  return JSON.parse(out);
}

/** The answers of a lead as the program reads them. */
export function answersOf(lead) {
  const given = lead.assessment.answers.filter(({ skipped }) => skipped !== "unanswered");
  return Object.fromEntries(given.map(({ q, a, skipped }) => [q, skipped ? SAID[skipped] : a]));
}

/** What no weight changes: the answers themselves, area by area and capability by capability. */
const UNWEIGHTED = [
  "form",
  "coverage",
  "reportable",
  "strategy",
  "results",
  "practices",
  "areas",
  "blind_spots",
  "model_version",
];

/**
 * Where the scores of a lead are not those of its answers, as sentences. The program knows no weights: where a lead has
 * some, what depends on them is left to the receiver of `cargo xtask serve`, which does.
 */
export async function differences(lead) {
  const expected = await scores(lead.scores.form, answersOf(lead));
  if (expected.error) return [`The answers cannot be scored: ${expected.error}`];
  const isWeighted = new Set(Object.values(lead.assessment.weights)).size > 1;
  const keys = isWeighted ? UNWEIGHTED : Object.keys(expected);
  const part = (report) => Object.fromEntries(Object.entries(report).filter(([key]) => keys.includes(key)));
  const more = Object.keys(lead.scores)
    .filter((key) => !(key in expected))
    .map((key) => `scores.${key} is no part of a brief report.`);
  return [...more, ...compare(part(lead.scores), part(expected), "scores")].slice(0, 5);
}

function* compare(found, expected, path) {
  if (typeof found === "number" && typeof expected === "number") {
    if (Math.abs(found - expected) > TOLERANCE * Math.max(1, Math.abs(expected)))
      yield `${path} is ${found}; the answers give ${expected}.`;
  } else if (found && expected && typeof found === "object" && typeof expected === "object") {
    for (const key of new Set([...Object.keys(found), ...Object.keys(expected)])) {
      if (!Object.hasOwn(found, key)) yield `${path}.${key} is missing.`;
      else if (!Object.hasOwn(expected, key)) yield `${path}.${key} is no part of a brief report.`;
      else yield* compare(found[key], expected[key], `${path}.${key}`);
    }
  } else if (found !== expected) {
    yield `${path} is ${JSON.stringify(found)}; the answers give ${JSON.stringify(expected)}.`;
  }
}
