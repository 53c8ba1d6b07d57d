//! The file of leads: one line of JSON each, each id once. What a lead is, and who may send one, is not known here.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};

use anyhow::{Context, Result};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Keys whose values differ from try to try, wherever they stand.
const TIMES: [&str; 6] = ["timestamp", "at", "shown_at", "changed_at", "started_at", "completed_at"];
/// The same at the top.
const TRIES: [&str; 2] = ["attempt", "checks"];

/// The file of leads with the ids that are in it.
#[derive(Clone)]
pub struct Store {
    path: PathBuf,
    content: Arc<Mutex<Content>>,
}

struct Content {
    file: File,
    /// The content of each lead, by id.
    known: HashMap<String, [u8; 32]>,
}

/// What became of a lead.
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is in the file now.
    New,
    /// It was there already.
    Known,
    /// Another one is there under its id.
    Different,
}

impl Store {
    /// Opens or makes the file and learns which leads it holds.
    pub fn open(path: &Path) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut file = File::options().create(true).read(true).append(true).open(path)?;
        let mut text = String::new();
        file.read_to_string(&mut text).with_context(|| format!("cannot read {}", path.display()))?;
        if !text.is_empty() && !text.ends_with('\n') {
            // The last run was cut off while writing: its line is not a lead, and must not spoil the next one.
            writeln!(file)?;
        }
        let known = leads(&text).filter_map(|lead| Some((lead.get("id")?.as_str()?.to_owned(), fingerprint(&lead))));
        let known = known.collect();
        file.seek(std::io::SeekFrom::End(0))?;
        Ok(Self { path: path.to_owned(), content: Arc::new(Mutex::new(Content { file, known })) })
    }

    /// Where the leads are.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Every lead that is kept, the oldest first.
    pub fn all(&self) -> Result<Vec<Value>> {
        let _unchanged = self.lock();
        let text = fs::read_to_string(&self.path).with_context(|| format!("cannot read {}", self.path.display()))?;
        Ok(leads(&text).collect())
    }

    /// Keeps the lead unless one with its id is there already. It is on the disk when this returns.
    pub fn keep(&self, id: &str, lead: &Value) -> Result<Kept> {
        let mut content = self.lock();
        let fingerprint = fingerprint(lead);
        if let Some(known) = content.known.get(id) {
            return Ok(if *known == fingerprint { Kept::Known } else { Kept::Different });
        }
        content.file.write_all(format!("{lead}\n").as_bytes())?;
        content.file.sync_data()?;
        content.known.insert(id.to_owned(), fingerprint);
        Ok(Kept::New)
    }

    fn lock(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn leads(text: &str) -> impl Iterator<Item = Value> {
    text.lines().filter_map(|line| serde_json::from_str(line).ok())
}

/// A hash of all that stays the same when a sender tries again.
fn fingerprint(lead: &Value) -> [u8; 32] {
    let mut lasting = lead.clone();
    if let Some(lead) = lasting.as_object_mut() {
        lead.retain(|key, _| !TRIES.contains(&key.as_str()));
    }
    forget_times(&mut lasting);
    Sha256::digest(lasting.to_string()).into()
}

fn forget_times(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, _| !TIMES.contains(&key.as_str()));
            entries.values_mut().for_each(forget_times);
        }
        Value::Array(elements) => elements.iter_mut().for_each(forget_times),
        _ => {}
    }
}
