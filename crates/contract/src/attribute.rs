//! The attributes of `<execution-gap>`, and the properties that are no attributes.

/// One attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    /// Its name in markup.
    pub name: &'static str,
    /// What it may hold.
    pub values: Values,
    /// What it is for, in Markdown.
    pub says: &'static str,
    /// Which property of the element it is.
    pub property: Property,
    /// Whether a page may set it on a frame that holds the widget, as `data-NAME`.
    pub in_frame: bool,
}

/// What an attribute may hold.
#[derive(Clone, Copy, Debug)]
pub enum Values {
    /// One of these words, the default first. Letter case and spaces around do not count. Any other means the default
    /// and one warning.
    OneOf(&'static [&'static str]),
    /// One of these words; without the attribute nothing happens.
    Absent(&'static [&'static str]),
    /// A text, described in Markdown.
    Text(&'static str),
}

/// The property that belongs to an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Property {
    /// One of our own: the name in camelCase.
    Mirrored,
    /// One that every HTML element has.
    Html,
    /// None: a method has the name.
    None,
}

impl Attribute {
    /// The name in camelCase, as properties are written.
    pub fn camel(&self) -> String {
        let mut words = self.name.split('-');
        let mut camel = words.next().unwrap_or_default().to_owned();
        for word in words {
            let mut letters = word.chars();
            camel.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
            camel.push_str(letters.as_str());
        }
        camel
    }
}

/// A word that decides between a few.
const fn choice(name: &'static str, values: &'static [&'static str], says: &'static str) -> Attribute {
    Attribute { name, values: Values::OneOf(values), says, property: Property::Mirrored, in_frame: true }
}

const fn text(name: &'static str, what: &'static str, says: &'static str) -> Attribute {
    Attribute { name, values: Values::Text(what), says, property: Property::Mirrored, in_frame: false }
}

/// Which questions are asked.
pub const FORM: Attribute = choice(
    "form",
    &["express", "full"],
    "9 or 23 questions; after the short form a visitor can go deeper without repeating any",
);
/// Light, dark, or whose choice it is.
pub const THEME: Attribute =
    choice("theme", &["light", "dark", "auto", "host"], "`auto` follows the system, `host` the page's `color-scheme`");
/// How numbers and dates are written.
pub const LANG: Attribute = Attribute {
    property: Property::Html,
    in_frame: true,
    ..text("lang", "the page's language, else `en`", "how numbers and dates are written; the words are English so far")
};
/// Writing direction.
pub const DIR: Attribute = Attribute {
    property: Property::Html,
    ..text("dir", "the page's direction", "`rtl` mirrors everything, charts too")
};
/// Level of the widget's headings.
pub const HEADING_LEVEL: Attribute =
    choice("heading-level", &["2", "1", "3", "4"], "where the widget's headings stand in the page's outline");
/// Whether answers survive a reload.
pub const PERSIST: Attribute = choice(
    "persist",
    &["session", "off", "local"],
    "answers survive a reload: in this tab, not at all, on this device",
);
/// Whether digits choose answers.
pub const SHORTCUTS: Attribute = choice("shortcuts", &["on", "off"], "whether digits choose answers");
/// When the widget is fetched.
pub const LOADING: Attribute =
    Attribute { in_frame: false, ..choice("loading", &["lazy", "eager"], "near the window, or at once") };
/// In the page or in a dialog.
pub const DISPLAY: Attribute = Attribute {
    in_frame: false,
    ..choice(
        "display",
        &["inline", "popup", "slider", "tab"],
        "in the page, or [in a dialog](docs/embedding.md#in-a-dialog)",
    )
};
/// When the dialog opens by itself.
pub const OPEN: Attribute = Attribute {
    name: "open",
    values: Values::Absent(&["load", "time", "scroll", "exit"]),
    says: "when the dialog opens by itself; without it, never",
    property: Property::None,
    in_frame: false,
};
/// The number that `open` needs.
pub const OPEN_VALUE: Attribute =
    text("open-value", "a number", "seconds for `time` (30) and `exit` (5), per cent of the page for `scroll` (50)");
/// The campaign.
pub const CONFIG: Attribute = text(
    "config",
    "address of a campaign file",
    "your name, logo, colour, words, link and lead settings: [campaign.md](docs/campaign.md)",
);
/// The hash of the campaign.
pub const CONFIG_INTEGRITY: Attribute =
    text("config-integrity", "a hash", "the campaign is used only if it has this hash");
/// When the contact form is shown.
pub const GATE: Attribute = choice(
    "gate",
    &["soft", "none", "hard", "start"],
    "with lead settings in the campaign: the contact form stands in the report, nowhere, in the report without Skip, or \
     before the questions",
);
/// Who types.
pub const MODE: Attribute = choice(
    "mode",
    &["visitor", "call", "kiosk"],
    "who types: the visitor, a seller, who is recorded with the consent, or many people on one device. In `call` and \
     `kiosk` nothing is stored and no attribution taken",
);
/// Fields that go into every lead.
pub const HIDDEN_FIELDS: Attribute = text(
    "hidden-fields",
    "`key=value,key=value` (`\\,` for a comma), or a JSON object",
    "goes into every lead: at most 50 fields, names up to 64 characters, values up to 512",
);
/// The array of a tag manager.
pub const DATA_LAYER: Attribute = text(
    "data-layer",
    "the name of an array, such as `dataLayer`",
    "what tag managers read: [leads.md](docs/leads.md)",
);
/// Tells widgets of a page apart.
pub const ID: Attribute = Attribute {
    property: Property::Html,
    ..text(
        "id",
        "any",
        "names this widget in events and saved visits; without one it is `gap-1`, `gap-2`, … by its place in the page",
    )
};

/// All of them, in the order in which people look for them.
pub const ATTRIBUTES: [Attribute; 18] = [
    FORM,
    THEME,
    LANG,
    DIR,
    HEADING_LEVEL,
    PERSIST,
    SHORTCUTS,
    LOADING,
    DISPLAY,
    OPEN,
    OPEN_VALUE,
    CONFIG,
    CONFIG_INTEGRITY,
    GATE,
    MODE,
    HIDDEN_FIELDS,
    DATA_LAYER,
    ID,
];

/// A property that only scripts can set, since no text could hold it or nobody should read it in the page.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    /// Its name.
    pub name: &'static str,
    /// Its type in TypeScript.
    pub ty: &'static str,
    /// What it does.
    pub says: &'static str,
}

/// The properties that are no attributes.
pub const PROPERTIES: [Own; 4] = [
    Own {
        name: "captcha",
        ty: "() => Promise<{ provider: string; token: string }>",
        says: "Asked before every try of a lead: the page's own captcha. Without an answer in 30 seconds the lead goes \
               without.",
    },
    Own {
        name: "proofOfWork",
        ty: "number",
        says: "Bits of proof of work in every lead, 1 to 20, for a receiver that checks it.",
    },
    Own {
        name: "leadPayload",
        ty: "boolean",
        says: "Whether `gap-lead-submit` holds the lead with every adapter, not only with `host`.",
    },
    Own { name: "leadTest", ty: "boolean", says: "Whether leads are marked as trials." },
];
