// How a Wasm file becomes a module, for the scripts that bring one. How files are fetched belongs to the loader.

/**
 * Throws where the page forbids Wasm, which is better known before anything is shown. These eight bytes are the smallest
 * module, and one browser refuses it only when it is to run.
 */
export function tryWasm() {
  new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)));
}

/**
 * Compiles while the bytes arrive; a server with the wrong content type costs only that.
 * @param {import("../types/host.js").Files} files
 * @param {string} path
 * @param {import("../types/host.js").Hashes} hashes
 * @returns {Promise<WebAssembly.Module>}
 */
export function compiled(files, path, hashes) {
  return files.once(path, hashes, "", async (...file) => {
    const response = await files.fetched(...file);
    // Browsers take no parameter, such as a character set, behind it.
    return /^application\/wasm$/i.test(response.headers.get("content-type") ?? "")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  });
}
