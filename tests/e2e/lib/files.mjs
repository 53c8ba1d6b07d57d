//! The files of the widget, as pages ask for them.

/** The address of a file in the folder that pages embed. */
export const at = (path) => `/embed/${path}`;

export const [style, stage, words] = ['execution-gap.css', 'stage.js', 'lang/en-plain.txt'].map(at);

/** The program of widgets without a contact form, and of those with one: glue and Wasm. */
export const [[glue, wasm], whole] =
  ['plain', 'wasm'].map((folder) => ['execution-gap.js', 'execution-gap_bg.wasm'].map((name) => at(`${folder}/${name}`)));

/** Without one of these nothing can be shown, where there is no contact form. */
export const parts = [style, stage, glue, wasm, words];

/** The files that this server was asked for, in the order of their names. */
export const embedded = (server) =>
  server.requests.map(({ path }) => path).filter((path) => path.startsWith('/embed/')).sort();
