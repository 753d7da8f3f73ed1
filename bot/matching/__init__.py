"""FactBase -> Matcher; Question -> facts, ranked, with a calibrated confidence."""
