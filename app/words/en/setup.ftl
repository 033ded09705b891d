# How a debate runs.
setup-fixed = The debate has opened: how contributions appear and who sees ratings stay as they are, because people rely on them.

setup-release = When do contributions appear to others?
setup-hourly = About once an hour
setup-hourly-hint = At a random minute, and only when three people have added something (or after a day). Nobody can tell who was online.
setup-daily = About once a day
setup-daily-hint = The same, once a day: the calmest, and the most anonymous.
setup-now = At once
setup-now-hint = Within seconds. Everybody can tell when something was written, and perhaps from that by whom.

setup-ratings = When do others’ ratings show?
setup-reflect = When the meeting begins
setup-reflect-hint = Nobody is swayed by what others think.
setup-rated = Earlier, to those who have rated the claim themselves
setup-rated-hint = As one of five words, made anew only when enough ratings have changed. The last few ratings of a claim may then stay uncounted.

setup-k = The smallest group that anything is shown of
setup-k-hint = 5 or more. It can be made larger until the first ratings appear, never smaller.
setup-per-day = The most claims from one person in a day
setup-no-limit = no limit

# What is wrong with what was typed.
setup-no-date = A date is written like 2026-05-12.
setup-no-number = Write whole numbers for the smallest group and the claims per day.
setup-day-over = The day on which ratings close is over already.

setup-dates = When
setup-opens = It opens on
setup-opens-hint = Left empty it opens at once. Until then only you see it.
setup-ratings-until = Ratings close at the end of
setup-until-hint = Left empty, claims and ratings stay open until you begin the meeting.
setup-by-itself = Show the results by themselves when ratings close
setup-claims-until = Claims close at the end of
setup-claims-hint = Left empty, two days before ratings, so that the last claims are heard too.
setup-meets = The meeting begins on
setup-decides = Decisions are recorded after
setup-seals = It is sealed after
setup-seals-hint = Then everything that could link a person to a contribution is destroyed. Left empty, you do it by hand.
setup-zone = Time zone
setup-zone-hint = All days and times above are meant there; readers see them in their own.
setup-contact = Whom can people ask?
setup-contact-hint = A name, a mail address, a telephone number: shown to everybody who takes part. May be empty.
setup-language = Language
setup-language-hint = In which people write here, as a code: screen readers then read claims as they should. The pages themselves speak each reader’s own.
setup-names = Names to warn of
setup-names-hint = One a line. Whoever types one of them is reminded, on their own device, that names can give people away. The list stands in the page of everybody who takes part.
setup-no-time = A time is written like 2026-05-12T09:30.
setup-people = How many people will take part?
setup-people-hint = Roughly. It is not kept.
setup-propose = Propose settings for so many
setup-enough = Proposed for { $people } people: see below. Nothing is shown of fewer than { $k }.
setup-few = With { $people } people, ratings are told in words at most, and only where nearly all of them rate: exact figures need twice the smallest group ({ $k }), which is { $enough }. What they argue is there all the same.
setup-too-few = With { $people } people nothing is ever shown of ratings, since that needs { $k } of them: who rated what could be guessed. What they argue is there all the same.
setup-start-anyway = { $warning } Start it all the same, or change what stands below.
setup-no-people = Write how many people will take part as a whole number.
setup-access = Who may read it?
setup-link = Those who have a link
setup-link-hint = Contributors, you, and leadership.
setup-public = Everybody
setup-public-hint = Whoever knows the address reads it; only those with the contributor link take part.
setup-invited = By invitation: one person, one voice
setup-invited-hint = Those who have a link read it. To take part, each person needs an invitation of their own, which you issue at the desk; nobody can tell whose voice is whose. Settled once the debate has opened.
setup-invited-fixed = By invitation: one person, one voice. This stays as it is.

setup-review = Who sees new claims first?
setup-review-no = Everybody, with the next batch
setup-review-no-hint = You can take out later what does not belong there.
setup-review-yes = You, to review them
setup-review-yes-hint = New claims and wordings appear when you publish them. You never see who wrote them.
