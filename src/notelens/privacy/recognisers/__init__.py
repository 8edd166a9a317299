"""One recogniser a module: plain text -> findings of its kinds."""
