# Überschriften von Seiten, die sagen, was nicht ging.
failure-heading-forbidden = Hier nicht offen für dich
failure-heading-not-found = Hier ist nichts
failure-heading-early = Noch nicht
failure-heading-late = Zu spät
failure-heading-conflict = Jetzt nicht möglich
failure-heading-too-large = Zu groß
failure-heading-too-many = Einen Moment, bitte
failure-heading-gone = Nicht mehr da
failure-heading-server = Hier ist etwas schiefgegangen
failure-heading-other = Das hat nicht geklappt
failure-to-start = Zur Startseite
failure-to-debate = Zur Debatte
failure-to-overview = Zum Überblick
failure-to-desk = Zum Pult
failure-to-space = Zum Raum
failure-to-moderation = Zurück zur Moderation
failure-to-suggestions = Zurück zu den Vorschlägen
failure-to-comments = Zurück zu den Kommentaren
failure-to-invitations = Zurück zu den Einladungen
failure-opens = Sie beginnt am { $time }. Dein Link bleibt derselbe: Öffne ihn dann noch einmal.
failure-opens-some-day = Dein Link bleibt derselbe: Öffne ihn später noch einmal.
failure-kept = Was du geschrieben hast
failure-send-again = Noch einmal senden

# Was nicht ging, was erhalten blieb, was zu tun ist.
failure-not-found = Hier ist nichts. Wenn du einem Link gefolgt bist, bitte die Person, die ihn dir gegeben hat, um einen neuen.
failure-panicked = Hier ist etwas schiefgegangen. Was du geschrieben hast, steht noch im Formular: Geh zurück und schick es noch einmal ab.
failure-again = Versuch es gleich noch einmal.
failure-wrong-method = Diese Adresse nimmt solche Anfragen nicht an, deshalb ist nichts geschehen. Öffne die Debatte und mach dort weiter.
failure-other-site = Dieses Formular kam von einer anderen Website. Öffne die Debatte und schick es von dort ab.
failure-too-quick = { $who } Was du geschrieben hast, steht noch im Formular: Geh zurück, warte { $seconds ->
        [one] eine Sekunde
       *[other] { $seconds } Sekunden
    } und schick es noch einmal ab.
failure-quick-voice = Du bist schneller, als diese Debatte Beiträge annimmt.
failure-quick-network = Aus deinem Netz kommt gerade mehr an, als dieser Server auf einmal annimmt.
failure-quick-start = Aus deinem Netz wurden gerade viele Debatten begonnen.

# Warum ein Beitrag nicht angenommen wurde.
failure-no-debate = Hier ist keine Debatte.
failure-no-place = Das Argument, auf das du antwortest oder das du bewertest, ist nicht mehr da.
failure-no-claim = Dieses Argument ist nicht mehr da.
failure-not-yours = Ein Argument kann nur der Browser ändern, in dem es geschrieben wurde.
failure-not-saved = Nicht gespeichert: { $why }.
failure-withdrawn = Dieses Argument hat die Person zurückgenommen, die es geschrieben hat; es nimmt keine Bewertungen und Antworten mehr an.
failure-reference = Das verweist nur auf eine andere Debatte und lässt sich nicht bewerten.
failure-enough = Du hast heute { $limit ->
        [one] ein Argument
       *[other] { $limit } Argumente
    } hinzugefügt; mehr nimmt diese Debatte von einer Stimme an einem Tag nicht an. Dein Text steht noch im Formular: Schick ihn morgen ab.
failure-store = Das ließ sich gerade nicht speichern. Hier ist nichts verloren: Versuch es gleich noch einmal.
failure-stopping = Der Server startet gerade neu. Versuch es gleich noch einmal.
failure-rating = eine Bewertung ist eine ganze Zahl von 0 bis 4, nicht { $number }
failure-unknown-word = „{ $word }“ ist keines von diesen: { $known }.

