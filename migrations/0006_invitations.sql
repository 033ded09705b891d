-- Invitations: one person, one voice, and nothing says which invitation became which voice.

-- Whether one voice per invitation is taken, and none without.
ALTER TABLE debates ADD COLUMN invited BIGINT NOT NULL DEFAULT 0;

-- A debate's key pair, once invitations were issued. The private key is wrapped under the server's secret, so that this
-- database alone signs nothing. told: how many invitations had been used at the last release.
CREATE TABLE invitation_keys (
    debate BLOB PRIMARY KEY NOT NULL REFERENCES debates (id),
    public BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    told BIGINT NOT NULL
) WITHOUT ROWID;

-- An invitation: only the hash of its secret. asked: the hash of what was signed for it, so that an answer that got lost
-- can be asked for again; random before, so that using one moves no other.
CREATE TABLE invitations (
    hash BLOB NOT NULL,
    debate BLOB NOT NULL REFERENCES debates (id),
    state TEXT NOT NULL,
    asked BLOB NOT NULL,
    PRIMARY KEY (debate, hash)
) WITHOUT ROWID;
