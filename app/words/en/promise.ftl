# The promise.
promise-heading = Nobody can see who wrote or rated what.
promise-lead = Not colleagues, not the facilitator, not their boss. That is not a setting that somebody could switch off: nothing is stored that could be shown.

promise-how = What makes it so
promise-how-voice = There are no accounts and no names. With your first claim or rating your browser gets a random secret for this one debate, your voice. The server keeps no list of voices.
promise-how-mark = Under each claim and each rating the server stores a mark that is different every time. Only your voice and the server’s secret together can tell which are yours: that is how you alone can change them.
promise-how-time = Of the time of a claim only a date is stored, of a rating nothing; of your device nothing at all.
promise-how-few = Results are shown only where enough people have rated, five or more, and not before the meeting. Some debates say earlier, and only to those who have rated a claim themselves, roughly what others think of it. Nothing is ever shown about fewer.
promise-how-invited = Some debates take one voice per invitation. There your browser has a random number signed that the server can’t see: the signature shows that you were invited, and nobody can tell by which invitation.

# Who can learn who wrote or rated what.
promise-who = Can they learn who wrote or rated what?
promise-who-who = Who
promise-who-can = Can they?
promise-no = No.
promise-people = Other contributors, facilitators, leadership
promise-people-why = At no time, through no page, download, program interface or count.
promise-copy = Somebody with a copy of the database, its backups or the logs, without the server’s secret
promise-copy-why = Nothing that is stored links two contributions of one person, or a person to a contribution.
promise-secret = The same, who also has the server’s secret and gets hold of your browser
promise-secret-can = Yes, yours.
promise-secret-why = Until the debate is sealed or this device forgets you, your browser and the secret together lead to what you wrote and rated.
promise-operator = Whoever runs the server and changes it to record who visits, or changes its pages
promise-records = Whoever runs the server and keeps a record of invitations and voices, without changing its pages
promise-records-can = Not from these.
promise-records-why = In a debate by invitation the two have nothing in common. Network addresses and times may still give a hint: use your invitation early, and write later or from elsewhere. Without JavaScript this protection is missing.
promise-operator-can = Yes.
promise-operator-why = No web service can rule this out, this one neither. Trust in those who run it is needed here.
promise-many = People who take part in one debate with many voices
promise-many-can = Partly.
promise-many-why = They can narrow small groups down, because they know which voices are their own. In a debate by invitation each person has one voice, and nobody many.
promise-style = A reader who knows how you write
promise-style-can = Perhaps.
promise-style-why = Write plainly, without the phrases and the details that only you would use.

# Who reads what, and when.
promise-readers = Who reads what, and when?
promise-readers-now = While the debate is open
promise-readers-then = From the meeting on
promise-now = Now:
promise-then = Then:
promise-no-link = Without a link
promise-no-link-now = Nothing, unless the debate is public
promise-no-link-then = The same
promise-contributors = Contributors
promise-contributors-now = All released claims; what they wrote and rated themselves
promise-leadership = Leadership
promise-leadership-now = What is asked and when, how many claims there are; how many took part, from five on
promise-facilitators = Facilitators
promise-facilitators-now = All released claims; how many took part, from five on
promise-results = Claims and results
promise-own = Your own claims you see at once, marked as yours. Only your browser is told that they are.

promise-batch = Why “with the next batch”?
promise-batch-text = If a claim appeared the moment it was sent, whoever watched the page could tell who was online just then. So claims and ratings are collected and appear together, at a time that nobody chose. A debate that shows them at once says so on every page: there, times are given away.

promise-self = What you can do yourself
promise-self-forget = Forget me on this device.
promise-self-forget-how = At the foot of a debate’s pages. Afterwards nothing on the device leads to what you wrote, and you can no longer change it. Drafts, and which claims you have seen, are kept on the device alone and go with it.
promise-self-device = Continue on another device.
promise-self-device-how = In the same place: a code makes your phone and your laptop one voice. Show it to nobody, and never enter a code that somebody else gave you: they could see what you write.
promise-self-network = Choose device and network.
promise-self-network-how = Whoever runs the network at work may see that you visit this site, though not what you do here. Your own phone is not seen there.
promise-self-style = Write so that it could be anybody.
promise-self-style-how = Leave out what only you can know, unless it has to be said.

promise-not = What is not promised
promise-not-server = That whoever runs this server has not changed it. Its source is open; what actually runs, you can’t see from outside.
promise-not-one = That one person has only one voice in an open debate: clearing cookies or using two browsers makes two. Only debates by invitation give each person exactly one. Nobody can check, though, that whoever hands the invitations out gives one to each.
promise-not-sealed = That the server’s secret leads nowhere before a debate is sealed. From then on it does not: what could link you to a contribution is destroyed. But backups from before still hold it, as long as whoever runs this server keeps them.
promise-not-back = That you can come back without your browser or its code. Nobody can give your voice back to you, because nobody has it.
