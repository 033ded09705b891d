//! One person, one voice: the keys of debates by invitation, what is signed with them, and who is admitted by them.
//!
//! Whoever uses an invitation has a token signed that nobody here sees (RFC 9474). The token with its signature is the voice,
//! and whether it is one is checked each time anything is written.

use super::{Live, Refusal};
use crate::{
    secret::{OsRandom, ServerSecret, StoredKey, Voice, mac},
    store::{Debate, InvitationKey, StoreError},
};
use blind::{BlindError, Invitation, PublicKey, SIGNATURE, SigningKey};
use domain::{
    debate::Step,
    ids::{DebateId, RandomSource},
    policy::Denial,
};
use std::{
    collections::{HashMap, HashSet},
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

/// The most invitations that are issued at once.
pub const ISSUED_LIMIT: u32 = 500;
/// How many voices are remembered as admitted. With more of them it begins anew: checking again takes a tenth of a
/// millisecond.
const REMEMBERED: usize = 50_000;

/// What is remembered of keys and of voices that they admit.
#[derive(Default)]
pub(super) struct Admissions {
    keys: Mutex<HashMap<DebateId, Arc<PublicKey>>>,
    admitted: Mutex<HashSet<[u8; 32]>>,
    /// Makes of a voice what is remembered of it; random for each process.
    memory: std::sync::OnceLock<[u8; 16]>,
    used: AtomicBool,
}

impl fmt::Debug for Admissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Admissions(…)")
    }
}

impl Admissions {
    /// Whether an invitation was used since this was last asked: then the order in which they were is to be forgotten.
    pub(super) fn were_used(&self) -> bool {
        self.used.swap(false, Ordering::Relaxed)
    }

    fn note_use(&self) {
        self.used.store(true, Ordering::Relaxed);
    }

    fn mark_of(&self, debate: DebateId, voice: &Voice) -> [u8; 32] {
        let memory = self.memory.get_or_init(|| OsRandom.bytes());
        mac(memory, &[debate.as_bytes(), voice.reveal().as_bytes()])
    }
}

/// What cryptography refuses is damage, or something forged: there is nothing that its sender could do.
fn damaged(error: BlindError) -> Refusal {
    StoreError::Damaged(error.to_string()).into()
}

fn signing_key(secret: &ServerSecret, debate: DebateId, key: &InvitationKey) -> Result<SigningKey, Refusal> {
    let plain = secret.unwrap(debate, &key.wrapped).ok_or(BlindError::Key).map_err(damaged)?;
    SigningKey::from_der(&plain).map_err(damaged)
}

/// Something that takes a while, apart from what others wait for.
async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Refusal::Stopping)
}

impl Live {
    /// The key that invitations of a debate are signed with, once it has one and until it is sealed.
    ///
    /// # Errors
    /// [`Refusal::Store`].
    pub async fn invitation_key(&self, debate: &Debate) -> Result<Option<Arc<PublicKey>>, Refusal> {
        if !debate.invited || debate.step == Step::Sealed {
            return Ok(None);
        }
        let keys = || self.admissions.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = keys().get(&debate.id) {
            return Ok(Some(key.clone()));
        }
        let Some(stored) = self.store.invitation_key(debate.id).await? else { return Ok(None) };
        let key = Arc::new(PublicKey::from_der(&stored.public).map_err(damaged)?);
        keys().insert(debate.id, key.clone());
        Ok(Some(key))
    }

    /// Lets pass the voices of a debate: everybody's where it takes no invitations, else those whose token its key has signed.
    ///
    /// # Errors
    /// [`Denial::NoVoice`], or [`Refusal::Store`].
    pub async fn admit(&self, debate: &Debate, voice: &Voice) -> Result<(), Refusal> {
        if !debate.invited {
            return Ok(());
        }
        let none = || Refusal::Denied(Denial::NoVoice);
        let signed = voice.signed().ok_or_else(none)?;
        let key = self.invitation_key(debate).await?.ok_or_else(none)?;
        let mark = self.admissions.mark_of(debate.id, voice);
        let admitted = || self.admissions.admitted.lock().unwrap_or_else(PoisonError::into_inner);
        if admitted().contains(&mark) {
            return Ok(());
        }
        key.verify(signed).map_err(|_| none())?;
        let mut admitted = admitted();
        if admitted.len() >= REMEMBERED {
            admitted.clear();
        }
        admitted.insert(mark);
        Ok(())
    }

