# Was mehrere Seiten sagen.
common-thesis = These
common-pro = Pro
common-con = Kontra
# Dasselbe mitten im Satz.
common-pro-word = Pro
common-con-word = Kontra
common-elsewhere = steht auch anderswo
common-levels =
    { $count ->
        [one] 1 Ebene
       *[other] { $count } Ebenen
    }
common-claims =
    { $count ->
        [one] 1 Argument
       *[other] { $count } Argumente
    }

# Eine lange Liste, Seite für Seite.
paging-label = Seiten
paging-before = Vorige Seite
paging-next = Nächste Seite
paging-page = { $page } von { $pages }

# Die Köpfe einer Tabelle von Antworten.
common-answer = Antwort
common-voices = Stimmen

# Der Hinweis, dass etwas erschienen ist.
news-there = Es gibt neue Beiträge.
news-show = Anzeigen
news-writing = Es gibt neue Beiträge. Du siehst sie, sobald du deinen abgeschickt oder abgebrochen hast.

# Was seit dem letzten Besuch neu ist.
visit-only-new = Nur Neues

# Ein Tag des Jahres.
date-january = { $day }. Januar
date-february = { $day }. Februar
date-march = { $day }. März
date-april = { $day }. April
date-may = { $day }. Mai
date-june = { $day }. Juni
date-july = { $day }. Juli
date-august = { $day }. August
date-september = { $day }. September
date-october = { $day }. Oktober
date-november = { $day }. November
date-december = { $day }. Dezember
date-and-time = { $day }, { $time } Uhr
# Die Zahlen eines Diagramms.
common-as-table = Als Tabelle
