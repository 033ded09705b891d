-- What those who run a debate do to keep it tidy, and what contributors tell them: marks.

-- Whether new claims and wordings wait for a facilitator before anybody else sees them.
ALTER TABLE debates ADD COLUMN review BIGINT NOT NULL DEFAULT 0;

-- Where a claim or a place is that is not in the graph: 'review', 'declined', 'archived', 'late' (what it answers is not in
-- the graph); empty: it is.
ALTER TABLE claims ADD COLUMN shelf TEXT NOT NULL DEFAULT '';
ALTER TABLE places ADD COLUMN shelf TEXT NOT NULL DEFAULT '';

-- A new wording that was released to those who review it: they decide. Yet another one of its author's waits in pending_edits,
-- unseen, until a release puts it here instead.
CREATE TABLE held_edits (
    claim BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT NOT NULL,
    sources TEXT NOT NULL,
    PRIMARY KEY (debate, claim)
) WITHOUT ROWID;

-- A new wording that was published or declined, under the number of its entry in the history, so that this can be undone;
-- beside how the claim read before, where it was published.
CREATE TABLE settled_edits (
    entry BIGINT NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    text TEXT NOT NULL,
    sources TEXT NOT NULL,
    was TEXT,
    was_sources TEXT,
    PRIMARY KEY (debate, entry)
) WITHOUT ROWID;

-- A voice's mark of a claim for review, with the reason. One for each voice and claim, under a key of its own. Where it is
-- settled it names the entry of the history that settled it.
CREATE TABLE marks (
    mark BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    reason TEXT NOT NULL,
    settled BIGINT,
    PRIMARY KEY (debate, mark)
) WITHOUT ROWID;

-- The same, waiting; without a reason it is taken back.
CREATE TABLE pending_marks (
    mark BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    reason TEXT,
    PRIMARY KEY (debate, mark)
) WITHOUT ROWID;