# Warum etwas nicht erlaubt ist.
failure-no-link = Diese Debatte lesen die, die eingeladen wurden. Bitte die Person, die dich eingeladen hat, um den Link.
failure-other-role = Dein Link öffnet das nicht. Bitte die Person, die dich eingeladen hat, um den richtigen.
failure-not-yet = Die Leitung sieht Argumente und Ergebnisse, wenn das Treffen beginnt.
failure-draft = Diese Debatte wird noch vorbereitet und hat noch nicht begonnen.
failure-frozen = Diese Debatte nimmt keine Argumente und Bewertungen mehr an: Sie wurden festgehalten, als das Treffen begann.
failure-claims-closed = Diese Debatte nimmt keine neuen Argumente und Formulierungen mehr an: Damit ist einige Tage früher Schluss als mit den Bewertungen, damit auch die letzten noch gehört werden. Bewerten kannst du weiterhin.
failure-no-voice = Diese Debatte nimmt eine Stimme je Einladung an, und dieser Browser hat noch keine. Öffne zuerst deine eigene Einladung: Das ist ein anderer Link als der, mit dem alle lesen.
failure-uninvited = Diese Debatte nimmt keine Einladungen an oder keine mehr: Sie steht allen offen, die ihren Link haben, oder sie ist versiegelt.
failure-invitation-used = Diese Einladung gilt nicht: Sie wurde schon genutzt, zurückgezogen oder ist für eine andere Debatte. Bitte die Person, die dich eingeladen hat, um eine neue.
failure-invitation-empty = Gib den Code deiner Einladung ein.
failure-invitation-character = „{ $character }“ kommt in keiner Einladung vor. Vergleiche dieses Zeichen mit deiner.
failure-invitation-length = Eine Einladung hat 56 Zeichen; hier sind es { $length }. Vergleiche sie mit deiner.
failure-invitation-check = Diese Einladung passt nicht: Entweder ist ein Zeichen falsch, oder sie ist für eine andere Debatte.
failure-ratings-closed = Argumente und Bewertungen sind abgeschlossen. Die Ergebnisse werden gezeigt, wenn das Treffen beginnt.

# Warum eine Debatte so nicht eingerichtet werden kann.
failure-relied = Wie Beiträge erscheinen und wer Bewertungen sieht, lässt sich nicht mehr ändern, sobald eine Debatte offen ist: Darauf verlässt man sich.
failure-touched = Die kleinste Gruppe, von der etwas gezeigt wird, lässt sich nicht mehr ändern: Darauf verlässt man sich.
failure-access = Ob eine Debatte eine Stimme je Einladung annimmt, lässt sich nicht mehr ändern, sobald sie offen ist: Darauf verlässt man sich. Beginne eine andere, gern mit dieser als Vorlage.
failure-k = Die kleinste Gruppe, von der etwas gezeigt wird, kann größer werden, bis { $limit }, aber nie kleiner.
failure-per-day = Eine Grenze für Argumente pro Tag ist eine Zahl von 1 bis { $limit }.
failure-order = Mit Argumenten ist vor den Bewertungen Schluss, nicht danach.
failure-plan = Die Termine folgen nicht aufeinander: Eine Debatte öffnet, dann schließen Argumente und Bewertungen, dann kommen die Ergebnisse, das Treffen, die Entscheidungen und das Versiegeln.
failure-past = Einer der neuen Termine ist schon vorbei.
failure-zone = Diese Zeitzone gibt es nicht. Man schreibt sie wie Europe/Berlin oder UTC.
failure-language = Eine Sprache schreibt man als Kürzel: en, de, pt-BR.
failure-contact = Wen man fragen kann, hat höchstens { $limit } Zeichen.

# Warum ein Text kein Argument ist; innerhalb von „Nicht gespeichert: …“.
failure-text-empty = Das Argument ist leer; schreib eine Aussage
failure-text-too-long = Das Argument hat { $length } Zeichen; höchstens { $limit } passen hinein. Kürze es, oder mach zwei Argumente daraus
failure-text-control = Das Argument enthält ein Steuerzeichen (U+{ $code }), das sich nicht zeigen lässt

# Warum eine Quelle nicht angenommen wird; innerhalb von „Nicht gespeichert: …“.
failure-source-address = „{ $address }“ ist keine Webadresse; sie sollte mit https:// oder http:// beginnen
failure-source-address-too-long = Die Adresse einer Quelle hat { $length } Zeichen; höchstens { $limit } passen hinein
failure-source-quotation-too-long = Das Zitat aus einer Quelle hat { $length } Zeichen; höchstens { $limit } passen hinein
failure-too-many-sources = Ein Argument kann höchstens { $limit } Quellen nennen; dieses nennt { $count }

