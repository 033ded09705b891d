# Die Gliederung.
outline-kind = Gliederung
outline-rest = Der Rest dieses Zweigs
outline-cut = Mehr passt nicht auf eine Seite: Such enger, oder öffne einen Zweig über seine Nummer.
outline-no-hit = So ein Argument gibt es nicht.
outline-show-whole = Die ganze Gliederung zeigen
outline-empty = Hier ist noch nichts.
outline-one-branch = Ein einzelner Zweig, so wie er gedruckt wird.
outline-whole = Die ganze Gliederung
outline-only-branch = { $number } Nur dieser Zweig
outline-below = { $pro } Pro · { $con } Kontra
outline-below-number = unter { $number }

# Ihre Filter.
outline-sift = Suchen und filtern
outline-words = Wörter
outline-side = Seite
outline-both = Beide
outline-pro = Pro ({ $count })
outline-con = Kontra ({ $count })
outline-unfolded = Aufgeklappt
outline-all-levels = Alle Ebenen
outline-unanswered = Noch ohne Kontra ({ $count })
outline-overlooked = Übersehen: von wenigen bewertet ({ $count })
outline-sources = Mit Quellen ({ $count })
outline-show = Zeigen
outline-shown = { $shown } von { $all } Argumenten.
outline-show-all = Alle zeigen
