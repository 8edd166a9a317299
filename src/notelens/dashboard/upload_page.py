"""Files of notes from the person at the screen -> the store, with a plain account of what was read and refused."""

from collections.abc import Collection, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from notelens.dashboard import state
from notelens.dashboard.analysing import FileReport, Upload, analyse_uploads
from notelens.dashboard.deleting import delete_notes
from notelens.dashboard.model import shared_analyst
from notelens.dashboard.plain import quiet
from notelens.dashboard.upload_report import identifier_refusals, second_run, show_details, show_summary
from notelens.dashboard.viewer import PageName, Viewer
from notelens.dashboard.wording import counted
from notelens.reading import SUPPORTED_SUFFIXES
from notelens.records import IdentifierPolicy
from notelens.store import Store

POLICIES = {
    IdentifierPolicy.BLOCK: "Refuse notes that hold identifiers",
    IdentifierPolicy.REDACT: "Replace identifiers, then analyse",
    IdentifierPolicy.ALLOW: "Analyse them as they are",
}
EXPLANATIONS = (
    "The note is not stored. You see which kinds were found, and where.",
    "A name becomes [NAME], a phone number [PHONE]. Only the replaced text is stored.",
    "Only where your rules permit it: the note is stored with its identifiers.",
)
COLUMN_FIELDS = {"text": "Text of the note", "clinician": "Clinician", "client": "Client", "session_number": "Session"}
# What lies beside notes in a folder; reading a folder by path passes over the same.
HIDDEN = (".", "~$")
NOT_NOTES = ("readme", "license", "licence")
FILES, FOLDER = "Files", "A folder"


def render(store: Store, viewer: Viewer) -> None:
    """Show the uploader, the choices, and what became of the last files."""
    st.title("Upload notes")
    st.html(
        '<p class="nl-lead">Everything stays on this machine: nothing is sent anywhere. '
        "Take names and other identifiers out of notes before they come here; the check finds much of what was "
        "missed, not all of it.</p>"
    )
    files = _files()
    policy = _policy(viewer.settings.identifiers)
    columns = _columns()
    label = f"Analyse {counted(len(files), 'file')}" if files else "Analyse"
    if st.button(label, type="primary", disabled=not files, key="upload.start"):
        _analyse(files, store, viewer, policy=policy, columns=columns)
    if reports := state.report():
        show_summary(reports)
        _offers(reports, files, store, viewer, columns)
        show_details(reports)
    _where(store)


def _files() -> list[UploadedFile]:
    mode = st.segmented_control(
        "What do you want to add?", [FILES, FOLDER], default=FILES, required=True, key="upload.mode"
    )
    kinds = ", ".join(SUPPORTED_SUFFIXES)
    given = st.file_uploader(
        f"Session notes ({kinds})",
        accept_multiple_files="directory" if mode == FOLDER else True,
        key=f"upload.{mode}",
    )
    files = given if isinstance(given, list) else []
    # A browser gives the files of a folder in any order; ids of equal names must not depend on it.
    return sorted((file for file in files if mode == FILES or not passed_over(file.name)), key=lambda file: file.name)


def passed_over(name: str) -> bool:
    """Whether a file of a folder is hidden, or lies beside the notes without being one.

    >>> [passed_over(name) for name in ("batch/.git/a.txt", "batch/README.md", "readme/a.txt")]
    [True, True, False]
    """
    *folders, last = name.split("/")
    return any(part.startswith(HIDDEN) for part in (*folders, last)) or last.lower().startswith(NOT_NOTES)


def _policy(default: IdentifierPolicy) -> IdentifierPolicy:
    policies = list(POLICIES)
    return st.radio(
        "If a note still holds names, dates, numbers or addresses",
        policies,
        index=policies.index(default),
        format_func=POLICIES.__getitem__,
        captions=EXPLANATIONS,
        key="upload.policy",
    )


def _columns() -> dict[str, str]:
    with st.expander("My table has unusual column names", key="upload.columns"):
        quiet(
            "Columns of tables are recognised by their names. Where that fails, write the name of the column here, "
            "for all tables of this upload."
        )
        places = st.columns(len(COLUMN_FIELDS))
        given = {
            name: place.text_input(f"{label} is in column", key=f"upload.column.{name}")
            for (name, label), place in zip(COLUMN_FIELDS.items(), places, strict=True)
        }
    return {name: header.strip() for name, header in given.items() if header.strip()}


def _analyse(
    files: Sequence[UploadedFile],
    store: Store,
    viewer: Viewer,
    *,
    policy: IdentifierPolicy,
    columns: dict[str, str],
    only: Collection[tuple[str, str]] | None = None,
) -> None:
    with st.spinner("Loading the model"):
        shared = shared_analyst(viewer.settings.model, viewer.settings.codebook)
    progress = st.progress(0.0, text="Reading the files")

    def tick(done: int, total: int) -> None:
        progress.progress(done / total, text=f"{done:,} of {counted(total, 'note')}")

    uploads = [Upload(name=file.name, data=file.getvalue()) for file in files]
    with shared.lock:
        reports = analyse_uploads(
            uploads, store, shared.analyst, policy=policy, tick=tick, columns=columns or None, only=only
        )  # fmt: skip
    progress.empty()
    state.remember_report(reports if only is None else second_run(state.report(), reports, only))


def _offers(
    reports: Sequence[FileReport], files: Sequence[UploadedFile], store: Store, viewer: Viewer, columns: dict[str, str]
) -> None:
    stopped = identifier_refusals(reports)
    # The bytes come from the uploader again: the report keeps none of them.
    still_there = [file.name for file in files] == [report.name for report in reports]
    with st.container(horizontal=True):
        if stopped and still_there:
            label = f"Redact and analyse {'this note' if len(stopped) == 1 else f'these {len(stopped):,} notes'}"
            if st.button(label, key="upload.redact"):
                _analyse(files, store, viewer, policy=IdentifierPolicy.REDACT, columns=columns, only=stopped)
                st.rerun()
        if store.count() and st.button("Open the overview", key="upload.done"):
            viewer.go(PageName.OVERVIEW)


def _where(store: Store) -> None:
    st.header("What is stored")
    quiet(f"{counted(store.count(), 'note')} in {store.place}. The file can be read by your user account only.")
    delete_notes(store)
