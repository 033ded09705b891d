//! Long lists, a page at a time.

/// How many entries of a list a page shows.
const ROWS: usize = 50;

/// A page of a list, or of several side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paging {
    here: usize,
    all: usize,
}

impl Paging {
    /// The page that is asked for, from 1, where the longest list has that many entries. If there is no such page, the nearest one.
    pub(super) fn of(asked: Option<usize>, longest: usize) -> Self {
        let all = longest.div_ceil(ROWS).max(1);
        Self { here: asked.unwrap_or(1).clamp(1, all), all }
    }

    /// What of a list stands on it: nothing where the list is too short for that. What is not shown is not made.
    pub(super) fn rows<T>(self, list: impl IntoIterator<Item = T>) -> Vec<T> {
        list.into_iter().skip((self.here - 1) * ROWS).take(ROWS).collect()
    }

    /// Which page it is, from 1, and how many there are.
    pub(super) fn numbers(self) -> (usize, usize) {
        (self.here, self.all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_stands_on_one_page() {
        let pages: Vec<Vec<usize>> = (1..=3).map(|page| Paging::of(Some(page), 120).rows(0..120)).collect();
        assert_eq!(pages.concat(), (0..120).collect::<Vec<_>>());
        assert_eq!(pages[2].len(), 20);
        assert!(Paging::of(Some(3), 120).rows(0..40).is_empty(), "a shorter list beside it");
    }

    #[test]
    fn a_page_that_is_not_there_is_the_nearest_one() {
        let numbers = |asked, longest| Paging::of(asked, longest).numbers();
        assert_eq!(numbers(None, 120), (1, 3));
        assert_eq!(numbers(Some(0), 120), (1, 3));
        assert_eq!(numbers(Some(usize::MAX), 120), (3, 3));
        assert_eq!(numbers(Some(7), 0), (1, 1));
    }
}
