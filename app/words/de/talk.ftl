# Kommentare, vorgeschlagene und frühere Formulierungen.
talk-heading = Rückfragen und Vorschläge
talk-comments =
    { $count ->
        [one] 1 Kommentar
       *[other] { $count } Kommentare
    }
talk-suggestions =
    { $count ->
        [one] 1 vorgeschlagene Formulierung
       *[other] { $count } vorgeschlagene Formulierungen
    }
talk-comment = Nachfragen oder kommentieren
talk-comment-label = Deine Frage oder dein Kommentar
talk-comment-hint = Um zu klären, was gemeint ist, höchstens { $limit } Zeichen. Wer argumentieren will, ergänzt ein Pro oder Kontra. Niemand sieht, wer es geschrieben hat:
talk-comment-send = Kommentar hinzufügen
talk-suggest = Bessere Formulierung vorschlagen
talk-suggest-label = Wie sollte es heißen?
talk-suggest-hint = Derselbe Gedanke in besseren Worten, höchstens { $limit } Zeichen. Es entscheidet, wer das Argument geschrieben hat oder die Debatte moderiert. Niemand sieht, wer den Vorschlag gemacht hat:
talk-suggest-send = Formulierung vorschlagen
talk-pending = { $when ->
    [at-once] Von dir. Erscheint für andere in wenigen Sekunden.
   *[batch] Von dir. Erscheint mit dem nächsten Schub.
}
talk-review = Von dir. Die Moderation liest es, bevor andere es lesen.
talk-waits-for-review = In Prüfung: Niemand sonst hat es gelesen.
talk-own = Von dir. Das erfährst nur du.
talk-going = { $when ->
    [at-once] Von dir. Verschwindet in wenigen Sekunden.
   *[batch] Von dir. Verschwindet mit dem nächsten Schub.
}
talk-take-back = Zurücknehmen
talk-gone-abusive = Ein Kommentar wurde entfernt: beleidigend.
talk-gone-identifies = Ein Kommentar wurde entfernt: Er ließ eine Person erkennen.
talk-gone-unrelated = Ein Kommentar wurde entfernt: ohne Bezug zum Argument.

# Ein Vergleich, für alle, die ihn hören.
talk-removed-words = (gestrichen:)
talk-added-words = (neu:)

# Was aus einem Vorschlag wird.
talk-stale = Das Argument hat sich seit diesem Vorschlag geändert. Es lautet jetzt:
talk-accept = Annehmen
talk-decline = Ablehnen
talk-decline-why = Warum nicht? In wenigen Worten, die alle lesen können
talk-decline-it = Vorschlag ablehnen
talk-accepted-author = Angenommen von der Stimme, die das Argument geschrieben hat.
talk-accepted-desk = Angenommen von der Moderation.
talk-declined-author = Abgelehnt von der Stimme, die das Argument geschrieben hat:
talk-declined-desk = Abgelehnt von der Moderation:
talk-will-accept = { $when ->
    [at-once] Angenommen. In wenigen Sekunden lautet das Argument so.
   *[batch] Angenommen. Mit dem nächsten Schub lautet das Argument so.
}
talk-will-decline = { $when ->
    [at-once] Abgelehnt. Das ist in wenigen Sekunden zu lesen:
   *[batch] Abgelehnt. Das ist mit dem nächsten Schub zu lesen:
}

# Frühere Formulierungen.
talk-earlier-wordings =
    { $count ->
        [one] 1 frühere Formulierung
       *[other] { $count } frühere Formulierungen
    }
talk-wordings-heading = Frühere Formulierungen von
talk-wordings-none = Dieses Argument lautete schon immer so.
talk-wordings-sealed = Frühere Formulierungen wurden entfernt, als die Debatte versiegelt wurde.
talk-wording-removed = Eine frühere Formulierung wurde von der Stimme entfernt, die sie geschrieben hatte.
talk-until-edited = Bis { $day }, dann von derselben Stimme geändert.
talk-until-accepted = Bis { $day }, dann nahm die Stimme, die das Argument geschrieben hat, einen Vorschlag an.
talk-until-at-desk = Bis { $day }, dann nahm die Moderation einen Vorschlag an.
talk-purge = Frühere Formulierungen entfernen
talk-purge-what = { $when ->
    [at-once] Die früheren Formulierungen verschwinden in wenigen Sekunden für alle, ebenso Vorschläge, die dazu gemacht wurden. Der jetzige Wortlaut bleibt. Das lässt sich nicht rückgängig machen.
   *[batch] Die früheren Formulierungen verschwinden mit dem nächsten Schub für alle, ebenso Vorschläge, die dazu gemacht wurden. Der jetzige Wortlaut bleibt. Das lässt sich nicht rückgängig machen.
}
talk-purge-it = Entfernen
talk-purges = { $when ->
    [at-once] Von dir. Die früheren Formulierungen verschwinden in wenigen Sekunden.
   *[batch] Von dir. Die früheren Formulierungen verschwinden mit dem nächsten Schub.
}
talk-to-claim = Zurück zum Argument

