# Ein Argument als Karte und seine Bewertung.
card-pending = Von dir. Erscheint mit dem nächsten Schub, zusammen mit denen anderer, damit niemand erkennt, wer wann da war.
card-pending-now = Von dir. Andere sehen es in wenigen Sekunden.
card-review = Von dir. Die Moderation liest es, bevor andere es lesen; bis dahin siehst nur du es hier.
card-wording = Von dir. Dein neuer Wortlaut wartet auf die Moderation; andere lesen noch den alten.
card-declined = Von dir. Es wurde abgelehnt: { $why }. Wenn du es änderst, wird es wieder geprüft.
card-own = Von dir. Das erfährst nur du.
card-taken-back = Zurückgenommen von der Person, die es geschrieben hat.
card-source = Quelle { $number }
card-sources = Quellen
card-where = Wo dieses Argument steht
card-not-rated = noch nicht bewertet
card-rate = Dieses Argument bewerten:
card-others = andere bisher: { $band }
card-another-debate = eine andere Debatte
card-edit = Ändern
card-withdraw = Zurücknehmen
card-withdraw-what = Der Text verschwindet für alle; Antworten darauf bleiben stehen.
card-withdraw-it = Jetzt zurücknehmen

# Wie stark ein Argument ist.
rate-none = keine
rate-weak = schwach
rate-some = mittel
rate-strong = stark
rate-decisive = entscheidend
# Ob man einer These zustimmt: kurz genug für eine Zeile auf dem Telefon, als Antwort auf „Stimmst du zu?“.
rate-disagree = nein
rate-rather-not = eher nein
rate-torn = teils
rate-rather = eher ja
rate-agree = ja
rate-how-strong = Wie stark ist das?
rate-do-you-agree = Stimmst du zu?
rate-take-back = zurücknehmen
