# Der Rahmen um jede Seite.
shell-skip = Zum Inhalt springen
shell-pages = Seiten
shell-debate = Debatte
shell-outline = Gliederung
shell-overview = Überblick
shell-promise = Versprechen
shell-motto = Isegoria: erst streiten, dann treffen.
shell-who-sees-what = Wer sieht was?
shell-device = Anderes Gerät oder hier vergessen werden
shell-history = Verlauf
