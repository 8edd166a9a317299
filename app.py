"""The dashboard of NoteLens: `streamlit run app.py`. Wiring only; the pages live in notelens.dashboard."""

import sys
from importlib.resources import files

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware

from notelens.dashboard.failures import keep_values_out_of_logs, show_failure
from notelens.dashboard.security import SecurityHeaders

keep_values_out_of_logs()
# Starlette would write uploads over 1 MiB to the temporary folder, in clear; Streamlit bounds what one may hold.
MultiPartParser.spool_max_size = sys.maxsize
app = st.App(
    str(files("notelens.dashboard").joinpath("main.py")),
    middleware=[Middleware(SecurityHeaders)],
    on_script_error=show_failure,
)
