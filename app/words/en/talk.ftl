# Comments, suggested wordings, earlier wordings.
talk-heading = Questions and suggestions
talk-comments =
    { $count ->
        [one] 1 comment
       *[other] { $count } comments
    }
talk-suggestions =
    { $count ->
        [one] 1 suggested wording
       *[other] { $count } suggested wordings
    }
talk-comment = Ask or comment
talk-comment-label = Your question or comment
talk-comment-hint = To make clear what is meant, at most { $limit } characters. To argue, add a pro or a con. Nobody can see who wrote it:
talk-comment-send = Add this comment
talk-suggest = Suggest a better wording
talk-suggest-label = How should it read?
talk-suggest-hint = The same point in better words, at most { $limit } characters. Its author or those who run the debate decide. Nobody can see who wrote it:
talk-suggest-send = Suggest this wording
talk-pending = { $when ->
    [at-once] Yours. Appears to others within a few seconds.
   *[batch] Yours. Appears with the next batch.
}
talk-review = Yours. A facilitator reads it before others do.
talk-waits-for-review = Under review: nobody else has read it yet.
talk-own = Yours. Only you are told so.
talk-going = { $when ->
    [at-once] Yours. Disappears within a few seconds.
   *[batch] Yours. Disappears with the next batch.
}
talk-take-back = Take it back
talk-gone-abusive = A comment was removed: abusive.
talk-gone-identifies = A comment was removed: it identified a person.
talk-gone-unrelated = A comment was removed: unrelated.

# A diff, for those who hear it.
talk-removed-words = (removed:)
talk-added-words = (added:)

# What becomes of a suggestion.
talk-stale = The claim has changed since this was suggested. It reads now:
talk-accept = Accept
talk-decline = Decline
talk-decline-why = Why not, in a few words that everybody can read
talk-decline-it = Decline it
talk-accepted-author = Accepted by the claim’s author.
talk-accepted-desk = Accepted by those who run the debate.
talk-declined-author = Declined by the claim’s author:
talk-declined-desk = Declined by those who run the debate:
talk-will-accept = { $when ->
    [at-once] Accepted. The claim reads so within a few seconds.
   *[batch] Accepted. The claim reads so from the next batch on.
}
talk-will-decline = { $when ->
    [at-once] Declined. This is told within a few seconds:
   *[batch] Declined. This is told with the next batch:
}

# Earlier wordings.
talk-earlier-wordings =
    { $count ->
        [one] 1 earlier wording
       *[other] { $count } earlier wordings
    }
talk-wordings-heading = Earlier wordings of
talk-wordings-none = This claim has always read so.
talk-wordings-sealed = Earlier wordings were removed when the debate was sealed.
talk-wording-removed = An earlier wording was removed by its author.
talk-until-edited = Until { $day }, when its author changed it.
talk-until-accepted = Until { $day }, when its author accepted a suggestion.
talk-until-at-desk = Until { $day }, when those who run the debate accepted a suggestion.
talk-purge = Remove the earlier wordings
talk-purge-what = { $when ->
    [at-once] The earlier wordings disappear for everybody within a few seconds, and suggestions that were made to them. How the claim reads now stays. This can’t be undone.
   *[batch] The earlier wordings disappear for everybody with the next batch, and suggestions that were made to them. How the claim reads now stays. This can’t be undone.
}
talk-purge-it = Remove them
talk-purges = { $when ->
    [at-once] Yours. The earlier wordings disappear within a few seconds.
   *[batch] Yours. The earlier wordings disappear with the next batch.
}
talk-to-claim = Back to the claim

# On the desk.
talk-on-the-desk = Said about claims:
talk-desk-suggestions = Suggested wordings
talk-desk-suggestions-lead = { $when ->
    [at-once] Whoever wrote a claim can accept or decline, and so can you. What you accept is how the claim reads a few seconds later; everybody sees that it came from here.
   *[batch] Whoever wrote a claim can accept or decline, and so can you. What you accept is how the claim reads from the next batch on; everybody sees that it came from here.
}
talk-desk-suggestions-over = The debate is sealed: whatever was not answered stays as it is.
talk-desk-no-suggestions = Nobody has suggested a wording yet.
talk-desk-comments = Comments
talk-desk-comments-lead = The latest first. What you remove is gone at once; its place says why.
talk-desk-no-comments = Nobody has commented yet.
talk-remove = Remove
talk-remove-what = Its words are deleted for good, and everybody reads why:
talk-discard-what = It is deleted for good at once. Nothing is said in its place; the history says that something was removed, and why:
talk-remove-abusive = Abusive
talk-remove-identifies = Identifies a person
talk-remove-unrelated = Unrelated
talk-to-desk = Back to the desk

# What was just done.
talk-done-comment = { $when ->
    [at-once] Your comment is saved. It appears to others within a few seconds.
   *[batch] Your comment is saved. It appears with the next batch.
}
talk-done-suggestion = { $when ->
    [at-once] Your suggestion is saved. It appears to others within a few seconds.
   *[batch] Your suggestion is saved. It appears with the next batch.
}
talk-done-review = It is saved. A facilitator reads it before others do.
talk-done-taken-back = It is taken back.
talk-done-accepted = { $when ->
    [at-once] Accepted. The claim reads so within a few seconds.
   *[batch] Accepted. The claim reads so from the next batch on.
}
talk-done-declined = { $when ->
    [at-once] Declined. This is told within a few seconds.
   *[batch] Declined. This is told with the next batch.
}
talk-done-purged = { $when ->
    [at-once] The earlier wordings disappear within a few seconds.
   *[batch] The earlier wordings disappear with the next batch.
}
talk-done-discarded = The suggestion is removed.
talk-done-published = It is published.
talk-done-removed = The comment is removed.

# Why something was not done.
talk-fail-enough = You have written { $limit } comments and suggestions today, which is as many as this debate takes from one voice in a day. Send it tomorrow.
talk-fail-gone = This is no longer there: its author may have taken it back.
talk-fail-own = This is your own claim: change its wording yourself.
talk-fail-same = That is how the claim reads already. Your suggestion is still in the form: change it there.
talk-fail-changed = The claim no longer reads as it did when this was suggested, so nothing was changed. It reads now, or will with the next batch: “{ $now }” Suggested was: “{ $suggested }”
talk-fail-answered = This suggestion has been answered already.
talk-fail-reviewed = New wordings are reviewed in this debate. Change your claim to this wording yourself: it appears once it was reviewed.
talk-fail-empty = nothing is written there
talk-fail-too-long = there are { $length } characters; at most { $limit } fit
talk-fail-control = there is a control character (U+{ $code }) that can't be shown
talk-fail-reason = A reason is abusive, identifies-a-person or unrelated.
