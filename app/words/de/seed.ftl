# Eine Debatte aus einer Datei oder wie eine andere, und was mit ihr geschah.
seed-theses = Thesen
seed-claims = Argumente
seed-further = Weitere Stellen verknüpfter Argumente
seed-sources = Quellen
seed-levels = Ebenen
seed-tallies = Stellen mit Bewertungen aus der Datei
seed-comments = Kommentare
seed-warnings = Was du wissen solltest
seed-beginning = So fängt sie an
seed-more = { $count ->
    [one] … und eines mehr.
   *[other] … und { $count } weitere.
}
seed-keep = Als Entwurf behalten

import-title = Debatte importieren
import-instead = Stattdessen eine Debatte aus einer Datei importieren
import-lead = Aus Kialo, arguman, Polis oder dem eigenen JSON von Isegoria. Du siehst, was hereinkäme, bevor etwas behalten wird.
import-file = Die Datei
import-file-hint = Höchstens 8 MB. Aus Polis: comments.csv und votes.csv zusammen auswählen, dazu summary.csv, die den Titel mitbringt.
import-name = Titel
import-name-hint = Leer gelassen gilt der Titel der Datei. comments.csv und votes.csv allein haben keinen: Schreib hier einen.
import-look = Zeigen, was hereinkäme
import-preview = Das käme herein. Noch ist nichts behalten.
import-other = Eine andere Datei wählen
import-no-file = Wähle zuerst eine Datei.
import-empty = In dieser Datei steht kein Argument, also gibt es nichts zu behalten.
import-too-large = Das sind mehr als { $limit } MB, deshalb wurde es nicht gelesen. Wer diesen Server betreibt, kann es mit „isegoria import“ importieren.
import-warning-empty = Zeile { $line }: Das Argument { $id } wurde weggelassen, denn sein Text ist leer.
import-warning-theses = { $count } Argumente beziehen sich auf kein anderes: Aus jedem wurde eine These.
import-warning-question = Die Quellen der Frage wurden weggelassen.
import-warning-source-added = Kein Argument nennt die Quelle [{ $number }]: Sie kam zur ersten These.
import-warning-source-left-out = Kein Argument nennt die Quelle [{ $number }]: Sie wurde weggelassen, denn es gibt keine These.
import-warning-continued = Zeile { $line }: als Teil von { $number } gelesen, obwohl eine leere Zeile davor steht.
import-warning-rejected = { $count ->
    [one] Ein Kommentar, den die Moderation von Polis abgelehnt hatte, wurde weggelassen, mit
   *[other] { $count } Kommentare, die die Moderation von Polis abgelehnt hatte, wurden weggelassen, mit
} { $votes ->
    [one] einer Stimme
   *[other] { $votes } Stimmen
}: { $which }.
import-warning-wordless = { $count ->
    [one] Ein Kommentar ohne Worte wurde weggelassen, mit
   *[other] { $count } Kommentare ohne Worte wurden weggelassen, mit
} { $votes ->
    [one] einer Stimme
   *[other] { $votes } Stimmen
}: { $which }.
import-warning-more = { $ids } und { $more } weitere
import-warning-replaced = { $count ->
    [one] Eine Stimme wurde durch eine spätere derselben Person zum selben Kommentar ersetzt.
   *[other] { $count } Stimmen wurden durch eine spätere derselben Person zum selben Kommentar ersetzt.
}
import-warning-astray = { $count ->
    [one] Eine Stimme wurde weggelassen: Sie gilt einem Kommentar, der in { $file } fehlt.
   *[other] { $count } Stimmen wurden weggelassen: Sie gelten Kommentaren, die in { $file } fehlen.
}

clone-title = Eine ähnliche beginnen
clone-lead = Hintergrund, Sprache, Kontakt und Einstellungen kommen mit; Termine, Bewertungen und alles, was zu einer Person führen könnte, nicht. Die neue Debatte ist ein Entwurf, bis du sie öffnest.
clone-name = Wie heißt die neue?
clone-what = Was kommt mit?
clone-all = Alle Argumente
clone-all-hint = Mit ihren Quellen, als vorbereitet gekennzeichnet.
clone-theses = Nur die Thesen
clone-theses-hint = Als Vorlage: dieselbe Frage, neu verhandelt.
clone-look = Zeigen, was mitkäme
clone-back = Zurück zum Pult
clone-no-title = Die neue Debatte braucht einen Titel.
clone-nothing = Von dieser Debatte kann nichts mitkommen.
clone-withdrawn = { $count ->
    [one] Ein zurückgenommenes Argument bleibt zurück.
   *[other] { $count } zurückgenommene Argumente bleiben zurück.
}

history-heading = Verlauf
history-lead = Was die getan haben, die diese Debatte leiten, und was zur gesetzten Zeit von selbst kam. Nach Tagen, und von niemand Bestimmtem.
history-empty = Noch nichts.
history-step = In den Schritt „{ $step }“ gebracht.
history-step-planned = Zur gesetzten Zeit in den Schritt „{ $step }“ gekommen.
history-dates = Die Termine wurden geändert.

preview-contributor = Was die Teilnehmenden auf den Seiten der Debatte sehen, Argument für Argument. Bewerten, Hinzufügen, Gliederung und Reihe fehlen hier: Nimm über den Link für Teilnehmende teil, um sie auszuprobieren.
preview-leadership = Was die Leitung sieht: den Überblick. Die Argumente öffnen sich ihr mit den Ergebnissen.
preview-back = Zurück zum Pult

history-undone = Rückgängig gemacht: { $what }
history-undone-something = Etwas wurde rückgängig gemacht.
history-publish = { $count ->
    [one] Ein Argument wurde nach Durchsicht veröffentlicht.
   *[other] { $count } Argumente wurden nach Durchsicht veröffentlicht.
}
history-decline = { $count ->
    [one] Ein Argument wurde abgelehnt.
   *[other] { $count } Argumente wurden abgelehnt.
}
history-archive = { $count ->
    [one] Ein Argument wurde archiviert, mit allem, was darauf antwortet.
   *[other] { $count } Argumente wurden archiviert, mit allem, was darauf antwortet.
}
history-restore = { $count ->
    [one] Ein Argument wurde wiederhergestellt.
   *[other] { $count } Argumente wurden wiederhergestellt.
}
history-move = { $count ->
    [one] Ein Argument wurde verschoben.
   *[other] { $count } Argumente wurden verschoben.
}
history-link = Ein Argument wurde mit einem weiteren verknüpft.
history-unlink = Ein Argument wurde aus einem seiner Orte gelöst.
history-merge = { $count ->
    [one] Ein Argument wurde mit einem anderen zusammengeführt.
   *[other] { $count } Argumente wurden mit einem anderen zusammengeführt.
}
history-split = Ein Argument wurde aufgeteilt.
history-extract = Aus einem Zweig wurde eine eigene Debatte.
history-keep = Ein gemeldetes Argument wurde angesehen und so gelassen.
history-remove = Ein Kommentar zu einem Argument, ein Vorschlag dafür oder seine früheren Formulierungen wurden entfernt.
history-why = { $reason }: { $note }
