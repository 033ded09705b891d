"""Opens the files of the brief with other people's programs: python-docx and icalendar."""

import sys
import zipfile
from pathlib import Path

import docx
import icalendar

folder = Path(sys.argv[1])

for name in ("brief.docx", "brief-page.docx"):
    document = docx.Document(folder / name)
    about = document.core_properties
    assert about.title == "Should we?", about.title
    assert about.language == "de" and about.author == "Isegoria", (about.language, about.author)
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert "Wo die Gruppe steht" in headings, headings
    assert document.paragraphs[1].style.name == "Title", document.paragraphs[1].style.name
    assert any("We should." in p.text for p in document.paragraphs)
    assert '<w:lang w:val="de"/>' in document.styles.element.xml
    assert 'descr="Bild der ganzen Debatte' in document.element.xml, "the picture has no words"
    assert zipfile.ZipFile(folder / name).testzip() is None

editions = []
for name in ("first.ics", "second.ics"):
    calendar = icalendar.Calendar.from_ical((folder / name).read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-05-12T14:00:00+00:00"
    assert (event.decoded("dtend") - event.decoded("dtstart")).total_seconds() == 40 * 60
    assert event.decoded("dtstamp").isoformat() == "2026-05-10T00:00:00+00:00", "finer than a day"
    text = str(event["description"])
    assert "Goal: Decide on this: We should." in text and "Proposed agenda" in text and "/brief" in text, text
    editions.append((str(event["uid"]), int(event["sequence"])))
(first, one), (second, two) = editions
assert first == second and one < two, editions
print("python-docx and icalendar read what we wrote")
