# Das Versprechen.
promise-heading = Niemand kann sehen, wer was geschrieben oder bewertet hat.
promise-lead = Nicht die Kolleginnen und Kollegen, nicht die Moderation, nicht deren Vorgesetzte. Das ist keine Einstellung, die jemand abschalten könnte: Es wird nichts gespeichert, was sich zeigen ließe.

promise-how = Was dafür sorgt
promise-how-voice = Es gibt keine Konten und keine Namen. Mit deinem ersten Argument oder deiner ersten Bewertung bekommt dein Browser ein zufälliges Geheimnis für diese eine Debatte, deine Stimme. Der Server führt keine Liste der Stimmen.
promise-how-mark = Zu jedem Argument und jeder Bewertung speichert der Server ein Zeichen, das jedes Mal ein anderes ist. Nur deine Stimme und das Geheimnis des Servers zusammen verraten, welche von dir sind: So kannst nur du sie ändern.
promise-how-time = Vom Zeitpunkt eines Arguments wird nur das Datum gespeichert, von dem einer Bewertung nichts; von deinem Gerät gar nichts.
promise-how-few = Ergebnisse werden nur gezeigt, wo genügend Personen bewertet haben, fünf oder mehr, und nicht vor dem Treffen. Manche Debatten sagen schon vorher, und nur denen, die ein Argument selbst bewertet haben, ungefähr, was andere davon halten. Über weniger wird nie etwas gezeigt.
promise-how-invited = Manche Debatten nehmen eine Stimme je Einladung an. Dort lässt dein Browser eine Zufallszahl unterschreiben, die der Server nicht sieht: Die Unterschrift zeigt, dass du eingeladen bist, und niemand kann sagen, mit welcher Einladung.

# Wer erfahren kann, wer was geschrieben oder bewertet hat.
promise-who = Wer kann erfahren, wer was geschrieben oder bewertet hat?
promise-who-who = Wer
promise-who-can = Geht das?
promise-no = Nein.
promise-people = Andere Teilnehmende, Moderation, Leitung
promise-people-why = Zu keiner Zeit, durch keine Seite, keine Datei, keine Programmschnittstelle und keine Zahl.
promise-copy = Jemand mit einer Kopie der Datenbank, ihrer Sicherungen oder der Protokolle, ohne das Geheimnis des Servers
promise-copy-why = Nichts von dem, was gespeichert ist, verbindet zwei Beiträge derselben Person oder eine Person mit einem Beitrag.
promise-secret = Dasselbe, dazu das Geheimnis des Servers und dein Browser in denselben Händen
promise-secret-can = Ja, was von dir ist.
promise-secret-why = Bis die Debatte versiegelt ist oder dieses Gerät dich vergisst, führen dein Browser und das Geheimnis zusammen zu dem, was du geschrieben und bewertet hast.
promise-operator = Wer den Server betreibt und ihn so ändert, dass er Besuche aufzeichnet oder andere Seiten zeigt
promise-records = Wer den Server betreibt und Einladungen und Stimmen aufzeichnet, ohne die Seiten zu ändern
promise-records-can = Nicht daraus.
promise-records-why = In einer Debatte auf Einladung haben beide nichts gemeinsam. Netzadressen und Zeiten können trotzdem ein Hinweis sein: Nutze deine Einladung früh und schreib später oder von woanders. Ohne JavaScript fehlt dieser Schutz.
promise-operator-can = Ja.
promise-operator-why = Das kann kein Webdienst ausschließen, auch dieser nicht. Hier braucht es Vertrauen in die, die ihn betreiben.
promise-many = Leute, die mit vielen Stimmen an einer Debatte teilnehmen
promise-many-can = Zum Teil.
promise-many-why = Sie können kleine Gruppen eingrenzen, weil sie wissen, welche Stimmen ihre eigenen sind. In einer Debatte auf Einladung hat jede Person eine Stimme, und niemand viele.
promise-style = Jemand, der deine Art zu schreiben kennt
promise-style-can = Vielleicht.
promise-style-why = Schreib schlicht, ohne die Wendungen und Einzelheiten, die nur von dir kommen können.

