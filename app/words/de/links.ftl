# Links zum Weitergeben.
links-heading = Links zum Weitergeben
links-replace = Ersetzen
links-replace-which = Den Link ersetzen: { $which }
links-hint = Ein ersetzter Link öffnet nichts mehr für alle, die ihn noch nicht benutzt haben; alle anderen brauchen den neuen.
