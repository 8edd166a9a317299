"""Bytes of a text file -> its text, by the encoding that they show."""

import codecs

from notelens.errors import ReadingError

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# In UTF-16, each letter of a Latin script has one NUL byte; curly quotes and dashes have none.
_NUL_SHARE = 0.8


def decode(data: bytes) -> str:
    """Return the text: by byte order mark, else UTF-8, else UTF-16 without mark, else Windows-1252.

    The mark is not part of the text. Line ends are kept. Raises ReadingError when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if unmarked := _utf16_without_mark(data):
        return _strictly(data, unmarked)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252")


def decode_json(data: bytes) -> str:
    """Return the text of a JSON file, which is Unicode by definition.

    Bytes that are not UTF-8 become lone surrogates: the note that holds them can be refused, and the others read.
    """
    if any(data.startswith(mark) for mark, _ in _MARKS) or _utf16_without_mark(data):
        return decode(data)
    return data.decode("utf-8", errors="surrogateescape")


def normal_line_ends(text: str) -> str:
    r"""Return the text with `\r\n` and `\r` as `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReadingError("The file is not plain text, or its encoding is damaged. Save it as UTF-8 text.") from None


def _utf16_without_mark(data: bytes) -> str | None:
    units = len(data) // 2
    if not units or len(data) % 2:
        return None
    first, second = data[0::2].count(0) / units, data[1::2].count(0) / units
    if second >= _NUL_SHARE and first < 1 - _NUL_SHARE:
        return "utf-16-le"
    return "utf-16-be" if first >= _NUL_SHARE and second < 1 - _NUL_SHARE else None
