# Das Pult der Moderation.
desk-heading = Dein Pult
desk-save = Bewahre unten deinen eigenen Link zum Pult auf: Er ist der einzige Weg zurück zu dieser Seite.
desk-take-part = Selbst teilnehmen
desk-take-part-how = Als eine Stimme wie alle anderen: Pult und Stimme sind nie gemeinsam unterwegs.
desk-invitations = Diese Debatte nimmt eine Stimme je Einladung an. Mit dem Link für Teilnehmende allein lässt sich nur lesen.
desk-invitations-issue = Einladungen ausgeben

desk-read = Die Debatte lesen

# Links.
desk-no-link = Einen solchen Link gibt es nicht.

# Schritte.
desk-steps = Der nächste Schritt
desk-go-to = Weiter zu „{ $step }“
desk-step-draft = Vorbereitung
desk-step-contribute = Sammeln
desk-step-reflect = Auswerten
desk-step-decide = Entscheiden
desk-step-sealed = Versiegelt
desk-all-history = Alles, was geschehen ist
desk-to-contribute = Die Debatte für Argumente und Bewertungen öffnen.
desk-to-reflect = Argumente und Bewertungen festhalten und allen die Ergebnisse zeigen. Einen Weg zurück gibt es nicht.
desk-to-decide = Das Treffen ist vorbei. Argumente, Bewertungen und Ergebnisse bleiben, wie sie sind.
desk-step-sure = Ich weiß, dass es kein Zurück gibt.
desk-step-unsure = Von diesem Schritt gibt es kein Zurück. Öffne ihn auf dem Pult und sage, dass du das weißt: Nichts wurde geändert.
desk-step-waiting = { $count ->
    [one] Etwas wartet noch darauf, dass du es ansiehst.
   *[other] { $count } Dinge warten noch darauf, dass du sie ansiehst.
}
desk-step-waiting-sealed = { $count ->
    [one] Etwas wartet noch darauf, dass du es ansiehst. Was noch geprüft wird, ist mit diesem Schritt verloren, und wer es schrieb, erfährt nie davon.
   *[other] { $count } Dinge warten noch darauf, dass du sie ansiehst. Was noch geprüft wird, ist mit diesem Schritt verloren, und wer es schrieb, erfährt nie davon.
}
desk-to-seal = Vernichten, was eine Person mit einem Beitrag verbinden könnte. Die Debatte bleibt lesbar, wie sie ist; niemand kann mehr zeigen, was von wem kam. Einen Weg zurück gibt es nicht, und in Sicherungen von vorher ist noch enthalten, was hier vernichtet wird.
desk-no-step = Einen solchen Schritt gibt es nicht.
desk-not-that-step = Eine Debatte im Schritt „{ $from }“ kann nicht in den Schritt „{ $to }“ gebracht werden.

# Wie sie läuft.
desk-set-up = Wie sie läuft
desk-set-up-more = Schübe, Termine, Grenzen
desk-set-up-save = Speichern

# Was es gibt.
desk-numbers = Bisher
desk-claims = Argumente
desk-pro-side = Auf der Pro-Seite
desk-con-side = Auf der Kontra-Seite
desk-levels = Ebenen
desk-took-part = Beteiligung

# Was man mitnehmen kann.
desk-exports = Zum Mitnehmen
desk-brief = Bericht (Markdown)
desk-svg = Bild (SVG)
desk-png = Bild (PNG)

# Die Einladung.
desk-invite = Einladen
desk-invite-label = Ein Text zum Verschicken
desk-invite-hint = Für alle derselbe: ein Link für alle. Schick ihn allen zur gleichen Zeit.
desk-invite-own-hint = Für alle derselbe bis auf die letzte Zeile: Dort steht für jede Person ihr eigener Link aus der Tabelle der Einladungen.
desk-invitation = Bevor wir uns treffen: Was spricht dafür, was dagegen? Bitte argumentiert und bewertet, wann immer es euch passt: „{ $title }“
desk-invitation-own = Deine eigene Einladung; sie macht dich zu einer Stimme, und niemand kann sagen, zu welcher: [ein Link aus der Tabelle]
desk-invitation-promise = Niemand kann sehen, wer was geschrieben oder bewertet hat, auch nicht, wer diese Debatte leitet: { $promise }
desk-read-brief = Bericht lesen und drucken

# Das Treffen.
desk-meeting = Das Treffen
desk-meeting-more = Zeit, Ziel, Tagesordnung
desk-meeting-zone = In der Zeitzone der Debatte: { $zone }.
desk-goal = Wozu ist es da?
desk-goal-hint = Leer gelassen: „{ $proposed }“
desk-minutes = Wie viele Minuten dauert es?
desk-agenda = Tagesordnung
desk-agenda-proposed = Ein Punkt je Zeile, die Minuten zuerst. Diese ist aus der Debatte vorgeschlagen und folgt ihr; sobald du sie änderst, bleibt deine.
desk-agenda-own = Ein Punkt je Zeile, die Minuten zuerst. Diese ist deine.
desk-agenda-anew = Wieder aus der Debatte vorschlagen
desk-meeting-save = Speichern
desk-to-draft = Wieder schließen und weiter vorbereiten: Bis du sie erneut öffnest, siehst nur du sie. Was geschrieben und bewertet wurde, bleibt.
desk-previews = Sehen, was andere sehen:
desk-preview-contributor = als Teilnehmende
desk-preview-leadership = als Leitung
desk-clone = Eine weitere Debatte wie diese beginnen
desk-backups-kept = Wer diesen Server betreibt, bewahrt Sicherungen { $days ->
    [one] einen Tag
   *[other] { $days } Tage
} lang auf.
desk-backups-unsaid = Wie lange Sicherungen aufbewahrt werden, hat nicht gesagt, wer diesen Server betreibt: Frag nach.