# Am Pult.
talk-on-the-desk = Zu den Argumenten gesagt:
talk-desk-suggestions = Vorgeschlagene Formulierungen
talk-desk-suggestions-lead = { $when ->
    [at-once] Wer ein Argument geschrieben hat, kann Vorschläge annehmen oder ablehnen, und du kannst es auch. Was du annimmst, gilt wenige Sekunden später; alle sehen, dass es von hier kam.
   *[batch] Wer ein Argument geschrieben hat, kann Vorschläge annehmen oder ablehnen, und du kannst es auch. Was du annimmst, gilt vom nächsten Schub an; alle sehen, dass es von hier kam.
}
talk-desk-suggestions-over = Die Debatte ist versiegelt: Was nicht beantwortet wurde, bleibt, wie es ist.
talk-desk-no-suggestions = Noch hat niemand eine Formulierung vorgeschlagen.
talk-desk-comments = Kommentare
talk-desk-comments-lead = Die neuesten zuerst. Was du entfernst, ist sofort weg; an seiner Stelle steht, warum.
talk-desk-no-comments = Noch hat niemand kommentiert.
talk-remove = Entfernen
talk-remove-what = Die Worte werden endgültig gelöscht, und alle lesen, warum:
talk-discard-what = Er wird sofort endgültig gelöscht. An seiner Stelle steht nichts; im Verlauf steht, dass etwas entfernt wurde, und warum:
talk-remove-abusive = Beleidigend
talk-remove-identifies = Lässt eine Person erkennen
talk-remove-unrelated = Ohne Bezug
talk-to-desk = Zurück zum Pult

# Was gerade geschah.
talk-done-comment = { $when ->
    [at-once] Dein Kommentar ist gespeichert. Für andere erscheint er in wenigen Sekunden.
   *[batch] Dein Kommentar ist gespeichert. Er erscheint mit dem nächsten Schub.
}
talk-done-suggestion = { $when ->
    [at-once] Dein Vorschlag ist gespeichert. Für andere erscheint er in wenigen Sekunden.
   *[batch] Dein Vorschlag ist gespeichert. Er erscheint mit dem nächsten Schub.
}
talk-done-review = Gespeichert. Die Moderation liest es, bevor andere es lesen.
talk-done-taken-back = Zurückgenommen.
talk-done-accepted = { $when ->
    [at-once] Angenommen. In wenigen Sekunden lautet das Argument so.
   *[batch] Angenommen. Mit dem nächsten Schub lautet das Argument so.
}
talk-done-declined = { $when ->
    [at-once] Abgelehnt. Das ist in wenigen Sekunden zu lesen.
   *[batch] Abgelehnt. Das ist mit dem nächsten Schub zu lesen.
}
talk-done-purged = { $when ->
    [at-once] Die früheren Formulierungen verschwinden in wenigen Sekunden.
   *[batch] Die früheren Formulierungen verschwinden mit dem nächsten Schub.
}
talk-done-discarded = Der Vorschlag ist entfernt.
talk-done-published = Es ist veröffentlicht.
talk-done-removed = Der Kommentar ist entfernt.

# Warum etwas nicht ging.
talk-fail-enough = Du hast heute { $limit } Kommentare und Vorschläge geschrieben; mehr nimmt diese Debatte von einer Stimme an einem Tag nicht an. Schick es morgen ab.
talk-fail-gone = Das ist nicht mehr da: Vielleicht wurde es zurückgenommen.
talk-fail-own = Das ist dein eigenes Argument: Ändere den Wortlaut selbst.
talk-fail-same = So lautet das Argument schon. Dein Vorschlag steht noch im Formular: Ändere ihn dort.
talk-fail-changed = Das Argument lautet nicht mehr so wie zu der Zeit, als dies vorgeschlagen wurde; deshalb wurde nichts geändert. Es lautet jetzt oder mit dem nächsten Schub: „{ $now }“ Vorgeschlagen war: „{ $suggested }“
talk-fail-answered = Dieser Vorschlag ist schon beantwortet.
talk-fail-reviewed = Neue Fassungen werden in dieser Debatte durchgesehen. Ändere dein Argument selbst in diese Fassung: Sie erscheint nach der Durchsicht.
talk-fail-empty = Es steht nichts darin
talk-fail-too-long = Es sind { $length } Zeichen, höchstens { $limit } passen
talk-fail-control = Ein Steuerzeichen (U+{ $code }) lässt sich nicht anzeigen
talk-fail-reason = Ein Grund ist abusive, identifies-a-person oder unrelated.
