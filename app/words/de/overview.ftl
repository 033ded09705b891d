# Die Überschriften des Überblicks.
overview-heading = Überblick
overview-contested = Am meisten umstritten
overview-consensus = Worin Einigkeit besteht
overview-unanswered = Noch unbeantwortet
overview-on = zu:
