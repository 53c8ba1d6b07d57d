/** Types of what the loader lends to the scripts that it brings (`execution-gap.js`). */

/** The hashes of files by their addresses; empty, or `unsealed`, where nothing was sealed. */
export type Hashes = Readonly<Record<string, string | number>>;

/** How files are fetched: once, and only with the bytes that were built. */
export interface Files {
  once<T>(path: string, hashes: Hashes, query: string, read: (url: string, integrity: string) => Promise<T>): Promise<T>;
  fetched(url: string, integrity: string): Promise<Response>;
  text(path: string, hashes?: Hashes): Promise<string>;
  sheet(path: string, hashes?: Hashes): Promise<CSSStyleSheet>;
  code(path: string, hashes?: Hashes, query?: string): Promise<any>;
}
