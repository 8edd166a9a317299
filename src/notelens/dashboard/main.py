"""The script that Streamlit runs for every visit and click: settings, store and codebook -> one of the pages."""

from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from notelens.codebook import Codebook, load_codebook
from notelens.dashboard import about_page, codebook_page, overview_page, reader_page, upload_page
from notelens.dashboard.plain import box
from notelens.dashboard.viewer import PageName, Viewer
from notelens.errors import NoteLensError
from notelens.settings import load_settings
from notelens.store import Store, open_store

STYLE = Path(str(files("notelens.dashboard").joinpath("style.css")))

PAGES = (
    (PageName.OVERVIEW, "Overview", overview_page.render),
    (PageName.NOTES, "Notes", reader_page.render),
    (PageName.UPLOAD, "Upload", upload_page.render),
    (PageName.CODEBOOK, "Codebook", codebook_page.render),
    (PageName.ABOUT, "About", about_page.render),
)


@st.cache_resource(show_spinner=False)
def shared_store(target: str) -> Store:
    """Open the store once; it takes a connection of its own for each call, so sessions may share it."""
    return open_store(target)


@st.cache_resource(show_spinner=False)
def shared_codebook(path: Path | None) -> Codebook:
    """Read the codebook once."""
    return load_codebook(path)


def run() -> None:
    """Show the page that the address names."""
    # An icon by name would be fetched from a host of fonts.
    st.set_page_config(page_title="NoteLens", page_icon="📝", layout="wide")
    st.html(STYLE)
    try:
        settings = load_settings()
        pages: dict[PageName, StreamlitPage] = {}

        def go(name: PageName) -> NoReturn:
            st.switch_page(pages[name])

        viewer = Viewer(
            settings=settings,
            codebook=shared_codebook(settings.codebook),
            dark=st.context.theme.type == "dark",
            go=go,
        )
        store = shared_store(settings.store)
        for name, title, render in PAGES:
            page = partial(render, store, viewer)
            pages[name] = st.Page(page, title=title, url_path=name, default=name is PageName.OVERVIEW)
        st.navigation(list(pages.values()), position="top").run()
    except NoteLensError as error:
        box(str(error), kind="error")


if __name__ == "__main__":
    run()
