# The overview’s headings.
overview-heading = Overview
overview-contested = Most contested
overview-consensus = Points of consensus
overview-unanswered = Not answered yet
overview-on = on:
