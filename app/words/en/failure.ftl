# Headings of pages that say what went wrong.
failure-heading-forbidden = Not open to you here
failure-heading-not-found = Nothing here
failure-heading-early = Not yet
failure-heading-late = Too late
failure-heading-conflict = Not possible now
failure-heading-too-large = Too large
failure-heading-too-many = A moment, please
failure-heading-gone = No longer there
failure-heading-server = Something went wrong here
failure-heading-other = That did not work
failure-to-start = To the start page
failure-to-debate = To the debate
failure-to-overview = To the overview
failure-to-desk = To the desk
failure-to-space = To the space
failure-to-moderation = Back to moderation
failure-to-suggestions = Back to the suggestions
failure-to-comments = Back to the comments
failure-to-invitations = Back to the invitations
failure-opens = It opens on { $time }. Your link stays the same: open it again then.
failure-opens-some-day = Your link stays the same: open it again later.
failure-kept = What you wrote
failure-send-again = Send again

# What went wrong, what was kept, what to do.
failure-not-found = There is nothing here. If you followed a link, ask the person who gave it to you for a new one.
failure-panicked = Something went wrong here. What you wrote is still in the form: go back and send it again.
failure-again = Try again in a moment.
failure-wrong-method = This address does not take requests of this kind, so nothing was done. Open the debate and go on from there.
failure-other-site = This form came from another site. Open the debate and send it from there.
failure-too-quick = { $who } What you wrote is still in the form: go back, wait { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    } and send it again.
failure-quick-voice = You are quicker than this debate takes contributions.
failure-quick-network = More is arriving from your network than this server takes at a time.
failure-quick-start = Many debates were started from your network just now.

# Why a contribution was not taken.
failure-no-debate = There is no debate here.
failure-no-place = The claim you answer or rate is no longer there.
failure-no-claim = This claim is no longer there.
failure-not-yours = Only the browser that wrote a claim can change it.
failure-not-saved = Not saved: { $why }.
failure-withdrawn = This claim was withdrawn by its author; it takes no more ratings and replies.
failure-reference = This only refers to another debate; it can't be rated.
failure-enough = You have added { $limit } claims today, which is as many as this debate takes from one voice in a day. Your text is still in the form: send it tomorrow.
failure-store = It could not be saved just now. Nothing was lost here: try again in a moment.
failure-stopping = The server is restarting. Try again in a moment.
failure-rating = a rating is a whole number from 0 to 4, not { $number }
failure-unknown-word = “{ $word }” is none of: { $known }.

# Why something is not allowed.
failure-no-link = This debate is read by those who were invited. Ask the person who invited you for the link.
failure-other-role = Your link does not open this. Ask the person who invited you for the right one.
failure-not-yet = Claims and results are shown to leadership when the meeting begins.
failure-draft = This debate is being prepared and has not opened yet.
failure-frozen = This debate no longer takes claims and ratings: they were frozen when the meeting began.
failure-claims-closed = This debate no longer takes new claims and wordings: they close some days before ratings, so that the last ones are heard too. You can still rate.
failure-no-voice = This debate takes one voice per invitation, and this browser has none yet. Open your own invitation first: it is another link than the one that everybody reads with.
failure-uninvited = This debate takes no invitations, or no more: it is open to those who have its link, or it is sealed.
failure-invitation-used = This invitation does not work: it was used before, it was revoked, or it is for another debate. Ask the person who invited you for a new one.
failure-invitation-empty = Enter the code of your invitation.
failure-invitation-character = “{ $character }” is in no invitation. Compare this character with yours.
failure-invitation-length = An invitation has 56 characters; this has { $length }. Compare it with yours.
failure-invitation-check = This invitation does not fit: either a character is wrong, or it is for another debate.
failure-ratings-closed = Claims and ratings have closed. Results are shown when the meeting begins.

# Why a debate can’t be set up so.
failure-relied = How contributions appear and who sees ratings can't be changed once a debate has opened: people rely on them.
failure-touched = The smallest group that anything is shown of can't be changed any more: people rely on it.
failure-access = Whether a debate takes one voice per invitation can't be changed once it has opened: people rely on it. Start another debate, from this one as a template if you like.
failure-k = The smallest group that anything is shown of can be made larger, up to { $limit }, never smaller.
failure-per-day = A limit of claims per day is a number from 1 to { $limit }.
failure-order = Claims close before ratings, not after them.
failure-plan = The dates do not follow each other: a debate opens, then claims and ratings close, then come the results, the meeting, the decisions and the sealing.
failure-past = One of the new dates is over already.
failure-zone = There is no such time zone. It is written like Europe/Berlin or UTC.
failure-language = A language is written as its code: en, de, pt-BR.
failure-contact = Whom to ask has at most { $limit } characters.

# Why a text is no claim; within “Not saved: …”.
failure-text-empty = the claim is empty: write one statement
failure-text-too-long = the claim has { $length } characters; at most { $limit } fit. Shorten it, or make two claims of it
failure-text-control = the claim holds a control character (U+{ $code }) that can't be shown

# Why a source is not taken; within “Not saved: …”.
failure-source-address = “{ $address }” is not a web address: it should begin with https:// or http://
failure-source-address-too-long = a source's address has { $length } characters; at most { $limit } fit
failure-source-quotation-too-long = a source's quotation has { $length } characters; at most { $limit } fit
failure-too-many-sources = a claim can name at most { $limit } sources; this one names { $count }

# Why a claim can’t stand there; within “Not saved: …”.
failure-graph-no-claim = there is no claim { $claim }
failure-graph-duplicate = the id { $id } is taken
failure-graph-cycle = a claim can't stand below itself
failure-graph-too-deep = a debate can be { $limit } levels deep at most; answer a claim further up
failure-graph-already-there = the claim already stands there
failure-graph-no-home = claim { $claim } has no home or several

