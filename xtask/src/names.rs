//! Short names for what a Wasm module and its glue call each other. wasm-bindgen gives each import a long name that ends
//! in a hash, and both files carry them all: without them the two together are 3.3 kB smaller after brotli.

use wasm_bindgen_cli_support::Output;

/// Gives the module's imports, and its exports with a hash, names such as `$1f`. Returns the glue with the same names.
pub fn shorten(output: &mut Output) -> String {
    let mut glue = output.js().to_owned();
    let module = output.wasm_mut();
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    // Exports of ours are the glue's interface to `www/`; those of closures are not.
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let names = imports.chain(exports.filter(|name| name.starts_with("wasm_bindgen__convert__closures")));
    for (number, name) in names.enumerate() {
        // No identifier of the glue starts with a dollar sign, so these names are free everywhere in it.
        let short = format!("${number:x}");
        glue = glue.replace(name.as_str(), &short);
        *name = short;
    }
    glue
}
