//! What each receiver of leads needs and takes: hosts, paths, settings. The rules that use this table are in
//! `lead_rules`; the requests themselves are not a campaign's business.

use super::choices::{Adapter, Mode, Profile};

/// One line of the table.
#[derive(Debug)]
pub struct Receiver {
    /// How it is reached.
    pub adapter: Adapter,
    /// Which of the adapter's receivers it is; `None` for an adapter that has one only.
    pub profile: Option<Profile>,
    /// Its name in sentences.
    pub name: &'static str,
    /// Allowed modes, the default first; empty where there is nothing to choose.
    pub modes: &'static [Mode],
    /// Allowed hosts; empty for any. `?` is a letter, `#` a digit, `*` some letters, digits and hyphens, also over
    /// several labels at the beginning.
    pub hosts: &'static [&'static str],
    /// The hosts as one says it.
    pub hosts_said: &'static str,
    /// Allowed paths; empty for any. One that ends in a slash goes on.
    pub paths: &'static [&'static str],
    /// Needed settings of `lead.options`.
    pub needs: &'static [&'static str],
    /// Further settings that it takes, beside `map`.
    pub takes: &'static [&'static str],
}

const fn webhook(profile: Profile, name: &'static str, modes: &'static [Mode]) -> Receiver {
    Receiver {
        adapter: Adapter::Webhook,
        profile: Some(profile),
        name,
        modes,
        hosts: &[],
        hosts_said: "",
        paths: &[],
        needs: &[],
        takes: &[],
    }
}

const fn form(adapter: Adapter, profile: Profile, name: &'static str) -> Receiver {
    Receiver { adapter, ..webhook(profile, name, &[]) }
}

const SIMPLE: &[Mode] = &[Mode::Simple];
const RETURNING: &[&str] = &["return_url", "hidden"];

/// Every receiver; of an adapter's, the default first.
pub static RECEIVERS: [Receiver; 13] = [
    webhook(Profile::Generic, "generic", &[Mode::Simple, Mode::Json]),
    webhook(Profile::N8n, "n8n", &[Mode::Json]),
    Receiver {
        hosts: &["hooks.zapier.com"],
        hosts_said: "hooks.zapier.com",
        paths: &["/hooks/catch/"],
        ..webhook(Profile::Zapier, "zapier", SIMPLE)
    },
    Receiver {
        hosts: &["hook.*.make.com"],
        hosts_said: "hook.eu1.make.com or that of your zone",
        ..webhook(Profile::Make, "make", SIMPLE)
    },
    Receiver {
        hosts: &["script.google.com"],
        hosts_said: "script.google.com",
        paths: &["/macros/s/", "/a/macros/"],
        ..webhook(Profile::AppsScript, "apps_script", SIMPLE)
    },
    Receiver {
        adapter: Adapter::Hubspot,
        profile: None,
        name: "hubspot",
        modes: &[],
        hosts: &["api.hsforms.com", "api-??#.hsforms.com", "api-???#.hsforms.com"],
        hosts_said: "api.hsforms.com or that of your region, such as api-eu1.hsforms.com",
        paths: &["/submissions/v3/integration/submit/"],
        needs: &["portal_id", "form_guid"],
        takes: &["subscription_ids"],
    },
    Receiver {
        hosts: &["webto.salesforce.com", "test.salesforce.com", "*.my.salesforce.com"],
        hosts_said: "webto.salesforce.com, test.salesforce.com or your own below my.salesforce.com",
        paths: &["/servlet/servlet.WebToLead"],
        needs: &["oid", "return_url"],
        ..form(Adapter::FormPost, Profile::SalesforceW2l, "salesforce_w2l")
    },
    Receiver { takes: RETURNING, ..form(Adapter::FormPost, Profile::Pardot, "pardot") },
    Receiver {
        hosts: &["*.activehosted.com"],
        hosts_said: "your own below activehosted.com",
        paths: &["/proc.php"],
        needs: &["hidden"],
        takes: &["return_url"],
        ..form(Adapter::FormPost, Profile::ActiveCampaign, "activecampaign")
    },
    Receiver {
        hosts: &["*.list-manage.com"],
        hosts_said: "your own below list-manage.com",
        paths: &["/subscribe/post"],
        takes: RETURNING,
        ..form(Adapter::FormPost, Profile::Mailchimp, "mailchimp")
    },
    Receiver {
        hosts: &["formspree.io"],
        hosts_said: "formspree.io",
        paths: &["/f/", "/p/"],
        ..form(Adapter::FormFetch, Profile::Formspree, "formspree")
    },
    Receiver { needs: &["form_name"], ..form(Adapter::FormFetch, Profile::Netlify, "netlify") },
    Receiver {
        adapter: Adapter::Host,
        profile: None,
        name: "host",
        modes: &[],
        hosts: &[],
        hosts_said: "",
        paths: &[],
        needs: &[],
        takes: &[],
    },
];

impl Receiver {
    /// The receiver that an adapter and a profile name. Without a profile it is the adapter's only one, or `generic`.
    pub fn find(adapter: Adapter, profile: Option<Profile>) -> Option<&'static Self> {
        let profile = profile.or((adapter == Adapter::Webhook).then_some(Profile::Generic));
        RECEIVERS.iter().find(|receiver| receiver.adapter == adapter && receiver.profile == profile)
    }

    pub(super) fn allows_host(&self, host: &str) -> bool {
        self.hosts.is_empty() || self.hosts.iter().any(|pattern| is_like(pattern, host))
    }

    pub(super) fn allows_path(&self, path: &str) -> bool {
        let allows = |known: &&str| match path.strip_prefix(*known) {
            Some(rest) => rest.is_empty() != known.ends_with('/'),
            None => false,
        };
        self.paths.is_empty() || self.paths.iter().any(allows)
    }
}

fn is_like(pattern: &str, host: &str) -> bool {
    let Some((before, after)) = pattern.split_once('*') else { return same(pattern, host) };
    let Some((start, rest)) = host.split_at_checked(before.len()) else { return false };
    let Some((middle, end)) = rest.len().checked_sub(after.len()).and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    let dots = before.is_empty();
    let label = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || dots && letter == '.';
    same(before, start) && end == after && !middle.is_empty() && middle.chars().all(label)
}

fn same(pattern: &str, host: &str) -> bool {
    let fits = |(expected, found): (u8, u8)| match expected {
        b'?' => found.is_ascii_lowercase(),
        b'#' => found.is_ascii_digit(),
        _ => expected == found,
    };
    pattern.len() == host.len() && pattern.bytes().zip(host.bytes()).all(fits)
}
