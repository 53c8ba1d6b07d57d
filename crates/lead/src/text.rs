//! Numbers and JSON as text, with as little code as it takes: the usual formatting of Rust would be a quarter of the
//! module.

/// Adds a number with so many digits, leading zeros included.
pub(super) fn push(out: &mut String, number: u64, digits: u32) {
    for position in (0..digits).rev() {
        out.push(char::from(b'0' + (number / 10_u64.pow(position) % 10) as u8));
    }
}

/// A whole number as text.
pub(super) fn whole(number: u64) -> String {
    let digits = number.checked_ilog10().unwrap_or_default() + 1;
    let mut out = String::with_capacity(digits as usize);
    push(&mut out, number, digits);
    out
}

/// A number as text, such as `0.25` or `42`; the shortest that reads back as the same.
pub(super) fn number(number: f64) -> String {
    let text = serde_json::to_string(&number).unwrap_or_default();
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}

/// JSON without spaces as JSON with a line for each value.
pub(super) fn pretty(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_text {
            in_text = escaped || letter != '"';
            escaped = !escaped && letter == '\\';
            out.push(letter);
            continue;
        }
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            (0..depth).for_each(|_| out.push_str("  "));
        };
        match letter {
            '{' | '[' if letters.peek().is_some_and(|next| matches!(next, '}' | ']')) => {
                out.push(letter);
                out.extend(letters.next());
            }
            '{' | '[' => {
                depth += 1;
                out.push(letter);
                line(&mut out, depth);
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(letter);
                line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            letter => {
                in_text = letter == '"';
                out.push(letter);
            }
        }
    }
    out
}
