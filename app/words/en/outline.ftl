# The outline.
outline-kind = Outline
outline-rest = The rest of this branch
outline-cut = More does not fit on one page: ask for less, or open a branch by its number.
outline-no-hit = No claim is like that.
outline-show-whole = Show the whole outline
outline-empty = There is nothing here yet.
outline-one-branch = One branch, as it prints.
outline-whole = The whole outline
outline-only-branch = { $number } Only this branch
outline-below = { $pro } pro · { $con } con
outline-below-number = below { $number }

# Its filters.
outline-sift = Find and filter
outline-words = Words
outline-side = Side
outline-both = Both
outline-pro = Pro ({ $count })
outline-con = Con ({ $count })
outline-unfolded = Unfolded
outline-all-levels = All levels
outline-unanswered = No con against it yet ({ $count })
outline-overlooked = Overlooked: rated by few ({ $count })
outline-sources = With sources ({ $count })
outline-show = Show
outline-shown = { $shown } of { $all } claims.
outline-show-all = Show all
