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
