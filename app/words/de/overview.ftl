# Die Überschriften des Überblicks.
overview-heading = Überblick
overview-contested = Am meisten umstritten
overview-consensus = Worin Einigkeit besteht
overview-unanswered = Noch unbeantwortet
overview-on = zu:

# Die Sätze des Überblicks.
overview-stands = Wo die Gruppe steht: { $words }.
overview-sides =
    { $pro ->
        [one] 1 Argument steht
       *[other] { $pro } Argumente stehen
    } auf der Pro-Seite und { $con } auf der Kontra-Seite.
overview-took-part = Haben teilgenommen
overview-rated = { $voices } haben bewertet
overview-rated-few = weniger als { $k } Stimmen haben bewertet, deshalb wird keine Zahl gezeigt
overview-took-part-few = weniger als { $k } Stimmen haben bewertet und weniger als { $k } Argumente hinzugefügt, deshalb keine Zahlen
overview-added = { $voices } haben Argumente hinzugefügt
overview-added-few = weniger als { $k } Stimmen haben Argumente hinzugefügt, deshalb wird keine Zahl gezeigt
overview-first-level = Erste Ebene
overview-first-level-sides = { $pro } Pro, { $con } Kontra
overview-net = Nach der Haltung zur These
overview-net-sides = { $pro } dafür, { $con } dagegen (ein Kontra gegen ein Kontra spricht dafür)
overview-net-ratings = Bewertungen nach der Haltung zur These
overview-net-ratings-sides = { $pro } dafür, { $con } dagegen; auf der ersten Ebene { $nearpro } und { $nearcon }. Argumente, die weniger als { $few } Personen bewertet haben, sind nicht gezählt.
overview-evenness = Bewertungen je Stimme
overview-moved = Wie es sich bewegt hat
overview-weighed = { $strength }, wenn man die Antworten abwägt
overview-withheld = Bewertungen bleiben verborgen, bis das Treffen beginnt, damit niemand sich beeinflussen lässt. Von da an werden Ergebnisse gezeigt, wo mindestens { $k } Personen bewertet haben.
overview-imported =
    { $count ->
        [one] 1 Argument brachte Bewertungen aus einem anderen Werkzeug mit.
       *[other] { $count } Argumente brachten Bewertungen aus einem anderen Werkzeug mit.
    } Sie stehen für sich und zählen hier nicht.
overview-left-out = { $count ->
    [one] Eine weitere These passte nicht auf diese Seite; sie steht im Überblick.
   *[other] { $count } weitere Thesen passten nicht auf diese Seite; sie stehen im Überblick.
}
overview-more-theses = { $count ->
    [one] Eine weitere These
   *[other] { $count } weitere Thesen
}
overview-few = Weniger als { $k } Stimmen haben sie bewertet, deshalb wird nichts gezeigt.
overview-stands-few = Zu wenige haben die These bewertet, um zu sagen, wo die Gruppe steht.
overview-stands-several =
    { $told ->
        [0] Es gibt { $theses } Thesen, und zu wenige haben sie bewertet, um zu sagen, wo die Gruppe steht.
       *[other] Es gibt { $theses } Thesen; bei { $told } davon lässt sich sagen, wo die Gruppe steht.
    }
overview-spread = Wie sich die Antworten verteilen: { $spread }. In Worten: { $told }.
overview-agreement = Zustimmung
overview-reasons = Stärkste Gründe
overview-for = Am stärksten dafür
overview-against = Am stärksten dagegen
overview-because = weil
overview-overlooked = Übersehen
overview-of = { $shown } von { $all }.
overview-all = Alle in der Gliederung
overview-balance = Dafür und dagegen
overview-side = Seite
overview-claims = Argumente
overview-for-thesis = Für die These
overview-against-thesis = Gegen die These
overview-bar-pro = { $count } dafür +
overview-bar-con = − { $count } dagegen
overview-raters = Bewertungen
overview-adders = Argumente
overview-week = Woche { $week }
overview-week-untold = keine neue Antwort: Zu wenige Bewertungen kamen dazu oder änderten sich
overview-week-head = Woche
overview-nearest = Nächste Antwort
overview-moved-label = Wie sich die Zustimmung von Woche zu Woche bewegt hat: { $weeks }.

