//! How many writes are taken: per network and per voice, with bursts (GCRA, by the crate `governor`).
//!
//! Nothing here can be looked up later: an address or a voice is a number that a random key makes of it, and key and
//! numbers are thrown away together every hour.

use super::{Address, App, Failure, Needs, access};
use crate::secret::{OsRandom, mac};
use axum::{
    extract::{ConnectInfo, MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::Response,
};
use domain::ids::RandomSource;
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::NoOpMiddleware,
    state::keyed::HashMapStateStore,
};
use std::{
    borrow::Cow,
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};
use words::say;

/// For how many seconds of its rate a voice may write at once.
const VOICE_BURST: u32 = 60;
/// For how many seconds of its rate a network may write at once.
const NETWORK_BURST: u32 = 10;
/// How many debates one network may start at once.
const START_BURST: NonZeroU32 = NonZeroU32::new(30).expect("not zero");
/// After how long it may start another one.
const START_EVERY: Duration = Duration::from_secs(6);
/// How many networks and voices are counted. With more of them the count begins anew: memory is bounded, and
/// forgetting only lets somebody through.
const COUNTED: usize = 500_000;

/// How many writes per second are taken for long. A voice may spend a minute's worth at once, a network ten seconds'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Of one voice; 0 switches it off.
    pub voice: u32,
    /// Of one network (IPv4 /24, IPv6 /48); 0 switches it off, and the limit on starting debates too.
    pub network: u32,
    /// Whether a proxy in front says in `X-Forwarded-For` who asks. Without one the connection says it, and connections
    /// of this machine itself are not limited by network, since all would look like one.
    pub behind_proxy: bool,
}

impl Limits {
    /// Everything is taken.
    pub const OFF: Self = Self { voice: 0, network: 0, behind_proxy: false };
}

impl Default for Limits {
    fn default() -> Self {
        Self { voice: 2, network: 100, behind_proxy: false }
    }
}

/// What is counted when a write comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Voice,
    Network,
    /// Starting debates, by network too.
    Start,
}

impl Kind {
    /// What somebody is told who was quicker than that.
    fn text(self, seconds: u64) -> Cow<'static, str> {
        let who = match self {
            Self::Voice => say!("failure-quick-voice"),
            Self::Network => say!("failure-quick-network"),
            Self::Start => say!("failure-quick-start"),
        };
        let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
        say!("failure-too-quick", who = who, seconds = seconds)
    }
}

type Count<C> = RateLimiter<u64, HashMapStateStore<u64>, C, NoOpMiddleware<<C as Clock>::Instant>>;

/// The counts of one hour, and the key under which they were made.
struct Hour<C: Clock> {
    key: [u8; 16],
    counts: [(Kind, Option<Count<C>>); 3],
}

/// Counts writes and refuses what is too quick.
pub(super) struct Limiter<C: Clock = DefaultClock> {
    limits: Limits,
    clock: C,
    hour: RwLock<Arc<Hour<C>>>,
    /// Templates of addresses that start debates.
    starts: Vec<String>,
}

impl<C: Clock> fmt::Debug for Limiter<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Limiter").field("limits", &self.limits).finish_non_exhaustive()
    }
}

fn per_second(rate: u32, burst: u32) -> Option<Quota> {
    let (rate, burst) = (NonZeroU32::new(rate)?, NonZeroU32::new(rate.saturating_mul(burst))?);
    Some(Quota::per_second(rate).allow_burst(burst))
}

impl<C: Clock + Clone> Hour<C> {
    fn new(limits: Limits, clock: &C) -> Self {
        let network = per_second(limits.network, NETWORK_BURST);
        let start =
            network.and_then(|_| Quota::with_period(START_EVERY)).map(|quota| quota.allow_burst(START_BURST));
        let quotas =
            [(Kind::Network, network), (Kind::Start, start), (Kind::Voice, per_second(limits.voice, VOICE_BURST))];
        let count = |quota| RateLimiter::new(quota, HashMapStateStore::default(), clock.clone());
        Self { key: OsRandom.bytes(), counts: quotas.map(|(kind, quota)| (kind, quota.map(count))) }
    }

