# Die Debatte.
debate-picture = Bild der ganzen Debatte
debate-promise = Niemand kann sehen, wer was geschrieben oder bewertet hat.
debate-promise-how = Wie das geht
debate-where-group-stands = Wo die Gruppe steht
debate-one-by-one = Der Reihe nach bewerten
debate-equal-hearing = Jedes Argument wird gleich gehört: Die mit der wenigsten Aufmerksamkeit kommen zuerst.
debate-welcome-add = Bewerte drei, füge eins hinzu.
debate-welcome-open = Bewerte drei, dann öffne eins und füge deines hinzu.
debate-welcome-rate = Bewerte drei.
debate-welcome = Hier wird zuerst gestritten, wann immer es dir passt; dann trifft sich die Gruppe, und alles liegt schon auf dem Tisch. Niemand kann sehen, wer was geschrieben oder bewertet hat, also zählen nur die Gründe.
debate-rate-three = Drei bewerten
debate-add-one = Eins hinzufügen
debate-background = Hintergrund
debate-also = Steht auch unter
debate-which-side = Welche Seite gezeigt wird
debate-no-pro = Noch hat niemand dafür gesprochen.
debate-no-con = Noch hat niemand dagegen gesprochen.
debate-best-reason = Was ist der beste Grund, den du kennst, auch wenn es nicht deiner ist?
debate-add-pro = Pro hinzufügen
debate-add-con = Kontra hinzufügen
debate-imported = Diese Stimmen kamen mit dem Import und zählen hier nicht mit: { $votes }
debate-question = Frage
debate-theses =
    { $count ->
        [one] 1 These
       *[other] { $count } Thesen
    }

# Die Tasten der Debattenseite.
keys-summary = Tasten (?)
keys-next = zum nächsten Argument dieser Seite
keys-before = zum vorigen Argument
keys-open = öffnet es
keys-up = hinauf zu dem, worauf dieses Argument antwortet
keys-pro = ein Pro hinzufügen
keys-con = ein Kontra hinzufügen
keys-help = zeigt diese Tasten
keys-use = Diese Tasten auf diesem Gerät benutzen

# Was gerade getan wurde.
done-saved-review = Dein Argument ist gespeichert. Die Moderation liest es, bevor andere es lesen; bis dahin siehst nur du es hier.
done-saved-now = Dein Argument ist gespeichert. Für andere erscheint es in wenigen Sekunden.
done-saved = Dein Argument ist gespeichert. Es erscheint mit dem nächsten Schub.
done-edited = Dein neuer Wortlaut ist gespeichert.
done-withdrawn = Dein Argument ist zurückgenommen.
done-rated = Deine Bewertung ist gespeichert.
done-device = Dieses Gerät spricht jetzt mit der Stimme des Codes: Was sie geschrieben hat, ist auch hier deins.
done-invited = Dieser Browser hat jetzt seine Stimme in dieser Debatte. Niemand kann sagen, aus welcher Einladung sie wurde. Damit das so bleibt, musst du nicht gleich anfangen: Komm wieder, wann du willst.
done-rate-others = Der Reihe nach bewerten, was andere schreiben

# Warum etwas nicht da ist.
debate-link-opens-nothing = Dieser Link öffnet nichts (mehr). Vielleicht wurde er ersetzt: Frag die Person, die dich eingeladen hat, nach dem neuen.
debate-away = Gerade kann nichts gespeichert werden, und was von dir ist, lässt sich nicht zeigen. Was du gespeichert hast, bleibt erhalten: Schau in ein paar Minuten wieder herein.
debate-claim-gone = Das gesuchte Argument ist nicht mehr da. Dies ist die ganze Debatte.
debate-prepared = Diese Debatte wird vorbereitet. Wer eingeladen ist, sieht sie, sobald sie öffnet.
debate-only-invited = Alle dürfen diese Debatte lesen. Um teilzunehmen, frag die Person, die dich eingeladen hat, nach dem Link.
debate-only-rating = Neue Argumente werden nicht mehr angenommen, damit auch die letzten gehört werden. Bewerten und Bewertungen ändern kannst du noch.
debate-use-invitation = Meine Einladung nutzen
debate-all-closed = Argumente und Bewertungen sind abgeschlossen. Was die Gruppe denkt, wird gezeigt, wenn das Treffen beginnt.
debate-frozen = Argumente und Bewertungen sind eingefroren. Was jetzt gezeigt wird, ist die Grundlage für das Treffen.
debate-met = Die Gruppe hat sich getroffen; das Ergebnis wird aufgeschrieben. Die Debatte bleibt, wie sie beim Treffen war.
debate-over = Diese Debatte ist vorbei und bleibt lesbar.

