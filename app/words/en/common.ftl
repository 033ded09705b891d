# What several pages say.
common-thesis = Thesis
common-pro = Pro
common-con = Con
# The same within a sentence.
common-pro-word = pro
common-con-word = con
common-elsewhere = also stands elsewhere
common-levels =
    { $count ->
        [one] 1 level
       *[other] { $count } levels
    }
common-claims =
    { $count ->
        [one] 1 claim
       *[other] { $count } claims
    }

# A long list, a page at a time.
paging-label = Pages
paging-before = Previous page
paging-next = Next page
paging-page = { $page } of { $pages }

# The heads of a table of answers.
common-answer = Answer
common-voices = Voices

# The notice that something was released.
news-there = There are new contributions.
news-show = Show them
news-writing = There are new contributions. You will see them once you have sent or cancelled yours.

# What is new since the last visit.
visit-only-new = Only what is new

# A day of the year.
date-january = { $day } January
date-february = { $day } February
date-march = { $day } March
date-april = { $day } April
date-may = { $day } May
date-june = { $day } June
date-july = { $day } July
date-august = { $day } August
date-september = { $day } September
date-october = { $day } October
date-november = { $day } November
date-december = { $day } December
date-and-time = { $day }, { $time }
# A chart's numbers.
common-as-table = As a table
