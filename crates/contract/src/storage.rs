//! What is kept in the visitor's browser, and under which names.

/// How every name begins.
pub const PREFIX: &str = "execution-gap:";
/// How the name of links to others' answers ends.
pub const OTHERS: &str = ":others";

/// Something that is kept.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name; `(instance)` stands for the element's `id`, or `gap-1`, `gap-2` … by its place in the page, `(scope)` for a
    /// hash of who gets the details and the words that the visitor read.
    pub name: &'static str,
    /// What is kept, in Markdown.
    pub holds: &'static str,
    /// Where, and so how long, in Markdown.
    pub place: &'static str,
}

/// All of them.
pub const KEYS: [Key; 6] = [
    Key {
        name: "execution-gap:(instance):(form):(campaign)",
        holds: "the answers of a visit, its form, and the three answers about role, priority and size",
        place: "`sessionStorage`; with `persist=\"local\"` `localStorage`, until the visitor deletes them; nowhere with \
                `persist=\"off\"` or `mode=\"kiosk\"`",
    },
    Key {
        name: "execution-gap:(instance):(form):(campaign):others",
        holds: "share links of others that the visitor laid beside their own",
        place: "where the visit is",
    },
    Key {
        name: "execution-gap:lead:(scope)",
        holds: "the id of a lead, how it stands, and how often it was sent; nothing that was typed",
        place: "`sessionStorage`; nowhere in `call` and `kiosk`",
    },
    Key {
        name: "execution-gap:outbox:(scope)",
        holds: "contact details that are yet to be sent, only if the visitor ticked *Keep my details*",
        place: "`localStorage` for a day at most; with Global Privacy Control `sessionStorage`",
    },
    Key {
        name: "execution-gap:(instance):shown",
        holds: "that the dialog has opened in this visit",
        place: "`sessionStorage`",
    },
    Key {
        name: "execution-gap:touches",
        holds: "first and last address with known parameters by which the visitor came, only if a consent tool allows it",
        place: "`localStorage` for 90 days",
    },
];
