"""The spaCy component as others use it: by entry point, in any order, in processes, saved and loaded again."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import Doc

from notelens.errors import ModelError
from notelens.locations import model_folder

TEXTS = [
    "S: Ct tearful about the move.\nI: Validated ct's grief and fear of being alone.\nP: Next session check in.",
    "",
    "word",
    "T: That sounds unbearably lonely.\nC: It is.",
    "Interventions: validation, active listening.\n[ ] Empathy\n[x] Boundary setting",
    "THERAPIST VALIDATED FRUSTRATION WITH THE DELAY",
    "彼女は泣いた 😢 … no punctuation and then more without any stop",
]
ATTRIBUTES = ("starts", "ends", "statuses", "scores", "evidence", "sections", "sentence_starts", "sentence_ends")


def found(doc: Doc) -> list[tuple]:
    group = doc.spans["trust"]
    rows = zip(group, *(group.attrs[name] for name in ATTRIBUTES), strict=True)
    return [(span.label_, *(round(v, 9) if isinstance(v, float) else v for v in values)) for span, *values in rows]


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(model_folder())


def test_spacy_loads_the_folder_without_an_import_of_notelens():
    code = (
        "import spacy, sys; nlp = spacy.load(sys.argv[1]);"
        "doc = nlp('I: Validated frustration and reflected her fear.');"
        "print(nlp.pipe_names, [s.label_ for s in doc.spans['trust']], [s._.trust_status for s in doc.spans['trust']])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(model_folder())], capture_output=True, text=True, check=True)
    assert "notelens_tagger" in done.stdout
    assert "'validation'" in done.stdout
    assert "'present'" in done.stdout


def test_evidence_lies_on_exact_offsets_inside_its_sentence(nlp):
    for text in TEXTS:
        group = nlp(text).spans["trust"]
        rows = zip(*(group.attrs[name] for name in ("starts", "ends", "sentence_starts", "sentence_ends")), strict=True)
        for start, end, sentence_start, sentence_end in rows:
            assert sentence_start <= start < end <= sentence_end <= len(text)
            assert text[start:end] == text[start:end].strip()


def test_plain_cases(nlp):
    assert {"validation"} <= {row[0] for row in found(nlp(TEXTS[0]))}
    assert {row[0] for row in found(nlp(TEXTS[4]))} == {"validation", "active_listening", "boundary_setting"}
    assert found(nlp("")) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("I: Therapist validated client's anger.", "Client validated her partner's anger."),
        ("I: Validated ct's hurt.", "I: Pt felt validated by her sister."),
        ("[x] Validation", "[ ] Validation"),
    ],
)
def test_another_agent_carries_no_therapist_code(nlp, ours, theirs):
    assert "validation" in {row[0] for row in found(nlp(ours))}
    assert "validation" not in {row[0] for row in found(nlp(theirs))}


def test_a_client_code_is_never_planned(nlp):
    text = (
        "P: Next session ask about her last therapist, continue to explore mistrust. Will revisit what she disclosed."
    )
    assert not [row for row in found(nlp(text)) if row[0] in ("mistrust", "client_disclosure") and row[3] == "planned"]


def test_the_same_note_gives_the_same_tags_alone_in_a_batch_in_another_order_and_in_processes(nlp):
    alone = [found(nlp(text)) for text in TEXTS]
    assert [found(doc) for doc in nlp.pipe(TEXTS, batch_size=3)] == alone
    assert [found(doc) for doc in nlp.pipe(TEXTS[::-1])] == alone[::-1]
    assert [found(doc) for doc in nlp.pipe(TEXTS, n_process=2, batch_size=2)] == alone


def test_the_wiring_is_declared(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())
    bare = spacy.blank("en")
    bare.add_pipe("notelens_tagger")
    assert "doc.sents" in bare.analyze_pipes()["problems"]["notelens_tagger"]


def test_without_a_model_the_tagger_says_what_to_do():
    bare = spacy.blank("en")
    bare.add_pipe("notelens_sections")
    bare.add_pipe("notelens_sentences")
    bare.add_pipe("notelens_tagger")
    with pytest.raises(ModelError, match="Load a trained pipeline"):
        bare("Validated anger.")


def test_saved_and_loaded_it_gives_the_same_tags(nlp, tmp_path):
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert [found(again(text)) for text in TEXTS] == [found(nlp(text)) for text in TEXTS]
