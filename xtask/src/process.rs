//! Running other programs: in the open, captured, or in the background, with errors that say what was run.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::JoinHandle;

use anyhow::{Context, Result, bail};

/// Runs with the program's own output let through.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", describe(command));
    }
    Ok(())
}

/// Runs and returns what was written to standard output.
pub fn capture(command: &mut Command) -> Result<String> {
    Ok(String::from_utf8_lossy(&feed(command, &[])?).into_owned())
}

/// Runs with `input` on standard input and returns what was written to standard output.
pub fn feed(command: &mut Command, input: &[u8]) -> Result<Vec<u8>> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().with_context(|| cannot_start(command))?;
    let mut stdin = child.stdin.take().context("the program has no standard input")?;
    let output = std::thread::scope(|scope| {
        // A program that stops reading early says why in its exit status, which is judged below.
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output()
    })?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{}` failed ({})\n{}", describe(command), output.status, said.trim_end());
    }
    Ok(output.stdout)
}

/// Starts a program whose output is shown only if it fails; `finish` waits for it.
pub fn background(mut command: Command) -> JoinHandle<Result<()>> {
    std::thread::spawn(move || capture(&mut command).map(drop))
}

/// Waits for work started in the background.
pub fn finish<T>(work: JoinHandle<Result<T>>) -> Result<T> {
    work.join().unwrap_or_else(|_| bail!("a background task panicked"))
}

fn cannot_start(command: &Command) -> String {
    format!("cannot run `{}`", describe(command))
}

fn describe(command: &Command) -> String {
    // The program's name is enough for a reader; where it is installed is not.
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let mut command = Command::new("rustc");
        let error = capture(command.arg("--no-such-flag")).unwrap_err().to_string();
        assert!(error.starts_with("`rustc --no-such-flag` failed"), "{error}");
        assert!(error.contains("no-such-flag'"), "{error}");
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err().to_string();
        assert_eq!(error, "cannot run `no-such-program-here`");
    }
}
