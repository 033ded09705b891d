"""Imports Polis conversations and counts their votes again with Python's own csv module: the tallies must be the same.

    python3 tests/polis.py PROGRAM FOLDER…
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

program, *folders = sys.argv[1:]
# What a vote becomes: the place of its count in a tally of the ratings 0 to 4.
RATING = {"-1": 0, "0": 2, "1": 4}


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def imported(folder):
    """What the program says of the import, and the debate that it exports then."""
    with tempfile.TemporaryDirectory() as work:
        database = ["--database", f"sqlite:{work}/debates.sqlite"]
        run = lambda *words: subprocess.run([program, *words, *database], check=True, capture_output=True, text=True)
        made = json.loads(run("import", str(folder), "--json").stdout)
        return made, json.loads(run("export", made["debate"], "--format", "json").stdout)


for folder in map(Path, folders):
    comments, votes = rows(folder / "comments.csv"), rows(folder / "votes.csv")
    # Polis writes beside each comment how many votes there were, replaced ones included: so we read the table right.
    every = Counter((vote["comment-id"], vote["vote"]) for vote in votes)
    for comment in comments:
        told = [int(comment["agrees"]), int(comment["disagrees"])]
        assert told == [every[comment["comment-id"], vote] for vote in ("1", "-1")], comment["comment-id"]
    latest = {}
    for vote in sorted(votes, key=lambda vote: int(vote["timestamp"])):
        latest[vote["comment-id"], vote["voter-id"]] = vote["vote"]
    counted = {comment["comment-id"]: [0] * 5 for comment in comments}
    for (comment, _), vote in latest.items():
        counted[comment][RATING[vote]] += 1

    made, debate = imported(folder)
    kept = [c for c in comments if c["moderated"] != "-1" and c["comment-body"].strip()]
    texts = {claim["id"]: claim["text"] for claim in debate["claims"]}
    theses = [place for place in debate["places"] if "under" not in place]
    assert len(theses) == len(debate["places"]) == made["claims"] == len(kept), (made["claims"], len(kept))
    ours = Counter((texts[place["claim"]], tuple(debate["imported_tallies"].get(place["id"], [0] * 5))) for place in theses)
    assert ours == Counter((c["comment-body"].strip(), tuple(counted[c["comment-id"]])) for c in kept), "the tallies differ"
    assert not debate.get("tallies"), "imported votes were counted as ballots"

    summary = folder / "summary.csv"
    if summary.exists():
        with open(summary, encoding="utf-8-sig", newline="") as file:
            told = dict(csv.reader(file))
        assert debate["title"] == told["topic"] and debate["question"] == told["conversation-description"]
        assert len(comments) == int(told["comments"]) and len({v["voter-id"] for v in votes}) == int(told["voters"])
    sums = [sum(tally[rating] for tally in debate["imported_tallies"].values()) for rating in (4, 2, 0)]
    print(f"{folder.name}: {len(theses)} theses of {len(comments)} comments; agree, pass, disagree: {sums} of {len(votes)} votes")
    for warning in made["warnings"]:
        print("   ", warning)
