/**
 * `<execution-gap>` in Vue 3 templates: `import type {} from "execution-gap/vue"` anywhere in the project, and
 * `isCustomElement: (tag) => tag === "execution-gap"` for the template compiler. Types only; the element itself is
 * defined by `import "execution-gap"`.
 */

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type { ExecutionGapElement, GapAttributes, GapEventMap, GapTrigger } from "./execution-gap.js";

/** `@gap-complete` in a template, as Vue's compiler names it. */
type Listeners = { [Name in keyof GapEventMap as `on${Capitalize<Name>}`]?: (event: GapEventMap[Name]) => void };

export type ExecutionGapProps = GapAttributes &
  HTMLAttributes &
  PublicProps &
  Listeners & { open?: GapTrigger };

declare module "vue" {
  interface GlobalComponents {
    "execution-gap": new () => ExecutionGapElement & {
      /** For the type checker only: do not use it on a reference to the element. */
      $props: ExecutionGapProps;
      /** For the type checker only: do not use it on a reference to the element. */
      $emit: EmitFn<{ [Name in keyof GapEventMap]: (event: GapEventMap[Name]) => void }>;
    };
  }
}
