//! Who asks: role links and voices from cookies (pages) or headers (API), and where a form came from.

use super::{App, Failure, api};
use crate::{
    live::{Live, Refusal, Room, Snapshot},
    secret::{LinkSecret, StoredKey, Voice},
};
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};
use domain::{
    debate::Step,
    ids::DebateId,
    policy::{self, Action, Role, Roles, Situation},
};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, Instant},
};
use words::say;

const VOICE_COOKIE: &str = "isegoria_voice";
/// The rating before the last one, for a minute: see `undo`.
pub(super) const UNDO_COOKIE: &str = "isegoria_undo";
/// The API's header for a voice.
pub(super) const VOICE_HEADER: &str = "isegoria-voice";
/// How long cookies stay: a debate is over by then.
const COOKIE_SECONDS: u32 = 180 * 24 * 3600;
/// How long a link is known without asking the store: another process that replaces it is obeyed within this time.
const LINK_MEMORY: Duration = Duration::from_secs(1);
/// How long a link that is known is waited for, and how long it counts where the database does not answer.
const LINK_PATIENCE: Duration = Duration::from_secs(1);
const LINK_TRUST: Duration = Duration::from_secs(3600);
/// The most links remembered.
const LINKS_REMEMBERED: usize = 10_000;

/// Links that were asked for a moment ago.
#[derive(Debug, Default)]
pub(super) struct Links(RwLock<HashMap<StoredKey, Known>>);

/// What a link opens.
#[derive(Debug, Clone, Copy)]
struct Known {
    debate: DebateId,
    role: Role,
    /// When the store said so.
    told: Instant,
    /// When it was asked last.
    asked: Instant,
}

impl Links {
    pub(super) fn forget(&self) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(super) async fn find(&self, live: &Live, secret: &LinkSecret) -> Result<Option<(DebateId, Role)>, Refusal> {
        let hash = live.secret.store_link(secret);
        let before = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&hash).copied();
        let before = before.filter(|known| known.told.elapsed() < LINK_TRUST);
        if let Some(Known { debate, role, .. }) = before.filter(|known| known.asked.elapsed() < LINK_MEMORY) {
            return Ok(Some((debate, role)));
        }
        let found = match before {
            None => live.store.link(&hash).await?,
            // Who reads goes on reading while the database is away.
            Some(known) => match tokio::time::timeout(LINK_PATIENCE, live.store.link(&hash)).await {
                Ok(Ok(found)) => found,
                Ok(Err(_)) | Err(_) => {
                    let asked = Instant::now();
                    let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
                    all.entry(hash).and_modify(|known| known.asked = asked);
                    return Ok(Some((known.debate, known.role)));
                }
            },
        };
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= LINKS_REMEMBERED {
            known.clear();
        }
        match found {
            Some((debate, role)) => {
                let now = Instant::now();
                known.insert(hash, Known { debate, role, told: now, asked: now })
            }
            None => known.remove(&hash),
        };
        Ok(found)
    }
}

/// The reader of one debate.
#[derive(Debug)]
pub(super) struct Reader {
    pub(super) debate: DebateId,
    pub(super) room: Arc<Room>,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) roles: Roles,
    pub(super) voice: Option<Voice>,
    situation: Situation,
    /// As whom the desk looks at what others see.
    preview: Option<Role>,
}

impl Reader {
    /// The reader of a page below `/d`, by cookies. The desk's cookie does not count here, even if it is sent.
    pub(super) async fn of_page(app: &App, debate: &str, headers: &HeaderMap) -> Result<Self, Failure> {
        let links = cookie_links(headers, &[Role::Contributor, Role::Leadership]);
        Self::new(app, debate, links, cookie(headers, VOICE_COOKIE)).await
    }

    /// Somebody at the desk, who may run the debate, by the desk's cookie alone: here nobody has a voice.
    pub(super) async fn of_desk(app: &App, debate: &str, headers: &HeaderMap) -> Result<Self, Failure> {
        let reader = Self::new(app, debate, cookie_links(headers, &[Role::Facilitator]), None).await?;
        reader.demand(Action::Facilitate)?;
        Ok(reader)
    }

