# The picture of the whole debate.
picture-pro-side = pro side
picture-con-side = con side
picture-zoom = Zoom into a branch
picture-whole = Whole picture
picture-legend = Legend
picture-gathered = several small ones
picture-colour = Colour:
picture-by-parent = by side of its parent
picture-by-thesis = by side of the thesis

# What it says to those who hear it.
picture-label = { $claims } claims: { $pro } on the pro side, { $con } on the con side, { $levels } levels deep
picture-unit =
    { $count ->
        [one] claim
       *[other] claims
    }
picture-more =
    { $count ->
        [one] +1 claim
       *[other] +{ $count } claims
    }
picture-at-level = { $kind }, level { $level }
picture-below = { $pro } pro and { $con } con below
picture-by-strength = by strength
picture-by-polarisation = by division
picture-by-attention = by attention
picture-heard-between = { $from } to { $below } voices
picture-heard-much = { $from } voices and more
picture-untold = fewer than { $k } ratings: nothing is told
picture-untold-attention = fewer than { $k } voices
picture-untold-polarisation = too few ratings to say, in most places fewer than { $twice }
