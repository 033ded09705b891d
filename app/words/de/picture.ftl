# Das Bild der ganzen Debatte.
picture-pro-side = auf der Pro-Seite
picture-con-side = auf der Kontra-Seite
picture-zoom = In einen Zweig zoomen
picture-whole = Ganzes Bild
picture-legend = Legende
picture-gathered = mehrere kleine
picture-colour = Farbe:
picture-by-parent = nach dem Argument darüber
picture-by-thesis = nach der These

# Was es denen sagt, die es hören.
picture-label = { $claims } Argumente: { $pro } auf der Pro-Seite, { $con } auf der Kontra-Seite, { $levels } Ebenen tief
picture-unit =
    { $count ->
        [one] Argument
       *[other] Argumente
    }
picture-more =
    { $count ->
        [one] +1 Argument
       *[other] +{ $count } Argumente
    }
picture-at-level = { $kind }, Ebene { $level }
picture-below = { $pro } Pro und { $con } Kontra darunter
picture-by-strength = nach Stärke
picture-by-polarisation = nach Einigkeit
picture-by-attention = nach Aufmerksamkeit
picture-heard-between = { $from } bis { $below } Stimmen
picture-heard-much = { $from } Stimmen und mehr
picture-untold = weniger als { $k } Bewertungen: nichts wird gesagt
picture-untold-attention = weniger als { $k } Stimmen
picture-untold-polarisation = zu wenige Bewertungen, meist weniger als { $twice }
