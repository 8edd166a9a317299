import pandas as pd
import pytest

from notelens.summaries import cloned_sentences, read_first

RUPTURE, DISCLOSURE, CONFIDENTIALITY, CHECK_IN, CLONED = (
    "rupture_open", "disclosure_unmet", "confidentiality_missing", "check_in_open", "cloned_sentences",
)  # fmt: skip


@pytest.fixture
def reasons(make_notes, make_tags):
    """{note: kinds} for notes 1 to `sessions` of one client; confidentiality is documented unless asked otherwise."""

    def reasons_for(*lines, sessions=4, numbers=None, confidential=True, client="k"):
        ids = [f"n{number}" for number in range(1, sessions + 1)]
        notes = make_notes(*ids, client=[client] * sessions, session_number=numbers or list(range(1, sessions + 1)))
        start = ("n1 confidentiality present",) if confidential else ()
        return {
            note.note_id: [reason.kind.value for reason in note.reasons]
            for note in read_first(notes, make_tags(*start, *lines))
        }

    return reasons_for


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["n2 rupture_marker present"], {"n2": [RUPTURE]}),
        (["n2 rupture_marker present", "n1 repair present"], {"n2": [RUPTURE]}),
        (["n2 rupture_marker present", "n4 repair planned", "n3 repair negated"], {"n2": [RUPTURE]}),
        (["n2 rupture_marker present", "n2 repair past"], {"n2": [RUPTURE]}),
        (["n2 rupture_marker present", "n2 repair present"], {}),
        (["n2 repair present", "n2 rupture_marker present"], {"n2": [RUPTURE]}),
        (["n2 repair present", "n2 rupture_marker present", "n3 repair present"], {}),
        (["n2 rupture_marker present", "n2 repair present", "n2 rupture_marker present"], {}),
        (["n2 rupture_marker present", "n4 repair present"], {}),
        (["n2 rupture_marker present", "n3 repair past"], {}),
        (["n2 rupture_marker negated"], {}),
        (["n3 client_disclosure present"], {"n3": [DISCLOSURE]}),
        (["n3 client_disclosure present", "n3 empathy planned", "n4 empathy present"], {"n3": [DISCLOSURE]}),
        (["n3 client_disclosure present", "n3 empathy present"], {}),
        (["n3 client_disclosure present", "n3 validation present"], {}),
        (["n3 client_disclosure past"], {}),
        (["n1 check_in planned"], {"n1": [CHECK_IN]}),
        (["n1 check_in planned", "n4 check_in present", "n2 check_in negated"], {"n1": [CHECK_IN]}),
        (["n1 check_in planned", "n3 check_in present"], {}),
        (["n1 check_in planned", "n2 check_in past"], {}),
        (["n3 check_in planned"], {}),
        (["n1 check_in present"], {}),
    ],
)
def test_rules_within_a_clients_course(reasons, lines, expected):
    assert reasons(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "numbers", "expected"),
    [
        ([], [1, 2, 3, 4], {"n3": [CONFIDENTIALITY]}),
        (["n4 confidentiality present"], [1, 2, 3, 4], {"n3": [CONFIDENTIALITY]}),
        (["n2 confidentiality planned", "n3 confidentiality negated"], [1, 2, 3, 4], {"n3": [CONFIDENTIALITY]}),
        (["n3 confidentiality present"], [1, 2, 3, 4], {}),
        (["n2 confidentiality past"], [1, 2, 3, 4], {}),
        ([], [1, 3, 3, 4], {"n3": [CONFIDENTIALITY]}),
        ([], [3, 4, 5, 6], {"n1": [CONFIDENTIALITY]}),
        ([], [1, 2, 4, 5], {"n2": [CONFIDENTIALITY]}),
        (["n2 confidentiality present"], [1, 2, 4, 5], {}),
        ([], [1, 1, 2, 2], {}),
        ([], [4, 5, 6, 7], {}),
        ([], [1, 2, 3, None], {"n3": [CONFIDENTIALITY]}),
        (["n4 confidentiality present"], [1, 2, 3, None], {}),
        ([], [None] * 4, {"n3": [CONFIDENTIALITY]}),
        (["n4 confidentiality present"], [None] * 4, {"n3": [CONFIDENTIALITY]}),
    ],
)
def test_confidentiality_by_the_third_session(reasons, lines, numbers, expected):
    assert reasons(*lines, numbers=numbers, confidential=False) == expected


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        (
            {"session_number": [1, 2, 3, 4]},
            "by the client's third session, in the notes given (ordered by session number)",
        ),
        ({"session_number": [1, 2, 3, None]}, "by the client's third session, in the notes given"),
        ({"session_number": [1, 3, None, None]}, "in the client's first three notes given (ordered by the order in"),
        ({"session_date": pd.to_datetime(["2026-02-01"] * 4)}, "in the client's first three notes given"),
    ],
)
def test_the_third_session_is_named_only_where_sessions_are_numbered(make_notes, make_tags, columns, words):
    (note,) = read_first(make_notes(*"abcd", client=["k"] * 4, **columns), make_tags())
    assert note.note_id == "c"
    assert f"Confidentiality is not documented {words}" in note.reasons[0].words


