# The debate.
debate-picture = Picture of the whole debate
debate-promise = Nobody can see who wrote or rated what.
debate-promise-how = How that works
debate-where-group-stands = Where the group stands
debate-one-by-one = Rate one by one
debate-equal-hearing = Each claim gets an equal hearing: those with the least attention come first.
debate-welcome-add = Rate three, add one.
debate-welcome-open = Rate three, then open one and add yours.
debate-welcome-rate = Rate three.
debate-welcome = Argue here first, whenever it suits you; then the group meets with everything already on the table. Nobody can see who wrote or rated what, so only the reasons count.
debate-rate-three = Rate three
debate-add-one = Add one
debate-background = Background
debate-also = Also stands under
debate-which-side = Which side to show
debate-no-pro = Nobody has spoken for it yet.
debate-no-con = Nobody has spoken against it yet.
debate-best-reason = What is the best reason you know, even if it is not yours?
debate-add-pro = Add a pro
debate-add-con = Add a con
debate-imported = These votes came with the import and count for nothing here: { $votes }
debate-question = Question
debate-theses =
    { $count ->
        [one] 1 thesis
       *[other] { $count } theses
    }

# The keys of the debate page.
keys-summary = Keys (?)
keys-next = the next claim on this page
keys-before = the claim before
keys-open = opens it
keys-up = up to what this claim answers
keys-pro = add a pro
keys-con = add a con
keys-help = shows these keys
keys-use = Use these keys on this device

# What was just done.
done-saved-review = Your claim is saved. A facilitator reads it before others do; until then you alone see it here.
done-saved-now = Your claim is saved. It appears to others within a few seconds.
done-saved = Your claim is saved. It appears with the next batch.
done-edited = Your new wording is saved.
done-withdrawn = Your claim is taken back.
done-rated = Your rating is saved.
done-device = This device now speaks with the voice of the code: what that wrote is yours here, too.
done-invited = This browser now has its voice in this debate. Nobody can tell which invitation it came from. To keep that so, you need not begin at once: come back whenever you like.
done-rate-others = Rate others’ claims one by one

# Why something is not there.
debate-link-opens-nothing = This link opens nothing (any more). It may have been replaced: ask the person who invited you for the new one.
debate-away = Nothing can be saved just now, and what is yours can’t be shown. What you saved is kept: look again in a few minutes.
debate-claim-gone = The claim you looked for is no longer there. This is the whole debate.
debate-prepared = This debate is being prepared. Those who are invited see it once it opens.
debate-only-invited = Everybody may read this debate. To take part, ask the person who invited you for the link.
debate-only-rating = New claims have closed, so that the last ones are heard too. You can still rate, and change a rating.
debate-use-invitation = Use my invitation
debate-all-closed = Claims and ratings have closed. What the group thinks is shown when the meeting begins.
debate-frozen = Claims and ratings are frozen. What is shown now is the ground for the meeting.
debate-met = The group has met; the outcome is being written down. The debate stays as it was in the meeting.
debate-over = This debate is over and stays readable.

# Step and dates in a line.
strip-draft = In preparation
strip-draft-detail = Only facilitators see it
strip-closed = Claims and ratings have closed
strip-closed-detail = Results are shown when the meeting begins
strip-ratings = Open for ratings, so that the last claims are heard too
strip-open = Open for claims and ratings
strip-claims-until = Claims until { $day }
strip-ratings-until = Ratings until { $day }
strip-until-meeting = until the meeting begins
strip-now = claims appear within seconds, which can tell others when you were here
strip-hourly = claims appear in batches, about once an hour
strip-reviewed = claims appear once they were reviewed
strip-daily = claims appear in batches, about once a day
strip-reflect = Results are shown
strip-reflect-detail = Claims and ratings are frozen for the meeting
strip-decide = Deciding
strip-decide-detail = The record of the meeting is being written
strip-sealed = Closed
strip-sealed-detail = The debate stays readable
strip-shown-from = Shown where at least { $k } people rated.
strip-shown-at-meeting = Others’ ratings appear when the meeting begins.
strip-shown-once-rated = Once you have rated, you see roughly what others think.

# Who reads what.
readers-everybody = Everybody can read claims and results.
readers-all-roles = Contributors, leadership and facilitators can read claims and results.
readers-everybody-later = Everybody can read claims now, and results when the meeting begins.
readers-all-roles-later = Contributors and facilitators read claims now and results when the meeting begins; leadership reads both only from then on.

# What a role’s link is for.
link-contributor = For everybody who argues. One link for all: a link per person would identify.
link-contributor-invited = For everybody who reads along. To take part, one needs an invitation as well.
link-contributor-reads = For everybody who reads the debate. Nothing can be added or rated any more.
link-facilitator = Yours. Save it: whoever has it can run this debate.
link-leadership = For those who read overviews only.

# Downloads.
export-json = Isegoria JSON, lossless
export-kialo = Kialo text
export-kialo-a = Kialo text, older dialect
export-markdown = Markdown
export-arguman = arguman
export-polis = Polis
export-sizes = The picture comes { $small }, { $phone } or { $large } pixels wide.
export-unknown = There is no export in this format.
export-no-png = The picture could not be made just now. The one as SVG is there: take that, or try again.
strip-opens = Opens on { $time }
strip-meets = The meeting begins on { $time }
debate-ask = Questions: { $contact }

done-marked = { $when ->
    [at-once] Thank you. Those who run the debate see the mark within a few seconds.
   *[batch] Thank you. Those who run the debate see the mark with the next batch.
}
done-unmarked = You took the mark back.
