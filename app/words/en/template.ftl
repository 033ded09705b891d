# Templates: six ways to begin a debate. What stands in brackets is for the facilitator to replace.
template-heading = Begin with a template
template-hint = Each fills the form below with words to replace by your own.

template-proposal = A proposal
template-proposal-about = Yes or no to one thing.
template-proposal-title = We should [do this] from [month] on.
template-proposal-background =
    What exactly is proposed: [one paragraph].
    What it costs and who decides: [figures, names of bodies].
    What happens if nothing is decided: [the default].

template-options = Options compared
template-options-about = Several ways, one choice.
template-options-title = Which of these should we choose?
template-options-theses =
    We should choose [the first way].
    We should choose [the second way].
    We should leave things as they are.
template-options-background =
    What any choice has to fulfil: [three or four criteria].
    What is the same for all: [budget, date].

template-retrospective = A retrospective
template-retrospective-about = What to keep, what to change after a project.
template-retrospective-title = What should we do differently after [the project]?
template-retrospective-theses =
    We should keep doing [what went well].
    We should stop [what cost us more than it gave].
    We should start [what we missed].
template-retrospective-background =
    What happened, without judging: [dates and facts].
    This is about how we work, not about who did what.

template-policy = A policy draft
template-policy-about = A rule, part by part, before it holds.
template-policy-title = Should [this rule] hold for us?
template-policy-theses =
    The rule should say: [first sentence of the draft].
    The rule should say: [second sentence of the draft].
    The rule should have an exception for [a case].
template-policy-background =
    Why a rule at all: [what went wrong without one].
    Whom it binds, from when on, who watches over it: [facts].

template-premortem = A pre-mortem
template-premortem-about = It is a year later and it failed: why?
template-premortem-title = It is a year from now and [the project] has failed. What was the reason?
template-premortem-theses =
    It failed because we [underestimated something].
    It failed because others [did not go along].
    It failed because we [noticed too late].
template-premortem-background =
    Imagine that it has happened. Say what most likely led there, and for each reason what speaks for and against it.
    The strongest reasons become the risks that the plan has to answer.

template-open = An open question
template-open-about = Nobody knows the answers yet.
template-open-title = How can we [reach this]?
template-open-theses =
    We could [a first idea].
    We could [quite another idea].
template-open-background =
    Why we ask now: [the occasion].
    What was tried before, and what came of it: [facts].
