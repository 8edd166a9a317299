"""The commands of `notelens`, one module each."""