def test_two_notes_are_no_third_session(reasons):
    assert reasons(sessions=2, confidential=False) == {}


def test_without_a_client_only_the_note_itself_is_judged(reasons):
    lines = ["n1 rupture_marker present", "n2 repair present", "n1 check_in planned", "n3 client_disclosure present"]
    assert reasons(*lines, client=None) == {"n1": [RUPTURE], "n3": [DISCLOSURE]}


def test_repair_in_the_sentence_of_the_rupture_closes_it(make_notes, make_tags):
    tags = make_tags("a repair present", "a rupture_marker present")
    assert [note.note_id for note in read_first(make_notes("a"), tags)] == ["a"]
    assert read_first(make_notes("a"), tags.assign(sentence_start=7)) == []


def test_repair_with_another_client_closes_nothing(make_notes, make_tags):
    notes = make_notes("a", "b", client=["k1", "k2"])
    found = read_first(notes, make_tags("a rupture_marker present", "b repair present"))
    assert [note.note_id for note in found] == ["a"]


def test_order_is_number_then_weight_then_session(make_notes, make_tags):
    notes = make_notes(*"abcdef", client=["k"] * 5 + ["other"], session_number=[5, 4, 3, 2, 1, 1])
    tags = make_tags(
        "a client_disclosure present", "c client_disclosure present", "b rupture_marker present",
        "e confidentiality present", "d check_in planned", "f client_disclosure present",
    )  # fmt: skip
    clones = pd.DataFrame({"note_id": ["d"], "cloned": [9], "sentences": [9]})
    found = read_first(notes, tags, cloned=clones)
    assert [note.note_id for note in found] == ["d", "b", "c", "a", "f"]
    assert [reason.kind.value for reason in found[0].reasons] == [CHECK_IN, CLONED]


def test_reason_leads_to_its_tags_and_says_how_sessions_were_ordered(make_notes, make_tags):
    notes = make_notes("a", "b", "c", client=["k"] * 3)
    tags = make_tags("a confidentiality present", "a check_in planned", "c empathy present", "a check_in planned")
    (note,) = read_first(notes, tags)
    (reason,) = note.reasons
    assert tags.loc[list(reason.rows), ["code", "status"]].values.tolist() == [["check_in", "planned"]] * 2
    assert "documented" in reason.words
    assert "the order in which they were added" in reason.words


def test_mostly_cloned_note(make_notes, make_tags):
    shared = [f"This sentence of the template has number {number}." for number in range(3)]
    own = [f"Something new was written here, number {number} of many." for number in range(4)]
    cloning = cloned_sentences([("a", "c", shared + own[:3]), ("b", "c", shared + own), ("c", "c", own[:2])])
    found = read_first(make_notes("a", "b"), make_tags(), cloned=cloning.notes)
    assert [note.note_id for note in found] == ["a", "b"]
    assert found[0].reasons[0].kind == CLONED
    assert found[0].reasons[0].words.startswith("6 of 6 ")


def test_few_or_rare_clones_are_no_reason(make_notes, make_tags):
    template = [f"This sentence of the template has number {number}." for number in range(3)]
    own = [f"Something new was written here, number {number} of many." for number in range(9)]
    cloning = cloned_sentences([("a", "c", template + own), ("b", "c", template[:2]), ("c", "c", template[2:])])
    assert read_first(make_notes("a", "b", "c"), make_tags(), cloned=cloning.notes) == []


def test_nothing_to_read(make_notes, make_tags):
    assert read_first(make_notes(), make_tags()) == []
    assert read_first(make_notes("a"), make_tags()) == []
