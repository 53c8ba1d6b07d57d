//! What has become of the details that were sent, as the page's sender says it. What is said of it is in the screens.

use super::Field;

/// How far a delivery is, or how it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// On its way.
    Sending,
    /// A try failed, another one follows by itself.
    Waiting,
    /// Held until the browser is online again.
    Offline,
    /// The receiver says that it has them.
    Confirmed,
    /// The receiver says that it takes them.
    Accepted,
    /// Passed on; the answer cannot be read.
    HandedOver,
    /// The receiver does not want them as they are.
    Rejected,
    /// Every try failed.
    Retryable,
    /// Nobody can tell whether they arrived.
    Unknown,
    /// The form cannot work as it is set up.
    Misconfigured,
    /// Taken for the work of a program; nothing was sent. To the visitor it looks like success.
    SuspectedSpam,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 11] = [
        Self::Sending,
        Self::Waiting,
        Self::Offline,
        Self::Confirmed,
        Self::Accepted,
        Self::HandedOver,
        Self::Rejected,
        Self::Retryable,
        Self::Unknown,
        Self::Misconfigured,
        Self::SuspectedSpam,
    ];

    /// Its name outside.
    pub fn id(self) -> &'static str {
        match self {
            Self::Sending => "sending",
            Self::Waiting => "waiting",
            Self::Offline => "offline",
            Self::Confirmed => "confirmed",
            Self::Accepted => "accepted",
            Self::HandedOver => "handed_over",
            Self::Rejected => "rejected",
            Self::Retryable => "retryable",
            Self::Unknown => "unknown",
            Self::Misconfigured => "misconfigured",
            Self::SuspectedSpam => "suspected_spam",
        }
    }

    /// The stage with this name.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.id() == id)
    }

    /// Whether something still happens by itself.
    pub fn is_pending(self) -> bool {
        matches!(self, Self::Sending | Self::Waiting | Self::Offline)
    }

    /// Whether nothing can be done about it any more.
    pub fn is_over(self) -> bool {
        self.is_done() || self == Self::Misconfigured
    }

    /// Whether the visitor has nothing left to do.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Confirmed | Self::Accepted | Self::HandedOver | Self::SuspectedSpam)
    }
}

/// One delivery.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// How far it is.
    pub stage: Stage,
    /// Seconds until the next try, while waiting.
    pub seconds: Option<f64>,
    /// Under which name the receiver keeps the details.
    pub reference: Option<String>,
    /// What the receiver does not take.
    pub errors: Vec<Refusal>,
    /// Whether the details could arrive twice if they are sent again.
    pub may_repeat: bool,
    /// Whether it began before the page was loaded again.
    pub restored: bool,
    /// How often Send may still be pressed in this visit.
    pub left: u32,
    /// Where the page's own fallback leads, for somebody who cannot send anything.
    pub way: Option<Way>,
}

/// Another way to whoever is behind the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What the page calls it.
    pub label: String,
    /// Its address: `https:`, `http:`, `mailto:` or `tel:`.
    pub url: String,
}

/// Something that the receiver does not take.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    /// The field, when it is one of ours.
    pub field: Option<Field>,
    /// What is wrong with it, as `required` or `invalid`.
    pub code: String,
    /// The receiver's own words, at most 200 characters.
    pub message: Option<String>,
}

impl Delivery {
    /// A delivery that has come to this stage, with nothing else known of it.
    pub fn new(stage: Stage) -> Self {
        let errors = Vec::new();
        Self { stage, seconds: None, reference: None, errors, may_repeat: false, restored: false, left: 1, way: None }
    }

    /// Whether nothing was tried, since Send was pressed as often as one visit allows.
    pub fn is_used_up(&self) -> bool {
        self.errors.iter().any(|error| error.code == "too_many")
    }
}
