"""Documents for the tests: a .hwpx and a PDF written by hand, since no library that writes them is needed otherwise."""

import io
import zipfile
from xml.sax.saxutils import escape

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str, **others: str) -> bytes:
    """A .docx whose story is the markup ``body``."""
    story = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": story, **others})


def said(text: str) -> str:
    """A paragraph of a .docx."""
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def hangul(*sections: str, namespace: str = HP, **others: str) -> bytes:
    """A .hwpx whose sections are the markup given."""
    parts: dict[str, str | bytes] = {"mimetype": "application/hwp+zip", "META-INF/manifest.xml": "<manifest/>"}
    for number, body in enumerate(sections):
        text = f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="{HS}" xmlns:hp="{namespace}">{body}</hs:sec>'
        parts[f"Contents/section{number}.xml"] = text
    return zipped(parts | others)


def written(text: str) -> str:
    """A paragraph of a .hwpx; ``text`` is markup."""
    return f"<hp:p><hp:run><hp:t>{text}</hp:t></hp:run></hp:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a .hwpx in a paragraph, as Hancom Office nests it."""
    cells = [
        "".join(
            f"<hp:tc><hp:subList>{''.join(map(written, cell.split('/')))}</hp:subList>"
            f'<hp:cellAddr colAddr="{column}" rowAddr="{number}"/><hp:cellSpan colSpan="1" rowSpan="1"/></hp:tc>'
            for column, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    ]
    return f"<hp:p><hp:run><hp:tbl>{''.join(f'<hp:tr>{row}</hp:tr>' for row in cells)}</hp:tbl></hp:run></hp:p>"


def printed(*pages: list[str], title: str = "") -> bytes:
    """A PDF with these lines on its pages; its font has no shapes, only the meaning of its characters."""
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        3: "<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /DescendantFonts [4 0 R]"
        " /ToUnicode 5 0 R >>",
        4: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: _stream(_MEANINGS),
        6: f"<< /Title <FEFF{title.encode('utf-16-be').hex()}> >>",
    }
    kids = []
    for lines in pages:
        number = max(objects) + 1
        objects[number] = _stream(_drawn(lines))
        objects[number + 1] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {number} 0 R >>"
        )
        kids.append(f"{number + 1} 0 R")
    objects[2] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assembled(objects, "/Root 1 0 R /Info 6 0 R")


def assembled(objects: dict[int, str], trailer: str) -> bytes:
    """A PDF of these objects."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, content in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start, size = len(out), max(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n".encode()
    out += b"".join(b"%010d 00000 n \n" % places[number] for number in range(1, size))
    out += f"trailer << /Size {size} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


_MEANINGS = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Plain def /CMapType 2 def\n"
    "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    "1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"
)


def _stream(content: str) -> str:
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _drawn(lines: list[str]) -> str:
    shown = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -14 Td" for line in lines)
    return f"BT /F1 10 Tf 50 800 Td\n{shown}\nET"
