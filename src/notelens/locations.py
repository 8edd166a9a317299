"""Where NoteLens finds what it ships (model, sample notes, dashboard entry) and keeps what it stores.

A checkout and an installed wheel lay these out differently; nothing else in the package needs to know.
"""

from pathlib import Path

import platformdirs

from notelens.errors import ModelError, SettingsError

PACKAGE = Path(__file__).parent
CHECKOUT = PACKAGE.parents[1]
MODEL_NAME = "en_notelens_trust"


def model_folder() -> Path:
    """Folder of the shipped model: in the wheel, else in the checkout."""
    for folder in (PACKAGE / "_models" / MODEL_NAME, CHECKOUT / "models" / MODEL_NAME):
        if (folder / "meta.json").is_file():
            return folder
    raise ModelError(f"No model {MODEL_NAME} was found. Run `notelens train`, or name a model folder with --model.")


def dashboard_entry() -> Path:
    """Path of app.py, which Streamlit runs."""
    for path in (CHECKOUT / "app.py", PACKAGE / "dashboard" / "app.py"):
        if path.is_file():
            return path
    raise SettingsError("app.py was not found. Reinstall NoteLens, or run `streamlit run app.py` in a checkout.")


def sample_folder() -> Path:
    """Folder of the synthetic supervision batch; it comes with a checkout only."""
    folder = CHECKOUT / "sample_notes" / "supervision_batch"
    if folder.is_dir():
        return folder
    raise SettingsError("The sample notes come with a checkout of the repository; this installation has none.")


def corpus_folder() -> Path:
    """Folder of the annotated corpus; it comes with a checkout only."""
    return CHECKOUT / "sample_notes" / "annotated"


def default_store() -> Path:
    """Path of the user's own store."""
    return Path(platformdirs.user_data_dir("notelens", appauthor=False)) / "notelens.db"
