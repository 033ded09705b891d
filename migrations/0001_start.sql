-- The first schema. Written in SQLite's dialect; server/src/store/dialect.rs turns BLOB into BYTEA and drops
-- WITHOUT ROWID for PostgreSQL. Ids are sixteen random bytes (UUIDv4); keys are 32 bytes, HMAC-SHA256 under the
-- server's secret. No column says who, none says when more finely than a release's date, none counts up.

CREATE TABLE debates (
    id BLOB PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    question TEXT,
    background TEXT NOT NULL,
    step TEXT NOT NULL,
    rhythm TEXT NOT NULL,
    semantics TEXT NOT NULL,
    k BIGINT NOT NULL,
    readable BIGINT NOT NULL,
    layout TEXT NOT NULL
) WITHOUT ROWID;

-- A role's link: the secret itself is derived from the nonce under the server's secret and stored nowhere.
CREATE TABLE links (
    hash BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    role TEXT NOT NULL,
    nonce BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX links_of_debate ON links (debate);

CREATE TABLE claims (
    id BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    released TEXT NOT NULL,
    edit_key BLOB
) WITHOUT ROWID;
CREATE INDEX claims_of_debate ON claims (debate);

CREATE TABLE places (
    id BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    parent BLOB,
    relation TEXT,
    home BIGINT NOT NULL,
    rank BIGINT
) WITHOUT ROWID;
CREATE INDEX places_of_debate ON places (debate);

CREATE TABLE sources (
    claim BLOB NOT NULL,
    rank BIGINT NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    url TEXT NOT NULL,
    quote TEXT,
    span_start BIGINT,
    span_end BIGINT,
    label BIGINT,
    PRIMARY KEY (claim, rank)
) WITHOUT ROWID;
CREATE INDEX sources_of_debate ON sources (debate);

CREATE TABLE imported_tallies (
    place BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    t0 BIGINT NOT NULL, t1 BIGINT NOT NULL, t2 BIGINT NOT NULL, t3 BIGINT NOT NULL, t4 BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX imported_tallies_of_debate ON imported_tallies (debate);

CREATE TABLE ballots (
    nullifier BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    rating BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX ballots_of_debate ON ballots (debate);

-- A voice's i-th claim or rating leaves a lone slot with i; how many voices did at least i things is their number.
CREATE TABLE slots (
    slot BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    i BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX slots_of_debate ON slots (debate);

-- What waits for the next release stands apart, so that moving it in the order of random ids leaves no trace of the
-- order in which it came.
CREATE TABLE pending_claims (
    id BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    parent BLOB NOT NULL,
    relation TEXT NOT NULL,
    text TEXT NOT NULL,
    sources TEXT NOT NULL,
    edit_key BLOB NOT NULL
) WITHOUT ROWID;

-- A change of a released claim by its author; without a text it is taken back.
CREATE TABLE pending_edits (
    claim BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT,
    sources TEXT NOT NULL
) WITHOUT ROWID;

-- A ballot that is new or changed; without a rating it is taken back.
CREATE TABLE pending_ballots (
    nullifier BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    rating BIGINT
) WITHOUT ROWID;

CREATE TABLE pending_slots (
    slot BLOB PRIMARY KEY NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    i BIGINT NOT NULL
) WITHOUT ROWID;
