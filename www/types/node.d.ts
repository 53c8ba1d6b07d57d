/** The little of Node that `engine.js` uses where it runs there. */

declare module "node:fs/promises" {
  export function readFile(url: URL): Promise<Uint8Array<ArrayBuffer>>;
}
