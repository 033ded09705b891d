# Writing a claim.
compose-for = What speaks for it?
compose-add-pro = Add this pro
compose-against = What speaks against it?
compose-add-con = Add this con
compose-wording = Your new wording
compose-save = Save the new wording
compose-answers = Answers:
compose-kept = Your draft is back: it was kept on this device only.
compose-discard = Discard the draft
compose-hint = One point, at most { $limit } characters. Nobody can see who wrote it:
compose-promise = the promise (new tab)
compose-already = Already said? A rating gives it more weight than saying it again. Your draft stays here.
compose-add-source = Add a source
compose-another-source = Another source
compose-cancel = Cancel

# What may go wrong with a form.
form-expected = A form was expected here.
form-too-large = That was far more than a claim can hold, so nothing was saved. Go back: your text is still there to shorten.
form-cut = The form did not arrive whole. Go back and send it again.
form-incomplete = The form was incomplete. Go back, reload the page and send it again.
form-side = Choose pro or con.
form-rating = Choose one of the five ratings.
