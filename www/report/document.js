// Everything that tells, in one file that loads while a visitor answers, or with a share link: the report on screen, documents
// to take along, and what links say. What stands in a report is decided by a program (`crates/report`).

import { trust } from "./report-module.js";

export { build, download, print, write } from "./export.js";
export { Report } from "./report.js";

// The hashes of the program, its words and its style, filled in by the build.
trust({ unsealed: 1 });