# Schritt und Termine in einer Zeile.
strip-draft = In Vorbereitung
strip-draft-detail = Nur die Moderation sieht sie
strip-closed = Argumente und Bewertungen sind abgeschlossen
strip-closed-detail = Ergebnisse werden gezeigt, wenn das Treffen beginnt
strip-ratings = Offen für Bewertungen, damit auch die letzten Argumente gehört werden
strip-open = Offen für Argumente und Bewertungen
strip-claims-until = Argumente bis { $day }
strip-ratings-until = Bewertungen bis { $day }
strip-until-meeting = bis das Treffen beginnt
strip-now = Argumente erscheinen in Sekunden, was anderen verraten kann, wann du hier warst
strip-hourly = Argumente erscheinen in Schüben, etwa stündlich
strip-reviewed = Argumente erscheinen nach Durchsicht
strip-daily = Argumente erscheinen in Schüben, etwa täglich
strip-reflect = Ergebnisse werden gezeigt
strip-reflect-detail = Argumente und Bewertungen sind für das Treffen eingefroren
strip-decide = Entscheiden
strip-decide-detail = Das Protokoll des Treffens wird geschrieben
strip-sealed = Abgeschlossen
strip-sealed-detail = Die Debatte bleibt lesbar
strip-shown-from = Gezeigt, wo mindestens { $k } Personen bewertet haben.
strip-shown-at-meeting = Die Bewertungen anderer erscheinen, wenn das Treffen beginnt.
strip-shown-once-rated = Wenn du bewertet hast, siehst du ungefähr, was andere denken.

# Wer was liest.
readers-everybody = Alle können Argumente und Ergebnisse lesen.
readers-all-roles = Teilnehmende, Leitung und Moderation können Argumente und Ergebnisse lesen.
readers-everybody-later = Alle können die Argumente jetzt lesen und die Ergebnisse, wenn das Treffen beginnt.
readers-all-roles-later = Teilnehmende und Moderation lesen die Argumente jetzt und die Ergebnisse, wenn das Treffen beginnt; die Leitung liest beides erst ab dann.

# Wofür der Link einer Rolle ist.
link-contributor = Für alle, die mitstreiten. Ein Link für alle: Ein Link pro Person würde verraten, wer wer ist.
link-contributor-invited = Für alle, die mitlesen. Zum Mitmachen braucht man außerdem eine Einladung.
link-contributor-reads = Für alle, die die Debatte lesen. Hinzufügen und bewerten kann niemand mehr.
link-facilitator = Deiner. Bewahre ihn auf: Wer ihn hat, kann diese Debatte leiten.
link-leadership = Für alle, die nur Überblicke lesen.

# Zum Herunterladen.
export-json = Isegoria-JSON, verlustfrei
export-kialo = Kialo-Text
export-kialo-a = Kialo-Text, älterer Dialekt
export-markdown = Markdown
export-arguman = arguman
export-polis = Polis
export-sizes = Das Bild gibt es { $small }, { $phone } oder { $large } Pixel breit.
export-unknown = In diesem Format gibt es keinen Export.
export-no-png = Das Bild konnte gerade nicht erzeugt werden. Als SVG ist es da: Nimm das, oder versuch es noch einmal.
strip-opens = Beginnt am { $time }
strip-meets = Das Treffen beginnt am { $time }
debate-ask = Fragen: { $contact }

done-marked = { $when ->
    [at-once] Danke. Die Moderation sieht die Meldung in wenigen Sekunden.
   *[batch] Danke. Die Moderation sieht die Meldung mit dem nächsten Schub.
}
done-unmarked = Du hast die Meldung zurückgenommen.