    fn number(&self, of: &[u8]) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = mac(&self.key, &[of]);
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }

    fn is_full(&self) -> bool {
        self.counts.iter().any(|(_, count)| count.as_ref().is_some_and(|count| count.len() > COUNTED))
    }
}

impl<C: Clock + Clone> Limiter<C> {
    /// Nothing counted yet. `addresses` say which of them start debates.
    pub(super) fn new(limits: Limits, clock: C, addresses: &[Address]) -> Self {
        let starts = addresses.iter().filter(|a| a.needs == Needs::StartKey).map(|a| a.template.clone()).collect();
        let hour = RwLock::new(Arc::new(Hour::new(limits, &clock)));
        Self { limits, clock, hour, starts }
    }

    /// Throws away all counts and the key that they were made under.
    pub(super) fn forget(&self) {
        let fresh = Arc::new(Hour::new(self.limits, &self.clock));
        *self.hour.write().unwrap_or_else(PoisonError::into_inner) = fresh;
    }

    /// Counts a write. The network is asked first, so that what it may not send is not counted for a voice.
    ///
    /// # Errors
    /// Which limit was reached, and after how many seconds one more will be taken.
    fn take(&self, network: Option<IpAddr>, starts: bool, voice: Option<&str>) -> Result<(), (Kind, u64)> {
        let hour = self.hour.read().unwrap_or_else(PoisonError::into_inner).clone();
        let network = network.map(|address| hour.number(&prefix(address)));
        let voice = voice.map(|voice| hour.number(voice.as_bytes()));
        for (kind, count) in &hour.counts {
            let number = match kind {
                Kind::Network => network,
                Kind::Start => network.filter(|_| starts),
                Kind::Voice => voice,
            };
            if let (Some(count), Some(number)) = (count, number)
                && let Err(until) = count.check_key(&number)
            {
                let wait = until.wait_time_from(self.clock.now());
                return Err((*kind, wait.as_secs() + 1));
            }
        }
        if hour.is_full() {
            self.forget();
        }
        Ok(())
    }

    /// Who sends a request, as far as a limit is concerned.
    fn network(&self, peer: Option<IpAddr>, headers: &HeaderMap) -> Option<IpAddr> {
        let told = self.limits.behind_proxy.then(|| forwarded(headers)).flatten();
        told.or(peer).map(|address| address.to_canonical()).filter(|address| !address.is_loopback())
    }
}

/// What the proxy in front added: the last address. What stands before it is what the other side said.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?.rsplit(',').next()?.trim();
    let whole = last.parse().or_else(|_| last.parse::<SocketAddr>().map(|address| address.ip()));
    whole.or_else(|_| last.trim_matches(['[', ']']).parse()).ok()
}

/// The network of an address: IPv4 /24, IPv6 /48.
fn prefix(address: IpAddr) -> Vec<u8> {
    match address {
        IpAddr::V4(address) => Ipv4Addr::octets(&address)[..3].to_vec(),
        IpAddr::V6(address) => Ipv6Addr::octets(&address)[..6].to_vec(),
    }
}

