/** Types of the engine's glue, which the build puts beside `engine.js`. */

import type { Engine } from "../../types/engine.js";

/** Starts the program, once. */
export default function init(options: { module_or_path: Response | Promise<Response> | BufferSource }): Promise<unknown>;

export declare const report: Engine["report"];
export declare const compare: Engine["compare"];
export declare const trend: Engine["trend"];
export declare const cost: Engine["cost"];
