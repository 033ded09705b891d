# Eine Einladung nutzen.
invitation-title = Deine Einladung
invitation-lead = Diese Debatte nimmt von allen Eingeladenen je eine Stimme an. Mit deiner Einladung bekommst du deine – und niemand kann danach sagen, welche Stimme aus welcher Einladung wurde.
invitation-none = Diese Debatte nimmt keine Einladungen an oder keine mehr. Wenn du ihren Link hast, öffne den.
invitation-to-debate = Zur Debatte
invitation-has-voice = Dieser Browser hat in dieser Debatte schon eine Stimme: Geh weiter zur Debatte. War es deine eigene Einladung, ist alles gut. Ist sie für jemand anderen, gib sie weiter: Hier wurde sie nicht verbraucht.
invitation-use-heading = Einladung nutzen
invitation-code = Der Code deiner Einladung
invitation-code-hint = Er kommt mit dem Link. Auf Papier steht er neben dem Bild; Großschreibung und Leerzeichen sind gleichgültig.
invitation-use = Meine Einladung nutzen
invitation-busy = Einen Moment: Dein Browser macht deine Stimme.
invitation-no-script = Dein Browser hat nicht gestartet, was dafür nötig ist. Es braucht JavaScript; ohne geht es weiter unten.
invitation-how = Dein Browser denkt sich eine Zufallszahl aus und verdeckt sie. Der Server unterschreibt sie ungesehen, einmal für jede Einladung. Aufgedeckt ist die Zahl mit ihrer Unterschrift deine Stimme: echt, aber nicht bis zur Einladung zurückzuverfolgen. Dass du diese Seite geöffnet hast, hat noch nichts verbraucht.
invitation-same = Ist es für alle derselbe Schlüssel?
invitation-same-text = Alle Einladungen zu dieser Debatte beginnen mit diesen sechzehn Zeichen. Sie stehen für den Schlüssel, der unterschreibt. Beginnt deine anders oder die von jemand anderem, nutze sie nicht und frag nach, wer dich eingeladen hat.
invitation-device = Du hast schon eine Stimme auf einem anderen Gerät? Gib ihren Code ein.

# Was schiefgehen kann.
invitation-mistyped = Das ist keine Einladung zu dieser Debatte, oder ein Zeichen ist falsch. Vergleiche es mit deiner. Verbraucht wurde nichts.
invitation-other-key = Diese Einladung wurde für einen anderen Schlüssel gemacht, als diese Seite benutzt. Geh nicht weiter und frag nach, wer dich eingeladen hat. Verbraucht wurde nichts.
invitation-wrong = Die Unterschrift des Servers passt nicht. Deine Einladung ist jetzt vielleicht verbraucht: Sag es der Person, die dich eingeladen hat.
invitation-unanswered = Der Server war nicht zu erreichen oder hat nicht geantwortet. Drück noch einmal auf den Knopf: Falls deine Einladung genutzt wurde, bekommst du dieselbe Antwort noch einmal.
invitation-not-blinded = Das lässt sich nicht unterschreiben: Es sind 256 Bytes in hexadezimalen Ziffern, kleiner als der Schlüssel.
invitation-not-signed = Das ist keine Stimme dieser Debatte: Ihr Schlüssel hat sie nicht unterschrieben.

# Ohne Skript.
invitation-open = Ohne JavaScript
invitation-open-more = Mit weniger Schutz nutzen
invitation-open-warning = Dieser Weg ist deutlich schwächer: Der Server denkt sich die Zahl selbst aus und sieht deshalb einen Augenblick lang deine Einladung und deine Stimme zusammen. Er hält das nirgends fest. Wer aber mitschneidet, was dieser Server empfängt und sendet, könnte erkennen, dass von dir ist, was du schreibst. Wenn es geht, nimm einen Browser mit JavaScript.
invitation-open-use = Mit weniger Schutz nutzen

# Die Seite am Pult.
invitations-title = Einladungen
invitations-lead = Ein Mensch, eine Stimme: Gib allen je eine eigene Einladung. Wer sie nutzt, wird zu einer Stimme, und niemand, auch du nicht, kann sagen, zu welcher.
invitations-none = Diese Debatte nimmt keine Einladungen an oder keine mehr. Ob sie es tut, steht fest, bevor sie öffnet.
invitations-back = Zurück zum Pult
invitations-to-desk = Zurück zu den Einladungen
invitations-issued = { $count ->
    [one] Eine Einladung
   *[other] { $count } Einladungen
}
invitations-once = Sie werden nur dieses eine Mal gezeigt. Kopiere, lade oder drucke sie jetzt: Was davon gespeichert ist, öffnet nichts.
invitations-links = Ein Link für jede Person
invitations-csv = Als Tabelle laden (CSV)
invitations-csv-link = Link
invitations-csv-code = Code
invitations-sheet = Als Blatt zum Drucken zeigen
invitations-picture = Die Einladung als Bild für eine Kamera
invitations-issue = Einladungen ausgeben
invitations-how-many = Wie viele
invitations-issue-hint = Eine für jede Person. Weitere kannst du später ausgeben.
invitations-instead = Anstelle aller, die noch nicht genutzt sind
invitations-instead-hint = Diese verfallen. Genutzte Einladungen bleiben Stimmen: Niemand weiß, welche das sind, also lässt sich keine zurücknehmen. Gib neue nur denen, die ihre noch nicht genutzt haben: Frag sie.
invitations-issue-button = Ausgeben
invitations-number = Sag, wie viele: von 1 bis { $limit }.
invitations-revoke = Zurückziehen
invitations-revoke-text = Eine Einladung, die nicht genutzt ist, öffnet dann nichts mehr. Eine genutzte bleibt die Stimme, die aus ihr wurde. Welches von beiden, erfährst du nicht.
invitations-revoke-which = Link oder Code einer Einladung
invitations-revoke-one = Diese zurückziehen
invitations-revoke-all = Alle zurückziehen, die nicht genutzt sind
invitations-revoked-one = Falls sie nicht genutzt war, öffnet sie nichts mehr.
invitations-revoked-all = Alle, die nicht genutzt waren, öffnen nichts mehr.
invitations-used-heading = Wie viele genutzt sind
invitations-used-few = Bisher weniger als { $k }. Mehr wird ab { $k } gesagt.
invitations-used = Mindestens { $used }.
invitations-used-hint = Gezählt mit jedem Schub, nie früher, und nie welche.
invitations-fingerprint = Alle deine Einladungen beginnen mit diesen sechzehn Zeichen. Sie stehen für den Schlüssel, der unterschreibt; so lässt sich vergleichen, ob alle denselben bekommen haben:
invitations-slip = Deine eigene Einladung: ein Mensch, eine Stimme. Richte eine Kamera auf das Bild, oder öffne diese Adresse und tippe den Code ein. Niemand kann danach sagen, welche Stimme daraus wurde.
invitations-print = Drucke diese Seite jetzt: Diese Einladungen lassen sich nicht noch einmal zeigen. Schneide entlang der Linien und lass ziehen, wenn du magst: Dann weißt nicht einmal du, wer welche hat.
