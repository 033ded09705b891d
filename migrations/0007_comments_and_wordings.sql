-- Comments on claims, suggestions of better wordings, and earlier wordings. Each row has a key of its own; what waits stands
-- apart; the only times are dates of releases.

-- One that was removed by those who moderate has a reason instead of its words and its key. Held are those that wait for a
-- facilitator to publish them.
CREATE TABLE comments (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    text TEXT,
    removed TEXT,
    released TEXT NOT NULL,
    edit_key BLOB,
    held BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

CREATE TABLE pending_comments (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    text TEXT NOT NULL,
    edit_key BLOB NOT NULL,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

-- Another wording for a claim, beside the one that it had then; with the answer, once there is one.
CREATE TABLE suggestions (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    was TEXT NOT NULL,
    text TEXT NOT NULL,
    released TEXT NOT NULL,
    edit_key BLOB,
    accepted BIGINT,
    at_desk BIGINT,
    reason TEXT,
    answered TEXT,
    held BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

CREATE TABLE pending_suggestions (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    claim BLOB NOT NULL,
    was TEXT NOT NULL,
    text TEXT NOT NULL,
    edit_key BLOB NOT NULL,
    PRIMARY KEY (debate, id)
) WITHOUT ROWID;

-- An answer by the claim's author, or by those who moderate: neither learns of the other's before the release.
CREATE TABLE pending_answers (
    suggestion BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    at_desk BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    reason TEXT,
    PRIMARY KEY (debate, suggestion, at_desk)
) WITHOUT ROWID;

-- A released comment or suggestion that its author takes back.
CREATE TABLE pending_withdrawals (
    id BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    what TEXT NOT NULL,
    PRIMARY KEY (debate, id, what)
) WITHOUT ROWID;

-- How a claim read earlier, in order, each until the release that replaced it. Without a text its author had it forgotten.
CREATE TABLE wordings (
    claim BLOB NOT NULL,
    i BIGINT NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    text TEXT,
    replaced TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (debate, claim, i)
) WITHOUT ROWID;

-- A claim of which the author wants earlier wordings forgotten.
CREATE TABLE pending_purges (
    claim BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    PRIMARY KEY (debate, claim)
) WITHOUT ROWID;
