# The brief for the meeting, its agenda and its calendar entry: pages, Markdown, PDF and DOCX.
brief-kind = Brief for the meeting
brief-kind-page = Brief for the meeting, on one page
brief-made = Made on { $date } from all that is released. Nobody is named in it, and nobody can be.
brief-page-of = Page { $page } of { $pages }
brief-day = { $day } { $month } { $year }
brief-month-1 = January
brief-month-2 = February
brief-month-3 = March
brief-month-4 = April
brief-month-5 = May
brief-month-6 = June
brief-month-7 = July
brief-month-8 = August
brief-month-9 = September
brief-month-10 = October
brief-month-11 = November
brief-month-12 = December

# The conclusion. $told: “mostly agree, 34 voices”.
brief-stands = On the thesis the group is: { $told }.
brief-stands-several = { $theses ->
    [one] There is one thesis, on which too few have rated to say where the group stands.
   *[other] There are { $theses } theses; where the group stands on each follows below.
}
brief-too-few = Too few have rated the thesis to say where the group stands.
brief-arguments = { $pro ->
    [one] One claim stands
   *[other] { $pro } claims stand
} on the pro side and { $con } on the con side.
brief-split-on = It is most split on this: “{ $claim }”
brief-agrees-on = It agrees most on this: “{ $claim }”
brief-withheld = Ratings are hidden until the meeting begins, so that nobody is swayed. This brief shows the arguments; the results join it when the meeting begins.
brief-small = Results are told where at least { $k } voices rated, and below { $below } in words only, so that nobody’s rating can be worked out.

brief-standing = Where the group stands
brief-background = Background
brief-goal = Goal
brief-agreement = Agreement: { $told }
brief-strength = Once the replies are weighed: { $strength }
brief-distribution = How the voices are spread
brief-for = Strongest for
brief-against = Strongest against
brief-because = because
brief-contested = Most contested
brief-contested-why = Where the group is most divided, the most divided first.
brief-consensus = Points of consensus
brief-consensus-why = Where most say the same.
brief-unanswered = Unanswered
brief-unanswered-why = Nobody has argued against these.
brief-overlooked = Overlooked
brief-overlooked-why = Too few have rated these to say anything.
brief-participation = Who took part
brief-rated = Rated: { $voices }
brief-contributed = Added claims: { $voices }
brief-evenness = How evenly ratings are spread over the voices: { $evenness }
brief-nobody-told = Too few took part to give a number.
brief-under = on: { $claim }
brief-pro = Pro
brief-con = Con
brief-thesis = Thesis

brief-picture = The debate at a glance
brief-picture-alt = Picture of the whole debate as rings around the thesis: { $pro } claims on the pro side, { $con } on the con side, { $levels } levels deep.
brief-picture-caption = { $pro ->
    [one] One claim
   *[other] { $pro } claims
} on the pro side (green), { $con } on the con side (red), { $levels ->
    [one] one level
   *[other] { $levels } levels
} deep. Each ring answers the one within it.

brief-more = The full brief has { $more ->
    [one] one more claim
   *[other] { $more } more claims
} in these lists.
brief-more-theses = The full brief has { $more ->
    [one] one more thesis.
   *[other] { $more } more theses.
}
brief-outline = Annex: the whole debate
brief-outline-cut = { $more ->
    [one] One claim further down is left out here; it is
   *[other] { $more } claims further down are left out here; they are
} in the outline page and in the other formats.
brief-elsewhere = stands at { $number }
brief-withdrawn = taken back
brief-sources = Annex: sources
brief-cannot-show = { $count ->
    [one] One character could not be printed, because no font for it is installed where this file was made: { $names }. A square (□) stands for it. The page and the other formats have it whole.
   *[other] { $count } different characters could not be printed, because no font for them is installed where this file was made: { $names }. A square (□) stands for each. The page and the other formats have them whole.
}

agenda-title = Proposed agenda
agenda-own-title = Agenda
agenda-lead = { $minutes } minutes, contested first. The times are a proposal.
agenda-time = { $from }–{ $to } min
agenda-open = Why we meet, and where the group stands
agenda-open-goal = Goal: { $goal }
agenda-goal-default = Decide on this: { $thesis }
agenda-goal-several = Decide on this: { $title }
agenda-sides = Both sides, the main reasons for and against
agenda-contested = Discuss: most contested
agenda-quiet = Hear what was overlooked or not answered
agenda-confirm = Confirm: on this we agree
agenda-decide = Decide, and who does what by when

calendar-summary = Meeting: { $title }
calendar-question = Question: { $question }
calendar-debate = The debate: { $link }
calendar-brief = The brief: { $link }
calendar-nobody = Everybody has the same links. Nobody can see who wrote or rated what.

brief-not-made = The brief could not be made in this form just now. It is there as a page and as Markdown: take one of those, or try again.

calendar-none = No time is set for the meeting yet, so there is no calendar entry. Set it at the desk, then take the entry again.
calendar-get = Calendar entry for the meeting

brief-take = Take it along
brief-as-pdf = PDF
brief-as-docx = Word document
brief-as-markdown = Markdown
brief-as-page-pdf = One page, PDF
brief-as-page-docx = One page, Word document
brief-name-pdf = Brief (PDF)
brief-name-docx = Brief (Word document)
brief-name-page = Brief on one page (PDF)
brief-whole = The whole brief
brief-one-page = On one page
brief-back = Back to the debate
brief-back-desk = Back to the desk
