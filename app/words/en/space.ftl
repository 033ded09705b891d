# A space: a team's place, holding debates.
space-start = Start a space
space-start-button = Start the space
space-lead = A place for all debates of a team: one page for you who run them, one overview for those who only read.
space-name = name
space-mission = mission
space-contact = contact
space-name-label = What is it called?
space-mission-label = What is the team there for?
space-mission-hint = A sentence or two: it stands above the overview. May be empty.
space-contact-label = Whom can people ask?
space-contact-hint = A name, a mail address, a telephone number: shown in every debate that begins here. May be empty.
space-no-name = A space needs a name.
space-too-long = The { $what } has { $length } characters; at most { $limit } fit.
space-reload = This form is from another time. Reload the page and send it again.
space-no-such-link = There is no such link.
space-kind = Your space
space-new-debate = Start a debate
space-overview = Overview
space-debates = Debates
space-empty = There is no debate here yet. Start the first one: a thesis and a date are enough.
space-overview-empty = No debate has opened here yet.
space-about = About this space
space-change = Name, mission, contact, quiet hours
space-save = Save
space-claims = { $n ->
    [one] 1 claim
   *[other] { $n } claims
}
space-link-facilitator = Yours. Save it: whoever has it runs every debate of this space.
space-link-leadership = For those who read the overview of all debates.
space-column-title = Debate
space-column-step = Step
space-column-standing = Where it stands
space-column-claims = Claims
space-column-took-part = Took part
space-step-draft = Draft
space-step-contribute = Open
space-step-reflect = Results
space-step-decide = Decisions
space-step-sealed = Sealed
space-do-moderate =
    { $count ->
        [one] One thing waits for you: look at the queue.
       *[other] { $count } things wait for you: look at the queue.
    }
space-do-draft = Open it when the thesis says what you mean.
space-do-draft-planned = Opens on { $day }.
space-do-contribute = Runs without an end: set a date, or begin the meeting by hand.
space-do-contribute-planned = Runs by itself. Results on { $day }.
space-do-reflect = Meet with the brief, then say that the meeting is over.
space-do-decide = Seal it when nothing is left to do.
space-do-decide-planned = Is sealed on { $day }.
space-do-sealed = Nothing to do.
space-quiet = Quiet hours
space-quiet-hint = When nobody is expected to write. Every invitation says so. May be empty.
space-quiet-from = From
space-quiet-until = Until
space-quiet-wrong = Quiet hours need two different times, written like 20:00 and 07:00.
space-quiet-words = Between { $from } and { $until } ({ $zone }) nobody is expected to write.
space-column-next = Next date
space-column-division = How united
space-column-needs = What it needs
space-first = What needs attention stands first:
space-sort-attention = What needs attention first
space-how = Each debate’s figures are those of its own overview, and each explains there how it is computed. Nothing is added up across debates. “How united” follows from how far apart the ratings of the thesis lie. Below the smallest group of a debate nothing is shown. In the first order stand debates whose meeting is due, the split ones before the others; then those that end soonest.
space-kind-page = Overview of all debates, on one page
space-left-out = { $count ->
    [one] One more debate did not fit on this page; it stands in the overview.
   *[other] { $count } more debates did not fit on this page; they stand in the overview.
}
space-for-programs = For programs, the same as JSON; as “Authorization: Bearer” they send what stands behind /l/ in the link of this space:
space-needs-draft = It is being prepared.
space-needs-voices = Fewer than { $k } voices have rated so far: invite people again.
space-needs-time = It runs until { $day }.
space-needs-end = It runs without an end: set a date.
space-needs-talk = Results are there, and the group is split: take time to talk.
space-needs-meeting = Results are there: meet and decide.
space-needs-record = It was discussed: decisions are being recorded.
space-do-contribute-closing = Ratings close on { $day }. Then begin the meeting by hand.
