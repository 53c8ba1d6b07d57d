// How a Wasm file becomes a module, for the scripts that bring one. How files are fetched belongs to the loader.

/** Compiles while the bytes arrive; a server with the wrong content type costs only that. */
export function compiled(files, path, hashes) {
  return files.once(path, hashes, "", async (...file) => {
    const response = await files.fetched(...file);
    return /^application\/wasm\b/.test(response.headers.get("content-type"))
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  });
}
