"""Corpus, training, evaluation and model card: used by `notelens train` and `evaluate`, never at run time."""
