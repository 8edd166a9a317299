"""The store and uploaded files -> pages in a browser on this machine; the only stage that imports streamlit."""
