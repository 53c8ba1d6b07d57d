//! Lines through all cores in constant memory: one thread reads batches, the pool works on a batch, one thread writes,
//! all at the same time. What happens to a line is `line`'s business.

use std::io::{self, BufRead as _, BufReader, BufWriter, Read, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use rayon::prelude::*;

use crate::line::Worker;

/// Longest line in bytes; the longest that makes sense has about 300.
pub const LONGEST_LINE: usize = 64 * 1024;
/// Lines in a batch: enough that handing over costs nothing, few enough that an interactive caller does not wait.
const BATCH_LINES: usize = 1024;
/// Bytes after which a batch is full, whatever its lines.
const BATCH_BYTES: usize = 1 << 20;
/// Lines that one core takes at a time.
const SHARE: usize = 32;
/// Batches that may wait on either side.
const WAITING: usize = 2;

/// How a stream ended.
pub struct Ended {
    pub bad_lines: u64,
}

#[derive(Default)]
struct Batch {
    bytes: Vec<u8>,
    lines: Vec<Line>,
}

/// Where a line lies in the bytes of its batch; an oversized one has left nothing but its number.
struct Line {
    number: u64,
    from: usize,
    to: usize,
    oversized: bool,
}

/// Scores every line of `input` and writes to `output` in the same order.
pub fn run(input: impl Read + Send + 'static, output: impl Write + Send, worker: &Worker<'_>) -> io::Result<Ended> {
    let (to_work, work) = sync_channel::<io::Result<Batch>>(WAITING);
    let (to_write, written) = sync_channel::<Vec<Vec<u8>>>(WAITING);
    // Detached: if writing ends first, nobody waits for a reader that waits for input.
    thread::spawn(move || read(input, &to_work));
    thread::scope(|scope| {
        let writer = scope.spawn(move || write(output, &written));
        let ended = work_off(&work, &to_write, worker);
        drop(to_write);
        // A writing error comes first: it is why working stopped.
        writer.join().unwrap_or_else(|_| Err(io::Error::other("the writer panicked")))?;
        ended
    })
}

fn work_off(
    work: &Receiver<io::Result<Batch>>,
    to_write: &SyncSender<Vec<Vec<u8>>>,
    worker: &Worker<'_>,
) -> io::Result<Ended> {
    let mut ended = Ended { bad_lines: 0 };
    for batch in work {
        let batch = batch?;
        let done: Vec<(Vec<u8>, u64)> =
            batch.lines.par_chunks(SHARE).map(|lines| share(&batch, lines, worker)).collect();
        ended.bad_lines += done.iter().map(|(_, bad)| bad).sum::<u64>();
        if to_write.send(done.into_iter().map(|(text, _)| text).collect()).is_err() {
            break;
        }
    }
    Ok(ended)
}

fn share(batch: &Batch, lines: &[Line], worker: &Worker<'_>) -> (Vec<u8>, u64) {
    let mut text = Vec::with_capacity(lines.len() * 3072);
    let mut bad = 0;
    for line in lines {
        let bytes = (!line.oversized).then(|| &batch.bytes[line.from..line.to]);
        bad += u64::from(!worker.answer(bytes, line.number, &mut text));
    }
    (text, bad)
}

fn read(input: impl Read, to_work: &SyncSender<io::Result<Batch>>) {
    let mut input = BufReader::with_capacity(1 << 18, input);
    let mut number = 0;
    loop {
        match read_batch(&mut input, &mut number) {
            Ok(batch) if batch.lines.is_empty() => return,
            batch => {
                let failed = batch.is_err();
                if to_work.send(batch).is_err() || failed {
                    return;
                }
            }
        }
    }
}

/// Reads until the batch is full, the input ends, or no more has arrived yet: a caller who waits for an answer before
/// the next line gets it.
fn read_batch(input: &mut BufReader<impl Read>, number: &mut u64) -> io::Result<Batch> {
    let mut batch = Batch::default();
    while batch.lines.len() < BATCH_LINES && batch.bytes.len() < BATCH_BYTES {
        if !batch.lines.is_empty() && !input.buffer().contains(&b'\n') {
            break;
        }
        let from = batch.bytes.len();
        let taken = input.by_ref().take(LONGEST_LINE as u64 + 1).read_until(b'\n', &mut batch.bytes)?;
        if taken == 0 {
            break;
        }
        *number += 1;
        let oversized = batch.bytes.last() != Some(&b'\n') && taken > LONGEST_LINE;
        if oversized {
            batch.bytes.truncate(from);
            skip_line(input)?;
        }
        batch.lines.push(Line { number: *number, from, to: batch.bytes.len(), oversized });
    }
    Ok(batch)
}

/// Passes over the rest of a line without keeping it.
fn skip_line(input: &mut impl io::BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (used, ended) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(end) => (end + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(used);
        if ended {
            return Ok(());
        }
    }
}

fn write(output: impl Write, written: &Receiver<Vec<Vec<u8>>>) -> io::Result<()> {
    let mut output = BufWriter::with_capacity(1 << 16, output);
    for shares in written {
        for text in shares {
            output.write_all(&text)?;
        }
        output.flush()?;
    }
    output.flush()
}
