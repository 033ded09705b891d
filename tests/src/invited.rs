//! A debate by invitation, and what somebody who was invited does, with the code that their browser runs.

use blind::{Attempt, Invitation, PublicKey, Signed, hex};
use domain::{debate::ReleaseRhythm, ids::DebateId, policy::Role};
use isegoria::{http::Config, secret::Voice, store::Debate};
use std::sync::Arc;

use crate::{
    http::{Agent, Reply},
    local::{Kind, LocalServer, SMALL, Scratch, make_debate_with},
};

/// Serves the small debate, which takes one voice per invitation.
pub async fn server(kind: Kind) -> LocalServer {
    server_with(kind, |debate| debate).await
}

/// The same, set up further.
pub async fn server_with(kind: Kind, settings: impl FnOnce(Debate) -> Debate) -> LocalServer {
    let scratch = Arc::new(Scratch::new(kind).await);
    let invited = |debate| settings(Debate { rhythm: ReleaseRhythm::Now, invited: true, ..debate });
    let debate = make_debate_with(&scratch.open().await, SMALL, invited).await;
    LocalServer::on(scratch, debate, Config::default()).await
}

/// Has the desk issue invitations, and returns their codes.
///
/// # Panics
/// If it does not.
pub async fn issue(server: &LocalServer, number: usize) -> Vec<String> {
    let mut desk = server.reader(Role::Facilitator).await;
    issue_at(&mut desk, server.debate, &[("number", &number.to_string())]).await
}

/// The same, as an agent at the desk asks for it.
///
/// # Panics
/// If it does not.
pub async fn issue_at(desk: &mut Agent, debate: DebateId, fields: &[(&str, &str)]) -> Vec<String> {
    let reply = desk.post(&format!("/desk/{debate}/invitations"), fields).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    codes(&reply.text())
}

/// The codes in a page of the desk that shows invitations.
///
/// # Panics
/// If it shows none.
#[must_use]
pub fn codes(page: &str) -> Vec<String> {
    let field = page.split("name=\"codes\" value=\"").nth(1).expect("invitations are shown");
    field.split('"').next().unwrap_or_default().split(' ').map(str::to_owned).collect()
}

/// The key as the page of an invitation has it.
///
/// # Panics
/// If there is none.
#[must_use]
pub fn key_of(page: &str) -> PublicKey {
    let key = page.split("data-key=\"").nth(1).expect("a key").split('"').next().expect("its digits");
    PublicKey::from_der(&hex::bytes(key).expect("digits")).expect("a key")
}

/// Somebody who uses an invitation, step by step.
#[derive(Debug)]
pub struct Guest {
    /// Their browser.
    pub agent: Agent,
    /// The debate's page.
    pub page: String,
    /// The code of their invitation.
    pub code: String,
    /// The debate's key.
    pub key: PublicKey,
    /// The token on its way.
    pub attempt: Attempt,
}

impl Guest {
    /// Opens the page of the invitation.
    ///
    /// # Panics
    /// If it is not there, or its key is another than that of the invitation.
    pub async fn open(base: &str, debate: DebateId, code: &str) -> Self {
        let (mut agent, page) = (Agent::new(base), format!("/d/{debate}"));
        let opened = agent.get(&format!("{page}/invitation")).await;
        assert_eq!(opened.status, 200, "{}", opened.text());
        let key = key_of(&opened.text());
        let invitation = Invitation::from_code(code, debate.as_bytes()).expect("an invitation");
        assert_eq!(key.fingerprint(), Ok(invitation.fingerprint));
        let attempt = key.begin().expect("a token");
        Self { agent, page, code: code.to_owned(), key, attempt }
    }

    /// Asks for a signature, without cookies as the browser does.
    pub async fn ask(&self, base: &str) -> Reply {
        let fields = [("invitation", self.code.as_str()), ("blinded", &hex::encode(&self.attempt.blinded))];
        Agent::new(base).post(&format!("{}/invitation/exchange", self.page), &fields).await
    }

    /// Unblinds the answer.
    ///
    /// # Panics
    /// If that is no signature of the token.
    #[must_use]
    pub fn finish(&self, answer: &Reply) -> Signed {
        assert_eq!(answer.status, 200, "{}", answer.text());
        let answer = answer.json()["signature"].as_str().and_then(hex::bytes).expect("a signature");
        self.key.finish(&self.attempt, &answer).expect("it fits")
    }

    /// Comes with the signed token.
    pub async fn come(&mut self, signed: &Signed) -> Reply {
        let (token, signature) = (hex::encode(&signed.token), hex::encode(&signed.signature));
        let fields = [("token", token.as_str()), ("signature", &signature)];
        self.agent.post(&format!("{}/invitation/voice", self.page), &fields).await
    }
}

/// Somebody who has used an invitation: their browser and their voice.
///
/// # Panics
/// If they could not.
pub async fn guest(base: &str, debate: DebateId, code: &str) -> (Agent, Voice) {
    let mut guest = Guest::open(base, debate, code).await;
    let signed = guest.finish(&guest.ask(base).await);
    let reply = guest.come(&signed).await;
    assert_eq!(reply.status, 303, "{}", reply.text());
    (guest.agent, Voice::invited(signed))
}
