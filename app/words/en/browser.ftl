# What the islands of a page say, and the server in the same words.
rate-own = you: { $rating }
rate-undo = undo: back to “{ $rating }”

compose-count = { $count } of { $limit }
compose-source-address = Address of source { $number }
compose-source-quote = Words quoted from source { $number }
compose-lost = This could not be sent: the connection is lost. Nothing is gone: your text is kept on this device. Send it again when you are back online.
compose-failed = This could not be saved just now. Your text is kept on this device: try again in a moment.
compose-quoted = “{ $words }”
compose-telling = { $quoted } may tell others who wrote this. Only you see this hint, and you decide.
compose-named = A name from your team: { $quoted }. Leave out who said or did it, if you can. Only you see this hint.
compose-rate-that = Rate that one instead
compose-rate-that-claim = Rate that one instead: { $claim }

visit-new = New
visit-nth = { $number } of { $count } new since your last visit.
visit-count = { $count } new since your last visit.
visit-next = The next one
visit-first = Show the first

picture-point = Point at an arc to read it, click to open it. Keys: arrows, Z to zoom.
picture-zoomed = Zoomed in. { $name }. Escape shows the whole picture.
picture-unzoomed = The whole picture.
