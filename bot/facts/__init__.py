"""YAML that staff keep -> FactBase, frozen. Errors carry file, line, column and a fix."""
