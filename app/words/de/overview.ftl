# Die Überschriften des Überblicks.
overview-heading = Überblick
overview-contested = Am meisten umstritten
overview-consensus = Worin Einigkeit besteht
overview-unanswered = Noch unbeantwortet
overview-on = zu:

# Die Sätze des Überblicks.
overview-stands = Wo die Gruppe steht: { $words }.
overview-sides =
    { $pro ->
        [one] 1 Argument steht
       *[other] { $pro } Argumente stehen
    } auf der Pro-Seite und { $con } auf der Kontra-Seite.
overview-took-part = Haben teilgenommen
overview-rated = { $voices } haben bewertet
overview-rated-few = weniger als { $k } Stimmen haben bewertet, deshalb wird keine Zahl gezeigt
overview-added = { $voices } haben Argumente hinzugefügt
overview-added-few = weniger als { $k } Stimmen haben Argumente hinzugefügt, deshalb wird keine Zahl gezeigt
overview-first-level = Erste Ebene
overview-first-level-sides = { $pro } Pro, { $con } Kontra
overview-net = Nach der Haltung zur These
overview-net-sides = { $pro } dafür, { $con } dagegen (ein Kontra gegen ein Kontra spricht dafür)
overview-net-ratings = Bewertungen nach der Haltung zur These
overview-net-ratings-sides = { $pro } dafür, { $con } dagegen; auf der ersten Ebene { $nearpro } und { $nearcon }. Argumente, die weniger als { $few } Personen bewertet haben, sind nicht gezählt.
overview-evenness = Bewertungen je Stimme
overview-moved = Wie es sich bewegt hat
overview-moved-thesis = Wie es sich bewegt hat: { $thesis }
overview-week = Woche { $week }: { $band }
overview-weighed = { $strength }, wenn man die Antworten abwägt
overview-withheld = Bewertungen bleiben verborgen, bis das Treffen beginnt, damit niemand sich beeinflussen lässt. Von da an werden Ergebnisse gezeigt, wo mindestens { $k } Personen bewertet haben.
overview-imported =
    { $count ->
        [one] 1 Argument brachte Bewertungen aus einem anderen Werkzeug mit.
       *[other] { $count } Argumente brachten Bewertungen aus einem anderen Werkzeug mit.
    } Sie stehen für sich und zählen hier nicht.