    /// The caller of the API, by headers only: cookies are not looked at, so no page can make a browser call it.
    pub(super) async fn of_api(app: &App, debate: &str, headers: &HeaderMap) -> Result<Self, Failure> {
        let voice = headers.get(VOICE_HEADER).and_then(|v| v.to_str().ok());
        if voice.is_some_and(|v| Voice::parse(v).is_none()) {
            return Err(Failure::bad(say!("failure-api-voice")));
        }
        let link = bearer(headers).and_then(LinkSecret::parse).map(|secret| (None, secret));
        Self::new(app, debate, link.into_iter().collect(), voice).await
    }

    /// A link counts if it is of this debate and of the role, if one is given, that it was kept as.
    async fn new(
        app: &App,
        debate: &str,
        links: Vec<(Option<Role>, LinkSecret)>,
        voice: Option<&str>,
    ) -> Result<Self, Failure> {
        let debate: DebateId = debate.parse().map_err(|_| Failure::not_found())?;
        let room = app.live().room(debate).await?;
        let mut roles = Roles::NONE;
        for (kept_as, secret) in links {
            if let Some((of, role)) = app.0.links.find(app.live(), &secret).await?
                && of == debate
                && kept_as.is_none_or(|kept| kept == role)
            {
                roles = roles.with(role);
            }
        }
        let snapshot = room.snapshot();
        let voice = admitted(app, &snapshot, voice.and_then(Voice::parse)).await?;
        let invited = snapshot.debate.invited;
        // Whoever was invited needs no other link: the voice says that they were.
        if invited && voice.is_some() {
            roles = roles.with(Role::Contributor);
        }
        let voiceless = invited && voice.is_none();
        let situation = Situation { voiceless, ..snapshot.debate.situation(app.live().clock.now()) };
        Ok(Self { debate, room, snapshot, roles, voice, situation, preview: None })
    }

    /// The same debate as somebody with this role sees it, or will see it once it has opened. Nothing can be sent.
    pub(super) fn previewing(self, role: Role) -> Self {
        let step = self.situation.step.max(Step::Contribute);
        let situation = Situation { step, voiceless: false, ..self.situation };
        Self { roles: Roles::NONE.with(role), voice: None, situation, preview: Some(role), ..self }
    }

    /// As whom the desk looks at what others see, if it does.
    pub(super) fn preview(&self) -> Option<Role> {
        self.preview
    }

    /// The address of the debate for this reader, below which its pages stand.
    pub(super) fn base(&self) -> String {
        match self.preview {
            Some(role) => format!("/desk/{}/preview/{}", self.debate, role.word()),
            None => format!("/d/{}", self.debate),
        }
    }

    /// Whether there is a voice to take to another device or to forget, or a link that may give one.
    pub(super) fn may_have_voice(&self) -> bool {
        self.voice.is_some() || (self.roles.has(Role::Contributor) && !self.situation.voiceless)
    }

    /// What policy asks of the debate.
    pub(super) fn situation(&self) -> Situation {
        self.situation
    }

    /// Whether something is allowed.
    pub(super) fn may(&self, action: Action) -> bool {
        use Action::{Answer, Comment, Contribute, Mark, Purge, Rate, Withdraw};
        let sends = matches!(action, Contribute | Withdraw | Comment | Answer | Purge | Rate | Mark);
        !(sends && self.preview.is_some()) && policy::may(self.roles, action, self.situation).is_ok()
    }

    /// Lets pass what is allowed.
    pub(super) fn demand(&self, action: Action) -> Result<(), Failure> {
        Ok(policy::may(self.roles, action, self.situation).map_err(Refusal::from)?)
    }
}

