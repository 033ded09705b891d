-- When a debate's steps come by themselves, in which language it is held, and what is left of it once it is sealed.
-- All times are a facilitator's decisions, shown to all.

-- The language that people write in here (BCP 47); empty: nothing was said about it.
ALTER TABLE debates ADD COLUMN language TEXT NOT NULL DEFAULT '';
-- Whom to ask, as the facilitator wrote it.
ALTER TABLE debates ADD COLUMN contact TEXT NOT NULL DEFAULT '';
-- Names that the composer warns of, one a line, as the facilitator wrote them.
ALTER TABLE debates ADD COLUMN names TEXT NOT NULL DEFAULT '';
-- The time zone (IANA) that its times were set in.
ALTER TABLE debates ADD COLUMN zone TEXT NOT NULL DEFAULT 'UTC';
ALTER TABLE debates ADD COLUMN opens TEXT;
ALTER TABLE debates ADD COLUMN reflects TEXT;
ALTER TABLE debates ADD COLUMN meets TEXT;
ALTER TABLE debates ADD COLUMN decides TEXT;
ALTER TABLE debates ADD COLUMN seals TEXT;

-- A team's place, holding debates. It has no members: whoever has a link may do what the link says.
CREATE TABLE spaces (
    id BLOB PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    mission TEXT NOT NULL,
    contact TEXT NOT NULL
) WITHOUT ROWID;

-- As the links of debates: the secret itself is derived from the nonce under the server's secret and stored nowhere.
CREATE TABLE space_links (
    hash BLOB PRIMARY KEY NOT NULL,
    space BLOB NOT NULL REFERENCES spaces (id),
    role TEXT NOT NULL,
    nonce BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX links_of_space ON space_links (space);

-- The space that a debate belongs to, if it does.
ALTER TABLE debates ADD COLUMN space BLOB REFERENCES spaces (id);
CREATE INDEX debates_of_space ON debates (space);

-- What sealing leaves of the ballots of a place: how many gave each rating, of all of them and of those that its last band
-- rested on ('banded'). The ballots themselves are deleted.
CREATE TABLE sealed_tallies (
    place BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    t0 BIGINT NOT NULL, t1 BIGINT NOT NULL, t2 BIGINT NOT NULL, t3 BIGINT NOT NULL, t4 BIGINT NOT NULL,
    PRIMARY KEY (debate, place, kind)
) WITHOUT ROWID;

-- And of the slots: how many voices made at least i claims or ratings.
CREATE TABLE sealed_participation (
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    i BIGINT NOT NULL,
    voices BIGINT NOT NULL,
    PRIMARY KEY (debate, kind, i)
) WITHOUT ROWID;
