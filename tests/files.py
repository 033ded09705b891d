"""Opens the files of the brief with other people's programs: python-docx, icalendar, pypdf and LibreOffice."""

import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import docx
import icalendar
import pypdf

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



def words(pdf):
    """The text of each page on one line, with the ligatures of its font taken apart."""
    return [re.sub(r"\s+", " ", page.extract_text().replace("ﬁ", "fi").replace("ﬂ", "fl")) for page in pdf.pages]


for name in ("brief.pdf", "brief-page.pdf"):
    pdf = pypdf.PdfReader(folder / name)
    assert pdf.metadata.title == "Should we?", pdf.metadata.title
    assert pdf.trailer["/Root"]["/Lang"] == "de" and pdf.trailer["/Root"]["/MarkInfo"]["/Marked"], name
    outline = [entry.title for entry in pdf.outline if not isinstance(entry, list)]
    assert "Wo die Gruppe steht" in outline and "Vorschlag für die Tagesordnung" in outline, outline
    pages = words(pdf)
    assert "We should." in pages[0] and "It is risky." in pages[0], pages[0]
    assert (len(pages) == 1) == (name == "brief-page.pdf"), (name, len(pages))
    annex = "Anhang: die ganze Debatte" in outline
    assert annex == (name == "brief.pdf"), outline
    if annex:
        assert "It was tried before." in pages[pdf.get_destination_page_number(pdf.outline[-2])], "the annex is elsewhere"

with tempfile.TemporaryDirectory() as work:
    # A profile of its own: a LibreOffice that is open does not answer for this one.
    convert = ["soffice", "--headless", f"-env:UserInstallation=file://{work}/profile", "--convert-to", "pdf", "--outdir", work]
    subprocess.run([*convert, folder / "brief.docx", folder / "brief-page.docx"], check=True, capture_output=True, timeout=300)
    for name in ("brief", "brief-page"):
        pages = words(pypdf.PdfReader(Path(work) / f"{name}.pdf"))
        text = " ".join(pages)
        for said in ("Should we?", "We should.", "Wo die Gruppe steht", "It is risky.", "Vorschlag für die Tagesordnung"):
            assert said in text, (name, said, text)
        assert (len(pages) == 1) == (name == "brief-page"), (name, len(pages))

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
print("python-docx, icalendar, pypdf and LibreOffice read what we wrote")
