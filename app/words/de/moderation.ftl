# Eine Debatte in Ordnung halten, am Pult.
moderation-heading = Moderieren
moderation-rooms = Moderieren
moderation-open = Zur Warteschlange
moderation-waiting = { $count ->
    [one] Eine Sache wartet auf dich.
   *[other] { $count } Dinge warten auf dich.
}
moderation-nothing = Nichts wartet auf dich.
moderation-queue = Warteschlange
moderation-queue-of = Warteschlange ({ $count })
moderation-claims = Argumente
moderation-history = Verlauf und Archiv
moderation-no-review = Neue Argumente erscheinen hier ohne Durchsicht. Am Pult lässt sie sich unter „Wie sie läuft“ einschalten.
moderation-reviewed = { $count ->
    [one] Ein Argument zur Durchsicht
   *[other] { $count } Argumente zur Durchsicht
}
moderation-wordings = { $count ->
    [one] Eine neue Fassung zur Durchsicht
   *[other] { $count } neue Fassungen zur Durchsicht
}
moderation-marked = { $count ->
    [one] Ein gemeldetes Argument
   *[other] { $count } gemeldete Argumente
}
moderation-marked-as = Gemeldet als
moderation-alike = { $count ->
    [one] Zwei Argumente, die vielleicht dasselbe sagen
   *[other] { $count } Paare, die vielleicht dasselbe sagen
}
moderation-answers = antwortet auf
moderation-reads = Es lautet
moderation-shall-read = Es soll lauten
moderation-publish-all = { $count ->
    [one] Veröffentlichen
   *[other] Diese { $count } veröffentlichen
}
moderation-restore-more = Wiederherstellen, mit Begründung
moderation-decline-more = Ablehnen, mit Begründung
moderation-other = Etwas anderes …
moderation-all = Alle Argumente
moderation-find = Gesuchte Wörter
moderation-find-it = Suchen
moderation-none-found = Kein Argument sagt das.
moderation-below = darunter { $pro } Pro, { $con } Kontra
moderation-with-chosen = Mit den angekreuzten:
moderation-chosen = { $count ->
    [0] Nichts ausgewählt
    [one] Ein Argument
   *[other] { $count } Argumente
}
moderation-deeds = Was geschehen soll
moderation-target = Unter diesem Argument
moderation-survivor = Das Argument, das bleibt
moderation-find-target = Das Argument suchen, unter dem es stehen soll
moderation-find-survivor = Das Argument suchen, das bleibt
moderation-find-other = Oder ein anderes suchen
moderation-side = Was ist es für dieses Argument?
moderation-more-parts = Mehr als zwei
moderation-part = Argument { $number }
moderation-replies = Auf welches davon antworten die Antworten?
moderation-reason = Grund
moderation-choose-reason = Wähle einen Grund
moderation-no-reason = In deinen eigenen Worten, unten
moderation-note = Was ist noch dazu zu sagen?
moderation-earlier = Wie es früher hieß
moderation-wordings-remove = Für alle und sofort, samt Vorschlägen, in denen etwas davon steht. Der jetzige Wortlaut bleibt. Das lässt sich nicht rückgängig machen.
moderation-note-hint = Alle, die die Debatte lesen, können das lesen; wer es geschrieben hat, ist nicht zu sehen. Bei Verletzendem und bei Texten, die jemanden kenntlich machen, wird keine Anmerkung aufbewahrt.
moderation-back = Zurück zu den Argumenten
moderation-sorting = Zieh ein Argument auf ein anderes, um es dorthin zu verschieben. Mit der Tastatur: Pfeil auf und ab geht durch die Liste, die Leertaste kreuzt an, Alt und Pfeil rechts verschiebt ein Argument unter das davor, Alt und Pfeil links aus seinem übergeordneten heraus. Bevor etwas geschieht, wirst du gefragt.
moderation-undo = Rückgängig machen
moderation-restore = Wiederherstellen
moderation-archived = { $count ->
    [one] Ein archiviertes oder abgelehntes Argument
   *[other] { $count } archivierte oder abgelehnte Argumente
}
moderation-done = Erledigt. Alle können im Verlauf lesen, was geschehen ist und warum.
moderation-kept = Die Meldungen sind erledigt, das Argument bleibt, wie es ist.
moderation-said = Kommentare und Vorschläge in Prüfung
moderation-said-comments = { $count ->
    [one] Ein Kommentar wartet darauf, dass du ihn liest.
   *[other] { $count } Kommentare warten darauf, dass du sie liest.
}
moderation-said-suggestions = { $count ->
    [one] Ein Vorschlag wartet darauf, dass du ihn liest.
   *[other] { $count } Vorschläge warten darauf, dass du sie liest.
}
moderation-restored = Es ist wiederhergestellt. Ein abgelehntes Argument wird wieder geprüft.
moderation-undone = Es ist rückgängig gemacht.
moderation-see-history = Zum Verlauf

# Was getan werden kann, und was es bewirkt.
moderation-publish = Veröffentlichen
moderation-decline = Ablehnen
moderation-archive = Archivieren
moderation-move = Verschieben
moderation-link = Verknüpfen
moderation-unlink = Lösen
moderation-merge = Zusammenführen
moderation-split = Aufteilen
moderation-extract = Eigene Debatte daraus machen
moderation-keep = So lassen
moderation-review-hint = Was du veröffentlichst, erscheint sofort; was du ablehnst, sieht mit deinem Grund nur noch, wer es geschrieben hat.
moderation-archive-hint = Es verlässt die Debatte mit allem, was darauf antwortet. Wer es geschrieben hat, sieht den Grund. Bis zum Versiegeln lässt es sich wiederherstellen.
moderation-move-hint = Es steht dann anderswo, mit allem, was darauf antwortet. Die Bewertungen am alten Ort werden beiseitegelegt; am neuen wird neu bewertet.
moderation-link-hint = Es steht dann auch unter einem weiteren Argument und wird dort für sich bewertet.
moderation-unlink-hint = Es verlässt diesen Ort und bleibt, wo es sonst noch steht.
moderation-merge-hint = Ein Argument bleibt, mit seinen Bewertungen. Es übernimmt Antworten, Orte und Quellen der anderen; deren Bewertungen zählen nicht.
moderation-split-hint = An seine Stelle treten neue Argumente mit seinen Quellen. Sie werden neu bewertet.
moderation-extract-hint = Was hier und darunter steht, wird eine eigene Debatte in Vorbereitung: nur die Texte. Hier bleibt ein Verweis darauf.
moderation-keep-hint = Die Meldungen sind erledigt, sonst ändert sich nichts.

# Die neun Gründe.
reason-unsupported = Behauptet mehr, als es belegt
reason-not-a-claim = Ist kein Argument
reason-unclear = Ist unklar
reason-duplicate = Sagt, was ein anderes schon sagt
reason-unrelated = Hat nichts damit zu tun
reason-several-claims = Ist mehr als ein Argument
reason-belongs-elsewhere = Gehört anderswohin
reason-abusive = Ist verletzend
reason-identifies-a-person = Macht jemanden kenntlich

# Ein Argument melden.
mark-it = Zur Durchsicht melden
mark-done = Du hast das gemeldet
mark-why = Was stimmt damit nicht?
mark-hint = Die Moderation sieht den Grund, nicht, von wem er kommt. Wer anderer Meinung ist, antwortet oder bewertet.
mark-send = Melden
mark-back = Meldung zurücknehmen
mark-no-reason = Wähle zuerst einen Grund.

# Was man beigetragen hat.
mine-heading = Deine Beiträge
mine-lead = Nur dieser Browser weiß, welche Argumente von dir sind.
mine-sealed = Diese Debatte ist versiegelt: Niemand kann mehr sagen, welche Argumente von wem sind, auch dieser Browser nicht.
mine-empty = Du hast hier noch nichts geschrieben, oder dieser Browser weiß nichts davon.
mine-review = Wartet auf Durchsicht
mine-declined = Wurde abgelehnt
mine-archived = Wurde archiviert
mine-merged = Wurde mit einem anderen Argument zusammengelegt, das dasselbe sagt
mine-split = Wurde in mehrere Argumente geteilt
mine-late = Wartet, bis wieder da ist, worauf es antwortet
mine-standing = Alle lesen es
mine-wording = Deine Änderung wartet.
