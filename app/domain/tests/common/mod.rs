//! Small graphs for tests: claims and places by number.

use domain::{
    claim::{Claim, ClaimText, Origin},
    graph::{NewPlace, Relation},
    ids::{ClaimId, PlaceId},
};

/// Where a numbered place stands: its claim, the parent and relation, whether it is the claim's home.
pub(crate) type Row = (u8, Option<(u8, Relation)>, bool);

/// The claim with this number.
pub(crate) fn claim(number: u8, text: &str) -> Claim {
    Claim::new(claim_id(number), ClaimText::imported(text).expect("a sound example"), Origin::Contributed)
}

/// The id of the claim with this number.
pub(crate) fn claim_id(number: u8) -> ClaimId {
    ClaimId::from_bytes([number; 16])
}

/// A place with this number.
pub(crate) fn place(number: u8, (claim, under, home): Row) -> NewPlace {
    let under = under.map(|(parent, relation)| (claim_id(parent), relation));
    NewPlace { id: PlaceId::from_bytes([number; 16]), claim: claim_id(claim), under, home, order: None }
}
