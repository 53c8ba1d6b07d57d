// What a report brings besides the result, in one file that loads with the first report or share link: the plan, documents
// to take along, and what links say. All of it is made by a program (`crates/report/src/board`, `crates/report/src/document`).

import { trust } from "./document-desk.js";

export { build, download, print, write } from "./paper.js";
export { ReportDesk } from "./report-desk.js";

// The hashes of the program, its words and its style, filled in by the build.
trust({ unsealed: 1 });
