"""What an installed NoteLens offers at once, and what it does not load before it is needed."""

import subprocess
import sys
from importlib.metadata import entry_points

import pytest
import spacy

import notelens


def loaded_by(statement, modules):
    code = f"import sys\n{statement}\nprint(*(name for name in {modules!r} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


def test_importing_the_package_loads_nothing_heavy():
    heavy = ["spacy", "pandas", "numpy", "sklearn", "streamlit", "torch", "sqlalchemy", "distributed"]
    assert loaded_by("import notelens", heavy) == []
    assert loaded_by("import json", ["json"]) == ["json"]


def test_the_command_line_loads_no_dashboard_and_no_cluster():
    # torch is not asked about: where it is installed, spaCy's own parts load it. test_architecture asks who names it.
    assert loaded_by("import notelens.cli", ["streamlit", "distributed", "notelens.store"]) == []


@pytest.mark.parametrize("name", notelens.__all__)
def test_each_public_name_is_there(name):
    assert getattr(notelens, name)


def test_load_is_the_pipelines(lens):
    from notelens.pipeline import NoteLens, load

    assert notelens.load is load
    assert notelens.NoteLens is NoteLens
    assert isinstance(lens, NoteLens)
    with pytest.raises(AttributeError, match="no attribute 'laod'"):
        _ = notelens.laod


def test_spacy_finds_each_factory_by_its_entry_point():
    ours = {point.name: point for point in entry_points(group="spacy_factories") if point.value.startswith("notelens.")}
    assert ours.keys() == {"notelens_sections", "notelens_sentences", "notelens_tagger"}
    for name, point in ours.items():
        assert callable(point.load())
        assert spacy.blank("en").add_pipe(name) is not None


def test_the_program_is_the_command_line():
    [point] = entry_points(group="console_scripts", name="notelens")
    assert point.load().__module__ == "notelens.cli"
