-- What the meeting is for, its agenda, and what happened to a debate. All of it is a facilitator's doing, shown to all.

-- What the meeting is for, as the facilitator wrote it; empty: it is proposed from the debate.
ALTER TABLE debates ADD COLUMN goal TEXT NOT NULL DEFAULT '';
-- The agenda as the facilitator wrote it, an item a line, each beginning with its minutes; empty: it is proposed.
ALTER TABLE debates ADD COLUMN agenda TEXT NOT NULL DEFAULT '';
-- How long the meeting takes, in minutes.
ALTER TABLE debates ADD COLUMN minutes BIGINT NOT NULL DEFAULT 40;
-- How often the meeting was changed: its calendar entry counts its editions.
ALTER TABLE debates ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;

-- What those who run a debate did, and what came by plan; in the order in which it happened, by day and no finer.
CREATE TABLE history (
    debate BLOB NOT NULL REFERENCES debates (id),
    i BIGINT NOT NULL,
    day TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (debate, i)
) WITHOUT ROWID;

-- When nobody of a team is expected to write: “20:00/07:00/Europe/Berlin”; empty: nothing was said about it.
ALTER TABLE spaces ADD COLUMN quiet TEXT NOT NULL DEFAULT '';
