/** Stands for `report-loader.js` until its types are in the script itself. */

import type { Hashes, Host, Lent, ReportCaller } from "../types/host.js";

export const ReportLoader: new (host: Host, hashes: Hashes, lent: Lent) => ReportCaller;