# Wer was wann liest.
promise-readers = Wer liest was, und wann?
promise-readers-now = Solange die Debatte offen ist
promise-readers-then = Vom Treffen an
promise-now = Jetzt:
promise-then = Dann:
promise-no-link = Ohne Link
promise-no-link-now = Nichts, außer die Debatte ist öffentlich
promise-no-link-then = Dasselbe
promise-contributors = Teilnehmende
promise-contributors-now = Alle erschienenen Argumente; was sie selbst geschrieben und bewertet haben
promise-leadership = Leitung
promise-leadership-now = Was gefragt ist und bis wann, wie viele Argumente es gibt; wie viele teilgenommen haben, ab fünf
promise-facilitators = Moderation
promise-facilitators-now = Alle erschienenen Argumente; wie viele teilgenommen haben, ab fünf
promise-results = Argumente und Ergebnisse
promise-own = Deine eigenen Argumente siehst du sofort, als deine gekennzeichnet. Das erfährt nur dein Browser.

promise-batch = Warum „mit dem nächsten Schub“?
promise-batch-text = Erschiene ein Argument in dem Moment, in dem es abgeschickt wird, könnte man der Seite ansehen, wer gerade online war. Deshalb werden Argumente und Bewertungen gesammelt und erscheinen zusammen, zu einer Zeit, die niemand gewählt hat. Eine Debatte, die sie sofort zeigt, sagt das auf jeder Seite: Dort werden Zeiten verraten.

promise-self = Was du selbst tun kannst
promise-self-forget = Auf diesem Gerät vergessen werden.
promise-self-forget-how = Unten auf den Seiten einer Debatte. Danach führt auf dem Gerät nichts mehr zu dem, was du geschrieben hast, und du kannst es nicht mehr ändern. Entwürfe, und welche Argumente du gesehen hast, liegen nur auf dem Gerät und verschwinden mit.
promise-self-device = Auf einem anderen Gerät weitermachen.
promise-self-device-how = An derselben Stelle: Ein Code macht dein Telefon und deinen Laptop zu einer Stimme. Zeig ihn niemandem, und gib nie einen Code ein, den du von jemand anderem hast: Was du schreibst, wäre dort zu sehen.
promise-self-network = Gerät und Netz wählen.
promise-self-network-how = Wer bei der Arbeit das Netz betreibt, kann vielleicht sehen, dass du diese Seite besuchst, aber nicht, was du hier tust. Dein eigenes Telefon ist dort nicht zu sehen.
promise-self-style = So schreiben, dass es von allen sein könnte.
promise-self-style-how = Lass weg, was nur du wissen kannst, außer es muss gesagt werden.

promise-not = Was nicht versprochen ist
promise-not-server = Dass dieser Server von denen, die ihn betreiben, nicht verändert wurde. Sein Quelltext ist offen; was tatsächlich läuft, kannst du von außen nicht sehen.
promise-not-one = Dass in einer offenen Debatte eine Person nur eine Stimme hat: Wer Cookies löscht oder zwei Browser benutzt, hat zwei. Nur Debatten auf Einladung geben jeder Person genau eine. Ob wirklich alle nur eine Einladung bekommen, kann allerdings niemand prüfen.
promise-not-sealed = Dass das Geheimnis des Servers nirgendwohin führt, solange eine Debatte nicht versiegelt ist. Danach führt es nirgendwohin: Was dich mit einem Beitrag verbinden könnte, ist vernichtet. Sicherungskopien von vorher enthalten es aber noch, solange sie auf diesem Server aufbewahrt werden.
promise-not-back = Dass du ohne deinen Browser oder seinen Code zurückkommen kannst. Niemand kann dir deine Stimme zurückgeben, denn niemand hat sie.