# Wie jede Zahl zustande kommt.
overview-how = Wie das berechnet ist
overview-how-standing = Alle können eine These einmal bewerten, in fünf Stufen von „dagegen“ bis „dafür“. Die Säulen zählen, wie viele Stimmen jede Stufe gewählt haben; wessen Stimmen es sind, weiß niemand. Das Wort ist dasjenige der fünf, das dem Durchschnitt am nächsten liegt, oder „gespalten“, wo Bewertungen gegeneinander stehen. Unter { $k } Stimmen wird nichts gezeigt, unter { $twice } ein Wort ohne Zahl.
overview-how-division = Wie geteilt die Gruppe ist, folgt daraus, wie weit die Bewertungen auseinanderliegen. Quelle: van der Eijks Maß der Übereinstimmung A (2001); die Polarisierung ist (1 − A) / 2. Bis zu einem Viertel heißt es „überwiegend einig“, darüber „verschiedener Meinung“, und „gespalten“, wo A unter 0 liegt.
overview-how-strength = Die Stärke fragt, was die These wert ist, wenn man die Antworten abwägt: Sie beginnt mit ihren eigenen Bewertungen (mit der Mitte, wo zu wenige bewertet haben), gewinnt durch starke Pro-Argumente und verliert durch starke Kontra-Argumente, von der letzten Antwort an aufwärts. Gezeigt wird sie in fünf Bereichen. Formel: w = (Summe der Bewertungen + 8) / (4 (n + 4)); E = Stärke der Pro- − Stärke der Kontra-Argumente; h = E² / (1 + E²); Stärke = w + h (1 − w), wenn E über 0 liegt, sonst w − h w. Quelle: Quadratic Energy, Potyka 2018.
overview-how-strength-dfquad = Die Stärke fragt, was die These wert ist, wenn man die Antworten abwägt: Sie beginnt mit ihren eigenen Bewertungen (mit der Mitte, wo zu wenige bewertet haben), gewinnt durch starke Pro-Argumente und verliert durch starke Kontra-Argumente, von der letzten Antwort an aufwärts. Gezeigt wird sie in fünf Bereichen. Formel: w = (Summe der Bewertungen + 8) / (4 (n + 4)); E = Produkt von (1 − Stärke) über die Kontra-Argumente − dasselbe über die Pro-Argumente; Stärke = w + E (1 − w), wenn E mindestens 0 ist, sonst w + E w. Quelle: DF-QuAD, Rago und andere 2016.
overview-how-chains = Das Pro- oder Kontra-Argument zur These, das am stärksten ist, wenn man die Antworten abwägt; dann dessen stärkstes Pro-Argument, und so weiter, höchstens vier.
overview-how-contested = Argumente, deren Bewertungen weit auseinanderliegen, die mit mehr Stimmen zuerst: geordnet nach Polarisierung mal der Wurzel aus der Zahl der Stimmen, ab { $k } Stimmen. Bei jedem steht, auf wie vielen Stimmen es beruht. Quelle: van der Eijk 2001.
overview-how-consensus = Argumente, zu denen die meisten Stimmen fast dasselbe sagen, deutlich hoch oder deutlich niedrig: Übereinstimmung A von 0,6 und mehr, mit einem Durchschnitt im oberen oder unteren Drittel, ab { $k } Stimmen. Quelle: van der Eijk 2001.
overview-how-unanswered = Argumente, denen niemand widersprochen hat, die nahe bei der These zuerst. Gezählt sind nur Argumente, keine Bewertungen.
overview-how-overlooked = Argumente, die weniger als { $k } Stimmen bewertet haben, die nahe bei der These zuerst. Wie viele es jeweils waren, wird nicht gesagt.
overview-how-balance = Gezählt sind Argumente, nicht Menschen. Ein Argument zählt für die Seite, der es am Ende dient: Ein Kontra gegen ein Kontra spricht für die These. Bewertungen sind nur gezählt, wo die Zahlen eines Arguments gezeigt werden.
overview-how-participation = Wer teilnimmt, ist eine Stimme; in einer offenen Debatte könnte ein Mensch zwei haben. Festgehalten ist nur, wie viele Stimmen mindestens ein Mal, zwei Mal und so weiter etwas getan haben. Unter { $k } Stimmen wird nichts gesagt; bis Ergebnisse gezeigt werden, in Schritten von { $k }. Wie gleichmäßig sich Bewertungen verteilen, ist 1 − der Gini-Koeffizient der Bewertungen je Stimme, ab { $twice } Stimmen: „gleichmäßig“ ab 0,7, „etwas ungleichmäßig“ ab 0,45.
overview-how-trend = Am Ende einer Woche die Antwort, die dem Durchschnitt aller bisherigen Bewertungen am nächsten liegt. Sie beruht auf mindestens { $k } Stimmen und bewegt sich erst nach { $k } weiteren Bewertungen; einzelne lassen sich also nicht ablesen. Sie erscheint mit den Ergebnissen.

# Dasselbe als Dateien.
overview-files = Zum Mitnehmen
overview-kind = Überblick, auf einer Seite
overview-as-pdf = Eine Seite (PDF)
overview-as-png = Das Diagramm (PNG)
overview-as-csv = Alle Zahlen (CSV)
overview-not-made = Die Datei ließ sich nicht erstellen. Nichts ist verloren: Versuch es gleich noch einmal, oder lies den Überblick als Seite.
csv-about = Worum es geht
csv-number = Nummer
csv-claim = Argument
csv-figure = Größe
csv-value = Wert
csv-debate = Debatte
csv-thesis = These
csv-title = Titel
csv-sentence = In einem Satz
csv-note = Hinweis
csv-words = In Worten
csv-strength = Stärke
csv-rank = Rang
csv-step = Schritt der Kette
csv-in-all = Insgesamt
csv-not-yet = noch nicht gesagt
