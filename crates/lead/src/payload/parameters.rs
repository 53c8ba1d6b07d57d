//! Texts by name, as a lead has them. A sorted list: the ordered map of the standard library is ten times the code.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

/// Texts by name, each name once, in the order of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// The text with this name.
    pub fn get(&self, name: &str) -> Option<&String> {
        self.iter().find(|(known, _)| *known == name).map(|(_, text)| text)
    }

    /// Names and texts in order.
    pub fn iter(&self) -> impl Iterator<Item = (&String, &String)> {
        self.0.iter().map(|(name, text)| (name, text))
    }

    /// Puts a text under a name, in place of the one that was there.
    pub fn insert(&mut self, name: String, text: String) {
        match self.0.iter_mut().find(|(known, _)| *known == name) {
            Some((_, there)) => *there = text,
            None => {
                let position = self.0.iter().take_while(|(known, _)| *known < name).count();
                self.0.insert(position, (name, text));
            }
        }
    }

    /// Takes the last one out.
    pub fn pop(&mut self) -> Option<(String, String)> {
        self.0.pop()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(entries: I) -> Self {
        let mut parameters = Self::default();
        entries.into_iter().for_each(|(name, text)| parameters.insert(name, text));
        parameters
    }
}

impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Parameters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Parameters;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of texts")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parameters, A::Error> {
        let mut parameters = Parameters::default();
        while let Some((name, text)) = map.next_entry::<String, String>()? {
            if parameters.get(&name).is_some() {
                return Err(A::Error::custom("a name is there twice"));
            }
            parameters.insert(name, text);
        }
        Ok(parameters)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Parameters {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Parameters".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Texts by name.",
            "type": "object",
            "additionalProperties": { "type": "string" }
        })
    }
}
