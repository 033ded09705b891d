# Vorlagen: sechs Wege, eine Debatte zu beginnen. Was in Klammern steht, ersetzt die Moderation.
template-heading = Mit einer Vorlage beginnen
template-hint = Jede füllt das Formular unten mit Worten, die du durch deine ersetzt.

template-proposal = Ein Vorschlag
template-proposal-about = Ja oder nein zu einer Sache.
template-proposal-title = Wir sollten ab [Monat] [dies tun].
template-proposal-background =
    Was genau vorgeschlagen wird: [ein Absatz].
    Was es kostet und wer entscheidet: [Zahlen, Gremien].
    Was geschieht, wenn nichts entschieden wird: [der Normalfall].

template-options = Möglichkeiten im Vergleich
template-options-about = Mehrere Wege, eine Wahl.
template-options-title = Welchen dieser Wege sollten wir gehen?
template-options-theses =
    Wir sollten [den ersten Weg] wählen.
    Wir sollten [den zweiten Weg] wählen.
    Wir sollten alles lassen, wie es ist.
template-options-background =
    Was jede Wahl erfüllen muss: [drei oder vier Kriterien].
    Was für alle gleich ist: [Geld, Termin].

template-retrospective = Ein Rückblick
template-retrospective-about = Was bleiben, was sich ändern soll nach einem Projekt.
template-retrospective-title = Was sollten wir nach [dem Projekt] anders machen?
template-retrospective-theses =
    Wir sollten beibehalten, dass [etwas gut lief].
    Wir sollten aufhören mit [dem, was mehr gekostet als gebracht hat].
    Wir sollten anfangen mit [dem, was uns gefehlt hat].
template-retrospective-background =
    Was geschehen ist, ohne zu urteilen: [Daten und Tatsachen].
    Es geht darum, wie wir arbeiten, nicht darum, wer was getan hat.

template-policy = Entwurf einer Regel
template-policy-about = Eine Regel, Satz für Satz, bevor sie gilt.
template-policy-title = Soll [diese Regel] bei uns gelten?
template-policy-theses =
    Die Regel soll sagen: [erster Satz des Entwurfs].
    Die Regel soll sagen: [zweiter Satz des Entwurfs].
    Die Regel soll eine Ausnahme haben für [einen Fall].
template-policy-background =
    Warum überhaupt eine Regel: [was ohne sie schiefging].
    Wen sie bindet, ab wann, wer darauf achtet: [Tatsachen].

template-premortem = Ein Blick vom Scheitern her
template-premortem-about = Ein Jahr später ist es gescheitert: Warum?
template-premortem-title = In einem Jahr ist [das Projekt] gescheitert. Woran lag es?
template-premortem-theses =
    Es ist gescheitert, weil wir [etwas unterschätzt haben].
    Es ist gescheitert, weil andere [nicht mitgegangen sind].
    Es ist gescheitert, weil wir [es zu spät bemerkt haben].
template-premortem-background =
    Stellt euch vor, es ist geschehen. Sagt, was am ehesten dahin geführt hat, und für jeden Grund, was dafür und was dagegen spricht.
    Die stärksten Gründe werden die Risiken, auf die der Plan antworten muss.

template-open = Eine offene Frage
template-open-about = Noch kennt niemand die Antworten.
template-open-title = Wie können wir [dies erreichen]?
template-open-theses =
    Wir könnten [eine erste Idee].
    Wir könnten [etwas ganz anderes].
template-open-background =
    Warum wir jetzt fragen: [der Anlass].
    Was schon versucht wurde und was daraus wurde: [Tatsachen].
