# The start page.
home-title = Argue first, then meet
home-heading = Argue first, then meet.
home-lead = A question, everything that speaks for it and against it, and what a group thinks of each reason: written and rated without names, before anybody sits down at a table.
home-start = Start a debate
home-look = Look at a debate
home-nobody = Nobody can see who wrote or rated what.
home-nobody-more = Not colleagues, not the facilitator, not their boss.
home-nobody-how = How that works
home-reasons = Reasons, not comments.
home-reasons-more = Each claim speaks for or against one other claim, so that nothing is said twice and nothing gets lost.
home-meeting = Then the meeting.
home-meeting-more = It begins with a picture of where the group agrees and where it is split.
home-space = Start a space for a team
