# The guided queue.
queue-title = Rate one by one
queue-saved = Your rating is saved. “Back” leads to it again.
queue-promise = Nobody can see who rated what, and how others rated appears when the meeting begins.
queue-promise-how = How that works
queue-thesis = Thesis
queue-pro = Pro
queue-con = Con
queue-agree = Do you agree?
queue-how-strongly-for = How strongly does this speak for it?
queue-how-strongly-against = How strongly does this speak against it?
queue-answers = It answers:
queue-why = Why this one?
queue-reason = It is among those that have had the least attention so far. Which of them comes first is left to chance.
queue-through = Through the queue
queue-back = Back
queue-next = Next
queue-skip = Skip
queue-open = Open it in the debate
queue-open-replies = Open it in the debate with its replies: { $pro } pro, { $con } con

# The keys; single keys stand between the parts.
queue-keys = Keys:
queue-keys-to = to
queue-keys-rate = rate,
queue-keys-on = goes on,
queue-keys-back = goes back. They work while the focus is up here, on the claim.

# Branches that are left out.
queue-leave-out = Leave this branch out
queue-leave-out-which = Which one? It is left out with everything below it, for this visit. You can bring it back.
queue-left-out =
    { $count ->
        [one] One branch is left out
       *[other] { $count } branches are left out
    }
queue-bring-back = Bring back
queue-bring-back-branch = Bring back: { $branch }

# The end.
queue-last = That was the last one.
queue-last-text = The claims that you skipped are still here, if you want to look at them again.
queue-done = You have been through everything.
queue-done-text = { $when ->
    [at-once] New claims will wait here as they come. You can change a rating at any time until the meeting begins.
   *[batch] New claims will wait here after the next batch. You can change a rating at any time until the meeting begins.
}
queue-skipped = Go through what you skipped
queue-to-debate = To the debate
queue-over = Rating is over
queue-over-text = Claims and ratings were frozen when the meeting began. What you rated counts, and the results are in the debate now.
queue-over-results = See the results
