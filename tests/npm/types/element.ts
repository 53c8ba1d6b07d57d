// The element and its events as plain TypeScript sees them: what has to compile, and what must not.

import "execution-gap";
import type { GapEventMap } from "execution-gap";
import { load } from "execution-gap/engine";

const widget = document.createElement("execution-gap");
widget.form = "full";
widget.headingLevel = "3";
widget.addEventListener("gap-complete", ({ detail }) => {
  const overall: number | null = detail.overall;
  // @ts-expect-error: what cannot be computed is null
  const certain: number = detail.overall;
  // @ts-expect-error: details are read only
  detail.overall = 1;
  return [overall, certain];
});
document.querySelector("execution-gap")?.addEventListener("gap-error", ({ detail }) => detail.message.trim());

// @ts-expect-error: there is no such property
widget.headinglevel = "3";
// @ts-expect-error: methods return promises
const answers: { form: string } = widget.answers();
// @ts-expect-error: there is no such event
type Missing = GapEventMap["gap-nothing"];

export async function reports(): Promise<[number | null, Missing]> {
  const engine = await load();
  // @ts-expect-error: a rung is 0 to 4
  engine.report({ form: "express", answers: { INT: 5 } });
  // @ts-expect-error: the brief report has no roadmap
  engine.report({ form: "express", answers: {}, brief: true }).roadmap;
  await widget.restore({ form: "express", answers: { INT: 1, UNP: "dk" } });
  return [(await widget.report()).gap, answers];
}