/// A voice that counts in a debate: in one by invitation, one whose token its key has signed.
async fn admitted(app: &App, snapshot: &Snapshot, voice: Option<Voice>) -> Result<Option<Voice>, Failure> {
    let Some(voice) = voice else { return Ok(None) };
    match app.live().admit(&snapshot.debate, &voice).await {
        Ok(()) => Ok(Some(voice)),
        Err(Refusal::Denied(_)) => Ok(None),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The voice that a request to an address names where its readers are asked for it: a header at the API, the cookie
/// elsewhere.
pub(super) fn voice_named(template: &str, headers: &HeaderMap) -> Option<Voice> {
    let text = if template.starts_with(api::PREFIX) {
        headers.get(VOICE_HEADER).and_then(|value| value.to_str().ok())
    } else {
        cookie(headers, VOICE_COOKIE)
    };
    text.and_then(Voice::parse)
}

/// The secret after `Authorization: Bearer`.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|v| v.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
}

fn cookie_links(headers: &HeaderMap, roles: &[Role]) -> Vec<(Option<Role>, LinkSecret)> {
    let kept = |role: &Role| Some((Some(*role), cookie(headers, &link_cookie(*role)).and_then(LinkSecret::parse)?));
    roles.iter().filter_map(kept).collect()
}

fn link_cookie(role: Role) -> String {
    format!("isegoria_{}", role.word())
}

/// Where a role's link leads, which is also the path of its cookie's reach: desk and voice never travel together.
pub(super) fn home_of(debate: DebateId, role: Role) -> String {
    match role {
        Role::Contributor => format!("/d/{debate}"),
        Role::Leadership => format!("/d/{debate}/overview"),
        Role::Facilitator => format!("/desk/{debate}"),
    }
}

/// The cookie that an opened link leaves.
pub(super) fn keep_link(app: &App, debate: DebateId, role: Role, secret: &LinkSecret) -> HeaderValue {
    let path = if role == Role::Facilitator { format!("/desk/{debate}") } else { format!("/d/{debate}") };
    set_cookie(app, &link_cookie(role), &secret.reveal(), &path)
}

/// The secret of the contributor link that this browser holds.
pub(super) fn contributor_link(headers: &HeaderMap) -> Option<LinkSecret> {
    cookie(headers, &link_cookie(Role::Contributor)).and_then(LinkSecret::parse)
}

/// Takes voice and contributor link of a debate from a browser.
pub(super) fn forget(app: &App, debate: DebateId) -> [HeaderValue; 3] {
    let path = format!("/d/{debate}");
    [VOICE_COOKIE, UNDO_COOKIE, &link_cookie(Role::Contributor)].map(|name| cookie_for(app, name, "", &path, 0))
}

/// The cookie that keeps a voice with its holder.
pub(super) fn keep_voice(app: &App, debate: DebateId, voice: &Voice) -> HeaderValue {
    set_cookie(app, VOICE_COOKIE, &voice.reveal(), &format!("/d/{debate}"))
}

pub(super) fn set_cookie(app: &App, name: &str, value: &str, path: &str) -> HeaderValue {
    cookie_for(app, name, value, path, COOKIE_SECONDS)
}

pub(super) fn cookie_for(app: &App, name: &str, value: &str, path: &str, seconds: u32) -> HeaderValue {
    let secure = if app.config().secure() { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path={path}; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    let mut value = HeaderValue::try_from(text).unwrap_or_else(|_| HeaderValue::from_static(""));
    value.set_sensitive(true);
    value
}

/// Refuses what another site's page sent, at the API too: it needs no cookie to start a debate. Browsers say so in `Sec-Fetch-Site`; older ones in `Origin`, which is
/// `null` here because of our referrer policy, and then SameSite cookies are the guard.
pub(super) async fn same_origin(request: Request, next: Next) -> Response {
    if !request.method().is_safe() {
        let text = |name: &str| request.headers().get(name).and_then(|v| v.to_str().ok());
        let foreign = match text("sec-fetch-site") {
            Some(site) => !matches!(site, "same-origin" | "none"),
            None => text("origin").is_some_and(|origin| {
                let host = origin.split_once("://").map(|(_, host)| host);
                origin != "null" && host != text("host")
            }),
        };
        if foreign {
            return Failure::forbidden(say!("failure-other-site")).answer(&request);
        }
    }
    next.run(request).await
}
