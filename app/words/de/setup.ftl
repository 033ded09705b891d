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

setup-ratings-until = Bewertungen schließen am Ende des
setup-claims-until = Argumente schließen am Ende des
setup-until-hint = Tage in UTC. Bleibt das Feld leer, schließen Argumente zwei Tage vor den Bewertungen, damit auch die letzten noch gehört werden; ohne einen Tag für Bewertungen bleibt beides offen, bis du das Treffen beginnst.
setup-k = Die kleinste Gruppe, von der etwas gezeigt wird
setup-k-hint = 5 oder mehr. Sie kann größer werden, bis die ersten Bewertungen erscheinen, aber nie kleiner.
setup-per-day = So viele Argumente höchstens von einer Person am Tag
setup-no-limit = ohne Grenze

# Was an dem Eingegebenen nicht stimmt.
setup-no-date = Ein Datum schreibt man so: 2026-05-12.
setup-no-number = Schreib ganze Zahlen für die kleinste Gruppe und die Argumente pro Tag.
setup-day-over = Der Tag, an dem die Bewertungen schließen, ist schon vorbei.
