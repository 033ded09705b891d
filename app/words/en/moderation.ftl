# Keeping a debate tidy, at the desk.
moderation-heading = Moderation
moderation-rooms = Moderation
moderation-open = Look at the queue
moderation-waiting = { $count ->
    [one] One thing waits for you.
   *[other] { $count } things wait for you.
}
moderation-nothing = Nothing waits for you.
moderation-queue = Queue
moderation-queue-of = Queue ({ $count })
moderation-claims = Claims
moderation-history = History and archive
moderation-no-review = New claims appear without review here. You can switch review on at the desk, under “How it runs”.
moderation-reviewed = { $count ->
    [one] One claim to review
   *[other] { $count } claims to review
}
moderation-wordings = { $count ->
    [one] One new wording to review
   *[other] { $count } new wordings to review
}
moderation-marked = { $count ->
    [one] One marked claim
   *[other] { $count } marked claims
}
moderation-marked-as = Marked as
moderation-alike = { $count ->
    [one] Two claims that may say the same
   *[other] { $count } pairs of claims that may say the same
}
moderation-answers = answers
moderation-reads = It reads
moderation-shall-read = It shall read
moderation-publish-all = { $count ->
    [one] Publish it
   *[other] Publish these { $count }
}
moderation-restore-more = Restore, and say why
moderation-decline-more = Decline, with a reason
moderation-other = Something else…
moderation-all = All claims
moderation-find = Words to look for
moderation-find-it = Find
moderation-none-found = No claim says this.
moderation-below = { $pro } pro, { $con } con below
moderation-with-chosen = With those you ticked:
moderation-chosen = { $count ->
    [0] Nothing chosen
    [one] One claim
   *[other] { $count } claims
}
moderation-deeds = What to do
moderation-target = Under this claim
moderation-survivor = The claim that stays
moderation-find-target = Find the claim that it shall stand under
moderation-find-survivor = Find the claim that stays
moderation-find-other = Or find another one
moderation-side = What is it for that claim?
moderation-more-parts = More than two
moderation-part = Claim { $number }
moderation-replies = Which of them do the replies answer?
moderation-reason = Reason
moderation-choose-reason = Choose a reason
moderation-no-reason = In your own words, below
moderation-note = What else is there to say?
moderation-earlier = How it read earlier
moderation-wordings-remove = For everybody, at once, with suggestions that hold words of them. How the claim reads now stays. This can’t be undone.
moderation-note-hint = Everybody who reads the debate can read it, and it can't be seen who wrote it. For what is abusive or tells who somebody is, no note is kept.
moderation-back = Back to the claims
moderation-sorting = Drag a claim onto another one to move it there. With the keyboard: arrows up and down go through the list, Space ticks, Alt and arrow right moves a claim below the one before it, Alt and arrow left out of its parent. You are asked before anything is moved.
moderation-undo = Undo
moderation-restore = Restore
moderation-archived = { $count ->
    [one] One claim that was archived or declined
   *[other] { $count } claims that were archived or declined
}
moderation-done = Done. Everybody can read in the history what was done, and why.
moderation-kept = The marks are settled; the claim stays as it is.
moderation-said = Comments and suggestions under review
moderation-said-comments = { $count ->
    [one] A comment waits for you to read it.
   *[other] { $count } comments wait for you to read them.
}
moderation-said-suggestions = { $count ->
    [one] A suggested wording waits for you to read it.
   *[other] { $count } suggested wordings wait for you to read them.
}
moderation-restored = It is restored. A declined claim is under review again.
moderation-undone = It is undone.
moderation-see-history = See the history

# What can be done, and what each does.
moderation-publish = Publish
moderation-decline = Decline
moderation-archive = Archive
moderation-move = Move
moderation-link = Link
moderation-unlink = Unlink
moderation-merge = Merge
moderation-split = Split
moderation-extract = Make a debate of it
moderation-keep = Leave it as it is
moderation-review-hint = Published claims appear at once; a declined one is read by its author alone, with your reason.
moderation-archive-hint = It leaves the debate with everything that answers it. Its author sees the reason. It can be restored until the debate is sealed.
moderation-move-hint = It stands elsewhere, with everything that answers it. The ratings of the old place are kept apart; in the new place it is rated anew.
moderation-link-hint = It stands under a further claim as well, and is rated there on its own.
moderation-unlink-hint = It leaves this place and stays where else it stands.
moderation-merge-hint = One claim stays, with its ratings. It takes in the replies, places and sources of the others; their ratings are not counted.
moderation-split-hint = New claims stand where it stood, with its sources. They are rated anew.
moderation-extract-hint = What stands here and below becomes a debate of its own, in preparation: texts only. Here, a reference to it stays.
moderation-keep-hint = The marks are settled, and nothing else changes.

# The nine reasons.
reason-unsupported = Claims more than it supports
reason-not-a-claim = Is not a claim
reason-unclear = Is unclear
reason-duplicate = Says what another claim says
reason-unrelated = Has nothing to do with it
reason-several-claims = Is more than one claim
reason-belongs-elsewhere = Belongs elsewhere
reason-abusive = Is abusive
reason-identifies-a-person = Tells who somebody is

# Marking a claim.
mark-it = Mark for review
mark-done = You marked this for review
mark-why = What is wrong with it?
mark-hint = Those who run the debate see the reason, not who gave it. Who disagrees answers or rates instead.
mark-send = Mark it
mark-back = Take the mark back
mark-no-reason = Choose a reason first.

# What one contributed.
mine-heading = Your contributions
mine-lead = Only this browser can tell which claims are yours.
mine-sealed = This debate is sealed: nobody can tell any more which claims are whose, not even this browser.
mine-empty = You have written nothing here yet, or this browser does not know of it.
mine-review = Waits for review
mine-declined = Was declined
mine-archived = Was archived
mine-merged = Was merged with another claim that says the same
mine-split = Was split into several claims
mine-late = Waits until what it answers is back
mine-standing = Everybody reads it
mine-wording = Your change waits.
