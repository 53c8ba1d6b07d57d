//! The files of the widget, as pages ask for them.

/** The address of a file in the folder that pages embed. */
export const at = (path) => `/embed/${path}`;

export const [style, stage, glue, wasm, words] =
  ['execution-gap.css', 'stage.js', 'wasm/execution-gap.js', 'wasm/execution-gap_bg.wasm', 'lang/en.txt'].map(at);

/** Without one of these nothing can be shown. */
export const parts = [style, stage, glue, wasm, words];

/** The files that this server was asked for, in the order of their names. */
export const embedded = (server) =>
  server.requests.map(({ path }) => path).filter((path) => path.startsWith('/embed/')).sort();
