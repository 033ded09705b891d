# Ein anderes Gerät.
device-title = Anderes Gerät
device-lead = Hier gibt es keine Konten: Dass etwas von dir ist, weiß nur ein Geheimnis, das allein dieser Browser kennt. Du kannst es auf ein anderes deiner Geräte mitnehmen oder hier vergessen lassen.

# Die Stimme mitnehmen.
device-take = Auf einem anderen Gerät weitermachen
device-take-text = Du bekommst einen Code, als Bild für die Kamera und als Text. Das andere Gerät spricht dann mit derselben Stimme: Es sieht, ändert und nimmt zurück, was du hier geschrieben hast, und nichts zählt doppelt.
device-show = Den Code zeigen
device-warning = Behalte ihn für dich. Wer diesen Code hat, kann sehen, welche Argumente und Bewertungen von dir sind, und sie ändern.
device-point = Richte die Kamera des anderen Geräts auf das Bild. Oder öffne dort die Debatte, wähle unten auf der Seite „Anderes Gerät“ und tippe den Code ein:
device-point-long = Richte die Kamera des anderen Geräts auf das Bild. Oder kopiere den Code, öffne dort die Debatte, wähle unten auf der Seite „Anderes Gerät“ und füge ihn ein: Zum Tippen ist er zu lang, weil er auch zeigt, dass du eingeladen bist.
device-case = Großbuchstaben und Leerzeichen spielen keine Rolle.
device-needs-link = Das andere Gerät braucht auch den Link zur Debatte, so wie du ihn bekommen hast.
device-not-kept = Der Code wird nirgends aufbewahrt: Schließ diese Seite, wenn du fertig bist.
device-picture = Der Code als Bild für eine Kamera
device-nothing-to-take = Es gibt nichts mitzunehmen: Mit diesem Browser wurde hier weder geschrieben noch bewertet.

# Einen Code eingeben.
device-enter = Einen Code von deinem anderen Gerät eingeben
device-code = Der Code
device-code-hint = Verwende nur einen Code, den du selbst auf einem deiner Geräte erzeugt hast. Wer ihn erzeugt hat, kann sehen, was du hier schreibst, und es ändern. Wenn ihn dir jemand geschickt hat, mach nicht weiter.
device-continue = Hier weitermachen
device-other-debate = Das ist der Code einer anderen Debatte. Öffne jene Debatte auf dem anderen Gerät, wähle dort „Anderes Gerät“ und verwende die Adresse oder das Bild, das dort steht.
device-not-invited = Diese Debatte nimmt eine Stimme je Einladung an, und die Stimme dieses Codes stammt aus keiner. Hier hat sich nichts geändert.
device-link-opens-nothing = Dieses Gerät spricht jetzt mit der Stimme des Codes. Aber der Link, der im Code steckt, öffnet nichts mehr: Bitte die Person, die dich eingeladen hat, um den neuen, und öffne ihn hier.

# Dieser Browser hat schon eine andere Stimme.
device-replace = Dieser Browser hat hier schon eine Stimme.
device-replace-lead = Noch hat sich nichts geändert. Wenn du weitermachst, spricht dieser Browser stattdessen mit der Stimme des Codes und vergisst seine eigene.
device-replace-stays = Was hier bisher geschrieben und bewertet wurde, bleibt in der Debatte und zählt, aber niemand kann es mehr ändern – außer du bewahrst vorher den eigenen Code dieses Browsers auf.
device-replace-twice = Wer mit beiden Stimmen bewertet, wird doppelt gezählt. Bitte tu das nicht.
device-replace-not-yours = Wenn du den Code nicht selbst erzeugt hast, lass alles, wie es ist: Wer ihn erzeugt hat, könnte sehen, was du schreibst.
device-replace-use = Die Stimme des Codes verwenden
device-replace-leave = Alles lassen, wie es ist
device-replace-show = Erst den eigenen Code dieses Browsers zeigen

# Vergessen.
device-forget = Auf diesem Gerät vergessen werden
device-forget-text = Gut auf einem gemeinsam genutzten Gerät oder wenn du fertig bist. Was du geschrieben und bewertet hast, bleibt in der Debatte, ohne Namen wie bisher. Aber dieser Browser kann nichts davon mehr ändern oder zurücknehmen, und die Debatte öffnet sich nur wieder mit ihrem Link. Ohne den Code von oben führt kein Weg zurück.
device-forget-invited = Deine Einladung ist verbraucht: Ohne den Code oben kannst du an dieser Debatte nicht mehr teilnehmen.
device-forget-here = Hier vergessen werden
device-forgotten-title = Hier vergessen
device-forgotten = Du bist hier vergessen.
device-forgotten-lead = Dieser Browser hat weder deine Stimme noch den Link dieser Debatte mehr.
device-forgotten-stays = Was du geschrieben und bewertet hast, bleibt in der Debatte, wie bisher ohne etwas, das dich nennt.
device-forgotten-nobody = Von hier aus kann es niemand mehr ändern oder zurücknehmen oder herausfinden, dass du es warst.
device-forgotten-back = Um mit derselben Stimme zurückzukommen, gib den Code ein, wenn du ihn aufbewahrt hast. Um neu teilzunehmen, öffne den Link, den du bekommen hast.
device-forgotten-invited = Um mit derselben Stimme wiederzukommen, gib den Code ein, falls du ihn aufgehoben hast. Deine Einladung ist verbraucht: Einen anderen Weg zurück gibt es nicht.
device-forgotten-history = Vielleicht steht diese Adresse noch im Verlauf deines Browsers: Lösch auch den, wenn andere das Gerät benutzen.
device-forgotten-enter = Einen Code eingeben
device-forgotten-start = Zur Startseite
