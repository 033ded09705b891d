# The facilitator’s desk.
desk-heading = Your desk
desk-save = Save your own desk link below: it is the only way back to this page.
desk-take-part = Take part yourself
desk-take-part-how = As a voice like everybody else’s: the desk and your voice never travel together.
desk-invitations = This debate takes one voice per invitation. The contributor link alone only lets people read.
desk-invitations-issue = Issue invitations

desk-read = Read the debate

# Links.
desk-no-link = There is no such link.

# Steps.
desk-steps = The next step
desk-go-to = Go to “{ $step }”
desk-step-draft = draft
desk-step-contribute = contribute
desk-step-reflect = reflect
desk-step-decide = decide
desk-step-sealed = sealed
desk-all-history = All that happened
desk-to-contribute = Open the debate for claims and ratings.
desk-to-reflect = Freeze claims and ratings and show the results to everybody. There is no way back.
desk-to-decide = The meeting is over. Claims, ratings and results stay as they are.
desk-step-sure = I know that there is no way back.
desk-step-unsure = From this step there is no way back. Go to the desk, open the step and say that you know it: nothing was changed.
desk-step-waiting = { $count ->
    [one] One thing still waits for you to look at it.
   *[other] { $count } things still wait for you to look at them.
}
desk-step-waiting-sealed = { $count ->
    [one] One thing still waits for you to look at it. What is under review is destroyed with this step, and its author never hears of it.
   *[other] { $count } things still wait for you to look at them. What is under review is destroyed with this step, and its authors never hear of it.
}
desk-to-seal = Destroy what could link a person to a contribution. The debate stays readable as it is; nobody can show any more what is theirs. There is no way back, and backups from before still hold what is destroyed here.
desk-no-step = There is no such step.
desk-not-that-step = A debate in the step “{ $from }” can't be put in the step “{ $to }”.

# How it runs.
desk-set-up = How it runs
desk-set-up-more = Batches, dates, limits
desk-set-up-save = Save

# What there is.
desk-numbers = So far
desk-claims = Claims
desk-pro-side = On the pro side
desk-con-side = On the con side
desk-levels = Levels deep
desk-took-part = Took part

# What to take along.
desk-exports = Take it along
desk-brief = Brief (Markdown)
desk-svg = Picture (SVG)
desk-png = Picture (PNG)

# The invitation.
desk-invite = Invite
desk-invite-label = A text to send
desk-invite-hint = The same for everybody: one link for all. Send it to all of them at the same time.
desk-invite-own-hint = The same for everybody but for the last line: put each person’s own link there, from the table of invitations.
desk-invitation = Before we meet: what speaks for it, what against it? Please argue and rate, whenever it suits you: “{ $title }”
desk-invitation-own = Your own invitation, which makes you one voice and nobody can tell which: [a link of the table]
desk-invitation-promise = Nobody can see who wrote or rated what, neither colleagues nor whoever runs this: { $promise }
desk-read-brief = Read and print the brief

# The meeting.
desk-meeting = The meeting
desk-meeting-more = Time, goal, agenda
desk-meeting-zone = In the debate’s time zone: { $zone }.
desk-goal = What is it for?
desk-goal-hint = Left empty: “{ $proposed }”
desk-minutes = How many minutes does it take?
desk-agenda = Agenda
desk-agenda-proposed = An item a line, its minutes first. This one is proposed from the debate and follows it; once you change it, yours stays.
desk-agenda-own = An item a line, its minutes first. This one is yours.
desk-agenda-anew = Propose it from the debate again
desk-meeting-save = Save
desk-to-draft = Close it again and go on preparing: until you reopen it, only you see it. What was written and rated stays.
desk-previews = See what others see:
desk-preview-contributor = as a contributor
desk-preview-leadership = as leadership
desk-clone = Start another debate like this one
desk-backups-kept = Whoever runs this server keeps backups for { $days ->
    [one] one day
   *[other] { $days } days
}.
desk-backups-unsaid = Whoever runs this server has not said how long backups are kept: ask.
