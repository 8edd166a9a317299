"""Every table, key and element is found on its line."""

from notelens.toml_lines import line_numbers


def test_lines_are_found_behind_strings_that_look_like_toml():
    text = '''a = """
[[code]]
id = "no"
"""  # "comment
b = [ # [[code]]
  "x, [", '{',

  [1, 2], { c = 1 },
]
[[code]]
"quoted" = 1
note.inner = 2
[[code]]
[[code.part]]
deep = 1
'''
    assert line_numbers(text) == {
        ("a",): 1,
        ("b",): 5,
        ("b", 0): 6,
        ("b", 1): 6,
        ("b", 2): 8,
        ("b", 3): 8,
        ("code", 0): 10,
        ("code", 0, "quoted"): 11,
        ("code", 0, "note", "inner"): 12,
        ("code", 1): 13,
        ("code", 1, "part", 0): 14,
        ("code", 1, "part", 0, "deep"): 15,
    }
