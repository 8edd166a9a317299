"""Stage 4: sentences -> which behaviours they document, who acted, with which status, and the evidence."""
