from __future__ import annotations

from bot.problems import Place, Problem, Severity, did_you_mean, in_order, listed, quoted


def test_a_problem_is_one_line_with_place_found_expected_and_fix() -> None:
    problem = Problem(Place("facts/when.yaml", 3, 5), "a\nb", "c", "d", Severity.WARNING)
    assert str(problem) == "facts/when.yaml:3:5: warning: a b; expected c; d"


def test_problems_come_in_the_order_of_the_files_each_once() -> None:
    late, early = Problem(Place("a", 10), "x", "y"), Problem(Place("a", 9), "x", "y")
    assert in_order([late, early, late]) == (early, late)


def test_a_suggestion_comes_only_where_it_helps() -> None:
    assert did_you_mean("Awnser", ["answer", "label"]) == "did you mean “answer”?"
    assert did_you_mean("zzz", ["answer", "label"]) == ""


def test_what_was_found_is_shown_short_and_without_invisible_characters() -> None:
    assert quoted("a\u202eb") == "“a\\u202eb”"
    assert quoted("x" * 100) == f"“{'x' * 60}…”"


def test_expectations_are_listed_in_words() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a or b", "a, b or c"]
