# The overview’s headings.
overview-heading = Overview
overview-contested = Most contested
overview-consensus = Points of consensus
overview-unanswered = Not answered yet
overview-on = on:

# The sentences of the overview.
overview-stands = Where the group stands: { $words }.
overview-sides =
    { $pro ->
        [one] 1 claim stands
       *[other] { $pro } claims stand
    } on the pro side and { $con } on the con side.
overview-took-part = Took part
overview-rated = { $voices } rated
overview-rated-few = fewer than { $k } voices rated, so no number is shown
overview-added = { $voices } added claims
overview-added-few = fewer than { $k } voices added claims, so no number is shown
overview-first-level = First level
overview-first-level-sides = { $pro } pro, { $con } con
overview-net = By net stance
overview-net-sides = { $pro } for, { $con } against (a con of a con speaks for)
overview-net-ratings = Ratings by net stance
overview-net-ratings-sides = { $pro } for, { $con } against; at the first level { $nearpro } and { $nearcon }. Claims that fewer than { $few } people rated are not counted.
overview-evenness = Ratings per voice
overview-moved = How it moved
overview-moved-thesis = How it moved: { $thesis }
overview-week = week { $week }: { $band }
overview-weighed = { $strength } once the replies are weighed
overview-withheld = Ratings are hidden until the meeting begins, so that nobody is swayed. From then on results are shown wherever at least { $k } people rated.
overview-imported = { $count } claims came with votes from another tool. They are kept apart and count for nothing here.
