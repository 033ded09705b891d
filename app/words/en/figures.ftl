# What the group thinks of a place, and how many said so.
figures-few = { $word }, a few voices
figures-exact = { $word }, { $voices } voices

# Of a thesis.
figures-mostly-disagree = mostly disagree
figures-rather-disagree = rather disagree
figures-torn = torn
figures-rather-agree = rather agree
figures-mostly-agree = mostly agree
figures-split = split

# Of any other claim.
figures-hardly-any = hardly any impact
figures-weak = weak impact
figures-some = some impact
figures-strong = strong impact
figures-decisive = decisive impact
figures-split-impact = split on its impact

# How strong something is once the replies are weighed.
figures-strength-very-weak = very weak
figures-strength-weak = weak
figures-strength-undecided = undecided
figures-strength-strong = strong
figures-strength-very-strong = very strong

# How many voices took part, and how evenly.
figures-voices-at-least = at least { $count } voices
figures-voices-between = between { $from } and { $to } voices
figures-voices = { $count } voices
figures-even = even
figures-somewhat-uneven = somewhat uneven
figures-few-dominate = a few voices dominate
# How divided the group is.
figures-united = mostly of one mind
figures-mixed = of several minds
figures-division-split = split
