-- The first schema. Contributions are keyed within their debate: an id that a client chose, or that a file brought, can
-- stand in another debate too, and neither disturbs the other. Written in SQLite's dialect; server/src/store/dialect.rs turns BLOB into BYTEA and drops
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
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    released TEXT NOT NULL,
    edit_key BLOB,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

CREATE TABLE places (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    parent BLOB,
    relation TEXT,
    home BIGINT NOT NULL,
    rank BIGINT,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

CREATE TABLE sources (
    claim BLOB NOT NULL,
    rank BIGINT NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    url TEXT NOT NULL,
    quote TEXT,
    span_start BIGINT,
    span_end BIGINT,
    label BIGINT,
    PRIMARY KEY (debate, claim, rank)
) WITHOUT ROWID;

CREATE TABLE imported_tallies (
    place BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    t0 BIGINT NOT NULL, t1 BIGINT NOT NULL, t2 BIGINT NOT NULL, t3 BIGINT NOT NULL, t4 BIGINT NOT NULL,
    PRIMARY KEY (debate, place)
) WITHOUT ROWID;

CREATE TABLE ballots (
    nullifier BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    rating BIGINT NOT NULL,
    PRIMARY KEY (debate, nullifier)
) WITHOUT ROWID;

-- A voice's i-th claim or rating leaves a lone slot with i; how many voices did at least i things is their number.
CREATE TABLE slots (
    slot BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    i BIGINT NOT NULL,
    PRIMARY KEY (debate, slot)
) WITHOUT ROWID;

-- What waits for the next release stands apart, so that moving it in the order of random ids leaves no trace of the
-- order in which it came.
CREATE TABLE pending_claims (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    parent BLOB NOT NULL,
    relation TEXT NOT NULL,
    text TEXT NOT NULL,
    sources TEXT NOT NULL,
    edit_key BLOB NOT NULL,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

-- A change of a released claim by its author; without a text it is taken back.
CREATE TABLE pending_edits (
    claim BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT,
    sources TEXT NOT NULL,
    PRIMARY KEY (debate, claim)
) WITHOUT ROWID;

-- A ballot that is new or changed; without a rating it is taken back.
CREATE TABLE pending_ballots (
    nullifier BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    place BLOB NOT NULL,
    rating BIGINT,
    PRIMARY KEY (debate, nullifier)
) WITHOUT ROWID;

CREATE TABLE pending_slots (
    slot BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    kind TEXT NOT NULL,
    i BIGINT NOT NULL,
    PRIMARY KEY (debate, slot)
) WITHOUT ROWID;
