rate-none = keine
rate-weak = schwach
rate-some = mittel
rate-strong = stark
rate-decisive = entscheidend
# Ob man einer These zustimmt.
rate-disagree = dagegen
rate-rather-not = eher nicht
rate-torn = unentschieden
rate-rather = eher ja
rate-agree = dafür
