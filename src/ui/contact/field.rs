//! The fields of the contact form: their names in a lead, what a browser may fill into them, and their words. What a
//! visitor typed is in the module above.

use execution_gap_model::content::messages::Key;

/// A field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// E-mail address.
    Email,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Company.
    Company,
    /// Role in the company.
    Role,
    /// Telephone number.
    Phone,
    /// Country.
    Country,
    /// Who fills the form in for somebody else.
    RecordedBy,
}

impl Field {
    /// The fields that a campaign can ask for.
    pub const ASKED: [Self; 7] =
        [Self::Email, Self::FirstName, Self::LastName, Self::Company, Self::Role, Self::Phone, Self::Country];

    /// Its name in the lead.
    pub fn id(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Company => "company",
            Self::Role => "role",
            Self::Phone => "phone",
            Self::Country => "country",
            Self::RecordedBy => "recorded_by",
        }
    }

    /// The field that a campaign calls so.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ASKED.into_iter().find(|field| field.id() == id)
    }

    /// Kind of input, which keyboard a phone shows, what a browser may fill in, and the most characters.
    pub fn input(self) -> [&'static str; 4] {
        match self {
            Self::Email => ["email", "email", "email", "254"],
            Self::FirstName => ["text", "", "given-name", "80"],
            Self::LastName => ["text", "", "family-name", "80"],
            Self::Company => ["text", "", "organization", "120"],
            Self::Role => ["text", "", "organization-title", "80"],
            Self::Phone => ["tel", "tel", "tel", "80"],
            Self::Country => ["text", "", "country-name", "80"],
            Self::RecordedBy => ["text", "", "off", "80"],
        }
    }

    /// What stands above it.
    pub fn label(self) -> Key {
        match self {
            Self::Email => Key::ContactEmail,
            Self::FirstName => Key::ContactFirstName,
            Self::LastName => Key::ContactLastName,
            Self::Company => Key::ContactCompany,
            Self::Role => Key::ContactRole,
            Self::Phone => Key::ContactPhone,
            Self::Country => Key::ContactCountry,
            Self::RecordedBy => Key::ContactRecordedBy,
        }
    }

    /// What is said when it has to be filled in and is not.
    pub fn empty(self) -> Key {
        match self {
            Self::Email => Key::ErrorEmailEmpty,
            Self::FirstName => Key::ErrorFirstNameEmpty,
            Self::LastName => Key::ErrorLastNameEmpty,
            Self::Company => Key::ErrorCompanyEmpty,
            Self::Role => Key::ErrorRoleEmpty,
            Self::Phone => Key::ErrorPhoneEmpty,
            Self::Country => Key::ErrorCountryEmpty,
            Self::RecordedBy => Key::ErrorRecordedByEmpty,
        }
    }
}
