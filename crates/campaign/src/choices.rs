//! The closed choices of a campaign: their values and the ids under which they are written. What each one needs is in
//! `receivers`.

macro_rules! choice {
    ($(#[$meta:meta])* $name:ident [$count:literal] {
        $($(#[$variant_meta:meta])* $variant:ident = $id:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_meta])* $variant),+ }

        impl $name {
            /// Every value.
            pub const ALL: [Self; $count] = [$(Self::$variant),+];

            /// The ids of all values, in the same order.
            pub const IDS: [&'static str; $count] = [$($id),+];

            /// How it is written.
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The value with this id.
            pub fn from_id(id: &str) -> Option<Self> {
                Self::IDS.iter().zip(Self::ALL).find(|(known, _)| **known == id).map(|(_, value)| value)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.id())
            }
        }
    };
}

choice! {
    /// When the contact form is shown. The first is the default.
    Gate[4] {
        /// In the report; the plan opens with it or without.
        Soft = "soft",
        /// Never.
        None = "none",
        /// In the report; the plan opens only with it.
        Hard = "hard",
        /// Before the first question.
        Start = "start",
    }
}

choice! {
    /// How a lead leaves the page.
    Adapter[5] {
        /// A request with the lead as JSON or as a flat form.
        Webhook = "webhook",
        /// HubSpot's form submission API, version 3.
        Hubspot = "hubspot",
        /// A form posted into a hidden frame.
        FormPost = "form_post",
        /// A form posted by a request whose answer can be read.
        FormFetch = "form_fetch",
        /// An event, which the page around the widget answers.
        Host = "host",
    }
}

choice! {
    /// What stands at the other end of an adapter that serves several receivers.
    Profile[11] {
        /// Any server that reads the lead as it is.
        Generic = "generic",
        /// n8n.
        N8n = "n8n",
        /// A Zapier catch hook.
        Zapier = "zapier",
        /// A Make custom webhook.
        Make = "make",
        /// A Google Apps Script web app.
        AppsScript = "apps_script",
        /// Salesforce Web-to-Lead.
        SalesforceW2l = "salesforce_w2l",
        /// A form handler of Account Engagement, once Pardot.
        Pardot = "pardot",
        /// An ActiveCampaign form.
        ActiveCampaign = "activecampaign",
        /// A Mailchimp embedded form.
        Mailchimp = "mailchimp",
        /// Formspree.
        Formspree = "formspree",
        /// Netlify Forms.
        Netlify = "netlify",
    }
}

choice! {
    /// How a webhook is called. The first is the default.
    Mode[2] {
        /// Without asking first: works with every receiver that accepts a plain form or text.
        Simple = "simple",
        /// As JSON; the browser asks the receiver first whether it may.
        Json = "json",
    }
}

choice! {
    /// What the contact form may ask.
    Contact[7] {
        /// E-mail address.
        Email = "email",
        /// First name.
        FirstName = "first_name",
        /// Last name.
        LastName = "last_name",
        /// Company.
        Company = "company",
        /// Role in the company.
        Role = "role",
        /// Telephone number.
        Phone = "phone",
        /// Country.
        Country = "country",
    }
}

choice! {
    /// On what ground something is done with contact data. The first is the default.
    LegalBasis[3] {
        /// The person agreed by ticking a box.
        Consent = "consent",
        /// It is needed for what the person asked for.
        Contract = "contract_or_pre_contract",
        /// An interest of the controller that weighs more.
        LegitimateInterest = "legitimate_interest",
    }
}
