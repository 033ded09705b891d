# Der Bericht für das Treffen, seine Tagesordnung und sein Kalendereintrag: Seiten, Markdown, PDF und DOCX.
brief-kind = Bericht für das Treffen
brief-kind-page = Bericht für das Treffen auf einer Seite
brief-made = Erstellt am { $date } aus allem, was erschienen ist. Niemand wird darin genannt, und niemand kann darin genannt werden.
brief-page-of = Seite { $page } von { $pages }
brief-day = { $day }. { $month } { $year }
brief-month-1 = Januar
brief-month-2 = Februar
brief-month-3 = März
brief-month-4 = April
brief-month-5 = Mai
brief-month-6 = Juni
brief-month-7 = Juli
brief-month-8 = August
brief-month-9 = September
brief-month-10 = Oktober
brief-month-11 = November
brief-month-12 = Dezember

# Das Ergebnis. $told: „überwiegend dafür, 34 Stimmen“.
brief-stands = Zur These steht die Gruppe so: { $told }.
brief-stands-several = { $theses ->
    [one] Es gibt eine These; zu wenige haben sie bewertet, um zu sagen, wo die Gruppe steht.
   *[other] Es gibt { $theses } Thesen; wo die Gruppe bei jeder steht, folgt weiter unten.
}
brief-too-few = Zu wenige haben die These bewertet, um zu sagen, wo die Gruppe steht.
brief-arguments = { $pro ->
    [one] Ein Argument steht
   *[other] { $pro } Argumente stehen
} auf der Pro-Seite und { $con } auf der Kontra-Seite.
brief-split-on = Am stärksten geteilt ist sie hier: „{ $claim }“
brief-agrees-on = Am meisten einig ist sie hier: „{ $claim }“
brief-withheld = Bewertungen bleiben bis zum Beginn des Treffens verborgen, damit sich niemand davon leiten lässt. Dieser Bericht zeigt die Argumente; die Ergebnisse kommen hinzu, wenn das Treffen beginnt.
brief-small = Ergebnisse stehen hier, wo mindestens { $k } Stimmen bewertet haben, unter { $below } nur in Worten, damit sich keine einzelne Bewertung erschließen lässt.

brief-standing = Wo die Gruppe steht
brief-background = Hintergrund
brief-goal = Ziel
brief-agreement = Zustimmung: { $told }
brief-strength = Nach Abwägung der Erwiderungen: { $strength }
brief-distribution = Wie sich die Stimmen verteilen
brief-for = Was am stärksten dafür spricht
brief-against = Was am stärksten dagegen spricht
brief-because = weil
brief-contested = Am meisten umstritten
brief-contested-why = Hier ist die Gruppe geteilt, am stärksten zuerst.
brief-consensus = Einigkeit
brief-consensus-why = Hier sagen die meisten dasselbe.
brief-unanswered = Unbeantwortet
brief-unanswered-why = Dagegen hat noch niemand etwas eingewandt.
brief-overlooked = Übersehen
brief-overlooked-why = Zu wenige haben das bewertet, um etwas zu sagen.
brief-participation = Wer teilgenommen hat
brief-rated = Bewertet haben: { $voices }
brief-contributed = Argumente beigetragen haben: { $voices }
brief-evenness = Wie gleichmäßig sich die Bewertungen auf die Stimmen verteilen: { $evenness }
brief-nobody-told = Es haben zu wenige teilgenommen, um eine Zahl zu nennen.
brief-under = zu: { $claim }
brief-pro = Pro
brief-con = Kontra
brief-thesis = These

brief-picture = Die Debatte auf einen Blick
brief-picture-alt = Bild der ganzen Debatte als Ringe um die These: { $pro } Argumente auf der Pro-Seite, { $con } auf der Kontra-Seite, { $levels } Ebenen tief.
brief-picture-caption = { $pro ->
    [one] Ein Argument
   *[other] { $pro } Argumente
} auf der Pro-Seite (grün), { $con } auf der Kontra-Seite (rot), { $levels ->
    [one] eine Ebene
   *[other] { $levels } Ebenen
} tief. Jeder Ring antwortet auf den inneren.

brief-more = Der vollständige Bericht nennt in diesen Listen { $more ->
    [one] ein weiteres Argument.
   *[other] { $more } weitere Argumente.
}
brief-more-theses = Im vollständigen Bericht { $more ->
    [one] steht eine weitere These.
   *[other] stehen { $more } weitere Thesen.
}
brief-outline = Anhang: die ganze Debatte
brief-outline-cut = { $more ->
    [one] Ein Argument weiter unten fehlt hier; es steht
   *[other] { $more } Argumente weiter unten fehlen hier; sie stehen
} in der Gliederung und in den anderen Formaten.
brief-elsewhere = steht bei { $number }
brief-withdrawn = zurückgenommen
brief-sources = Anhang: Quellen
brief-cannot-show = { $count ->
    [one] Ein Zeichen ließ sich nicht drucken, weil dort, wo diese Datei entstand, keine Schrift dafür installiert ist: { $names }. An seiner Stelle steht ein Quadrat (□). Die Seite und die anderen Formate enthalten es vollständig.
   *[other] { $count } verschiedene Zeichen ließen sich nicht drucken, weil dort, wo diese Datei entstand, keine Schrift dafür installiert ist: { $names }. An ihrer Stelle steht jeweils ein Quadrat (□). Die Seite und die anderen Formate enthalten sie vollständig.
}

agenda-title = Vorschlag für die Tagesordnung
agenda-own-title = Tagesordnung
agenda-lead = { $minutes } Minuten, Umstrittenes zuerst. Die Zeiten sind ein Vorschlag.
agenda-time = { $from }–{ $to } min
agenda-open = Warum wir uns treffen und wo die Gruppe steht
agenda-open-goal = Ziel: { $goal }
agenda-goal-default = Darüber entscheiden: { $thesis }
agenda-goal-several = Darüber entscheiden: { $title }
agenda-sides = Beide Seiten: die wichtigsten Gründe dafür und dagegen
agenda-contested = Besprechen: am meisten umstritten
agenda-quiet = Anhören, was übersehen wurde oder unbeantwortet blieb
agenda-confirm = Bestätigen: darin sind wir uns einig
agenda-decide = Entscheiden, und wer bis wann was tut

calendar-summary = Treffen: { $title }
calendar-question = Frage: { $question }
calendar-debate = Die Debatte: { $link }
calendar-brief = Der Bericht: { $link }
calendar-nobody = Alle haben dieselben Links. Niemand kann sehen, wer was geschrieben oder bewertet hat.

brief-not-made = Der Bericht ließ sich in dieser Form gerade nicht erstellen. Als Seite und als Markdown gibt es ihn: nimm eine davon, oder versuche es noch einmal.

calendar-none = Für das Treffen steht noch keine Zeit fest, deshalb gibt es noch keinen Kalendereintrag. Die Moderation kann sie am Pult eintragen; danach gibt es ihn hier.
calendar-get = Kalendereintrag für das Treffen

brief-take = Zum Mitnehmen
brief-as-pdf = PDF
brief-as-docx = Word-Dokument
brief-as-markdown = Markdown
brief-as-page-pdf = Eine Seite, PDF
brief-as-page-docx = Eine Seite, Word-Dokument
brief-name-pdf = Bericht (PDF)
brief-name-docx = Bericht (Word-Dokument)
brief-name-page = Bericht auf einer Seite (PDF)
brief-whole = Der ganze Bericht
brief-one-page = Auf einer Seite
brief-back = Zurück zur Debatte
brief-back-desk = Zurück zum Pult
