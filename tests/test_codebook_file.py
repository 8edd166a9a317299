"""A codebook file that breaks a rule is refused with the file, the line and what to do."""

import re

import pytest

from notelens.codebook import load_codebook
from notelens.errors import CodebookError

NEW_CODE = """[[code]]
id = "humour"
name = "Humour"
short = "Humour"
group = "therapist"
colour = "#cfe3ff"
definition = "Uses humour."
examples = ["{Joked with him}."]
"""


def changed(key: str, line: str) -> str:
    """NEW_CODE with the line of one key replaced."""
    return re.sub(rf"^{key} = .*$", line, NEW_CODE, flags=re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('version = "2"\nmode = extend\n', 2, "not valid TOML"),
        ('version = "2"\n\nexamples = ["a"\n', 4, "not valid TOML"),
        ('\nmodes = "extend"\n', 2, 'unknown key "modes". Did you mean "mode"?'),
        ('mode = "append"\n', 1, "mode must be one of: extend, replace"),
        ('mode = "replace"\n' + NEW_CODE, 1, "needs a version"),
        ('version = "2"\nmode = "replace"\n', 1, "has no codes"),
        ('version = "2"\nmode = "replace"\ndrop = ["repair"]\n' + NEW_CODE, 3, "none to drop"),
        ('drop = [\n  "mistrust",\n  "repairs",\n]\n', 3, 'no code "repairs" to drop. Did you mean "repair"?'),
        ('drop = "mistrust"\n', 1, "drop must be a list"),
        ('\n[code]\nid = "humour"\n', 2, "must be written as [[code]]"),
        ("\n" + changed("id", ""), 2, "lacks an id"),
        (changed("definition", ""), 1, 'code "humour" lacks definition'),
        (changed("examples", ""), 1, 'code "humour" lacks examples'),
        (NEW_CODE + 'exmples = ["{A}."]\n', 9, 'unknown key "exmples" in a code. Did you mean "examples"?'),
        (changed("id", 'id = "Good Humour"'), 2, "id must be snake_case"),
        (changed("id", "id = 3"), 2, "id must be snake_case"),
        (changed("name", 'name = " "'), 3, "name must not be empty"),
        (changed("name", "name = 7"), 3, "name must be text"),
        (changed("name", 'name = "repair"'), 3, "codes repair and humour have the same name"),
        (changed("short", 'short = "Trust"'), 4, "codes client_trust and humour have the same short"),
        (changed("short", 'short = "Humour in a session"'), 4, "at most 14 characters"),
        (changed("group", 'group = "clients"'), 5, "group must be one of: therapist, client"),
        (changed("group", 'group = "client"\ncore = true'), 6, "cannot be core"),
        (NEW_CODE + 'core = "yes"\n', 9, "core must be true or false"),
        ('[[code]]\nid = "empathy"\ngroup = "client"\n', 3, "cannot be core"),
        (changed("colour", 'colour = "blue"'), 6, "must be a colour"),
        (changed("colour", 'colour = "#9e9e9e"'), 6, "too dark"),
        (changed("definition", 'definition = ""'), 7, "definition must not be empty"),
        (changed("examples", "examples = []"), 8, "must not be an empty list"),
        (changed("examples", 'examples = "{Joked}."'), 8, "must be a list"),
        (changed("examples", 'examples = [\n  "{A}.",\n  "{B.",\n]'), 10, "must mark its evidence"),
        (NEW_CODE + 'near_misses = [\n  { text = "a" },\n]\n', 10, "near_misses must be"),
        (
            NEW_CODE + '[[code.near_misses]]\ntext = "a"\nwhy = "b"\n[[code.near_misses]]\ntext = "c"\n',
            12,
            "near_misses",
        ),
        (NEW_CODE + "\n" + NEW_CODE, 11, 'code "humour" is already on line 2'),
        ('[[status]]\nid = "done"\nname = "Done"\n', 2, "id must be one of: present, planned, negated, past"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, text, line, message):
    path = tmp_path / "site.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=re.escape(message)) as caught:
        load_codebook(path)
    assert f"site.toml, line {line}: " in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(CodebookError, match="none.toml: cannot be read"):
        load_codebook(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'version = "\xe9"')
    with pytest.raises(CodebookError, match="latin.toml: is not UTF-8"):
        load_codebook(tmp_path / "latin.toml")
