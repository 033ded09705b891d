-- Releases on a schedule, safe on several servers, and what equal voices need. None of the times here is one at which
-- anybody did anything: slots and sweeps are drawn at random, closings are set by a facilitator.

-- The released state that the debate is in, a random id: whoever writes on the strength of another one is told so.
ALTER TABLE debates ADD COLUMN release_id TEXT NOT NULL DEFAULT '';
-- When what waits may be released next, and from when on it is whatever there is (app/domain/src/release.rs).
ALTER TABLE debates ADD COLUMN slot TEXT;
ALTER TABLE debates ADD COLUMN sweep TEXT;
ALTER TABLE debates ADD COLUMN ratings_shown TEXT NOT NULL DEFAULT 'reflect';
ALTER TABLE debates ADD COLUMN claims_per_day BIGINT;
ALTER TABLE debates ADD COLUMN claims_until TEXT;
ALTER TABLE debates ADD COLUMN ratings_until TEXT;

-- One for each voice of which something waits: how many there are is all that they tell. A release deletes them.
CREATE TABLE pending_markers (
    marker BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    PRIMARY KEY (debate, marker)
) WITHOUT ROWID;

-- A voice's i-th claim of a day, where a limit is set; deleted the next day.
CREATE TABLE day_slots (
    slot BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    day TEXT NOT NULL,
    PRIMARY KEY (debate, slot)
) WITHOUT ROWID;

-- The ballots that the band of a place rests on: it is made anew only when k of them are others.
CREATE TABLE banded (
    nullifier BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    rating BIGINT NOT NULL,
    PRIMARY KEY (debate, nullifier)
) WITHOUT ROWID;

-- The bands of theses by the week in which they were made; shown from reflect on, all at once.
CREATE TABLE trend (
    week TEXT NOT NULL,
    place BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    band TEXT NOT NULL,
    PRIMARY KEY (debate, place, week)
) WITHOUT ROWID;
