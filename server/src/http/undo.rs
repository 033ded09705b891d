//! The rating before the last one, which the page after a plain rating form offers to go back to.
//!
//! It travels to that page in a cookie that the browser drops after a minute. In the page's address it would stand in the
//! logs of proxies, and here nothing of it is kept.

use super::{
    App,
    access::{self, Reader},
};
use crate::secret::Voice;
use axum::http::{HeaderMap, HeaderValue};
use domain::{ballot::Rating, ids::PlaceId};

/// How long one can go back, in seconds.
const SECONDS: u32 = 60;

/// What a rating replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Undo {
    /// The place that was rated.
    pub(super) place: PlaceId,
    /// Its rating before.
    pub(super) rating: Rating,
}

impl Undo {
    /// What a new rating of a place (`None`: taken back) is about to replace; nothing where there was none, or the same.
    pub(super) fn of(
        app: &App,
        reader: &Reader,
        voice: &Voice,
        place: PlaceId,
        new: Option<Rating>,
    ) -> Option<Self> {
        let mine = reader.room.mine(&app.live().secret, voice, &reader.snapshot, &[place]);
        let rating = *mine.ratings.get(&place)?;
        (Some(rating) != new).then_some(Self { place, rating })
    }

    /// What the browser was just told to keep.
    pub(super) fn kept(headers: &HeaderMap) -> Option<Self> {
        Self::read(access::cookie(headers, access::UNDO_COOKIE)?)
    }

    /// The cookie that keeps it; without it, the cookie that ends an earlier one.
    pub(super) fn keep(app: &App, reader: &Reader, undo: Option<Self>) -> HeaderValue {
        let (text, seconds) = undo.map_or((String::new(), 0), |undo| (undo.write(), SECONDS));
        access::cookie_for(app, access::UNDO_COOKIE, &text, &format!("/d/{}", reader.debate), seconds)
    }

    fn write(self) -> String {
        format!("{}.{}", self.place, self.rating.get())
    }

    fn read(text: &str) -> Option<Self> {
        let (place, rating) = text.split_once('.')?;
        let rating = Rating::try_from(rating.parse::<i64>().ok()?).ok()?;
        Some(Self { place: place.parse().ok()?, rating })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::OsRandom;

    #[test]
    fn what_was_kept_is_read_and_nonsense_is_nothing() {
        let undo = Undo { place: PlaceId::new(&mut OsRandom), rating: Rating::try_from(3_u8).unwrap() };
        assert_eq!(Undo::read(&undo.write()), Some(undo));
        for nonsense in ["", ".", "3", "x.3", &format!("{}.9", undo.place), &format!("{}.", undo.place)] {
            assert_eq!(Undo::read(nonsense), None, "{nonsense}");
        }
    }
}
