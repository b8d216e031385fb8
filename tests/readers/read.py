"""Reads exported reports as people's programs do, and says what it found as JSON.

LibreOffice opens csv, xlsx and docx; pikepdf opens pdf, pdftotext its words; markdown-it reads md. Nothing here knows
how the files were made.

    read.py FOLDER    every file in it: {"board.docx": {...}, ...}
"""

import html.parser
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from collections import Counter

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
NUMBER = re.compile(r"^K-\d{3,}$")


def convert(files, kind, filter_in=None):
    """Opens them in LibreOffice, all in one run, and gives what it understood as flat XML."""
    if not files:
        return {}
    out = pathlib.Path(tempfile.mkdtemp(prefix="weerklank-readers-"))
    command = ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--norestore"]
    if filter_in:
        command += [f"--infilter={filter_in}"]
    command += ["--convert-to", kind, "--outdir", str(out), *map(str, files)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=900)
    return {file: xml.parse(out / f"{file.stem}.{kind}").getroot() for file in files}


def words(element):
    return "\n".join("".join(p.itertext()) for p in element.iter(f"{TEXT}p"))


def rows(table):
    """Cells of each row; what is repeated is there as often, but not to the end of an empty sheet."""
    for row in table.iter(f"{TABLE}table-row"):
        cells = []
        for cell in row:
            if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                continue
            value = cell.get(f"{OFFICE}value")
            times = min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), 64)
            cells += [value if value is not None else words(cell)] * times
        if any(cells):
            yield cells


def formulas(root):
    return sum(1 for cell in root.iter(f"{TABLE}table-cell") if cell.get(f"{TABLE}formula"))


def links(root):
    return sorted({a.get("{http://www.w3.org/1999/xlink}href") for a in root.iter(f"{TEXT}a")})


def annex(lines, theme):
    """Rows that begin with a number, and how many of them name each theme."""
    found = [line for line in lines if line and NUMBER.match(line[0])]
    by_theme = Counter(line[theme] for line in found if len(line) > theme)
    return {"numbers": len({line[0] for line in found}), "rows": len(found), "by_theme": dict(by_theme)}


def read_csv(root):
    lines = list(rows(root.find(f".//{TABLE}table")))
    return {**annex(lines, 1), "columns": len([head for head in lines[0] if head]), "formulas": formulas(root)}


def read_xlsx(root):
    sheets = {t.get(f"{TABLE}name"): list(rows(t)) for t in root.iter(f"{TABLE}table")}
    names = list(sheets)
    themes = [[line[1], int(float(line[3]))] for line in sheets[names[0]][1:]]
    return {
        **annex(sheets[names[1]], 1),
        "sheets": names,
        "themes": themes,
        "formulas": formulas(root),
        "links": links(root),
        "filters": sum(1 for _ in root.iter(f"{TABLE}database-range")),
        "title": root.findtext(f".//{DC}title"),
    }


def read_docx(root):
    body = root.find(f"{OFFICE}body")
    headings = [["".join(h.itertext()), int(h.get(f"{TEXT}outline-level"))] for h in body.iter(f"{TEXT}h")]
    heads = sum(1 for _ in body.iter(f"{TABLE}table-header-rows"))
    lines = [line for table in body.iter(f"{TABLE}table") for line in rows(table)]
    pictures = ["".join(d.itertext()) for d in body.iter(f"{SVG}desc")]
    default = [style.get(f"{FO}language") for style in root.iter() if style.get(f"{FO}language")]
    languages = Counter(default)
    paragraphs = [p for p in body.iter() if p.tag in (f"{TEXT}p", f"{TEXT}h")]
    told = []
    # After a theme's title come its figures: the first is how many reflections it has.
    for at, p in enumerate(paragraphs[:-3]):
        if re.fullmatch(r"(Thema|Theme) \d+", "".join(p.itertext())) and paragraphs[at + 1].tag == f"{TEXT}h":
            told.append(int(re.sub(r"[.,]", "", "".join(paragraphs[at + 2].itertext()))))
    return {
        **annex(lines, 3),
        "headings": headings,
        "repeated_heads": heads,
        "pictures": pictures,
        "languages": sorted(languages),
        "lists": sum(1 for _ in body.iter(f"{TEXT}list")),
        "themes": told,
        "title": root.findtext(f".//{DC}title"),
        "language": root.findtext(f".//{DC}language"),
        "links": links(root),
    }


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.events, self.hrefs, self.lines = Counter(), 0, set(), []
        self.lang, self.title, self.inside = None, "", []

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.events += sum(1 for name, _ in attributes if name.startswith("on"))
        values = dict(attributes)
        if tag == "html":
            self.lang = values.get("lang")
        if values.get("href"):
            self.hrefs.add(values["href"])
        if tag == "tr":
            self.lines.append([])
        if tag in ("td", "th") and self.lines:
            self.lines[-1].append("")
        self.inside.append(tag)

    def handle_endtag(self, tag):
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "title" in self.inside and "svg" not in self.inside:
            self.title += data
        if self.lines and self.lines[-1] and ("td" in self.inside or "th" in self.inside) and "small" not in self.inside:
            self.lines[-1][-1] += data


def page(text):
    seen = Page()
    seen.feed(text)
    return {
        **annex([[cell.strip() for cell in line] for line in seen.lines], 3),
        "tags": dict(seen.tags),
        "events": seen.events,
        "links": sorted(href for href in seen.hrefs if not href.startswith("#")),
        "lang": seen.lang,
        "title": seen.title,
    }


def read_md(path):
    from markdown_it import MarkdownIt

    return page(MarkdownIt("gfm-like").render(path.read_text("utf-8")))


def read_pdf(path):
    import pikepdf

    with pikepdf.open(path) as pdf:
        root = pdf.Root
        with pdf.open_metadata() as metadata:
            ua = metadata.get("pdfuaid:part")
            title = metadata.get("dc:title")
        with pdf.open_outline() as outline:
            bookmarks = [item.title for item in outline.root]
        facts = {
            "tagged": bool(root.get("/MarkInfo", {}).get("/Marked", False)) and "/StructTreeRoot" in root,
            "lang": str(root.get("/Lang", "")),
            "title": str(title),
            "ua": str(ua),
            "shows_title": bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)),
            "bookmarks": bookmarks,
            "pages": len(pdf.pages),
            "scripts": "/OpenAction" in root or "/AA" in root or "/JavaScript" in root.get("/Names", {}),
        }
    text = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True).stdout.decode()
    facts["numbers"] = len(set(re.findall(r"\bK-\d{3,}\b", text)))
    return facts


def main(folder):
    files = sorted(pathlib.Path(folder).iterdir())
    of = lambda kind: [file for file in files if file.suffix == kind]
    found = {}
    # UTF-8, comma, double quotes; formulas are evaluated, as Excel would.
    for file, root in convert(of(".csv"), "fods", "CSV:44,34,76,1,,0,false,true,false,false,false,0,true").items():
        found[file.name] = read_csv(root)
    for file, root in convert(of(".xlsx"), "fods").items():
        found[file.name] = read_xlsx(root)
    for file, root in convert(of(".docx"), "fodt").items():
        found[file.name] = read_docx(root)
    for file in of(".html"):
        found[file.name] = page(file.read_text("utf-8"))
    for file in of(".md"):
        found[file.name] = read_md(file)
    for file in of(".pdf"):
        found[file.name] = read_pdf(file)
    json.dump(found, sys.stdout, ensure_ascii=False)


main(sys.argv[1])
