# Ein Argument schreiben.
compose-for = Was spricht dafür?
compose-add-pro = Dieses Pro hinzufügen
compose-against = Was spricht dagegen?
compose-add-con = Dieses Kontra hinzufügen
compose-wording = Dein neuer Wortlaut
compose-save = Neuen Wortlaut speichern
compose-answers = Antwortet auf:
compose-kept = Dein Entwurf ist wieder da: Er lag nur auf diesem Gerät.
compose-discard = Entwurf verwerfen
compose-hint = Ein Gedanke, höchstens { $limit } Zeichen. Niemand kann sehen, wer ihn geschrieben hat:
compose-promise = das Versprechen (neuer Tab)
compose-already = Schon gesagt? Eine Bewertung gibt ihm mehr Gewicht, als es noch einmal zu sagen. Dein Entwurf bleibt hier.
compose-add-source = Quelle hinzufügen
compose-another-source = Noch eine Quelle
compose-cancel = Abbrechen

# Was mit einem Formular schiefgehen kann.
form-expected = Hier wurde ein Formular erwartet.
form-too-large = Das war weit mehr, als in ein Argument passt, deshalb wurde nichts gespeichert. Geh zurück: Dein Text ist noch da, um ihn zu kürzen.
form-cut = Das Formular ist nicht ganz angekommen. Geh zurück und schick es noch einmal ab.
form-incomplete = Das Formular war unvollständig. Geh zurück, lade die Seite neu und schick es noch einmal ab.
form-side = Wähle Pro oder Kontra.
form-rating = Wähle eine der fünf Bewertungen.
