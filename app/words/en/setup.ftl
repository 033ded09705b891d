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

setup-ratings-until = Ratings close at the end of
setup-claims-until = Claims close at the end of
setup-until-hint = Days in UTC. Left empty, claims close two days before ratings, so that the last ones are heard too; without a day for ratings, both stay open until you begin the meeting.
setup-k = The smallest group that anything is shown of
setup-k-hint = 5 or more. It can be made larger until the first ratings appear, never smaller.
setup-per-day = The most claims from one person in a day
setup-no-limit = no limit

# What is wrong with what was typed.
setup-no-date = A date is written like 2026-05-12.
setup-no-number = Write whole numbers for the smallest group and the claims per day.
setup-day-over = The day on which ratings close is over already.
