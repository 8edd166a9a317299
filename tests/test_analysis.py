"""Results as tables and as a page in a notebook; nothing of a note is markup there."""

from notelens.analysis import Analysis, redacted_texts, tag_table
from notelens.records import AnalysedNote, ClearedNote, Evidence, Refusal, Status, Tag

TEXT = "<b>Validated</b> her & her <script>alert(1)</script> anger"


def tag(start, end, code="validation"):
    return Tag(
        note_id="n<1>", start=start, end=end, code=code, status=Status.PLANNED, score=0.5,
        sentence_start=0, sentence_end=len(TEXT), section="", evidence=Evidence.NAMED, text=TEXT[start:end],
    )  # fmt: skip


def analysed(*tags, redacted=False):
    note = ClearedNote(note_id="n<1>", text=TEXT, source="a.txt", redacted=redacted)
    return AnalysedNote(note=note, sentences=(), tags=tags)


def test_the_notebook_page_escapes_every_text_and_marks_the_evidence():
    refusal = Refusal(source="<i>.txt", reason="a < b")
    page = Analysis((analysed(tag(3, 12), tag(TEXT.index("<script"), len(TEXT))), refusal))._repr_html_()
    for markup in ("<b>", "<script", "<i>", "n<1>", "a < b"):
        assert markup not in page
    assert "<mark title='validation (planned)'>Validated <small>" in page
    assert "&lt;script&gt;" in page


def test_of_overlapping_spans_the_page_marks_one_and_the_table_holds_both():
    analysis = Analysis((analysed(tag(3, 12), tag(5, 20, "empathy")),))
    assert analysis._repr_html_().count("<mark") == 1
    assert list(analysis.tags["code"]) == ["validation", "empathy"]


def test_status_and_evidence_are_plain_words_in_the_table():
    row = tag_table([analysed(tag(3, 12))]).iloc[0]
    assert (type(row["status"]), row["status"], row["evidence"]) == (str, "planned", "named")


def test_the_text_can_be_left_out():
    assert "text" not in tag_table([analysed(tag(3, 12))], text=False).columns


def test_only_redacted_notes_are_among_the_redacted_texts():
    assert len(redacted_texts([analysed()])) == 0
    assert redacted_texts([analysed(redacted=True)]).to_dict("records") == [{"note_id": "n<1>", "text": TEXT}]


def test_a_repr_counts_and_tells_no_text():
    analysis = Analysis((analysed(tag(3, 12)), Refusal(source="b.txt", reason="empty")))
    assert repr(analysis) == "Analysis(1 notes, 1 refused)"
    assert "Validated" not in repr(analysis.results)
