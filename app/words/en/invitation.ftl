# Using an invitation.
invitation-title = Your invitation
invitation-lead = This debate takes one voice from each person who was invited. Your invitation gets you yours – and nobody can tell afterwards which voice came from which invitation.
invitation-none = This debate takes no invitations, or no more. If you have its link, open that instead.
invitation-to-debate = To the debate
invitation-has-voice = This browser already has a voice in this debate: go on to it. If you came by your own invitation again, all is well. If this one is somebody else’s, pass it on: it was not used up here.
invitation-use-heading = Use it
invitation-code = The code of your invitation
invitation-code-hint = It comes with the link. On paper it stands below the picture; capitals and blanks do not matter.
invitation-use = Use my invitation
invitation-busy = One moment: your browser is making your voice.
invitation-no-script = Your browser has not started what this takes. It needs JavaScript; without it, see below.
invitation-how = Your browser makes up a random number and covers it. The server signs it without seeing it, once for each invitation. Uncovered, the number with its signature is your voice: genuine, and not to be traced to the invitation. Opening this page has used nothing up yet.
invitation-same = Is it the same key for everybody?
invitation-same-text = All invitations to this debate begin with these sixteen characters. They stand for the key that signs. If yours begin otherwise, or a colleague’s do, don’t use it, and ask the person who invited you.
invitation-device = You have a voice on another device already? Enter its code.

# What may go wrong.
invitation-mistyped = This is no invitation to this debate, or a character is wrong. Compare it with yours. Nothing was used up.
invitation-other-key = This invitation was made for another key than this page uses. Don’t go on, and ask the person who invited you. Nothing was used up.
invitation-wrong = The server’s signature does not fit. Your invitation may be used up now: tell the person who invited you.
invitation-unanswered = The server could not be reached, or gave no answer. Press the button again: if your invitation was used, you get the same answer once more.
invitation-not-blinded = That is nothing that could be signed: 256 bytes in hexadecimal digits, smaller than the key.
invitation-not-signed = This is no voice of this debate: its key has not signed it.

# Without script.
invitation-open = Without JavaScript
invitation-open-more = Use it with less protection
invitation-open-warning = This way is clearly weaker: the server makes up the number itself, so for a moment it sees your invitation and your voice together. It keeps no record of it. But somebody who records what this server receives and sends could tell that what you write is yours. If you can, use a browser with JavaScript.
invitation-open-use = Use it with less protection

# The desk’s page.
invitations-title = Invitations
invitations-lead = One person, one voice: give each person one invitation of their own. Whoever uses it becomes a voice, and nobody, not you either, can tell which.
invitations-none = This debate takes no invitations, or no more. Whether it does is settled before it opens.
invitations-back = Back to the desk
invitations-to-desk = Back to the invitations
invitations-issued = { $count ->
    [one] One invitation
   *[other] { $count } invitations
}
invitations-once = They are shown this once. Copy, download or print them now: what is stored of them opens nothing.
invitations-links = One link for each person
invitations-csv = Download as a table (CSV)
invitations-csv-link = link
invitations-csv-code = code
invitations-sheet = Show as a sheet to print
invitations-picture = The invitation as a picture for a camera
invitations-issue = Issue invitations
invitations-how-many = How many
invitations-issue-hint = One for each person. You can issue more later.
invitations-instead = Instead of all that were not used yet
invitations-instead-hint = Those are revoked. Invitations that were used stay voices: nobody knows which these are, so none can be taken back. Give new ones only to people who have not used theirs: ask them.
invitations-issue-button = Issue
invitations-number = Say how many: from 1 to { $limit }.
invitations-revoke = Revoke
invitations-revoke-text = An invitation that was not used opens nothing any more. One that was used stays the voice that it became. Which it was, you are not told.
invitations-revoke-which = The link or code of one invitation
invitations-revoke-one = Revoke this one
invitations-revoke-all = Revoke all that were not used
invitations-revoked-one = If it was not used, it opens nothing any more.
invitations-revoked-all = All that were not used open nothing any more.
invitations-used-heading = How many were used
invitations-used-few = Fewer than { $k } so far. More is told from { $k } on.
invitations-used = At least { $used }.
invitations-used-hint = Counted with each batch, never sooner, and never which.
invitations-fingerprint = All your invitations begin with these sixteen characters. They stand for the key that signs, so that people can check that all were given the same one:
invitations-slip = Your own invitation: one person, one voice. Point a camera at the picture, or open this address and type the code. Nobody can tell afterwards which voice came from it.
invitations-print = Print this page now: these invitations can’t be shown again. Cut along the lines, and let people draw one, if you like: then not even you know who has which.
