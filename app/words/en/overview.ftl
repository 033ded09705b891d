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
overview-took-part-few = fewer than { $k } voices rated and fewer than { $k } added claims, so no number is shown
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
overview-weighed = { $strength } once the replies are weighed
overview-withheld = Ratings are hidden until the meeting begins, so that nobody is swayed. From then on results are shown wherever at least { $k } people rated.
overview-imported =
    { $count ->
        [one] 1 claim came with votes
       *[other] { $count } claims came with votes
    } from another tool. They are kept apart and count for nothing here.
overview-left-out = { $count ->
    [one] One more thesis did not fit on this page and is left out; it stands in the overview.
   *[other] { $count } more theses did not fit on this page and are left out; they stand in the overview.
}
overview-more-theses = { $count ->
    [one] One more thesis
   *[other] { $count } more theses
}
overview-few = It was rated by fewer than { $k } voices, so nothing is shown.
overview-stands-few = Too few have rated the thesis to say where the group stands.
overview-stands-several =
    { $told ->
        [0] There are { $theses } theses, and too few have rated any of them to say where the group stands.
       *[other] There are { $theses } theses; where the group stands is told of { $told } of them.
    }
overview-spread = How the answers are spread: { $spread }. In words: { $told }.
overview-agreement = Agreement
overview-reasons = Strongest reasons
overview-for = Strongest for
overview-against = Strongest against
overview-because = because
overview-overlooked = Overlooked
overview-of = { $shown } of { $all }.
overview-all = All in the outline
overview-balance = For and against
overview-side = Side
overview-claims = Claims
overview-for-thesis = For the thesis
overview-against-thesis = Against the thesis
overview-bar-pro = { $count } for +
overview-bar-con = − { $count } against
overview-raters = Ratings
overview-adders = Claims
overview-week = week { $week }
overview-week-untold = no new answer: too few ratings were added or changed
overview-week-head = Week
overview-nearest = Nearest answer
overview-moved-label = How the agreement moved from week to week: { $weeks }.

# How each figure comes about.
overview-how = How this is computed
overview-how-standing = Everybody may rate a thesis once, in five steps from “disagree” to “agree”. The columns count the voices that chose each step; whose they are nobody knows. The word is the one of the five that is nearest to the average, or “split” where ratings are against each other. Of fewer than { $k } voices nothing is shown, of fewer than { $twice } a word without a number.
overview-how-division = How divided the group is follows from how far apart the ratings lie. Source: van der Eijk’s agreement A (2001); polarisation is (1 − A) / 2. Up to a quarter it says “mostly of one mind”, above that “of several minds”, and “split” where A is below 0.
overview-how-strength = Strength asks what the thesis is worth once its replies are weighed: it begins with its own ratings (the middle, where too few have rated), gains by strong pros and loses by strong cons, from the last reply up. It is told in five bands. Formula: w = (sum of ratings + 8) / (4 (n + 4)); E = strength of the pros − strength of the cons; h = E² / (1 + E²); strength = w + h (1 − w) if E is above 0, else w − h w. Source: quadratic energy, Potyka 2018.
overview-how-strength-dfquad = Strength asks what the thesis is worth once its replies are weighed: it begins with its own ratings (the middle, where too few have rated), gains by strong pros and loses by strong cons, from the last reply up. It is told in five bands. Formula: w = (sum of ratings + 8) / (4 (n + 4)); E = product of (1 − strength) over the cons − the same over the pros; strength = w + E (1 − w) if E is 0 or above, else w + E w. Source: DF-QuAD, Rago and others 2016.
overview-how-chains = The pro, or the con, of the thesis that is strongest once its replies are weighed; then the strongest pro of that claim, and so on, at most four.
overview-how-contested = Claims whose ratings lie far apart, those with more voices first: ranked by polarisation times the square root of the number of voices, where at least { $k } voices rated. Each card says how many voices it rests on. Source: van der Eijk 2001.
overview-how-consensus = Claims on which most voices say nearly the same, clearly high or clearly low: agreement A of 0.6 and more, with an average in the upper or lower third, where at least { $k } voices rated. Source: van der Eijk 2001.
overview-how-unanswered = Claims that nobody has argued against, those near the thesis first. Only claims are counted, no ratings.
overview-how-overlooked = Claims that fewer than { $k } voices have rated, those near the thesis first. How many rated each is not told.
overview-how-balance = Claims are counted, not people. A claim counts for the side that it serves in the end: a con against a con speaks for the thesis. Ratings are counted only where the numbers of a claim are shown.
overview-how-participation = Somebody who takes part is a voice; in an open debate a person could be two. How many voices did at least one thing, two things and so on is all that is kept. Of fewer than { $k } voices nothing is told; until results are shown, in steps of { $k }. How evenly ratings are spread is 1 − the Gini coefficient of ratings per voice, told from { $twice } voices on: “even” from 0.7, “somewhat uneven” from 0.45.
overview-how-trend = At the end of a week, the answer nearest to the average of all ratings until then. It rests on at least { $k } voices, and moves only after at least { $k } further ratings; so single ratings can’t be read off it. It appears with the results.

# The same as files.
overview-files = Take it along
overview-kind = Overview, on one page
overview-as-pdf = One page (PDF)
overview-as-png = The chart (PNG)
overview-as-csv = All figures (CSV)
overview-not-made = The file could not be made. Nothing is lost: try again in a moment, or read the overview as a page.
csv-about = About
csv-number = Number
csv-claim = Claim
csv-figure = Figure
csv-value = Value
csv-debate = Debate
csv-thesis = Thesis
csv-title = Title
csv-sentence = In one sentence
csv-note = Note
csv-words = In words
csv-strength = Strength
csv-rank = Rank
csv-step = Step of the chain
csv-in-all = In all
csv-not-yet = not told yet