# Warum ein Argument dort nicht stehen kann; innerhalb von „Nicht gespeichert: …“.
failure-graph-no-claim = Es gibt kein Argument { $claim }
failure-graph-duplicate = Die Kennung { $id } ist vergeben
failure-graph-cycle = Ein Argument kann nicht unter sich selbst stehen
failure-graph-too-deep = Eine Debatte kann höchstens { $limit } Ebenen tief sein; antworte auf ein Argument weiter oben
failure-graph-already-there = Das Argument steht dort schon
failure-graph-no-home = Das Argument { $claim } hat keinen Platz oder mehrere

# Warum eine Debatte so nicht begonnen werden kann.
failure-no-title = Schreib die These oder die Frage hin: Sie ist das Erste, was alle lesen werden.
failure-title-too-long = Der Titel hat { $length } Zeichen; höchstens { $limit } passen hinein.
failure-background-too-long = Der Hintergrund hat { $length } Zeichen; höchstens { $limit } passen hinein.
failure-too-many-theses = Das sind { $count } Thesen; höchstens { $limit } sind möglich.
failure-thesis = Die These „{ $thesis }…“ passt so nicht: { $why }.

# Warum ein Text kein Code dieser Debatte ist.
failure-code-empty = Gib den Code ein, den das andere Gerät zeigt.
failure-code-character = „{ $character }“ kommt in keinem Code vor. Vergleich dieses Zeichen mit dem anderen Gerät.
failure-code-length = Ein Code hat 88 Zeichen (56, wenn er keinen Link enthält); dieser hat { $length }. Vergleich ihn mit dem anderen Gerät.
failure-code-check = Dieser Code passt nicht. Entweder ist ein Zeichen falsch, oder es ist der Code einer anderen Debatte: Vergleich ihn mit dem anderen Gerät.

# Was die Programmschnittstelle ablehnt.
failure-import = Nichts wurde importiert: { $why }.
failure-import-unknown = Diese Art von Datei wurde nicht erkannt. Gelesen werden ein Textexport aus Kialo, eine Debatte aus arguman (.apxd), das eigene JSON von Isegoria oder comments.csv und votes.csv aus Polis
failure-import-empty = Diese Datei ist leer
failure-import-not-read = Dieses Format lässt sich schreiben, aber nicht lesen
failure-import-title = Ein Titel hat höchstens { $limit } Zeichen
failure-api-too-large = Das ist mehr, als diese Adresse annimmt, deshalb wurde nichts gespeichert.
failure-api-method = Diese Adresse nimmt diese Methode nicht an; /api/openapi.json sagt, welche.
failure-api-other = Die Adresse oder ihre Abfrage ist nicht, was erwartet wurde, deshalb ist nichts geschehen; /api/openapi.json sagt, was erwartet wird.
failure-api-body = Der Inhalt ist nicht, was erwartet wurde: { $why }.
failure-api-voice = Der Header Isegoria-Voice enthält keine Stimme: 64 hexadezimale Ziffern.
failure-api-key = Um hier eine Debatte zu beginnen, braucht man den Schlüssel dieses Servers, als Authorization: Bearer.
failure-api-format = Dieses Format ist hier nicht bekannt.
failure-api-after = „after“ nennt keinen Platz dieser Liste; fang ohne es von vorn an.
failure-api-relation = relation ist „pro“ oder „con“.
failure-no-space-link = Dieser Raum ist für alle, die ihn leiten, und für die Leitung. Bitte die Person, die dich eingeladen hat, um den Link.
failure-names = Die Namen, vor denen gewarnt wird, haben zusammen höchstens { $limit } Zeichen.
failure-goal = Wozu das Treffen da ist, darf höchstens { $limit } Zeichen haben.
failure-minutes = Ein Treffen dauert { $least } bis { $most } Minuten.
failure-agenda-minutes = Zeile { $line } der Tagesordnung beginnt nicht mit ihren Minuten, so wie „8 Über die Kosten sprechen“.
failure-agenda-words = Zeile { $line } der Tagesordnung hat Minuten, aber keine Worte.
failure-agenda-item = Zeile { $line } der Tagesordnung hat { $length } Zeichen; höchstens { $limit } passen.
failure-agenda-items = Die Tagesordnung hat { $items } Punkte; höchstens { $limit } passen.
failure-agenda-long = Die Tagesordnung dauert { $minutes } Minuten; höchstens { $limit } passen in ein Treffen.
failure-import-several = Wähle eine einzige Datei, oder aus Polis comments.csv und votes.csv zusammen
failure-import-no-title = Es fehlt ein eigener Titel: Schreib einen unter „Titel“ und wähle noch einmal aus

