# Der Reihe nach bewerten.
queue-title = Der Reihe nach bewerten
queue-saved = Deine Bewertung ist gespeichert. „Zurück“ führt wieder zu ihr.
queue-promise = Niemand kann sehen, wer was bewertet hat; und wie andere bewertet haben, erscheint erst, wenn das Treffen beginnt.
queue-promise-how = Wie das geht
queue-thesis = These
queue-pro = Pro
queue-con = Kontra
queue-agree = Stimmst du zu?
queue-how-strongly-for = Wie stark spricht das dafür?
queue-how-strongly-against = Wie stark spricht das dagegen?
queue-answers = Es antwortet auf:
queue-why = Warum gerade dieses?
queue-reason = Es gehört zu denen, die bisher am wenigsten beachtet wurden. Welches davon zuerst kommt, entscheidet der Zufall.
queue-through = Der Reihe nach
queue-back = Zurück
queue-next = Weiter
queue-skip = Überspringen
queue-open = In der Debatte öffnen
queue-open-replies = Mit seinen Antworten in der Debatte öffnen: { $pro } Pro, { $con } Kontra

# Die Tasten; einzelne Tasten stehen zwischen den Teilen.
queue-keys = Tasten:
queue-keys-to = bis
queue-keys-rate = bewerten,
queue-keys-on = geht weiter,
queue-keys-back = geht zurück. Sie wirken, solange der Fokus hier oben liegt, auf dem Argument.

# Zweige, die ausgelassen werden.
queue-leave-out = Diesen Zweig auslassen
queue-leave-out-which = Welchen? Er wird mit allem darunter ausgelassen, für diesen Besuch. Du kannst ihn zurückholen.
queue-left-out =
    { $count ->
        [one] Ein Zweig ist ausgelassen
       *[other] { $count } Zweige sind ausgelassen
    }
queue-bring-back = Zurückholen
queue-bring-back-branch = Zurückholen: { $branch }

# Das Ende.
queue-last = Das war das letzte.
queue-last-text = Die Argumente, die du übersprungen hast, sind noch da, falls du sie dir noch einmal ansehen willst.
queue-done = Du bist alles durchgegangen.
queue-done-text = { $when ->
    [at-once] Neue Argumente warten hier, sobald sie kommen. Bewertungen kannst du jederzeit ändern, bis das Treffen beginnt.
   *[batch] Neue Argumente warten hier nach dem nächsten Schub. Bewertungen kannst du jederzeit ändern, bis das Treffen beginnt.
}
queue-skipped = Das Übersprungene durchgehen
queue-to-debate = Zur Debatte
queue-over = Das Bewerten ist vorbei
queue-over-text = Argumente und Bewertungen wurden festgehalten, als das Treffen begann. Was du bewertet hast, zählt, und die Ergebnisse stehen jetzt in der Debatte.
queue-over-results = Die Ergebnisse ansehen
