# Another device.
device-title = Another device
device-lead = There are no accounts here: what makes you the author of what you wrote is a secret that only this browser holds. You can take it to another device of yours, or have it forgotten here.

# Taking the voice along.
device-take = Continue on another device
device-take-text = You get a code, as a picture for the camera and as text. The other device then speaks with the same voice: it sees, changes and takes back what you wrote here, and nothing counts twice.
device-show = Show the code
device-warning = Keep it to yourself. Whoever has this code can see which claims and ratings are yours, and change them.
device-point = Point the other device’s camera at the picture. Or open the debate there, choose “Another device” at the foot of its page, and type the code:
device-point-long = Point the other device’s camera at the picture. Or copy the code, open the debate there, choose “Another device” at the foot of its page, and paste it: it is too long to be typed, since it also shows that you were invited.
device-case = Capitals and spaces do not matter.
device-needs-link = The other device also needs the link to the debate, as it came to you.
device-not-kept = The code is not kept anywhere: close this page when you are done.
device-picture = The code as a picture for a camera
device-nothing-to-take = There is nothing to take along: this browser has neither written nor rated here.

# Entering a code.
device-enter = Enter a code from your other device
device-code = The code
device-code-hint = Only use a code that you made yourself, on a device of yours. Whoever made it can see what you write here, and change it. If somebody sent it to you, don’t go on.
device-continue = Continue here
device-other-debate = This is the code of another debate. Open that debate on the other device, choose “Another device” there, and use the address or picture that it shows.
device-not-invited = This debate takes one voice per invitation, and the voice of this code comes from none. Nothing has changed here.
device-link-opens-nothing = This device now speaks with the voice of the code. But the link that the code holds opens nothing any more: ask the person who invited you for the new one, and open it here.

# This browser already has another voice.
device-replace = This browser already has a voice here.
device-replace-lead = Nothing has changed yet. If you go on, this browser speaks with the voice of the code instead, and forgets its own.
device-replace-stays = What was written and rated here so far stays in the debate and counts, but nobody can change it any more – unless you keep this browser’s own code first.
device-replace-twice = Somebody who rates with both voices is counted twice. Please don’t.
device-replace-not-yours = If you did not make the code yourself, leave everything as it is: whoever made it could see what you write.
device-replace-use = Use the voice of the code
device-replace-leave = Leave everything as it is
device-replace-show = Show this browser’s own code first

# Forgetting.
device-forget = Forget me on this device
device-forget-text = Good on a shared device, or when you are done. What you wrote and rated stays in the debate, without a name as before. But this browser can no longer change or take back any of it, and the debate opens again only with its link. Without the code above there is no way back.
device-forget-invited = Your invitation is used up: without the code above you can’t take part in this debate again.
device-forget-here = Forget me here
device-forgotten-title = Forgotten here
device-forgotten = You are forgotten here.
device-forgotten-lead = This browser no longer holds your voice or the link of this debate.
device-forgotten-stays = What you wrote and rated stays in the debate, as before without anything that names you.
device-forgotten-nobody = From here nobody can change it or take it back any more, or find out that it was you.
device-forgotten-back = To come back as the same voice, enter the code if you kept it. To take part anew, open the link that you were given.
device-forgotten-invited = To come back as the same voice, enter the code if you kept it. Your invitation is used up: there is no other way back.
device-forgotten-history = Your browser may still list this address in its history: clear that too if others use the device.
device-forgotten-enter = Enter a code
device-forgotten-start = To the start page