# Moderieren.
failure-sealed = Diese Debatte ist versiegelt: Was sie sagt, bleibt, wie es ist.
failure-not-changed = Nichts wurde geändert: { $why }.
failure-nothing-chosen = wähle mindestens ein Argument
failure-too-many-chosen = { $count } Argumente sind ausgewählt, höchstens { $limit } auf einmal gehen
failure-chosen-gone = ein ausgewähltes Argument ist nicht mehr, wo es war: Jemand hat es verschoben, archiviert oder zurückgenommen
failure-conflict = jemand anderes aus der Moderation hat das geändert, seit du die Seite geöffnet hast. Sieh es dir an, wie es jetzt ist, und tu es noch einmal, wenn es dann noch sinnvoll ist
failure-reworded = die Fassung dieses Arguments wurde geändert, seit du die Seite geöffnet hast. Sieh es dir an, wie es jetzt ist
failure-deeper = es stünde tiefer als { $limit } Ebenen
failure-stands-there = es steht schon dort, mit dieser Beziehung
failure-only-place = das ist der einzige Ort des Arguments; archiviere es, wenn es weg soll
failure-last-thesis = eine Debatte braucht eine These; das nähme ihr die letzte
failure-not-under-review = das wartet nicht mehr auf Durchsicht
failure-empty-part = eine Antwort soll zu einem Argument gehören, das leer ist. Schreibe es, oder wähle für die Antwort ein anderes
failure-parts = ein Argument wird in zwei bis { $limit } aufgeteilt
failure-note = die Anmerkung hat { $length } Zeichen, höchstens { $limit } passen
failure-no-reason = wähle einen Grund
failure-no-why = sag, warum: wähle einen Grund, oder schreib einen
failure-remove-there = Kommentare und Vorschläge werden dort entfernt, wo sie stehen: Wähle sie in den Listen des Pults.
failure-not-undoable = das lässt sich nicht rückgängig machen: Es ist schon geschehen, was es dazu braucht, wurde gelöscht, oder die Debatte ist versiegelt
failure-later = etwas Späteres beruht darauf; mach zuerst das rückgängig

# Wo und wie eine Datei nicht stimmt; in „Nichts wurde importiert: …“.
failure-file-at = Zeile { $line }, Spalte { $column }: { $what }
failure-file-in = { $file }, Zeile { $line }, Spalte { $column }: { $what }
failure-file-encoding = Hier steht kein Text in UTF-8; speichere die Datei als UTF-8
failure-file-control = Hier steht statt Text das Steuerzeichen U+{ $code }
failure-file-line = Hier fehlt ein Argument, etwa „1.2. Pro: Text“
failure-file-block = Hier fehlen Nummer und Art eines Arguments, etwa „1.2. Pro:“, oder „Sources:“
failure-file-label = Nach { $number } fehlt „Pro: “, „Con: “ oder „Thesis: “
failure-file-no-words = Der Text von { $number } fehlt
failure-file-indent = { $number } sollte nach { $spaces } Leerzeichen beginnen
failure-file-no-parent = { $number } steht unter { $parent }, das davor fehlt
failure-file-below-link = { $number } steht unter { $parent }, einem Verweis: Argumente gehören unter das, worauf er verweist
failure-file-number = Hier sollte die Nummer { $expected } stehen, nicht { $found }
failure-file-no-target = { $number } verweist auf { $target }, das es nicht gibt
failure-file-text = { $name }: Der Text lässt sich nicht übernehmen: { $why }
failure-file-cycle = { $claim } kann nicht unter { $parent } stehen: { $parent } steht unter { $claim } oder ist dasselbe
failure-file-column = In der ersten Zeile fehlt die Spalte { $name }
failure-file-width = In dieser Zeile sollten wie in der ersten { $expected } Werte stehen, nicht { $found }
failure-file-quotation = Das Anführungszeichen, das hier beginnt, hat kein Ende
failure-file-no-comment = Es bleibt kein Kommentar, der nicht abgelehnt wurde
failure-file-other = Hier steht nicht, was erwartet wurde (auf Englisch: { $words })
