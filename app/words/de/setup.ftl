# Wie eine Debatte läuft.
setup-fixed = Die Debatte ist offen: Wie Beiträge erscheinen und wer Bewertungen sieht, bleibt, wie es ist, weil man sich darauf verlässt.

setup-release = Wann erscheinen Beiträge für andere?
setup-hourly = Etwa einmal in der Stunde
setup-hourly-hint = Zu einer zufälligen Minute, und erst, wenn drei Personen etwas beigetragen haben (oder nach einem Tag). Niemand kann sagen, wer online war.
setup-daily = Etwa einmal am Tag
setup-daily-hint = Dasselbe, einmal am Tag: am ruhigsten und am anonymsten.
setup-now = Sofort
setup-now-hint = Innerhalb von Sekunden. Alle können sehen, wann etwas geschrieben wurde, und daraus vielleicht schließen, von wem.

setup-ratings = Wann zeigen sich die Bewertungen der anderen?
setup-reflect = Wenn das Treffen beginnt
setup-reflect-hint = Niemand lässt sich davon beeinflussen, was andere denken.
setup-rated = Früher, für alle, die das Argument selbst bewertet haben
setup-rated-hint = Als eines von fünf Wörtern, das erst neu bestimmt wird, wenn sich genügend Bewertungen geändert haben. Die letzten Bewertungen eines Arguments bleiben dann vielleicht ungezählt.

setup-k = Die kleinste Gruppe, von der etwas gezeigt wird
setup-k-hint = 5 oder mehr. Sie kann größer werden, bis die ersten Bewertungen erscheinen, aber nie kleiner.
setup-per-day = So viele Argumente höchstens von einer Person am Tag
setup-no-limit = ohne Grenze

# Was an dem Eingegebenen nicht stimmt.
setup-no-date = Ein Datum schreibt man so: 2026-05-12.
setup-no-number = Schreib ganze Zahlen für die kleinste Gruppe und die Argumente pro Tag.
setup-day-over = Der Tag, an dem die Bewertungen schließen, ist schon vorbei.

setup-dates = Wann
setup-opens = Sie beginnt am
setup-opens-hint = Leer gelassen beginnt sie sofort. Bis dahin siehst nur du sie.
setup-ratings-until = Bewertet wird bis zum Ende des
setup-until-hint = Leer gelassen bleiben Argumente und Bewertungen offen, bis du das Treffen beginnst.
setup-by-itself = Die Ergebnisse von selbst zeigen, wenn die Bewertung endet
setup-claims-until = Argumente werden angenommen bis zum Ende des
setup-claims-hint = Leer gelassen bis zwei Tage vor dem Ende der Bewertung, damit auch die letzten Argumente gehört werden.
setup-meets = Das Treffen beginnt am
setup-decides = Entscheidungen werden festgehalten nach dem
setup-seals = Versiegelt wird nach dem
setup-seals-hint = Dann wird alles vernichtet, was eine Person mit einem Beitrag verbinden könnte. Leer gelassen tust du es von Hand.
setup-zone = Zeitzone
setup-zone-hint = Alle Tage und Uhrzeiten oben sind dort gemeint; alle, die lesen, sehen sie in ihrer eigenen.
setup-contact = Wen kann man fragen?
setup-contact-hint = Ein Name, eine Mailadresse, eine Telefonnummer: zu sehen für alle, die teilnehmen. Darf leer bleiben.
setup-language = Sprache
setup-language-hint = In der hier geschrieben wird, als Kürzel: Dann lesen Vorleseprogramme die Argumente richtig vor. Die Seiten selbst sprechen die Sprache derer, die sie lesen.
setup-names = Namen, vor denen gewarnt wird
setup-names-hint = Einer je Zeile. Wer einen davon schreibt, wird auf dem eigenen Gerät daran erinnert, dass Namen Menschen verraten können. Die Liste steht in der Seite aller, die teilnehmen.
setup-no-time = Eine Zeit schreibt man so: 2026-05-12T09:30.
setup-people = Wie viele Menschen nehmen teil?
setup-people-hint = Ungefähr. Es wird nicht aufbewahrt.
setup-propose = Einstellungen dafür vorschlagen
setup-enough = Vorgeschlagen für { $people } Personen, siehe unten. Von weniger als { $k } wird nichts gezeigt.
setup-few = Bei { $people } Personen gibt es zu Bewertungen höchstens Worte, und nur dort, wo fast alle bewerten: Für genaue Zahlen braucht es doppelt so viele wie die kleinste Gruppe ({ $k }), also { $enough }. Was sie zu sagen haben, steht trotzdem da.
setup-too-few = Bei { $people } Personen wird zu Bewertungen nie etwas gezeigt, denn dafür braucht es { $k }: Sonst ließe sich erraten, wer was bewertet hat. Was sie zu sagen haben, steht trotzdem da.
setup-start-anyway = { $warning } Beginne sie trotzdem, oder ändere, was unten steht.
setup-no-people = Schreib als ganze Zahl, wie viele Menschen teilnehmen.
setup-access = Wer darf sie lesen?
setup-link = Alle, die einen Link haben
setup-link-hint = Die Teilnehmenden, du und die Leitung.
setup-public = Alle
setup-public-hint = Wer die Adresse kennt, kann lesen; teilnehmen können nur die mit dem Link für Teilnehmende.
setup-invited = Auf Einladung: ein Mensch, eine Stimme
setup-invited-hint = Wer einen Link hat, kann lesen. Zum Teilnehmen brauchen alle je eine eigene Einladung, die du am Pult ausgibst; niemand kann sagen, welche Stimme von wem ist. Steht fest, sobald die Debatte offen ist.
setup-invited-fixed = Auf Einladung: ein Mensch, eine Stimme. Das bleibt so.

setup-review = Wer sieht neue Argumente zuerst?
setup-review-no = Alle, mit dem nächsten Schub
setup-review-no-hint = Was nicht hierher gehört, kannst du später herausnehmen.
setup-review-yes = Du, zur Durchsicht
setup-review-yes-hint = Neue Argumente und Fassungen erscheinen, wenn du sie veröffentlichst. Von wem sie sind, siehst du nie.
