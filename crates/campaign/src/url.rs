//! Web addresses as they may stand in a campaign: stricter than a browser, so that nothing is read in two ways. Who may
//! be addressed is in `hosts`.

/// The parts of an address.
pub(super) struct Url<'a> {
    /// Whether it starts with `https://`.
    pub(super) secure: bool,
    /// Host name in lower case, or an IP version 6 address in brackets.
    pub(super) host: &'a str,
    /// Scheme, host and port.
    pub(super) origin: &'a str,
    /// From the slash to the query.
    pub(super) path: &'a str,
    /// After the question mark.
    pub(super) query: &'a str,
}

/// The same as [`Url::read`], for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const PATTERN: &str = r"^https?://([a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(:[0-9]{1,5})?([/?#][!-~]*)?$";

/// Most characters of an address, as in the payload of a lead.
pub(super) const LONGEST: usize = 1024;

impl<'a> Url<'a> {
    /// Takes an address apart; `None` if it is none or longer than [`LONGEST`].
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let (secure, rest) = match text.strip_prefix("https://") {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix("http://")?),
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, after) = rest.split_at_checked(end)?;
        let (origin, _) = text.split_at_checked(text.len() - after.len())?;
        if text.len() > LONGEST || !after.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let host_end =
            if authority.starts_with('[') { authority.find(']')? + 1 } else { authority.find(':').unwrap_or(end) };
        let (host, port) = authority.split_at_checked(host_end)?;
        let (inner, lengths, letters) = match host.strip_prefix('[') {
            Some(inner) => (inner.strip_suffix(']')?, 2..=45, 'a'..='f'),
            None => (host, 1..=253, 'a'..='z'),
        };
        let separator = if inner.len() == host.len() { '-' } else { ':' };
        let allowed =
            |letter: char| letter.is_ascii_digit() || letters.contains(&letter) || letter == separator || letter == '.';
        let digits = port.strip_prefix(':');
        let port_is_fine = port.is_empty()
            || digits
                .is_some_and(|port| (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit()));
        if !lengths.contains(&inner.len()) || !inner.chars().all(allowed) || !port_is_fine {
            return None;
        }
        let before_fragment = after.split('#').next().unwrap_or_default();
        let (path, query) = before_fragment.split_once('?').unwrap_or((before_fragment, ""));
        Some(Self { secure, host, origin, path, query })
    }

    /// The names and values of the query, as written.
    pub(super) fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")))
    }
}

/// Whether a host is this machine.
pub(super) fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host.ends_with(".localhost")
        || host == "[::1]"
        || host.starts_with("127.") && is_number(host)
}

/// Why visitors cannot reach a host, as the end of a sentence; `None` for a public name or number.
pub(super) fn unreachable(host: &str) -> Option<&'static str> {
    const PRIVATE: &str = "is this machine or a private network, which visitors do not reach";
    if host.starts_with('[') && !is_loopback(host) {
        return Some("is an IP version 6 address, which visitors without that version do not reach; it is a host name");
    }
    if is_loopback(host) || host.ends_with(".local") || host.ends_with(".internal") {
        return Some(PRIVATE);
    }
    if !is_number(host) {
        let whole = host.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        return (!whole || !host.bytes().any(|byte| byte == b'.'))
            .then_some("is no full host name, such as www.example.com");
    }
    let mut octets = [0; 4];
    let mut parts = host.split('.');
    for octet in &mut octets {
        match parts.next().filter(|part| part.len() == 1 || !part.starts_with('0')).map(str::parse::<u8>) {
            Some(Ok(value)) => *octet = value,
            _ => return Some("is no IP address in four numbers"),
        }
    }
    match octets {
        _ if parts.next().is_some() => Some("is no IP address in four numbers"),
        [0 | 10 | 127 | 224.., ..] | [169, 254, ..] | [172, 16..=31, ..] | [192, 168, ..] | [100, 64..=127, ..] => {
            Some(PRIVATE)
        }
        _ => None,
    }
}

/// Whether browsers take a host for an IP version 4 address: its last part is a number, also in hexadecimal.
fn is_number(host: &str) -> bool {
    let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
    let hexadecimal = last.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    hexadecimal || !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit())
}