    /// Issues so many invitations, and with `instead` revokes all that were not used. They are shown now or never: what is
    /// stored of them opens nothing.
    ///
    /// # Errors
    /// [`Refusal`]; none is issued then.
    pub async fn issue_invitations(
        &self,
        debate: DebateId,
        number: u32,
        instead: bool,
    ) -> Result<Vec<Invitation>, Refusal> {
        let snapshot = self.room(debate).await?.snapshot();
        if !snapshot.debate.invited || snapshot.debate.step == Step::Sealed {
            return Err(Refusal::Uninvited);
        }
        let key = match self.invitation_key(&snapshot.debate).await? {
            Some(key) => key,
            None => {
                let secret = self.secret.clone();
                let made = aside(move || {
                    let key = SigningKey::generate()?;
                    let wrapped = secret.wrap(debate, &key.to_der()?).map_err(|_| BlindError::Key)?;
                    Ok(InvitationKey { public: key.public()?.to_der()?, wrapped })
                });
                let made = made.await?.map_err(damaged)?;
                let kept = self.store.keep_invitation_key(debate, &made).await?;
                Arc::new(PublicKey::from_der(&kept.public).map_err(damaged)?)
            }
        };
        let fingerprint = key.fingerprint().map_err(damaged)?;
        let random = |_| OsRandom.array().map(|secret| Invitation { fingerprint, secret });
        let issued: Vec<Invitation> = (0..number.min(ISSUED_LIMIT))
            .map(random)
            .collect::<Result<_, _>>()
            .map_err(|error| StoreError::Damaged(error.to_string()))?;
        let hashes: Vec<StoredKey> =
            issued.iter().map(|invitation| self.secret.store_invitation(debate, invitation)).collect();
        self.store.issue_invitations(debate, &hashes, instead).await?;
        Ok(issued)
    }

    /// Revokes one invitation, or all, as far as they were not used. Whether they were is told to nobody.
    ///
    /// # Errors
    /// [`Refusal::Store`]; nothing is revoked then.
    pub async fn revoke_invitations(&self, debate: DebateId, only: Option<&Invitation>) -> Result<(), Refusal> {
        let only = only.map(|invitation| self.secret.store_invitation(debate, invitation));
        Ok(self.store.revoke_invitations(debate, only).await?)
    }

    /// Signs a blinded token for an invitation, which is used up then. The same question once more gets the same answer,
    /// since the first one may have got lost.
    ///
    /// # Errors
    /// [`Refusal::Used`] if it was used for another question, was revoked, or never was; the invitation stays as it was.
    pub async fn exchange(
        &self,
        debate: DebateId,
        invitation: &Invitation,
        blinded: &[u8],
    ) -> Result<[u8; SIGNATURE], Refusal> {
        let snapshot = self.room(debate).await?.snapshot();
        if !snapshot.debate.invited || snapshot.debate.step == Step::Sealed {
            return Err(Refusal::Uninvited);
        }
        let (hash, asked) =
            (self.secret.store_invitation(debate, invitation), self.secret.store_asked(debate, blinded));
        if !self.store.is_invitation(debate, &hash).await? {
            return Err(Refusal::Used);
        }
        let key = self.store.invitation_key(debate).await?.ok_or(Refusal::Used)?;
        let (secret, question) = (self.secret.clone(), blinded.to_vec());
        // It is signed first: what can't be signed uses nothing up, nor tells whether there was something to use.
        let answer = aside(move || {
            let key = signing_key(&secret, debate, &key)?;
            key.sign(&question).map_err(|_| Refusal::Used)
        });
        let answer = answer.await??;
        self.admissions.note_use();
        if self.store.use_invitation(debate, &hash, &asked).await? { Ok(answer) } else { Err(Refusal::Used) }
    }

    /// The voice of somebody whose browser runs no script: this server makes and sees the token, and signs it. `token` came
    /// with the form, so that the form sent again is the same voice.
    ///
    /// # Errors
    /// As [`Live::exchange`].
    pub async fn exchange_openly(
        &self,
        debate: DebateId,
        invitation: &Invitation,
        token: [u8; blind::TOKEN],
    ) -> Result<Voice, Refusal> {
        let snapshot = self.room(debate).await?.snapshot();
        let key = self.invitation_key(&snapshot.debate).await?.ok_or(Refusal::Uninvited)?;
        let hash = self.secret.store_invitation(debate, invitation);
        if !self.store.is_invitation(debate, &hash).await? {
            return Err(Refusal::Used);
        }
        let stored = self.store.invitation_key(debate).await?.ok_or(Refusal::Used)?;
        let secret = self.secret.clone();
        let signed = aside(move || {
            let attempt = key.begin_with(token).map_err(damaged)?;
            let answer = signing_key(&secret, debate, &stored)?.sign(&attempt.blinded).map_err(damaged)?;
            key.finish(&attempt, &answer).map_err(damaged)
        });
        let signed = signed.await??;
        self.admissions.note_use();
        let asked = self.secret.store_asked(debate, &token);
        let used = self.store.use_invitation(debate, &hash, &asked).await?;
        if used { Ok(Voice::invited(signed)) } else { Err(Refusal::Used) }
    }
}
