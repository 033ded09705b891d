# A debate from a file or like another one, and what happened to it.
seed-theses = Theses
seed-claims = Claims
seed-further = Further places of linked claims
seed-sources = Sources
seed-levels = Levels deep
seed-tallies = Places with ratings of the file
seed-comments = Comments
seed-warnings = What you should know
seed-beginning = How it begins
seed-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
seed-keep = Keep it as a draft

import-title = Import a debate
import-instead = Import a debate from a file instead
import-lead = From Kialo, arguman, Isegoria’s own JSON or Polis. You see what would come in before anything is kept.
import-file = The file
import-file-hint = At most 8 MB. From Polis, choose comments.csv and votes.csv together, and summary.csv, which brings the title.
import-name = Title
import-name-hint = Left empty, it is the file’s own. comments.csv and votes.csv alone have none: write one here.
import-look = Look at what would come in
import-preview = This is what would come in. Nothing is kept yet.
import-other = Choose another file
import-no-file = Choose a file first.
import-empty = There is no claim in this file, so there is nothing to keep.
import-too-large = This is more than { $limit } MB, so it was not read. Whoever runs this server can import it with “isegoria import”.
import-warning-empty = Line { $line }: the argument { $id } was left out, as its text is empty.
import-warning-theses = { $count } arguments relate to no other: each became a thesis.
import-warning-question = The sources of the question were left out.
import-warning-source-added = No claim cites the source [{ $number }]: it was added to the first thesis.
import-warning-source-left-out = No claim cites the source [{ $number }]: it was left out, as there is no thesis.
import-warning-continued = Line { $line }: read as part of { $number }, though an empty line stands before it.
import-warning-rejected = { $count ->
    [one] One comment that the moderators of Polis had rejected was left out, with its
   *[other] { $count } comments that the moderators of Polis had rejected were left out, with their
} { $votes ->
    [one] one vote
   *[other] { $votes } votes
}: { $which }.
import-warning-wordless = { $count ->
    [one] One comment without words was left out, with its
   *[other] { $count } comments without words were left out, with their
} { $votes ->
    [one] one vote
   *[other] { $votes } votes
}: { $which }.
import-warning-more = { $ids } and { $more } more
import-warning-replaced = { $count ->
    [one] One vote gave way to a later vote of the same person on the same comment.
   *[other] { $count } votes gave way to a later vote of the same person on the same comment.
}
import-warning-astray = { $count ->
    [one] One vote was left out: it is for a comment that { $file } does not hold.
   *[other] { $count } votes were left out: they are for comments that { $file } does not hold.
}

clone-title = Start one like it
clone-lead = Background, language, contact and settings come along; dates, ratings and whatever could lead to a person do not. The new debate is a draft until you open it.
clone-name = What is the new one called?
clone-what = What comes along?
clone-all = All claims
clone-all-hint = With their sources, marked as prepared.
clone-theses = The theses alone
clone-theses-hint = As a template: the same question, argued anew.
clone-look = Show what would come along
clone-back = Back to the desk
clone-no-title = The new debate needs a title.
clone-nothing = Nothing of this debate can come along.
clone-withdrawn = { $count ->
    [one] One claim that its author withdrew stays behind.
   *[other] { $count } claims that their authors withdrew stay behind.
}

history-heading = History
history-lead = What those who run this debate did, and what came by itself at the time that was set. By day, and of nobody in particular.
history-empty = Nothing yet.
history-step = Put in the step “{ $step }”.
history-step-planned = Came into the step “{ $step }” at the time that was set.
history-dates = Other dates were set.

preview-contributor = What contributors see on the debate’s own pages, claim by claim. Rating, adding, outline and queue are left out here: take part by the contributor link to try them.
preview-leadership = What leadership sees: the overview. Claims open to them with the results.
preview-back = Back to the desk

history-undone = Undone: { $what }
history-undone-something = Something was undone.
history-publish = { $count ->
    [one] A claim was published after review.
   *[other] { $count } claims were published after review.
}
history-decline = { $count ->
    [one] A claim was declined.
   *[other] { $count } claims were declined.
}
history-archive = { $count ->
    [one] A claim was archived, with what answers it.
   *[other] { $count } claims were archived, with what answers them.
}
history-restore = { $count ->
    [one] A claim was restored.
   *[other] { $count } claims were restored.
}
history-move = { $count ->
    [one] A claim was moved.
   *[other] { $count } claims were moved.
}
history-link = A claim was linked under a further one.
history-unlink = A claim was taken out of one of its places.
history-merge = { $count ->
    [one] A claim was merged into another one.
   *[other] { $count } claims were merged into another one.
}
history-split = A claim was split.
history-extract = A branch was made a debate of its own.
history-keep = A marked claim was looked at and left as it is.
history-remove = A comment on a claim, a suggestion for it or its earlier wordings were removed.
history-why = { $reason }: { $note }
