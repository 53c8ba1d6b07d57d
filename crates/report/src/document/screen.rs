//! Parts of the document as parts of the screen: the same trees, with headings at the level that the page asks for, and
//! tables that can fold into blocks where there is little room. What stands in them belongs to the other files.

use super::tree::{Element, Node, el};

/// The part below a step heading of this level, 1 to 4.
pub fn on_screen(part: Element, level: u8) -> Element {
    let mut part = part;
    adapt(&mut part, level, false);
    part
}

fn adapt(element: &mut Element, level: u8, in_head: bool) {
    match element.tag {
        "h1" => element.tag = heading(level),
        "h2" | "h3" | "h4" => {
            let below = element.tag.bytes().last().map_or(0, |digit| digit.saturating_sub(b'1'));
            element.tag = heading(level + below);
            add_class(element, "subheading");
            // What can be jumped to takes the focus.
            if has(element, "id") {
                set(element, "tabindex", "-1");
            }
        }
        "figure" => {
            add_class(element, "figure");
            set(element, "part", "figure");
        }
        "article" => set(element, "part", "move"),
        "span" => marked(element),
        "p" if in_head => replace_class(element, "note", "row-note"),
        "table" => return table(element, level),
        _ => {}
    }
    for (name, value) in &mut element.attributes {
        // Not to be mistaken for what stands around the widget in the page.
        if matches!(*name, "id" | "aria-labelledby" | "for") && !value.starts_with("gap-") {
            value.insert_str(0, "gap-");
        }
    }
    for child in elements(element) {
        adapt(child, level, in_head);
    }
}

/// A table says what it is even where its boxes are laid out as something else, and each cell knows its column.
fn table(table: &mut Element, level: u8) {
    add_class(table, "table");
    set(table, "part", "table");
    set(table, "role", "table");
    let mut columns = Vec::new();
    for group in elements(table) {
        match group.tag {
            "thead" => {
                set(group, "role", "rowgroup");
                for row in elements(group) {
                    set(row, "role", "row");
                    for cell in elements(row) {
                        columns.push(text(cell));
                        set(cell, "role", if cell.tag == "th" { "columnheader" } else { "cell" });
                    }
                }
            }
            "tbody" => {
                set(group, "role", "rowgroup");
                elements(group).for_each(|row| body_row(row, &columns, level));
            }
            _ => {}
        }
    }
}

fn body_row(row: &mut Element, columns: &[String], level: u8) {
    set(row, "role", "row");
    for (cell, column) in elements(row).zip(columns) {
        let is_head = cell.tag == "th";
        set(cell, "role", if is_head { "rowheader" } else { "cell" });
        if has_class(cell, "heat-") {
            set(cell, "part", "matrix-cell");
        }
        // Marks repeat what is printed in the others, and have no label.
        if !column.is_empty() && !has(cell, "aria-hidden") {
            set(cell, "data-label", column);
        }
        for child in elements(cell) {
            adapt(child, level, is_head);
        }
    }
}

/// The parts that a page may style, as those of the charts above.
fn marked(mark: &mut Element) {
    for (class, part) in
        [("placed strategy", "mark-strategy"), ("placed execution", "mark-execution"), ("connector", "gap-bar")]
    {
        if class.split(' ').all(|class| has_class(mark, class)) {
            set(mark, "part", part);
        }
    }
}

fn has_class(element: &Element, start: &str) -> bool {
    let mut classes =
        element.attributes.iter().filter(|(name, _)| *name == "class").flat_map(|(_, all)| all.split(' '));
    classes.any(|class| class.starts_with(start))
}

fn elements(element: &mut Element) -> impl Iterator<Item = &mut Element> {
    element.children.iter_mut().filter_map(|child| match child {
        Node::Element(child) => Some(child),
        Node::Text(_) => None,
    })
}

fn text(element: &Element) -> String {
    let of = |child: &Node| match child {
        Node::Element(child) if has(child, "aria-hidden") => String::new(),
        Node::Element(child) => text(child),
        Node::Text(text) => text.clone(),
    };
    if has(element, "aria-hidden") { String::new() } else { element.children.iter().map(of).collect() }
}

fn has(element: &Element, wanted: &str) -> bool {
    element.attributes.iter().any(|(name, _)| *name == wanted)
}

fn set(element: &mut Element, name: &'static str, value: &str) {
    element.attributes.retain(|(known, _)| *known != name);
    element.attributes.push((name, value.to_owned()));
}

fn add_class(element: &mut Element, class: &str) {
    let empty = el(element.tag);
    *element = core::mem::replace(element, empty).class(class);
}

fn replace_class(element: &mut Element, old: &str, new: &str) {
    for (_, value) in element.attributes.iter_mut().filter(|(name, value)| *name == "class" && value == old) {
        new.clone_into(value);
    }
}

fn heading(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

#[cfg(test)]
mod tests {
    use super::super::figure::{cell, column, graphic, graphic_column, row, table};
    use super::super::tree::el;
    use super::on_screen;

    #[test]
    fn headings_follow_the_level_of_the_page() {
        let part = |level| {
            let mut out = String::new();
            on_screen(el("div").add(el("h2").with("id", "figure-c").text("a")).add(el("h3").text("b")), level)
                .write(&mut out);
            out.replace('\n', "")
        };
        let two = "<div><h3 id=\"gap-figure-c\" class=\"subheading\" tabindex=\"-1\">a</h3><h4 class=\"subheading\">b</h4></div>";
        assert_eq!(part(2), two);
        assert!(part(4).contains("<h6 class=\"subheading\">b</h6>"), "{}", part(4));
    }

    #[test]
    fn cells_know_their_column_and_marks_have_none() {
        let head = vec![column("Area".into()), column("Now".into()), graphic_column(vec!["0".into()])];
        let rows = vec![row("Cloud".into(), vec!["a note".into()], vec![cell("40".into()), graphic(el("div"))])];
        let mut out = String::new();
        on_screen(table("bars", "all".into(), head, rows), 2).write(&mut out);
        assert!(out.contains("<table class=\"bars table\" part=\"table\" role=\"table\">"), "{out}");
        assert!(out.contains("<td role=\"cell\" data-label=\"Now\">40</td>"), "{out}");
        assert!(out.contains("<p class=\"row-note\">a note</p>"), "{out}");
        assert_eq!(out.matches("data-label").count(), 2, "{out}");
    }
}
