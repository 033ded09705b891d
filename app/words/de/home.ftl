# Die Startseite.
home-title = Erst streiten, dann treffen
home-heading = Erst streiten, dann treffen.
home-lead = Eine Frage, alles, was dafür und was dagegen spricht, und was eine Gruppe von jedem Grund hält: ohne Namen geschrieben und bewertet, bevor sich jemand an einen Tisch setzt.
home-start = Debatte beginnen
home-look = Eine Debatte ansehen
home-nobody = Niemand kann sehen, wer was geschrieben oder bewertet hat.
home-nobody-more = Nicht die Kolleginnen und Kollegen, nicht die Moderation, nicht deren Vorgesetzte.
home-nobody-how = Wie das geht
home-reasons = Gründe statt Kommentare.
home-reasons-more = Jedes Argument spricht für oder gegen ein anderes. So wird nichts doppelt gesagt, und nichts geht verloren.
home-meeting = Dann das Treffen.
home-meeting-more = Es beginnt mit einem Bild davon, wo sich die Gruppe einig ist und wo sie gespalten ist.
home-space = Raum für ein Team anlegen
