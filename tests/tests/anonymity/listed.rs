//! The lists that a new table, column or address must be entered in, with the reason why it ties nobody to anything.

use crate::dumps::{Database, Names};
use isegoria_tests::local::{Kind, SMALL, Scratch, make_debate};
use std::collections::BTreeSet;

/// A column: what it names, and why it ties nobody to anything.
type Column = (&'static str, Names, &'static str);

/// Every table with its columns.
pub(crate) const TABLES: &[(&str, &[Column])] = &[
    (
        "debates",
        &[
            ("id", Names::Debate, "random; stands in the debate's own address"),
            ("title", Names::Nothing, "a facilitator's words, shown to all"),
            ("question", Names::Nothing, "a facilitator's words, shown to all"),
            ("background", Names::Nothing, "a facilitator's words, shown to all"),
            ("step", Names::Nothing, "a setting, shown to all"),
            ("rhythm", Names::Nothing, "a setting, shown to all"),
            ("semantics", Names::Nothing, "a setting"),
            ("k", Names::Nothing, "a setting, shown to all"),
            ("readable", Names::Nothing, "a setting, shown to all"),
            ("layout", Names::Nothing, "of the file that the debate came from"),
            ("release_id", Names::Nothing, "random, another one at each release, the same for everything released"),
            ("slot", Names::Nothing, "drawn at random before anybody did anything"),
            ("sweep", Names::Nothing, "drawn at random before anybody did anything"),
            ("ratings_shown", Names::Nothing, "a setting, shown to all"),
            ("review", Names::Nothing, "a setting, shown to all"),
            ("claims_per_day", Names::Nothing, "a setting"),
            ("claims_until", Names::Nothing, "set by a facilitator, shown to all"),
            ("ratings_until", Names::Nothing, "set by a facilitator, shown to all"),
            ("space", Names::Nothing, "which space it belongs to: a facilitator's decision"),
            ("language", Names::Nothing, "a setting, shown to all"),
            ("contact", Names::Nothing, "a facilitator's words, shown to all"),
            (
                "names",
                Names::Nothing,
                "names that the composer warns of, all together, as a facilitator wrote them",
            ),
            ("zone", Names::Nothing, "a setting, shown to all"),
            ("opens", Names::Nothing, "set by a facilitator, shown to all"),
            ("reflects", Names::Nothing, "set by a facilitator, shown to all"),
            ("meets", Names::Nothing, "set by a facilitator, shown to all"),
            ("decides", Names::Nothing, "set by a facilitator, shown to all"),
            ("seals", Names::Nothing, "set by a facilitator, shown to all"),
            ("goal", Names::Nothing, "a facilitator's words, shown to all"),
            ("agenda", Names::Nothing, "a facilitator's words, shown to all"),
            ("minutes", Names::Nothing, "a setting, shown to all"),
            ("edition", Names::Nothing, "how often a facilitator set the debate up differently"),
            ("invited", Names::Nothing, "a setting, shown to all"),
        ],
    ),
    (
        "history",
        &[
            ("debate", Names::Debate, "which debate"),
            (
                "i",
                Names::Nothing,
                "the order of what those who run it did, shown to all; no contribution adds a row",
            ),
            ("day", Names::Nothing, "a date"),
            ("event", Names::Nothing, "what those who run it did or what came by plan, shown to all"),
        ],
    ),
    (
        "links",
        &[
            ("hash", Names::Link, "one per role, not per person"),
            ("debate", Names::Debate, "which debate"),
            ("role", Names::Nothing, "one link per role"),
            ("nonce", Names::Nonce, "random; one per role, not per person"),
        ],
    ),
    (
        "spaces",
        &[
            ("id", Names::Nothing, "random; stands in the space's own address"),
            ("name", Names::Nothing, "a facilitator's words"),
            ("mission", Names::Nothing, "a facilitator's words"),
            ("contact", Names::Nothing, "a facilitator's words"),
            ("quiet", Names::Nothing, "a setting"),
        ],
    ),
    (
        "space_links",
        &[
            ("hash", Names::Link, "one per role, not per person"),
            ("space", Names::Nothing, "which space"),
            ("role", Names::Nothing, "one link per role"),
            ("nonce", Names::Nonce, "random; one per role, not per person"),
        ],
    ),
    (
        "claims",
        &[
            ("id", Names::Claim, "random, made anew for each claim"),
            ("debate", Names::Debate, "which debate"),
            ("text", Names::Nothing, "what is shown to all"),
            ("origin", Names::Nothing, "prepared, imported or contributed: shown to all"),
            ("state", Names::Nothing, "shown to all"),
            ("released", Names::Nothing, "a date, the same for everything of a release"),
            ("edit_key", Names::Right, "a key for this one claim, hashed under the server's secret"),
            ("shelf", Names::Nothing, "where a facilitator, or what it answers, has put it"),
        ],
    ),
    (
        "places",
        &[
            ("id", Names::Place, "derived from the claim's random id under the server's secret, or random"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that stands there"),
            ("parent", Names::Claim, "the claim that it answers: shown to all"),
            ("relation", Names::Nothing, "pro or con: shown to all"),
            ("home", Names::Nothing, "the claim's first place or another: shown to all"),
            ("rank", Names::Nothing, "an order that a file had; contributed claims have none"),
            ("shelf", Names::Nothing, "likewise"),
        ],
    ),
    (
        "sources",
        &[
            ("claim", Names::Claim, "the claim that it supports"),
            ("rank", Names::Nothing, "the order within one claim, shown to all"),
            ("debate", Names::Debate, "which debate"),
            ("url", Names::Nothing, "what is shown to all"),
            ("quote", Names::Nothing, "what is shown to all"),
            ("span_start", Names::Nothing, "where in the text of one claim"),
            ("span_end", Names::Nothing, "where in the text of one claim"),
            ("label", Names::Nothing, "the number that a file had; contributed sources have none"),
        ],
    ),
    (
        "imported_tallies",
        &[
            ("place", Names::Place, "the place"),
            ("debate", Names::Debate, "which debate"),
            ("t0", Names::Nothing, "a sum that came with a file"),
            ("t1", Names::Nothing, "a sum that came with a file"),
            ("t2", Names::Nothing, "a sum that came with a file"),
            ("t3", Names::Nothing, "a sum that came with a file"),
            ("t4", Names::Nothing, "a sum that came with a file"),
        ],
    ),
    (
        "ballots",
        &[
            ("nullifier", Names::Ballot, "a key for this one voice and place, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("place", Names::Place, "what was rated"),
            ("rating", Names::Nothing, "one of five, by nobody"),
        ],
    ),
    (
        "slots",
        &[
            ("slot", Names::Slot, "a key for this one slot, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("kind", Names::Nothing, "one of two words"),
            ("i", Names::Nothing, "lone: how many voices did at least i things"),
        ],
    ),
    (
        "pending_claims",
        &[
            ("id", Names::Claim, "random, made anew for each claim"),
            ("debate", Names::Debate, "which debate"),
            ("place", Names::Place, "derived from the claim's random id under the server's secret"),
            ("parent", Names::Claim, "the claim that it answers"),
            ("relation", Names::Nothing, "pro or con"),
            ("text", Names::Nothing, "what will be shown to all"),
            ("sources", Names::Nothing, "what will be shown to all"),
            ("edit_key", Names::Right, "a key for this one claim, hashed under the server's secret"),
        ],
    ),
    (
        "pending_edits",
        &[
            ("claim", Names::Claim, "the claim that it changes"),
            ("debate", Names::Debate, "which debate"),
            ("text", Names::Nothing, "what will be shown to all"),
            ("sources", Names::Nothing, "what will be shown to all"),
        ],
    ),
    (
        "pending_ballots",
        &[
            ("nullifier", Names::Ballot, "a key for this one voice and place, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("place", Names::Place, "what was rated"),
            ("rating", Names::Nothing, "one of five, by nobody"),
        ],
    ),
    (
        "marks",
        &[
            ("mark", Names::Mark, "a key for this one voice and claim, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "what was marked"),
            ("reason", Names::Nothing, "one of nine words"),
            ("settled", Names::Nothing, "which public entry of the history settled it"),
        ],
    ),
    (
        "pending_marks",
        &[
            ("mark", Names::Mark, "a key for this one voice and claim, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "what was marked"),
            ("reason", Names::Nothing, "one of nine words, or none where the mark is taken back"),
        ],
    ),
    (
        "pending_slots",
        &[
            ("slot", Names::Slot, "a key for this one slot, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
            ("kind", Names::Nothing, "one of two words"),
            ("i", Names::Nothing, "veiled under the server's secret until the release"),
        ],
    ),
    (
        "pending_markers",
        &[
            ("marker", Names::Marker, "a key for this one release, hashed under the server's secret"),
            ("debate", Names::Debate, "which debate"),
        ],
    ),
    (
        "day_slots",
        &[
            ("slot", Names::Slot, "a key for this one slot of a day, hashed under the server's secret; no number"),
            ("debate", Names::Debate, "which debate"),
            ("day", Names::Nothing, "a date; deleted the next day"),
        ],
    ),
    (
        "banded",
        &[
            ("nullifier", Names::Ballot, "a copy of the ballot that a band rests on"),
            ("debate", Names::Debate, "which debate"),
            ("place", Names::Place, "what was rated"),
            ("rating", Names::Nothing, "one of five, by nobody"),
        ],
    ),
    (
        "comments",
        &[
            ("id", Names::Spoken, "random, made anew for each comment"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that it is about"),
            ("text", Names::Nothing, "what is shown to all"),
            ("removed", Names::Nothing, "one of three words by those who moderate, shown to all"),
            ("released", Names::Nothing, "a date, the same for everything of a release"),
            ("edit_key", Names::Right, "a key for this one comment, hashed under the server's secret"),
            ("held", Names::Nothing, "whether a facilitator is to look at it"),
        ],
    ),
    (
        "pending_comments",
        &[
            ("id", Names::Spoken, "random, made anew for each comment"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that it is about"),
            ("text", Names::Nothing, "what will be shown to all"),
            ("edit_key", Names::Right, "a key for this one comment, hashed under the server's secret"),
        ],
    ),
    (
        "suggestions",
        &[
            ("id", Names::Spoken, "random, made anew for each suggestion"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that it is for"),
            ("was", Names::Nothing, "how that claim read, shown to all"),
            ("text", Names::Nothing, "what is shown to all"),
            ("released", Names::Nothing, "a date, the same for everything of a release"),
            ("edit_key", Names::Right, "a key for this one suggestion, hashed under the server's secret"),
            ("accepted", Names::Nothing, "yes or no, shown to all"),
            ("at_desk", Names::Nothing, "whether the claim's author answered or those who moderate: shown to all"),
            ("reason", Names::Nothing, "what is shown to all"),
            ("answered", Names::Nothing, "a date, the same for everything of a release"),
            ("held", Names::Nothing, "whether a facilitator is to look at it"),
        ],
    ),
    (
        "pending_suggestions",
        &[
            ("id", Names::Spoken, "random, made anew for each suggestion"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that it is for"),
            ("was", Names::Nothing, "how that claim reads, shown to all"),
            ("text", Names::Nothing, "what will be shown to all"),
            ("edit_key", Names::Right, "a key for this one suggestion, hashed under the server's secret"),
        ],
    ),
    (
        "pending_answers",
        &[
            ("suggestion", Names::Spoken, "the suggestion that it answers"),
            ("debate", Names::Debate, "which debate"),
            ("at_desk", Names::Nothing, "whether the claim's author answered or those who moderate: will be shown"),
            ("accepted", Names::Nothing, "yes or no, will be shown to all"),
            ("reason", Names::Nothing, "what will be shown to all"),
        ],
    ),
    (
        "pending_withdrawals",
        &[
            ("id", Names::Spoken, "the comment or suggestion that its author takes back: nothing says whose it is"),
            ("debate", Names::Debate, "which debate"),
            ("what", Names::Nothing, "one of two words"),
        ],
    ),
    (
        "wordings",
        &[
            ("claim", Names::Claim, "the claim that read so"),
            ("i", Names::Nothing, "the order of one claim's wordings, shown to all"),
            ("debate", Names::Debate, "which debate"),
            ("text", Names::Nothing, "what was shown to all; gone once its author had it removed"),
            ("replaced", Names::Nothing, "a date, the same for everything of a release"),
            ("how", Names::Nothing, "one of three words, shown to all"),
        ],
    ),
    (
        "held_edits",
        &[
            ("claim", Names::Claim, "the claim that should read so"),
            ("debate", Names::Debate, "which debate"),
            ("text", Names::Nothing, "what facilitators review"),
            ("sources", Names::Nothing, "its sources"),
        ],
    ),
    (
        "settled_edits",
        &[
            ("entry", Names::Nothing, "which public entry of the history it belongs to"),
            ("debate", Names::Debate, "which debate"),
            ("claim", Names::Claim, "the claim that should read so"),
            ("text", Names::Nothing, "what facilitators reviewed; gone once its author had it removed"),
            ("sources", Names::Nothing, "its sources"),
            ("was", Names::Nothing, "what was shown to all before"),
            ("was_sources", Names::Nothing, "its sources"),
        ],
    ),
    (
        "pending_purges",
        &[
            ("claim", Names::Claim, "the claim of which earlier wordings will be gone"),
            ("debate", Names::Debate, "which debate"),
        ],
    ),
    (
        "invitation_keys",
        &[
            ("debate", Names::Debate, "which debate"),
            ("public", Names::Nothing, "the debate's key, the same for all"),
            ("wrapped", Names::Nothing, "the key that signs, encrypted under the server's secret"),
            ("told", Names::Nothing, "how many invitations had been used at the last release"),
        ],
    ),
    (
        "invitations",
        &[
            (
                "hash",
                Names::Invitation,
                "of a secret that was shown once, hashed under the server's secret; in no other row",
            ),
            ("debate", Names::Debate, "which debate"),
            (
                "state",
                Names::Nothing,
                "whether it was used; no voice follows from it, since what was signed was blinded",
            ),
            (
                "asked",
                Names::Asked,
                "of the blinded question, hashed under the server's secret; random before it was used; in no other row",
            ),
        ],
    ),
    (
        "sealed_tallies",
        &[
            ("place", Names::Place, "what was rated"),
            ("debate", Names::Debate, "which debate"),
            ("kind", Names::Nothing, "all ballots, or those of the last band"),
            ("t0", Names::Nothing, "how many gave this rating, once nobody's ballot is stored any more"),
            ("t1", Names::Nothing, "likewise"),
            ("t2", Names::Nothing, "likewise"),
            ("t3", Names::Nothing, "likewise"),
            ("t4", Names::Nothing, "likewise"),
        ],
    ),
    (
        "sealed_participation",
        &[
            ("debate", Names::Debate, "which debate"),
            ("kind", Names::Nothing, "claims or ratings"),
            ("i", Names::Nothing, "at least how many"),
            ("voices", Names::Nothing, "how many voices made so many: as lone slots told before"),
        ],
    ),
    (
        "trend",
        &[
            ("week", Names::Nothing, "a week"),
            ("place", Names::Place, "a thesis"),
            ("debate", Names::Debate, "which debate"),
            ("band", Names::Nothing, "one of five words that rests on k voices"),
        ],
    ),
    (
        "_sqlx_migrations",
        &[
            ("version", Names::Nothing, "which schema"),
            ("description", Names::Nothing, "which schema"),
            ("installed_on", Names::Nothing, "when the operator first started a version of the program"),
            ("success", Names::Nothing, "which schema"),
            ("checksum", Names::Nothing, "which schema"),
            ("execution_time", Names::Nothing, "which schema"),
        ],
    ),
];

/// The only columns that hold a time finer than a day, with the reason.
pub(crate) const TIMES: [(&str, &str, &str); 10] = [
    ("debates", "slot", "the next slot is drawn at random when the one before has passed, whatever anybody does"),
    ("debates", "sweep", "likewise"),
    ("debates", "claims_until", "a facilitator's decision, shown to all"),
    ("debates", "ratings_until", "a facilitator's decision, shown to all"),
    ("debates", "opens", "likewise"),
    ("debates", "reflects", "likewise"),
    ("debates", "meets", "likewise"),
    ("debates", "decides", "likewise"),
    ("debates", "seals", "likewise"),
    ("_sqlx_migrations", "installed_on", "when the operator first started a version of the program"),
];

/// Every address, with the reason why its answer tells nobody who.
const ADDRESSES: &[(&str, &str, &str)] = &[
    ("GET", "/", "the demo's released state"),
    ("GET", "/promise", "the same for all"),
    ("GET", "/style", "the same for all; in debug builds only"),
    ("GET", "/new", "the same for all but a random id"),
    ("POST", "/new", "says to its sender where the debate is"),
    ("GET", "/import", "the same for all but a random id"),
    ("POST", "/import", "what its sender's own file holds"),
    ("POST", "/import/keep", "says to its sender where the debate is"),
    ("GET", "/l/{secret}", "one link per role: a cookie and a way on"),
    ("GET", "/s", "the same for all but a random id"),
    ("POST", "/s", "says to its sender where the space is"),
    ("GET", "/s/{space}", "steps, dates, numbers of the released state; how many took part, from k on"),
    ("GET", "/s/{space}/desk", "the same page by its lasting address"),
    ("GET", "/s/{space}/overview", "likewise, and figures from k on"),
    ("GET", "/s/{space}/export/overview-csv", "the same as a table"),
    ("GET", "/s/{space}/export/overview-pdf", "the same on one page, with the date"),
    ("GET", "/s/{space}/new", "the same for all but a random id"),
    ("POST", "/s/{space}/new", "says to its sender where the debate is"),
    ("GET", "/s/{space}/import", "the same for all but a random id"),
    ("POST", "/s/{space}/import", "what its sender's own file holds"),
    ("POST", "/s/{space}/import/keep", "says to its sender where the debate is"),
    ("POST", "/s/{space}/setup", "a facilitator's words"),
    ("POST", "/s/{space}/links", "answers its sender alone"),
    ("GET", "/d/{debate}", "the released state, and one's own things by one's own keys"),
    ("GET", "/d/{debate}/outline", "the released state"),
    ("GET", "/d/{debate}/overview", "figures of the released state, from k on"),
    ("GET", "/d/{debate}/export/overview-csv", "the same as a table"),
    ("GET", "/d/{debate}/export/overview-pdf", "the same on one page, with the date"),
    ("GET", "/d/{debate}/export/overview-png", "the same as a chart: only of tallies that are shown"),
    ("GET", "/d/{debate}/topology.svg", "the released state"),
    ("GET", "/d/{debate}/topology.png", "the released state"),
    ("GET", "/d/{debate}/similar", "words of the released claims"),
    ("GET", "/d/{debate}/places", "places of the released claims, in the order of the outline"),
    ("GET", "/d/{debate}/brief", "the released state and the date"),
    ("GET", "/d/{debate}/history", "what those who run the debate did, by day"),
    ("GET", "/d/{debate}/export/{format}", "the released state, the date, and what the page of the history tells"),
    ("POST", "/d/{debate}/claims", "answers its sender alone"),
    ("POST", "/d/{debate}/edit", "answers its sender alone"),
    ("POST", "/d/{debate}/withdraw", "answers its sender alone"),
    ("POST", "/d/{debate}/rate", "answers its sender alone"),
    ("POST", "/d/{debate}/mark", "answers its sender alone"),
    ("GET", "/d/{debate}/mine", "one's own things, by one's own keys"),
    ("POST", "/d/{debate}/comments", "answers its sender alone"),
    ("POST", "/d/{debate}/comments/withdraw", "answers its sender alone"),
    ("POST", "/d/{debate}/suggestions", "answers its sender alone"),
    ("POST", "/d/{debate}/suggestions/withdraw", "answers its sender alone"),
    (
        "POST",
        "/d/{debate}/suggestions/answer",
        "answers its sender alone; refuses by what is released and their own",
    ),
    ("GET", "/d/{debate}/claims/{claim}/wordings", "the released state, and one's own things by one's own keys"),
    ("POST", "/d/{debate}/claims/{claim}/wordings", "answers its sender alone"),
    ("GET", "/desk/{debate}/suggestions", "the released state, and the desk's own answers that wait"),
    (
        "POST",
        "/desk/{debate}/suggestions",
        "refuses by what is released and the desk's own answers, by nothing of a voice",
    ),
    ("GET", "/desk/{debate}/comments", "the released state"),
    ("POST", "/desk/{debate}/comments", "answers its sender alone"),
    ("POST", "/desk/{debate}/wordings", "answers its sender alone"),
    ("GET", "/d/{debate}/events", "says that there was a release, and no more"),
    (
        "GET",
        "/d/{debate}/queue",
        "an order that follows from the reader's own voice and coarse classes of the last release",
    ),
    ("GET", "/d/{debate}/similar", "the released state, the same for every reader"),
    ("GET", "/d/{debate}/places", "the released state, the same for every reader"),
    ("GET", "/d/{debate}/device", "nothing of the debate"),
    ("POST", "/d/{debate}/device", "takes a code from its sender and answers its sender alone"),
    ("POST", "/d/{debate}/device/show", "the sender's own voice, to its sender"),
    ("POST", "/d/{debate}/forget", "the same for all"),
    ("GET", "/d/{debate}/invitation", "the debate's key, the same for all; nothing of the debate; a random token"),
    (
        "POST",
        "/d/{debate}/invitation/exchange",
        "signs what its sender asks, without seeing it; answers its sender alone",
    ),
    ("POST", "/d/{debate}/invitation/voice", "answers its sender alone"),
    ("POST", "/d/{debate}/invitation/open", "answers its sender alone"),
    ("GET", "/desk/{debate}/invitations", "how many were used until the last release, in steps of k"),
    ("POST", "/desk/{debate}/invitations", "invitations, to who issues them; nothing of those that were used"),
    ("POST", "/desk/{debate}/invitations/file", "what its sender sent, as a file"),
    ("POST", "/desk/{debate}/invitations/revoke", "the same, whether it was used or not"),
    ("GET", "/api/v1/debates/{debate}/invitations/key", "the debate's key, the same for all"),
    (
        "POST",
        "/api/v1/debates/{debate}/invitations/exchange",
        "signs what its sender asks, without seeing it; answers its sender alone",
    ),
    ("GET", "/desk/{debate}", "links, settings and numbers of the released state"),
    ("GET", "/desk/{debate}/brief", "the released state and the date"),
    ("GET", "/desk/{debate}/export/{format}", "as at the debate"),
    ("GET", "/desk/{debate}/preview/{role}", "the released state, as at the debate"),
    ("GET", "/desk/{debate}/clone", "claims of the released state, and a random id"),
    ("POST", "/desk/{debate}/clone", "likewise, or says to its sender where the debate is"),
    (
        "GET",
        "/desk/{debate}/moderation",
        "what was released to be reviewed, reasons of released marks without their number",
    ),
    ("POST", "/desk/{debate}/moderation", "what it refuses depends on the released state alone"),
    ("GET", "/desk/{debate}/moderation/claims", "the released state"),
    ("GET", "/desk/{debate}/moderation/act", "the released state, and a random id"),
    (
        "GET",
        "/desk/{debate}/moderation/history",
        "what those who run the debate did, by day, and what they took out",
    ),
    ("POST", "/desk/{debate}/meeting", "answers its sender alone"),
    ("POST", "/desk/{debate}/step", "answers its sender alone"),
    ("POST", "/desk/{debate}/links", "answers its sender alone"),
    (
        "POST",
        "/desk/{debate}/setup",
        "what it refuses depends on the step and the released state, on nothing that waits",
    ),
    ("GET", "/healthz", "the same for all"),
    ("GET", "/readyz", "whether the database answers"),
    ("GET", "/favicon.svg", "the same for all"),
    ("GET", "/favicon.ico", "the same for all"),
    ("GET", "/language/{tag}", "the same for all: a cookie that says the language, and the way back"),
    ("GET", "/assets/{name}", "the same for all"),
    ("GET", "/api/openapi.json", "the same for all"),
    ("POST", "/api/v1/debates", "says to its sender where the debate is"),
    ("GET", "/api/v1/debates/{debate}", "settings and numbers of the released state"),
    ("PATCH", "/api/v1/debates/{debate}", "as the desk's setup"),
    ("GET", "/api/v1/debates/{debate}/claims", "the released state, and one's own things by one's own keys"),
    ("POST", "/api/v1/debates/{debate}/claims", "answers its sender alone"),
    ("PATCH", "/api/v1/debates/{debate}/claims/{claim}", "answers its sender alone"),
    ("DELETE", "/api/v1/debates/{debate}/claims/{claim}", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/claims/{claim}/marks", "answers its sender alone"),
    ("DELETE", "/api/v1/debates/{debate}/claims/{claim}/marks", "answers its sender alone"),
    ("GET", "/api/v1/debates/{debate}/moderation", "as the desk's queue"),
    ("POST", "/api/v1/debates/{debate}/moderation", "as the desk's"),
    (
        "GET",
        "/api/v1/debates/{debate}/claims/{claim}/comments",
        "the released state, and one's own things by one's own keys",
    ),
    ("POST", "/api/v1/debates/{debate}/claims/{claim}/comments", "answers its sender alone"),
    ("DELETE", "/api/v1/debates/{debate}/comments/{comment}", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/comments/{comment}/removal", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/removal", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/comments/{comment}/publication", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/publication", "answers its sender alone"),
    (
        "GET",
        "/api/v1/debates/{debate}/claims/{claim}/suggestions",
        "the released state, and one's own things by one's own keys",
    ),
    ("POST", "/api/v1/debates/{debate}/claims/{claim}/suggestions", "answers its sender alone"),
    ("DELETE", "/api/v1/debates/{debate}/suggestions/{suggestion}", "answers its sender alone"),
    ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/accept", "as at the debate or the desk"),
    ("POST", "/api/v1/debates/{debate}/suggestions/{suggestion}/decline", "likewise"),
    ("GET", "/api/v1/debates/{debate}/claims/{claim}/wordings", "the released state"),
    ("DELETE", "/api/v1/debates/{debate}/claims/{claim}/wordings", "answers its sender alone"),
    ("PUT", "/api/v1/debates/{debate}/places/{place}/ballot", "answers its sender alone"),
    ("DELETE", "/api/v1/debates/{debate}/places/{place}/ballot", "answers its sender alone"),
    ("GET", "/api/v1/spaces/{space}/overview", "as the space's overview: the released state, figures from k on"),
    ("GET", "/api/v1/debates/{debate}/overview", "figures of the released state, from k on"),
    ("POST", "/api/v1/debates/{debate}/step", "answers its sender alone"),
    ("GET", "/api/v1/debates/{debate}/export/{format}", "the released state"),
    ("POST", "/api/v1/debates/import", "says to its sender where the debate is"),
];

/// What a column names, as the list has it.
pub(crate) fn names(table: &str, column: &str) -> Names {
    let columns = TABLES.iter().find(|(name, _)| *name == table).map(|(_, columns)| *columns).unwrap_or_default();
    columns.iter().find(|(name, ..)| *name == column).map_or(Names::Nothing, |(_, names, _)| *names)
}

pub(crate) async fn every_table_and_column_is_listed_with_the_reason_why_it_links_nobody(kind: Kind) {
    let scratch = Scratch::new(kind).await;
    make_debate(&scratch.open().await, SMALL).await;
    let found: BTreeSet<(String, String)> =
        Database::of(&scratch, kind).await.columns().await.into_iter().map(|c| (c.table, c.name)).collect();
    let listed: BTreeSet<(String, String)> = TABLES
        .iter()
        .flat_map(|(table, columns)| columns.iter().map(|(column, ..)| ((*table).to_owned(), (*column).to_owned())))
        .collect();
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(
        new.is_empty(),
        "new in the database: {new:?}. Ask what it tells somebody who has a copy of it before and after one action; if \
         that ties nobody to anything, enter it in TABLES of {} with the reason, and in docs/anonymity.md",
        file!()
    );
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "listed but no longer there: {gone:?}. Take it out of TABLES of {}", file!());
}

pub(crate) async fn nothing_counts_up_and_no_column_is_a_time(kind: Kind) {
    let scratch = Scratch::new(kind).await;
    make_debate(&scratch.open().await, SMALL).await;
    let database = Database::of(&scratch, kind).await;
    for column in database.columns().await.iter().filter(|column| column.table != "_sqlx_migrations") {
        let known = ["blob", "bytea", "text", "bigint"];
        assert!(known.contains(&column.kind.as_str()), "{column:?} is of a kind that may count up or hold a time");
        assert!(!column.counts, "{column:?} counts up");
    }
    let (counters, in_order) = database.counters().await;
    assert!(counters.is_empty(), "{counters:?} count up");
    assert!(in_order.is_empty(), "{in_order:?} keep their rows in the order in which they came: add WITHOUT ROWID");
}

#[test]
fn every_address_is_listed_with_the_reason_why_its_answer_tells_nobody_who() {
    let found: BTreeSet<(String, String)> =
        isegoria::http::addresses().into_iter().map(|a| (a.method.to_string(), a.template)).collect();
    let listed: BTreeSet<(String, String)> = ADDRESSES
        .iter()
        .filter(|(_, template, _)| cfg!(debug_assertions) || *template != "/style")
        .map(|(method, template, _)| ((*method).to_owned(), (*template).to_owned()))
        .collect();
    let new: Vec<_> = found.difference(&listed).collect();
    assert!(
        new.is_empty(),
        "new addresses: {new:?}. Ask what their answers tell before and after one action of somebody else; if that is \
         nothing outside a release, enter them in ADDRESSES of {}, and in `paths` of ways.rs if they are read",
        file!()
    );
    let gone: Vec<_> = listed.difference(&found).collect();
    assert!(gone.is_empty(), "listed but no longer there: {gone:?}. Take them out of ADDRESSES of {}", file!());
}

#[test]
fn every_reason_says_something() {
    let columns = TABLES.iter().flat_map(|(_, columns)| columns.iter().map(|(.., reason)| *reason));
    let reasons =
        columns.chain(ADDRESSES.iter().map(|(.., reason)| *reason)).chain(TIMES.map(|(.., reason)| reason));
    assert!(reasons.into_iter().all(|reason| reason.len() >= 5));
}
