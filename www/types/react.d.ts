/**
 * `<execution-gap>` in JSX, for React 19: `import type {} from "execution-gap/react"` anywhere in the project. Types
 * only; the element itself is defined by `import "execution-gap"`.
 */

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { ExecutionGapElement, GapAttributes, GapEventMap, GapTrigger } from "./execution-gap.js";

type Kebab<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : "";

/** The attributes under both of their names: `headingLevel` and `heading-level`. */
type Attributes = GapAttributes & { [Name in keyof GapAttributes as Kebab<Name>]?: GapAttributes[Name] };

/** React 19 listens for the event whose name follows `on`, letter for letter: `ongap-complete`. */
type Listeners = { [Name in keyof GapEventMap as `on${Name}`]?: (event: GapEventMap[Name]) => void };

export type ExecutionGapProps = DetailedHTMLProps<HTMLAttributes<ExecutionGapElement>, ExecutionGapElement> &
  Attributes &
  Listeners & { open?: GapTrigger };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "execution-gap": ExecutionGapProps;
    }
  }
}
