"""Text -> Question: its language, normalised words, repaired and reduced to stems."""
