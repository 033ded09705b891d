# Links zum Weitergeben.
links-heading = Links zum Weitergeben
links-replace = Ersetzen
links-qr = Als Bild für die Kamera
links-qr-label = QR-Code: { $which }
links-replace-which = Den Link ersetzen: { $which }
links-hint = Ein ersetzter Link öffnet nichts mehr für alle, die ihn noch nicht benutzt haben; alle anderen brauchen den neuen.
