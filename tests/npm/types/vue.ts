// The element as Vue's template checker sees it: by its entry among the global components.

import type { GlobalComponents } from "vue";
import type {} from "execution-gap/vue";

type Widget = InstanceType<GlobalComponents["execution-gap"]>;
type Props = Widget["$props"];

export const props: Props = { id: "assessment", form: "full", headingLevel: "3", "onGap-complete": ({ detail }) => detail.band };
export const report = (widget: Widget) => widget.report();
export const heard = (widget: Widget) => widget.$emit("gap-ready", {} as Parameters<NonNullable<Props["onGap-ready"]>>[0]);

// @ts-expect-error: there is no such form
export const form: Props = { form: "long" };
// @ts-expect-error: there is no such attribute
export const colour: Props = { colour: "red" };
// @ts-expect-error: a listener is a function of the event
export const listener: Props = { "onGap-complete": (text: string) => text };
// @ts-expect-error: there is no such event
export const emitted = (widget: Widget) => widget.$emit("gap-nothing", {});