/// Refuses writes that come too quickly.
pub(super) async fn limit(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    let (limiter, headers) = (&app.0.limiter, request.headers());
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let template = request.extensions().get::<MatchedPath>().map(MatchedPath::as_str);
    let starts = template.is_some_and(|template| limiter.starts.iter().any(|start| start == template));
    let voice = access::voice_named(template.unwrap_or_default(), headers);
    match limiter.take(limiter.network(peer, headers), starts, voice.map(|v| v.reveal()).as_deref()) {
        Ok(()) => next.run(request).await,
        Err((kind, seconds)) => {
            let failure = Failure::new(StatusCode::TOO_MANY_REQUESTS, kind.text(seconds));
            let mut response = failure.answer(&request);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use governor::clock::FakeRelativeClock;

    fn limiter(limits: Limits) -> Limiter<FakeRelativeClock> {
        Limiter::new(limits, FakeRelativeClock::default(), &[])
    }

    fn address(text: &str) -> Option<IpAddr> {
        Some(text.parse().unwrap())
    }

    /// How many writes are taken at once, at most 1000.
    fn taken(
        limiter: &Limiter<FakeRelativeClock>,
        network: Option<&str>,
        starts: bool,
        voice: Option<&str>,
    ) -> usize {
        let network = network.and_then(address);
        (0..1000).take_while(|_| limiter.take(network, starts, voice).is_ok()).count()
    }

    #[test]
    fn a_voice_has_a_burst_and_then_its_rate() {
        let limiter = limiter(Limits { voice: 2, network: 0, behind_proxy: false });
        assert_eq!(taken(&limiter, None, false, Some("a")), 120);
        assert_eq!(limiter.take(None, false, Some("a")), Err((Kind::Voice, 1)));
        assert_eq!(taken(&limiter, None, false, Some("b")), 120, "another voice has its own");
        limiter.clock.advance(Duration::from_secs(3));
        assert_eq!(taken(&limiter, None, false, Some("a")), 6);
        assert_eq!(taken(&limiter, None, false, None), 1000, "who has no voice yet is not counted as one");
    }

    #[test]
    fn a_network_is_its_prefix() {
        let limiter = limiter(Limits { voice: 0, network: 5, behind_proxy: false });
        assert_eq!(taken(&limiter, Some("203.0.113.1"), false, None), 50);
        assert_eq!(taken(&limiter, Some("203.0.113.200"), false, None), 0);
        assert_eq!(taken(&limiter, Some("203.0.114.1"), false, None), 50);
        assert_eq!(taken(&limiter, Some("2001:db8:1:2::3"), false, None), 50);
        assert_eq!(taken(&limiter, Some("2001:db8:1:ffff::"), false, None), 0);
        assert_eq!(taken(&limiter, Some("2001:db8:2::"), false, None), 50);
    }

    #[test]
    fn a_network_starts_thirty_debates_at_once_and_then_one_every_six_seconds() {
        let limiter = limiter(Limits::default());
        assert_eq!(taken(&limiter, Some("203.0.113.1"), true, None), 30);
        let (kind, seconds) = limiter.take(address("203.0.113.1"), true, None).unwrap_err();
        assert_eq!((kind, seconds), (Kind::Start, 7));
        assert!(limiter.take(address("203.0.113.1"), false, None).is_ok(), "other writes go on");
        limiter.clock.advance(Duration::from_secs(seconds));
        assert!(limiter.take(address("203.0.113.1"), true, None).is_ok());
    }

    #[test]
    fn zero_switches_a_limit_off() {
        let limiter = limiter(Limits::OFF);
        assert_eq!(taken(&limiter, Some("203.0.113.1"), true, Some("a")), 1000);
    }

    #[test]
    fn with_the_hour_the_key_and_all_counts_are_gone() {
        let limiter = limiter(Limits::default());
        let number = |limiter: &Limiter<_>| limiter.hour.read().unwrap().number(b"a voice");
        let before = number(&limiter);
        assert_eq!(taken(&limiter, None, false, Some("a")), 120);
        limiter.forget();
        assert_ne!(number(&limiter), before);
        assert_eq!(taken(&limiter, None, false, Some("a")), 120);
    }

    #[test]
    fn only_the_last_address_is_the_proxys_word() {
        let told = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            forwarded(&headers)
        };
        assert_eq!(told(&["198.51.100.1, 203.0.113.9"]), address("203.0.113.9"));
        assert_eq!(told(&["198.51.100.1", "203.0.113.9"]), address("203.0.113.9"));
        assert_eq!(told(&["203.0.113.9:4711"]), address("203.0.113.9"));
        assert_eq!(told(&["[2001:db8::1]"]), address("2001:db8::1"));
        assert_eq!(told(&["[2001:db8::1]:4711"]), address("2001:db8::1"));
        assert_eq!(told(&["203.0.113.9, unknown"]), None);
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn this_machine_itself_is_no_network() {
        let (direct, proxied) =
            (limiter(Limits::default()), limiter(Limits { behind_proxy: true, ..Limits::default() }));
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", HeaderValue::from_static("203.0.113.9"));
        for local in ["127.0.0.1", "::1", "::ffff:127.0.0.1"] {
            assert_eq!(direct.network(address(local), &headers), None, "{local}");
            assert_eq!(proxied.network(address(local), &headers), address("203.0.113.9"), "{local}");
        }
        assert_eq!(direct.network(address("198.51.100.1"), &headers), address("198.51.100.1"));
    }
}
