//! The order of a module's functions. It means nothing to a browser, but brotli describes a repetition in fewer bits the
//! nearer it is: with functions that are alike side by side, the widget is 1.4 kB smaller than in the order of names.
//!
//! wasm-opt can only sort by name, so functions get numbers for names here; it drops them when it has sorted.

use anyhow::{Context, Result, ensure};

const IMPORTS: u8 = 2;
const CODE: u8 = 10;

/// The module with names that sort functions by likeness. It must have no names yet, as wasm-opt leaves it.
pub fn named(module: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    let mut reader = Reader(module);
    reader.take(8)?; // magic number and version
    while !reader.0.is_empty() {
        let section = reader.byte()?;
        let mut content = Reader(reader.sized()?);
        match section {
            IMPORTS => imported = functions(&mut content)?,
            CODE => bodies = (0..content.number()?).map(|_| content.sized()).collect::<Result<_>>()?,
            _ => {}
        }
    }
    let order = by_likeness(&bodies.iter().map(|body| Grams::of(body)).collect::<Vec<_>>());
    let mut places: Vec<_> = order.into_iter().enumerate().map(|(place, function)| (function, place)).collect();
    places.sort_unstable();
    let mut names = number(places.len());
    for (function, place) in places {
        names.extend(number(imported + function));
        names.extend(sized(format!("{place:06}").as_bytes()));
    }
    // A custom section: its name, then the part that names functions.
    let section = [sized(b"name"), vec![1], sized(&names)].concat();
    Ok([module, &[0], &sized(&section)].concat())
}

/// How many functions the module imports: they are counted before its own.
fn functions(imports: &mut Reader) -> Result<usize> {
    let count = imports.number()?;
    for _ in 0..count {
        imports.sized()?;
        imports.sized()?;
        ensure!(imports.byte()? == 0, "the module imports something that is not a function, which wasm-bindgen avoids");
        imports.number()?;
    }
    Ok(count)
}

/// From each function to the one most like it among those that are left, starting with the simplest.
fn by_likeness(functions: &[Grams]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..functions.len()).collect();
    let mut order = Vec::with_capacity(left.len());
    let mut current = &Grams::of(&[]);
    while let Some(place) = (0..left.len()).max_by_key(|place| {
        let function = left[*place];
        // The second part decides among equals, which keeps the result the same on every machine.
        (current.likeness(&functions[function]), std::cmp::Reverse((functions[function].count, function)))
    }) {
        let function = left.swap_remove(place);
        current = &functions[function];
        order.push(function);
    }
    order
}

/// Which sequences of three bytes occur in a function, up to collisions.
struct Grams {
    seen: Vec<u64>,
    count: u32,
}

impl Grams {
    /// 8192 places: most functions have a few hundred sequences.
    const BITS: u32 = 13;

    fn of(body: &[u8]) -> Self {
        let mut seen = vec![0; 1 << (Self::BITS - 6)];
        for gram in body.windows(3) {
            let gram = gram.iter().fold(0, |gram: u32, byte| gram << 8 | u32::from(*byte));
            let place = gram.wrapping_mul(0x9E37_79B1) >> (u32::BITS - Self::BITS);
            seen[place as usize / 64] |= 1_u64 << (place % 64);
        }
        Self { count: seen.iter().map(|word| word.count_ones()).sum(), seen }
    }

    /// Parts per million that two functions share of what they have together.
    fn likeness(&self, other: &Self) -> u64 {
        let shared: u32 = self.seen.iter().zip(&other.seen).map(|(a, b)| (a & b).count_ones()).sum();
        u64::from(shared) * 1_000_000 / u64::from(self.count + other.count - shared).max(1)
    }
}

/// What is left of a binary module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count).context("the Wasm module ends too early")?;
        self.0 = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        Ok(self.take(1)?[0])
    }

    /// An unsigned number in LEB128, up to 32 bits.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        Ok(number)
    }

    /// Bytes after their number.
    fn sized(&mut self) -> Result<&'a [u8]> {
        let count = self.number()?;
        self.take(count)
    }
}

/// An unsigned number in LEB128.
fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number > 0x7f {
        bytes.push(number as u8 & 0x7f | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}

fn sized(bytes: &[u8]) -> Vec<u8> {
    [&number(bytes.len()), bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &[u8] = b"\0asm\x01\0\0\0";

    #[test]
    fn alike_functions_become_neighbours() {
        let bodies = ["abcdefgh", "tuvwxyz0", "abcdefgx", "tuvwxyz1", "abcdef"];
        let order = by_likeness(&bodies.map(|body| Grams::of(body.as_bytes())));
        assert_eq!(order, [4, 0, 2, 1, 3]);
    }

    #[test]
    fn names_follow_the_numbers_of_the_imports() {
        let imports = sized(b"\x01\x01m\x01f\0\0");
        let code = sized(&[vec![2], sized(b"longer one"), sized(b"short")].concat());
        let module = [HEAD, &[IMPORTS], &imports, &[CODE], &code].concat();
        let named = named(&module).unwrap();
        let (before, names) = named.split_at(module.len());
        assert_eq!(before, module);
        assert_eq!(names, b"\0\x18\x04name\x01\x11\x02\x01\x06000001\x02\x06000000");
    }

    #[test]
    fn numbers_come_back() {
        for value in [0, 127, 128, 300, 1 << 21, u32::MAX as usize] {
            assert_eq!(Reader(&number(value)).number().unwrap(), value);
        }
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        assert!(named(&[HEAD, &[CODE, 9]].concat()).is_err());
    }
}