# Why a debate can’t be started so.
failure-no-title = Write the thesis or the question: it is what everybody will read first.
failure-title-too-long = The title has { $length } characters; at most { $limit } fit.
failure-background-too-long = The background has { $length } characters; at most { $limit } fit.
failure-too-many-theses = That are { $count } theses; at most { $limit } fit.
failure-thesis = The thesis “{ $thesis }…” does not fit: { $why }.

# Why a text is no code of this debate.
failure-code-empty = Enter the code that the other device shows.
failure-code-character = “{ $character }” is in no code. Compare this character with the other device.
failure-code-length = A code has 88 characters (56 if it holds no link); this has { $length }. Compare it with the other device.
failure-code-check = This code does not fit. Either a character is wrong, or it is the code of another debate: compare it with the other device.

# What the program interface refuses.
failure-import = Nothing was imported: { $why }.
failure-import-unknown = this kind of file was not recognised. What can be read is a text export of Kialo, a debate of arguman (.apxd), Isegoria’s own JSON, or comments.csv and votes.csv of a Polis conversation
failure-import-empty = this file is empty
failure-import-not-read = this format can be written but not read
failure-import-title = a title has at most { $limit } characters
failure-api-too-large = That is more than this address takes, so nothing was saved.
failure-api-method = This address does not take this method: /api/openapi.json says which.
failure-api-other = The address or its query is not what was expected, so nothing was done: /api/openapi.json says what is.
failure-api-body = The body is not what was expected: { $why }.
failure-api-voice = The header Isegoria-Voice holds no voice: 64 hexadecimal digits.
failure-api-key = To start a debate here one needs the operator's key, as Authorization: Bearer.
failure-api-format = This format is not known here.
failure-api-after = “after” names no place of this list; begin again without it.
failure-api-relation = relation is “pro” or “con”.
failure-no-space-link = This space is for those who run it and for leadership. Ask the person who invited you for the link.
failure-names = The names to warn of have at most { $limit } characters together.
failure-goal = What the meeting is for has at most { $limit } characters.
failure-minutes = A meeting takes from { $least } to { $most } minutes.
failure-agenda-minutes = Line { $line } of the agenda does not begin with its minutes, as in “8 Discuss the costs”.
failure-agenda-words = Line { $line } of the agenda has its minutes, but no words.
failure-agenda-item = Line { $line } of the agenda has { $length } characters; at most { $limit } fit.
failure-agenda-items = The agenda has { $items } items; at most { $limit } fit.
failure-agenda-long = The agenda takes { $minutes } minutes; at most { $limit } fit into one meeting.
failure-import-several = choose one file, or from Polis comments.csv and votes.csv together
failure-import-no-title = it has no title of its own: give it one, under “Title”, and choose it once more

# Moderation.
failure-sealed = This debate is sealed: what it says stays as it is.
failure-not-changed = Nothing was changed: { $why }.
failure-nothing-chosen = choose at least one claim
failure-too-many-chosen = { $count } claims were chosen; { $limit } at a time is the most
failure-chosen-gone = a claim that you chose is no longer where it was: somebody moved, archived or withdrew it
failure-conflict = somebody else who runs this debate has changed this since you opened the page. Look at it as it is now, and do it again if it still makes sense
failure-reworded = its author has changed the words of this claim since you opened the page. Look at it as it is now
failure-deeper = it would stand deeper than { $limit } levels
failure-stands-there = it stands there already, with this relation
failure-only-place = this is the only place of the claim; archive it if it should go
failure-last-thesis = a debate needs a thesis; this would take the last one
failure-not-under-review = this is no longer under review
failure-empty-part = a reply is to answer a claim that you left empty. Write that one, or choose another for the reply
failure-parts = a claim is split into two to { $limit } claims
failure-note = the note has { $length } characters; at most { $limit } fit
failure-no-reason = choose a reason
failure-no-why = say why: choose a reason, or write one
failure-remove-there = Comments and suggestions are removed where they stand: choose one in the desk's lists.
failure-not-undoable = this can't be undone: it was undone already, what it takes was deleted by its author, or the debate is sealed
failure-later = something that was done later rests on this; undo that first

# Where a file is wrong, and how; within “Nothing was imported: …”.
failure-file-at = line { $line }, column { $column }: { $what }
failure-file-in = { $file }, line { $line }, column { $column }: { $what }
failure-file-encoding = UTF-8 text was expected; save the file as UTF-8
failure-file-control = text was expected, not the control character U+{ $code }
failure-file-line = a claim, such as “1.2. Pro: text”, was expected
failure-file-block = a claim's number and kind, such as “1.2. Pro:”, or “Sources:” was expected
failure-file-label = “Pro: ”, “Con: ” or “Thesis: ” was expected after { $number }
failure-file-no-words = the text of { $number } was expected
failure-file-indent = { $number } was expected after { $spaces } spaces
failure-file-no-parent = { $number } stands below { $parent }, which was expected before it
failure-file-below-link = { $number } stands below { $parent }, which is a link: claims belong below the linked claim
failure-file-number = the number { $expected } was expected, not { $found }
failure-file-no-target = { $number } links to { $target }, which does not exist
failure-file-text = { $name }: a claim's text was expected: { $why }
failure-file-cycle = { $claim } can't stand under { $parent }: { $parent } stands below { $claim }, or is the same
failure-file-column = a first line with the column { $name } was expected
failure-file-width = { $expected } values were expected in this line, as in the first, not { $found }
failure-file-quotation = the quotation mark that begins here has no end: another one was expected
failure-file-no-comment = at least one comment that was not rejected was expected
failure-file-other = { $words }
