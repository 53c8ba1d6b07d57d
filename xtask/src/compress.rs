//! Compressed neighbours (`.br`, `.gz`) for servers that send prepared files, and for the size table.
//!
//! Brotli at its best quality takes a second for the widget, so results are kept by content between runs.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::stamp::hex;
use crate::workspace::Workspace;

/// Endings of files that get smaller; pictures and fonts are compressed already.
const ENDINGS: [&str; 8] = ["html", "js", "css", "json", "wasm", "svg", "txt", "ts"];

/// Every file under the folder, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a `.br` and a `.gz` beside each file of a kind that compresses, except below `except`.
pub fn neighbours(workspace: &Workspace, folder: &Path, except: &Path) -> Result<()> {
    let mut sources = files(folder)?;
    sources.retain(|file| {
        let ending = file.extension().and_then(|ending| ending.to_str());
        !file.starts_with(except) && ending.is_some_and(|ending| ENDINGS.contains(&ending))
    });
    let cache = workspace.work().join("compressed");
    fs::create_dir_all(&cache)?;
    // Two halves, largest files spread over both: enough for the machines this runs on.
    sources.sort_by_key(|file| std::cmp::Reverse(fs::metadata(file).map_or(0, |data| data.len())));
    let halves: Vec<Vec<_>> = (0..2).map(|half| sources.iter().skip(half).step_by(2).collect()).collect();
    let used = std::thread::scope(|scope| {
        let cache = &cache;
        let work: Vec<_> = halves
            .into_iter()
            .map(|half| scope.spawn(move || half.into_iter().map(|file| neighbour(file, cache)).collect()))
            .collect();
        work.into_iter()
            .map(|half| half.join().unwrap_or_else(|_| anyhow::bail!("compressing panicked")))
            .collect::<Result<Vec<Vec<String>>>>()
    })?;
    forget_all_but(&used.concat(), &cache)
}

static TURN: AtomicUsize = AtomicUsize::new(0);

fn neighbour(file: &Path, cache: &Path) -> Result<String> {
    let bytes = fs::read(file)?;
    let key = hex(&Sha256::digest(&bytes));
    for (ending, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
        let kept = cache.join(format!("{key}.{ending}"));
        if !kept.exists() {
            // Renamed into place, so that a run that is cut off leaves nothing half written under a good name. Two files
            // with the same bytes may be at it at the same time.
            let turn = TURN.fetch_add(1, Ordering::Relaxed);
            let partial = cache.join(format!("{key}.{ending}.{}-{turn}", std::process::id()));
            fs::write(&partial, compress(&bytes)?)?;
            fs::rename(&partial, &kept)?;
        }
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".{ending}"));
        fs::copy(&kept, PathBuf::from(name))?;
    }
    Ok(key)
}

fn forget_all_but(keys: &[String], cache: &Path) -> Result<()> {
    let keys: HashSet<_> = keys.iter().map(String::as_str).collect();
    for file in files(cache)? {
        if !file.file_stem().and_then(|stem| stem.to_str()).is_some_and(|stem| keys.contains(stem)) {
            fs::remove_file(file)?;
        }
    }
    Ok(())
}

/// Brotli at quality 11, the best.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// Gzip at level 9, the best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compressed_bytes_come_back_whole() {
        let text = "gap ".repeat(1000).into_bytes();
        let mut back = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&text).unwrap()[..], &mut back).unwrap();
        assert_eq!(back, text);
        back.clear();
        let mut decoder = flate2::write::GzDecoder::new(&mut back);
        decoder.write_all(&gzip(&text).unwrap()).unwrap();
        decoder.finish().unwrap();
        assert_eq!(back, text);
    }
}
