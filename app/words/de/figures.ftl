# Was die Gruppe von etwas hält, und wie viele es gesagt haben.
figures-few = { $word }, einige Stimmen
figures-exact = { $word }, { $voices } Stimmen

# Von einer These.
figures-mostly-disagree = überwiegend dagegen
figures-rather-disagree = eher dagegen
figures-torn = unentschieden
figures-rather-agree = eher dafür
figures-mostly-agree = überwiegend dafür
figures-split = gespalten

# Von jedem anderen Argument.
figures-hardly-any = kaum Wirkung
figures-weak = schwache Wirkung
figures-some = mittlere Wirkung
figures-strong = starke Wirkung
figures-decisive = entscheidende Wirkung
figures-split-impact = über die Wirkung gespalten

# Wie stark etwas ist, wenn man die Antworten abwägt.
figures-strength-very-weak = sehr schwach
figures-strength-weak = schwach
figures-strength-undecided = unentschieden
figures-strength-strong = stark
figures-strength-very-strong = sehr stark

# Wie viele Stimmen teilgenommen haben, und wie gleichmäßig.
figures-voices-at-least = mindestens { $count } Stimmen
figures-voices-between = zwischen { $from } und { $to } Stimmen
figures-voices = { $count } Stimmen
figures-even = gleichmäßig
figures-somewhat-uneven = etwas ungleichmäßig
figures-few-dominate = wenige Stimmen überwiegen
# Wie geteilt die Gruppe ist.
figures-united = überwiegend einig
figures-mixed = verschiedener Meinung
figures-division-split = gespalten
