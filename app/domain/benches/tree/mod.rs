//! The trees that everything here is measured on: shaped by a fixed pseudorandom sequence, the same on every machine.

use domain::{
    claim::{Claim, ClaimText, Origin},
    graph::{NewPlace, Relation},
    ids::{ClaimId, Counting, PlaceId},
};

/// The parent of each of `n` nodes, numbered from the root on: `parents[i] < i`. Far flatter than the depth cap.
pub(crate) fn parents(n: u32) -> Vec<u32> {
    let mut state: u32 = 42;
    let parent = |i: u32| {
        // A linear congruential generator (Numerical Recipes); its state scaled to [0, i).
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(state) * u64::from(i)) >> 32) as u32
    };
    std::iter::once(0).chain((1..n).map(parent)).collect()
}

/// A thesis and `n` − 1 claims below it, each alternately pro and con, with their places.
pub(crate) fn debate(n: u32) -> (Vec<Claim>, Vec<NewPlace>) {
    let mut ids = Counting::default();
    let text = ClaimText::contributed("A claim of the length that claims have: it says one thing, and why.");
    let text = text.expect("a claim");
    let claims: Vec<Claim> =
        (0..n).map(|_| Claim::new(ClaimId::new(&mut ids), text.clone(), Origin::Imported)).collect();
    let places = (0..n).zip(parents(n)).map(|(i, parent)| NewPlace {
        id: PlaceId::new(&mut ids),
        claim: claims[i as usize].id,
        under: (i > 0)
            .then(|| (claims[parent as usize].id, if i % 2 == 0 { Relation::Con } else { Relation::Pro })),
        home: true,
        order: Some(i),
    });
    let places = places.collect();
    (claims, places)
}
