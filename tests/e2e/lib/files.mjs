//! The files of the widget, as pages ask for them.

/** The address of a file in the folder that pages embed. */
export const at = (path) => `/embed/${path}`;

export const [style, stage, words] = ['execution-gap.css', 'stage.js', 'lang/en.txt'].map(at);

/** The program of widgets: glue and Wasm. */
export const [glue, wasm] = ['execution-gap.js', 'execution-gap_bg.wasm'].map((name) => at(`wasm/${name}`));

/** Everything that tells the report, which comes while a visitor answers. */
export const report = [
  'document.js', 'document/en-moves.txt', 'document/en.txt', 'document/execution-gap.js', 'document/execution-gap_bg.wasm', 'plan.css',
].map(at);

/** Without one of these nothing can be shown. */
export const parts = [style, stage, glue, wasm, words];

/** The files that this server was asked for, in the order of their names. */
export const embedded = (server) =>
  server.requests.map(({ path }) => path).filter((path) => path.startsWith('/embed/')).sort();
