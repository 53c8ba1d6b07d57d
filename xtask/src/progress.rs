//! What a person sees while waiting: numbered steps with the seconds they took.

use std::time::Instant;

use anyhow::Result;

/// A numbered list of steps that is printed while it is worked through.
pub struct Steps {
    started: Instant,
    total: usize,
    current: usize,
}

impl Steps {
    /// `total` is only printed; nothing depends on it.
    pub fn new(total: usize) -> Self {
        Self { started: Instant::now(), total, current: 0 }
    }

    /// Prints the title, does the work, prints how long it took.
    pub fn run<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.current += 1;
        eprintln!("[{}/{}] {title}", self.current, self.total);
        let started = Instant::now();
        let result = work()?;
        eprintln!("      {}", seconds(started));
        Ok(result)
    }

    /// The time since the list was started.
    pub fn elapsed(&self) -> String {
        seconds(self.started)
    }
}

/// A remark under the current step.
pub fn note(text: &str) {
    eprintln!("      {text}");
}

/// The time since `start`, as a person reads it.
pub fn seconds(start: Instant) -> String {
    let seconds = start.elapsed().as_secs_f64();
    if seconds < 90.0 {
        format!("{seconds:.1} s")
    } else {
        format!("{} min {:02} s", seconds as u64 / 60, seconds as u64 % 60)
    }
}
