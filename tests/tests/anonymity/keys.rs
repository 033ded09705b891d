//! How SQLite's pages hold the rows of a table: enough of its file format to see where each row lies.

use crate::dumps::Database;
use sqlx::Row as _;

/// A row on disk.
#[derive(Debug, Clone)]
pub(crate) struct Spot {
    /// The page, from 1.
    pub(crate) page: usize,
    /// Where on the page.
    pub(crate) offset: usize,
    /// What of it lies on this page: the key first.
    pub(crate) bytes: Vec<u8>,
}

/// An SQLite file without a log of commits.
#[derive(Debug)]
pub(crate) struct File {
    bytes: Vec<u8>,
    page: usize,
}

fn number(bytes: &[u8]) -> usize {
    bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// A variable-length integer and how many bytes it takes.
fn varint(bytes: &[u8]) -> (usize, usize) {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(8) {
        number = number << 7 | usize::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return (number, at + 1);
        }
    }
    (number << 8 | usize::from(bytes[8]), 9)
}

impl File {
    /// Reads the file. What is in the log of commits is not read: empty it before.
    pub(crate) fn read(database: &Database) -> Self {
        Self::of(&database.file())
    }

    /// The same by the file's name.
    pub(crate) fn of(file: &std::path::Path) -> Self {
        let bytes = std::fs::read(file).unwrap();
        let page = number(&bytes[16..18]);
        Self { bytes, page: if page == 1 { 65_536 } else { page } }
    }

    /// Where the tree of a table begins.
    pub(crate) async fn root(pool: &sqlx::AnyPool, table: &str) -> usize {
        let sql = "SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = $1";
        let root: i64 = sqlx::query(sql).bind(table.to_owned()).fetch_one(pool).await.unwrap().get(0);
        usize::try_from(root).unwrap()
    }

    fn page(&self, page: usize) -> &[u8] {
        &self.bytes[(page - 1) * self.page..page * self.page]
    }

    /// The rows of the tree that begins at a page, in the order of their keys.
    pub(crate) fn spots(&self, root: usize) -> Vec<Spot> {
        let page = self.page(root);
        let head = if root == 1 { 100 } else { 0 };
        let inner = match page[head] {
            0x02 => true,
            0x0a => false,
            kind => panic!("page {root} is of kind {kind:#x}: the table is not WITHOUT ROWID"),
        };
        let cells = number(&page[head + 3..head + 5]);
        let pointers = head + if inner { 12 } else { 8 };
        let mut spots = Vec::new();
        for cell in 0..cells {
            let offset = number(&page[pointers + 2 * cell..pointers + 2 * cell + 2]);
            let mut at = offset;
            if inner {
                spots.extend(self.spots(number(&page[at..at + 4])));
                at += 4;
            }
            let (length, taken) = varint(&page[at..]);
            at += taken;
            let bytes = page[at..(at + length).min(self.page)].to_vec();
            spots.push(Spot { page: root, offset, bytes });
        }
        if inner {
            spots.extend(self.spots(number(&page[head + 8..head + 12])));
        }
        spots
    }

    /// Whether the rows on each page lie in the order of their keys: a page is filled from its end.
    pub(crate) fn is_sorted(spots: &[Spot]) -> bool {
        let mut last = std::collections::BTreeMap::new();
        spots.iter().all(|spot| last.insert(spot.page, spot.offset).is_none_or(|before| spot.offset < before))
    }

    /// How many bytes of pages that hold nothing are not zero.
    pub(crate) fn left_over(&self) -> usize {
        let (mut trunk, mut left) = (number(&self.bytes[32..36]), 0);
        while trunk != 0 {
            let page = self.page(trunk);
            let leaves = number(&page[4..8]);
            for leaf in 0..leaves {
                let leaf = number(&page[8 + 4 * leaf..12 + 4 * leaf]);
                left += self.page(leaf).iter().filter(|byte| **byte != 0).count();
            }
            left += page[8 + 4 * leaves..].iter().filter(|byte| **byte != 0).count();
            trunk = number(&page[..4]);
        }
        left
    }
}

/// How many neighbours in a list stand as they did when they came, and how many neighbours there are.
pub(crate) fn ascending(arrival: &[Vec<u8>], physical: &[Vec<u8>]) -> (usize, usize) {
    let came: Vec<usize> =
        physical.iter().filter_map(|key| arrival.iter().position(|known| known == key)).collect();
    (came.windows(2).filter(|pair| pair[0] < pair[1]).count(), came.len().saturating_sub(1))
}
