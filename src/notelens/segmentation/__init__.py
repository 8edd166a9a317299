"""Stage 3: the text of a note -> sections, dialogue turns and sentences, with exact offsets."""
