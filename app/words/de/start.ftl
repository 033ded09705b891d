# Eine Debatte beginnen.
start-title = Debatte beginnen
start-lead = Sag, was zu entscheiden ist. Du bekommst ein Pult mit Links zum Kopieren: einen für alle, die teilnehmen, einen für dich.
start-thesis = Die These, oder die Frage, wenn es mehrere Thesen gibt
start-theses = Thesen, eine je Zeile
start-theses-hint = Lass es leer, wenn die Zeile darüber die These ist.
start-background = Was man vorher wissen sollte
start-background-hint = Tatsachen, über die sich alle einig sind, keine Argumente. Darf leer bleiben.
start-set-up = Wie sie läuft: Schübe, Termine, Grenzen
start-key = Der Schlüssel dieses Servers
start-key-hint = Wer diesen Server betreibt, verlangt ihn, bevor eine Debatte begonnen werden kann.
start-submit = Die Debatte beginnen

# Was nicht stimmt.
start-wrong-key = Um hier eine Debatte zu beginnen, braucht man den Schlüssel dieses Servers; das war er nicht.
start-reload = Lade die Seite neu und schick es noch einmal ab.
start-anyway = Trotzdem beginnen
