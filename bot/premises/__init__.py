"""What a message takes for granted, compared with the release. Pure: values typed in YAML, general words in data/."""
