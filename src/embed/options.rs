//! Relaxed in, strict out: attributes as a page wrote them become checked options. A bad value gives the default and one
//! sentence that names the attribute and the values allowed. What an option does belongs to `ui`.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::engine::Form;
use crate::ui::options::Direction;
use crate::ui::{Options, Persist};

/// Attributes of the host element, as written.
#[derive(Default)]
pub struct Attributes {
    form: Option<String>,
    heading_level: Option<String>,
    persist: Option<String>,
    shortcuts: Option<String>,
    theme: Option<String>,
    dir: Option<String>,
    lang: Option<String>,
    instance: Option<String>,
    ordinal: Option<String>,
}

impl Attributes {
    /// Reads a plain object of texts; anything else in it counts as absent.
    pub fn read(object: &JsValue) -> Self {
        let text = |name: &str| Reflect::get(object, &name.into()).ok().and_then(|value| value.as_string());
        Self {
            form: text("form"),
            heading_level: text("heading-level"),
            persist: text("persist"),
            shortcuts: text("shortcuts"),
            theme: text("theme"),
            dir: text("dir"),
            lang: text("lang"),
            instance: text("instance"),
            ordinal: text("ordinal"),
        }
    }

    /// The language asked for, the page's, or English.
    pub fn language(&self) -> &str {
        self.lang.as_deref().map(str::trim).filter(|lang| !lang.is_empty()).unwrap_or("en")
    }

    /// The options, and a sentence for each value that is not allowed.
    pub fn check(&self) -> (Options, Vec<String>) {
        let mut complaints = Vec::new();
        // The theme is carried out by the stylesheet alone, to which a space matters; here its value is only checked.
        one_of("theme", self.theme.as_deref(), &["light", "dark", "auto", "host"], &mut complaints);
        let mut pick = |name, value: &Option<String>, allowed: &[&str]| {
            one_of(name, value.as_deref().map(str::trim), allowed, &mut complaints)
        };
        let form = pick("form", &self.form, &Form::ALL.map(Form::id));
        let level = pick("heading-level", &self.heading_level, &["2", "1", "3", "4"]);
        let persist = pick("persist", &self.persist, &["session", "off", "local"]);
        let shortcuts = pick("shortcuts", &self.shortcuts, &["on", "off"]);
        let options = Options {
            form: Form::ALL.get(form).copied().unwrap_or(Form::Express),
            heading_level: [2, 1, 3, 4].get(level).copied().unwrap_or(2),
            persist: [Persist::Session, Persist::Off, Persist::Local].get(persist).copied().unwrap_or(Persist::Session),
            shortcuts: shortcuts == 0,
            direction: match self.dir.as_deref() {
                Some("rtl") => Some(Direction::Rtl),
                Some("ltr") => Some(Direction::Ltr),
                _ => None,
            },
            ordinal: self.ordinal.as_deref().and_then(|ordinal| ordinal.parse().ok()).unwrap_or(1),
            instance: self.instance.clone().unwrap_or_default(),
        };
        (options, complaints)
    }
}

/// The position of the value in `allowed`; that of the first, the default, when there is none or it is not allowed.
fn one_of(name: &str, value: Option<&str>, allowed: &[&str], complaints: &mut Vec<String>) -> usize {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return 0 };
    allowed.iter().position(|known| known.eq_ignore_ascii_case(value)).unwrap_or_else(|| {
        let names = allowed.join("\", \"");
        let default = allowed.first().copied().unwrap_or_default();
        complaints.push(format!(
            "<execution-gap {name}=\"{value}\">: the values allowed are \"{names}\"; \"{default}\" is used."
        ));
        0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_absent_gives_the_defaults() {
        assert_eq!(Attributes::default().check(), (Options::default(), Vec::new()));
    }

    #[test]
    fn allowed_values_are_taken() {
        let attributes = Attributes {
            form: Some("full".into()),
            heading_level: Some("3".into()),
            persist: Some("local".into()),
            shortcuts: Some("off".into()),
            theme: Some("auto".into()),
            ..Attributes::default()
        };
        let (options, complaints) = attributes.check();
        assert_eq!(complaints, Vec::<String>::new());
        assert_eq!(
            (options.form, options.heading_level, options.persist, options.shortcuts),
            (Form::Full, 3, Persist::Local, false)
        );
    }

    #[test]
    fn a_bad_value_is_named_with_the_values_allowed() {
        let attributes =
            Attributes { form: Some("short".into()), heading_level: Some("7".into()), ..Attributes::default() };
        let (options, complaints) = attributes.check();
        assert_eq!((options.form, options.heading_level), (Form::Express, 2));
        assert_eq!(
            complaints,
            [
                "<execution-gap form=\"short\">: the values allowed are \"express\", \"full\"; \"express\" is used.",
                "<execution-gap heading-level=\"7\">: the values allowed are \"2\", \"1\", \"3\", \"4\"; \"2\" is used.",
            ]
        );
    }
}
