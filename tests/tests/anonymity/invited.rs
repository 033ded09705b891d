//! Invitations: what a copy of the database tells of them, before and after sealing.

use crate::dumps::{Cell, Database, hex};
use blind::Invitation;
use domain::debate::{ReleaseRhythm, Step};
use isegoria::{live::Refusal, secret::Voice, store::Debate};
use isegoria_tests::{
    eventually,
    local::{Kind, secret},
    stage::{Stage, stage},
};

/// Whether a copy holds these bytes, as they are or as digits in whatever case.
fn holds(copy: &[u8], bytes: &[u8]) -> bool {
    let (lower, upper) = (hex(bytes), hex(bytes).to_uppercase());
    [bytes, lower.as_bytes(), upper.as_bytes()]
        .iter()
        .any(|form| copy.windows(form.len()).any(|part| part == *form))
}

/// What somebody's browser does with an invitation. Returns their voice, and what was asked and answered.
async fn used(stage: &Stage, invitation: &Invitation) -> (Voice, Vec<u8>, Vec<u8>) {
    let stored = stage.store.invitation_key(stage.id).await.unwrap().unwrap();
    let key = blind::PublicKey::from_der(&stored.public).unwrap();
    let attempt = key.begin().unwrap();
    let answer = stage.node.live.exchange(stage.id, invitation, &attempt.blinded).await.unwrap();
    let signed = key.finish(&attempt, &answer).unwrap();
    (Voice::invited(signed), attempt.blinded.to_vec(), answer.to_vec())
}

fn bytes_of(cell: &Cell) -> Vec<u8> {
    match cell {
        Cell::Bytes(bytes) => bytes.clone(),
        other => panic!("{other:?} are no bytes"),
    }
}

pub(crate) async fn a_copy_tells_neither_invitations_nor_voices_and_a_sealed_one_nothing_of_either(kind: Kind) {
    let invited = |debate| Debate { rhythm: ReleaseRhythm::Now, invited: true, ..debate };
    let stage = stage(kind, invited).await;
    let live = &stage.node.live;
    let issued = live.issue_invitations(stage.id, 12, false).await.unwrap();
    let mut secrets = Vec::new();
    for invitation in &issued[..6] {
        let (voice, asked, answer) = used(&stage, invitation).await;
        stage.rate(&voice, 3).await.unwrap();
        let signed = voice.signed().unwrap();
        secrets.extend([signed.token.to_vec(), signed.signature.to_vec(), asked, answer]);
    }
    secrets.extend(issued.iter().map(|invitation| invitation.secret.to_vec()));
    let stored = stage.store.invitation_key(stage.id).await.unwrap().unwrap();
    let private = secret().unwrap(stage.id, &stored.wrapped).unwrap();
    // Every part of the private key of this length is random (the public modulus, which it holds too, stands at its beginning).
    let modulus = blind::hex::encode(&stored.public);
    let parts = private.chunks_exact(24).filter(|part| !modulus.contains(&hex(part))).map(<[u8]>::to_vec);
    let parts: Vec<Vec<u8>> = parts.collect();
    assert!(parts.len() > 30);
    eventually("all is released", async || {
        let stored = stage.store.load(stage.id).await.unwrap().unwrap();
        stored.pending.is_empty() && stored.ballots.len() == 6
    })
    .await;
    let database = Database::of(&stage.scratch, kind).await;
    let copy = database.raw();
    assert!(holds(&copy, &stored.public), "the search finds what there is");
    for (i, secret) in secrets.iter().chain(&parts).enumerate() {
        assert!(!holds(&copy, secret), "{i} is in the copy");
    }
    let rows = database.rows("invitations").await;
    let key = |row: &crate::dumps::Row, column: &str| bytes_of(&row[column]);
    assert_eq!(rows.len(), 12);
    for row in &rows {
        assert_eq!((key(row, "hash").len(), key(row, "asked").len()), (32, 32), "used and unused are of one form");
    }

    // The order in which they were used is forgotten.
    stage.store.forget_order_of_waiting().await.unwrap();
    let rows = database.rows("invitations").await;
    let hashes: Vec<Vec<u8>> = rows.iter().map(|row| key(row, "hash")).collect();
    assert!(hashes.is_sorted());
    let own = issued.iter().map(|invitation| secret().store_invitation(stage.id, invitation).to_vec());
    let mut own: Vec<Vec<u8>> = own.collect();
    own.sort();
    assert_eq!(own, hashes);

    for step in [Step::Reflect, Step::Decide, Step::Sealed] {
        live.set_step(stage.id, step).await.unwrap();
    }
    for table in ["invitations", "invitation_keys"] {
        assert!(database.rows(table).await.is_empty(), "{table}");
    }
    let copy = database.raw();
    let of_rows = rows.iter().flat_map(|row| [key(row, "hash"), key(row, "asked")]);
    for gone in of_rows.chain([stored.public.clone(), stored.wrapped.clone()]) {
        assert!(!holds(&copy, &gone), "something of an invitation is left");
    }
    assert!(stage.store.check().await.unwrap().is_empty());
    let (late, voice) = (&issued[7], Voice::invited(blind::Signed { token: [1; 32], signature: [2; 256] }));
    let refused = live.exchange(stage.id, late, &[7; 256]).await;
    assert!(matches!(refused, Err(Refusal::Uninvited)), "{refused:?}");
    let debate = live.room(stage.id).await.unwrap().snapshot().debate.clone();
    assert!(live.admit(&debate, &voice).await.is_err());
}
