//! Invitations: the page of one, the desk's of all, and the sheet to print.

/// The page on which somebody uses their invitation.
#[derive(Debug, Clone, Default)]
pub struct InvitationPage {
    /// `/d/{id}`.
    pub base: String,
    /// The debate's id in hexadecimal digits.
    pub debate: String,
    /// The debate's key (DER) in hexadecimal digits; `None` if it takes no invitations.
    pub key: Option<String>,
    /// With what all invitations signed by that key begin, in groups.
    pub fingerprint: String,
    /// Whether this browser has a voice here already.
    pub has_voice: bool,
    /// A token for the form without script, in hexadecimal digits.
    pub token: String,
    /// What was typed there.
    pub typed: String,
    /// What was wrong with it.
    pub error: Option<String>,
}

/// The desk's page of invitations.
#[derive(Debug, Clone, Default)]
pub struct InvitationsPage {
    /// `/desk/{id}`.
    pub desk: String,
    /// The debate's title.
    pub title: String,
    /// Whether the debate takes invitations.
    pub takes: bool,
    /// With what all invitations begin, once some were issued.
    pub fingerprint: Option<String>,
    /// How many were used, in words.
    pub used: String,
    /// Those just issued: shown this once.
    pub issued: Option<Issued>,
    /// The number that was typed.
    pub number: String,
    /// The most that are issued at once.
    pub limit: u32,
    /// What was wrong with what was sent.
    pub error: Option<String>,
}

/// Invitations that were just issued.
#[derive(Debug, Clone, Default)]
pub struct Issued {
    /// Whole addresses.
    pub links: Vec<String>,
    /// Their codes, with blanks between.
    pub codes: String,
}

/// Invitations on paper.
#[derive(Debug, Clone, Default)]
pub struct InvitationSheet {
    /// The debate's title.
    pub title: String,
    /// Where the desk's page of invitations is.
    pub desk: String,
    /// The whole address of the page on which they are used.
    pub page: String,
    /// Whom one can ask; empty if nobody was named.
    pub contact: String,
    /// For each a picture (a complete `<svg>` element) and its code in groups.
    pub slips: Vec<(String, String)>,
}
