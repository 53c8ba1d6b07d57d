//! Reading the table that divan prints: for each case the median, as items a second where the case counts items, else
//! as the time of one run.

use super::Row;

/// The rows of the table. Lines that are not rows are passed over.
pub fn rows(table: &str) -> Vec<Row> {
    let mut path: Vec<String> = Vec::new();
    let mut rows: Vec<Row> = Vec::new();
    for line in table.lines() {
        let Some(at) = line.find("─ ") else {
            // The line under a case says the same as a rate.
            let columns: Vec<_> = line.trim_start_matches(['│', ' ']).split('│').collect();
            let rate = columns.get(2).and_then(|median| measure(median, &RATES));
            if let (Some(rate), Some(row)) = (rate, rows.last_mut()) {
                *row = Row { value: rate, unit: "items/s".to_owned(), ..std::mem::take(row) };
            }
            continue;
        };
        let depth = line[..at].chars().count() / 3;
        let columns: Vec<_> = line[at + "─ ".len()..].split('│').collect();
        let Some(name) = columns[0].split_whitespace().next() else { continue };
        path.truncate(depth);
        path.push(name.to_owned());
        if let Some(value) = columns.get(2).and_then(|median| measure(median, &TIMES)) {
            rows.push(Row { name: format!("native: {}", path.join(", ")), value, unit: "µs".to_owned() });
        }
    }
    rows
}

const TIMES: [(&str, f64); 5] = [("ps", 1e-6), ("ns", 1e-3), ("µs", 1.0), ("ms", 1e3), ("s", 1e6)];
const RATES: [(&str, f64); 4] = [("item/s", 1.0), ("Kitem/s", 1e3), ("Mitem/s", 1e6), ("Gitem/s", 1e9)];

fn measure(text: &str, units: &[(&str, f64)]) -> Option<f64> {
    let (number, unit) = text.trim().split_once(' ')?;
    let (_, factor) = units.iter().find(|(name, _)| *name == unit)?;
    Some(number.parse::<f64>().ok()? * factor)
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn medians_are_read_with_their_path() {
        let table = "\
Timer precision: 20 ns
engine                      fastest       │ slowest       │ median        │ mean          │ samples │ iters
├─ brief                                  │               │               │               │         │
│  ├─ express               110.3 µs      │ 160.2 µs      │ 111.1 µs      │ 112.8 µs      │ 100     │ 100
│  │                        579.8 Kitem/s │ 399.3 Kitem/s │ 575.8 Kitem/s │ 567.1 Kitem/s │         │
│  ╰─ full                  311.4 µs      │ 346.3 µs      │ 315.6 µs      │ 317.9 µs      │ 100     │ 100
│                           205.4 Kitem/s │ 184.7 Kitem/s │ 202.7 Kitem/s │ 201.3 Kitem/s │         │
╰─ prepare                  2.0 ms        │ 4.0 ms        │ 2.5 ms        │ 2.6 ms        │ 100     │ 100
";
        let read: Vec<_> = rows(table).into_iter().map(|row| (row.name, row.value, row.unit)).collect();
        let expected = [
            ("native: brief, express", 575_800.0, "items/s"),
            ("native: brief, full", 202_700.0, "items/s"),
            ("native: prepare", 2500.0, "µs"),
        ];
        assert_eq!(read, expected.map(|(name, value, unit)| (name.to_owned(), value, unit.to_owned())));
    }
}
