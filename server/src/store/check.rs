//! Whether what is stored hangs together.

use super::{Store, StoreError, talk};
use domain::{graph::Graph, ids::DebateId};
use sqlx::Row;
use std::collections::BTreeMap;

/// What is wrong in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In which debate, if in one.
    pub debate: Option<DebateId>,
    /// What, in words.
    pub what: String,
}

/// Rows that refer to others which are not there: what they are, and how to count them.
const ORPHANS: [(&str, &str); 19] = [
    ("links of no debate", "SELECT COUNT(*) FROM links WHERE debate NOT IN (SELECT id FROM debates)"),
    ("links of no space", "SELECT COUNT(*) FROM space_links WHERE space NOT IN (SELECT id FROM spaces)"),
    (
        "debates of no space",
        "SELECT COUNT(*) FROM debates WHERE space IS NOT NULL AND space NOT IN (SELECT id FROM spaces)",
    ),
    (
        "places of no claim",
        "SELECT COUNT(*) FROM places p WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = p.debate AND c.id = p.claim)",
    ),
    (
        "sources of no claim",
        "SELECT COUNT(*) FROM sources s WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = s.debate AND c.id = s.claim)",
    ),
    (
        "ratings of no place",
        "SELECT COUNT(*) FROM ballots b WHERE NOT EXISTS \
         (SELECT 1 FROM places p WHERE p.debate = b.debate AND p.id = b.place)",
    ),
    (
        "ratings of bands of no place",
        "SELECT COUNT(*) FROM banded b WHERE NOT EXISTS \
         (SELECT 1 FROM places p WHERE p.debate = b.debate AND p.id = b.place)",
    ),
    (
        "imported ratings of no place",
        "SELECT COUNT(*) FROM imported_tallies b WHERE NOT EXISTS \
         (SELECT 1 FROM places p WHERE p.debate = b.debate AND p.id = b.place)",
    ),
    (
        "places below no claim",
        "SELECT COUNT(*) FROM places p WHERE p.parent IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = p.debate AND c.id = p.parent)",
    ),
    (
        "waiting changes of no claim",
        "SELECT COUNT(*) FROM pending_edits e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "reviewed changes of no claim",
        "SELECT COUNT(*) FROM held_edits e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "marks of no claim",
        "SELECT COUNT(*) FROM marks e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "settled changes of no claim",
        "SELECT COUNT(*) FROM settled_edits e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "comments on no claim",
        "SELECT COUNT(*) FROM comments e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "suggestions for no claim",
        "SELECT COUNT(*) FROM suggestions e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "earlier wordings of no claim",
        "SELECT COUNT(*) FROM wordings e WHERE NOT EXISTS \
         (SELECT 1 FROM claims c WHERE c.debate = e.debate AND c.id = e.claim)",
    ),
    (
        "waiting answers to no suggestion",
        "SELECT COUNT(*) FROM pending_answers e WHERE NOT EXISTS \
         (SELECT 1 FROM suggestions s WHERE s.debate = e.debate AND s.id = e.suggestion)",
    ),
    (
        "invitations of no key",
        "SELECT COUNT(*) FROM invitations WHERE debate NOT IN (SELECT debate FROM invitation_keys)",
    ),
    (
        "keys of debates that are sealed",
        "SELECT COUNT(*) FROM invitation_keys WHERE debate IN (SELECT id FROM debates WHERE step = 'sealed')",
    ),
];

impl Store {
    /// Whether what is stored hangs together: every debate can be read, its claims are a graph without cycles, nothing
    /// refers to what is not there, participation has no gaps, and a sealed debate holds no key any more. Returns what is
    /// wrong.
    ///
    /// # Errors
    /// [`StoreError`] if the database does not answer.
    pub async fn check(&self) -> Result<Vec<Fault>, StoreError> {
        let mut faults = Vec::new();
        for (what, sql) in ORPHANS {
            let found: i64 = sqlx::query(sql).fetch_one(&self.pool).await?.try_get(0)?;
            if found > 0 {
                faults.push(Fault { debate: None, what: format!("{found} {what}") });
            }
        }
        for debate in self.debates().await? {
            let id = debate.id;
            faults.extend(self.check_debate(id).await?.into_iter().map(|what| Fault { debate: Some(id), what }));
        }
        Ok(faults)
    }

    async fn check_debate(&self, id: DebateId) -> Result<Vec<String>, StoreError> {
        let stored = match self.load(id).await {
            Ok(Some(stored)) => stored,
            Ok(None) => return Ok(vec!["it is gone".to_owned()]),
            Err(StoreError::Damaged(what)) => return Ok(vec![what]),
            Err(error) => return Err(error),
        };
        let mut faults = Vec::new();
        let sealed_talk = talk::left_in_sealed(&stored);
        if let Err(error) = Graph::build(stored.claims, stored.places) {
            faults.push(format!("its claims are no graph: {error}"));
        }
        // Whoever did i things did i − 1 before, so that no number has more voices than the one before it.
        let mut voices: BTreeMap<_, u32> = stored.sealed.participation.clone();
        for slot in stored.slots.values() {
            *voices.entry(*slot).or_default() += 1;
        }
        for ((kind, i), count) in &voices {
            if *i > 1 && voices.get(&(*kind, i - 1)).copied().unwrap_or_default() < *count {
                faults.push(format!(
                    "{count} voices made {i} contributions ({}), but fewer made one less",
                    kind.word()
                ));
            }
        }
        if stored.debate.step == domain::debate::Step::Sealed {
            let keys = stored.edit_keys.len()
                + stored.ballots.len()
                + stored.slots.len()
                + stored.banded.len()
                + stored.marks.len();
            if keys > 0 {
                faults.push(format!("it is sealed, but {keys} keys of contributions are left"));
            }
            faults.extend(sealed_talk);
        }
        Ok(faults)
    }
}
