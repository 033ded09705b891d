# Ein Raum: der Ort eines Teams mit seinen Debatten.
space-start = Einen Raum anlegen
space-start-button = Raum anlegen
space-lead = Ein Ort für alle Debatten eines Teams: eine Seite für dich, der sie leitet, ein Überblick für alle, die nur lesen.
space-name = Name
space-mission = Auftrag
space-contact = Kontakt
space-name-label = Wie heißt er?
space-mission-label = Wofür ist das Team da?
space-mission-hint = Ein oder zwei Sätze: Sie stehen über dem Überblick. Darf leer bleiben.
space-contact-label = Wen kann man fragen?
space-contact-hint = Ein Name, eine Mailadresse, eine Telefonnummer: in jeder Debatte zu sehen, die hier beginnt. Darf leer bleiben.
space-no-name = Ein Raum braucht einen Namen.
space-too-long = Zu lang ({ $what }): { $length } Zeichen; höchstens { $limit } passen.
space-reload = Dieses Formular ist von früher. Lade die Seite neu und schick es noch einmal ab.
space-no-such-link = Diesen Link gibt es nicht.
space-kind = Dein Raum
space-new-debate = Debatte beginnen
space-overview = Überblick
space-debates = Debatten
space-empty = Hier gibt es noch keine Debatte. Beginne die erste: Eine These und ein Datum genügen.
space-overview-empty = Hier ist noch keine Debatte eröffnet.
space-about = Über diesen Raum
space-change = Name, Auftrag, Kontakt, Ruhezeiten
space-save = Speichern
space-claims = { $n ->
    [one] 1 Argument
   *[other] { $n } Argumente
}
space-link-facilitator = Deiner. Heb ihn auf: Wer ihn hat, leitet jede Debatte dieses Raums.
space-link-leadership = Für alle, die den Überblick über sämtliche Debatten lesen.
space-column-title = Debatte
space-column-step = Schritt
space-column-standing = Wie es steht
space-column-claims = Argumente
space-column-took-part = Beteiligung
space-step-draft = Vorbereitung
space-step-contribute = Offen
space-step-reflect = Ergebnisse
space-step-decide = Entscheidungen
space-step-sealed = Versiegelt
space-do-moderate =
    { $count ->
        [one] Etwas wartet auf dich: Sieh in die Warteschlange.
       *[other] { $count } Dinge warten auf dich: Sieh in die Warteschlange.
    }
space-do-draft = Eröffne sie, wenn die These sagt, was du meinst.
space-do-draft-planned = Beginnt am { $day }.
space-do-contribute = Läuft ohne Ende: Setz ein Datum, oder beginne das Treffen von Hand.
space-do-contribute-planned = Läuft von selbst. Ergebnisse am { $day }.
space-do-reflect = Trefft euch mit dem Bericht, und sag dann, dass das Treffen vorbei ist.
space-do-decide = Versiegle sie, wenn nichts mehr zu tun ist.
space-do-decide-planned = Wird am { $day } versiegelt.
space-do-sealed = Nichts zu tun.
space-quiet = Ruhezeiten
space-quiet-hint = Wann niemand schreiben muss. In jeder Einladung steht das. Darf leer bleiben.
space-quiet-from = Von
space-quiet-until = Bis
space-quiet-wrong = Ruhezeiten brauchen zwei verschiedene Uhrzeiten, geschrieben wie 20:00 und 07:00.
space-quiet-words = Zwischen { $from } und { $until } Uhr ({ $zone }) muss niemand schreiben.
space-column-next = Nächster Termin
space-column-division = Wie einig
space-column-needs = Was sie braucht
space-first = Was Aufmerksamkeit braucht, steht zuerst:
space-sort-attention = Was Aufmerksamkeit braucht, zuerst
space-how = Die Zahlen jeder Debatte sind die ihres eigenen Überblicks, und dort steht bei jeder, wie sie berechnet ist. Über Debatten hinweg wird nichts zusammengezählt. „Wie einig“ folgt daraus, wie weit die Bewertungen der These auseinanderliegen. Unter der kleinsten Gruppe einer Debatte wird nichts gezeigt. In der ersten Ordnung stehen Debatten vorn, deren Treffen ansteht, die gespaltenen vor den anderen; dann die, die am ehesten enden.
space-kind-page = Überblick über alle Debatten, auf einer Seite
space-left-out = { $count ->
    [one] Eine weitere Debatte passte nicht auf diese Seite; sie steht im Überblick.
   *[other] { $count } weitere Debatten passten nicht auf diese Seite; sie stehen im Überblick.
}
space-for-programs = Für Programme dasselbe als JSON; sie senden als „Authorization: Bearer“, was im Link dieses Raums hinter /l/ steht:
space-needs-draft = Sie wird vorbereitet.
space-needs-voices = Bisher haben weniger als { $k } Stimmen bewertet: Lade noch einmal ein.
space-needs-time = Sie läuft bis { $day }.
space-needs-end = Sie läuft ohne Ende: Setz ein Datum.
space-needs-talk = Ergebnisse liegen vor, und die Gruppe ist gespalten: Nehmt euch Zeit zum Reden.
space-needs-meeting = Ergebnisse liegen vor: Trefft euch und entscheidet.
space-needs-record = Sie ist besprochen: Entscheidungen werden festgehalten.
space-do-contribute-closing = Die Bewertungen schließen am { $day }. Beginne dann das Treffen von Hand.
