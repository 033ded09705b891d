# The frame around every page.
shell-skip = Skip to the content
shell-pages = Pages
shell-debate = Debate
shell-outline = Outline
shell-overview = Overview
shell-promise = The promise
shell-motto = Isegoria: argue first, then meet.
shell-who-sees-what = Who can see what
shell-device = Another device, or forget this one
shell-history = History
