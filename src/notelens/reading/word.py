"""A .docx file -> one note, one paragraph or table row a line."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from notelens.errors import ReadingError
from notelens.reading.contract import Columns, Item
from notelens.reading.decoding import normal_line_ends
from notelens.reading.text import one_note
from notelens.reading.zip_check import check_zip

# Memory grows by 7 to 10 times the XML, and 40 MB take 10 s; a long note has under 1 MB of it, pictures some MB.
MAX_UNPACKED_BYTES = 40_000_000

_PARAGRAPH, _TABLE, _ROW, _CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_RUN, _TEXT = qn("w:r"), qn("w:t")
_MARKS = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
# What was deleted or moved away, settings (which hold tab stops), and pictures and boxes that float over the text.
_LEFT_OUT = {
    *map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:sdtPr", "w:drawing", "w:pict", "w:object")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
}


def read_word(data: bytes, name: str, *, columns: Columns | None = None) -> Iterator[Item]:
    """Yield the note: the body in its order, with content controls and accepted as well as open insertions.

    List items begin with `- `, cells of a table row are joined with ` | `. Deleted and hidden text, headers, footers,
    text boxes, comments and footnotes are left out. Raises ReadingError if the file is damaged or not safe to open.
    """
    check_zip(data, max_unpacked=MAX_UNPACKED_BYTES)
    text = normal_line_ends(_body_text(data))
    if not text.strip():
        raise ReadingError("The document has no text in its body. Text in boxes, headers and pictures is not read.")
    yield one_note(text, name)


def _body_text(data: bytes) -> str:
    try:
        document = docx.Document(BytesIO(data))
        return "\n".join(_lines(document.element.body, _list_styles(document)))
    except Exception:  # a damaged file can break the parser anywhere, and its message may quote the note
        raise ReadingError("The Word document is damaged. Open it in Word and save it again as .docx.") from None


def _list_styles(document: Document) -> frozenset[str]:
    return frozenset(
        style.style_id for style in document.styles if (style.name or "").startswith(("List Bullet", "List Number"))
    )


def _lines(parent: BaseOxmlElement, list_styles: frozenset[str]) -> Iterator[str]:
    for child in _elements(parent):
        if child.tag == _PARAGRAPH:
            text = "".join(_pieces(child))
            yield f"- {text}" if text.strip() and _is_list_item(child, list_styles) else text
        elif child.tag == _TABLE:
            for row in _inside(child, _ROW):
                yield from _row_lines(row, list_styles)
        else:  # content controls and insertions hold paragraphs and tables
            yield from _lines(child, list_styles)


def _row_lines(row: BaseOxmlElement, list_styles: frozenset[str]) -> Iterator[str]:
    cells = [list(_lines(cell, list_styles)) for cell in _inside(row, _CELL)]
    if len(cells) == 1:
        # A table of one column is a frame around prose: its paragraphs stay lines of their own.
        yield from cells[0]
    elif any(line.strip() for lines in cells for line in lines):
        yield " | ".join(" ".join(" ".join(lines).split()) for lines in cells)


def _inside(parent: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """Yield rows of a table or cells of a row, also those in content controls."""
    for child in _elements(parent):
        if child.tag == tag:
            yield child
        elif child.tag not in (_PARAGRAPH, _TABLE):
            yield from _inside(child, tag)


def _pieces(parent: BaseOxmlElement) -> Iterator[str]:
    for child in _elements(parent):
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _MARKS:
            yield _MARKS[child.tag]
        elif not (child.tag == _RUN and _is_hidden(child)):
            yield from _pieces(child)


def _elements(parent: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    for child in parent.iterchildren("{*}*"):  # no comments, no processing instructions
        if child.tag not in _LEFT_OUT:
            yield child


def _is_hidden(run: BaseOxmlElement) -> bool:
    vanish = run.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return vanish is not None and vanish.get(qn("w:val")) not in ("0", "false", "off")


def _is_list_item(paragraph: BaseOxmlElement, list_styles: frozenset[str]) -> bool:
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style_id = "" if style is None else str(style.get(qn("w:val")))
    number = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if number is not None:
        # Numbered headings are headings; number 0 takes an item out of its list.
        return number.get(qn("w:val")) != "0" and not style_id.startswith("Heading")
    return style_id in list_styles
