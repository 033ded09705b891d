# Starting a debate.
start-title = Start a debate
start-lead = Say what is to be decided. You get a desk with links to copy: one for those who take part, one for yourself.
start-thesis = The thesis, or the question if there are several theses
start-theses = Theses, one a line
start-theses-hint = Leave it empty when the line above is the thesis.
start-background = What one should know first
start-background-hint = Facts everybody agrees on, not arguments. May be empty.
start-set-up = How it runs: batches, dates, limits
start-key = The operator’s key
start-key-hint = Whoever runs this server asks for it before a debate can be started.
start-submit = Start the debate

# What is wrong.
start-wrong-key = To start a debate here one needs the operator's key; this was not it.
start-reload = Reload the page and send it again.
start-anyway = Start it all the same
