# A claim as a card, and its rating.
card-pending = Yours. Appears with the next batch, together with others’, so that nobody can tell who was online.
card-pending-now = Yours. Others see it within a few seconds.
card-review = Yours. A facilitator reads it before others do; until then you alone see it here.
card-wording = Yours. Your new wording waits for a facilitator; others still read the old one.
card-declined = Yours. It was declined: { $why }. Change it, and it is looked at again.
card-own = Yours. Only you are told so.
card-taken-back = Taken back by its author.
card-source = Source { $number }
card-sources = Sources
card-where = Where this claim stands
card-not-rated = not rated yet
card-rate = Rate this claim:
card-others = others so far: { $band }
card-another-debate = another debate
card-edit = Edit
card-withdraw = Withdraw
card-withdraw-what = Its text disappears for everybody; replies to it remain.
card-withdraw-it = Withdraw it

# How strong a claim is.
rate-none = none
rate-weak = weak
rate-some = some
rate-strong = strong
rate-decisive = decisive
# Whether one agrees with a thesis.
rate-disagree = disagree
rate-rather-not = rather not
rate-torn = torn
rate-rather = rather
rate-agree = agree
rate-how-strong = How strong is it?
rate-do-you-agree = Do you agree?
rate-take-back = take back
