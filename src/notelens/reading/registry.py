"""The ending of a file's name -> the reader of its format: the one place that knows all formats."""

from notelens.reading.contract import Reader
from notelens.reading.delimited import read_delimited
from notelens.reading.excel import read_excel
from notelens.reading.json_lines import read_json_lines
from notelens.reading.json_list import read_json_list
from notelens.reading.text import read_text
from notelens.reading.word import read_word

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".docx": read_word,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".xlsx": read_excel,
    ".jsonl": read_json_lines,
    ".json": read_json_list,
}

SUPPORTED_SUFFIXES: tuple[str, ...] = tuple(READERS)
