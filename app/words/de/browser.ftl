# Was die Inseln einer Seite sagen, und der Server in denselben Worten.
rate-own = du: { $rating }
rate-undo = rückgängig: wieder „{ $rating }“

compose-count = { $count } von { $limit }
compose-source-address = Adresse von Quelle { $number }
compose-source-quote = Zitat aus Quelle { $number }
compose-lost = Das konnte nicht abgeschickt werden: Die Verbindung ist weg. Nichts ist verloren: Dein Text bleibt auf diesem Gerät. Schick ihn noch einmal ab, sobald du wieder online bist.
compose-failed = Das konnte gerade nicht gespeichert werden. Dein Text bleibt auf diesem Gerät: Versuch es gleich noch einmal.
compose-quoted = „{ $words }“
compose-telling = { $quoted } könnte anderen verraten, wer das geschrieben hat. Diesen Hinweis siehst nur du, und du entscheidest.
compose-named = Ein Name aus deinem Team: { $quoted }. Lass weg, wer es gesagt oder getan hat, wenn es geht. Diesen Hinweis siehst nur du.
compose-rate-that = Stattdessen dieses bewerten
compose-rate-that-claim = Stattdessen dieses bewerten: { $claim }

visit-new = Neu
visit-nth = { $number } von { $count } neuen seit deinem letzten Besuch.
visit-count =
    { $count ->
        [one] 1 neues Argument seit deinem letzten Besuch.
       *[other] { $count } neue Argumente seit deinem letzten Besuch.
    }
visit-next = Zum nächsten
visit-first = Das erste zeigen

picture-point = Zeig auf einen Bogen, um ihn zu lesen; ein Klick öffnet ihn. Tasten: Pfeile, Z zum Zoomen.
picture-zoomed = Herangezoomt. { $name }. Escape zeigt das ganze Bild.
picture-unzoomed = Das ganze Bild.
