"""The model folder -> one model for all sessions, loaded when the first note is to be analysed and not before."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st

from notelens.codebook import load_codebook
from notelens.dashboard.analysing import Analyst


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAnalyst:
    """The pipeline, and the lock to hold while it works: sessions share one, and analyse one after the other."""

    analyst: Analyst
    lock: Lock = field(default_factory=Lock)


@st.cache_resource(show_spinner=False)
def shared_analyst(model: Path | None, codebook: Path | None) -> SharedAnalyst:
    """Load the model. Raises ModelError or CodebookError."""
    # Imports spaCy, which takes longer than the first page may.
    from notelens.pipeline import load

    return SharedAnalyst(analyst=load(model, codebook=load_codebook(codebook)))
