/** Stands for `lead-call.js` until its types are in the script itself. */

import type { Hashes, Host, LeadCaller, Lent } from "../types/host.js";

export const LeadCall: new (host: Host, hashes: Hashes, lent: Lent) => LeadCaller;
