from __future__ import annotations

from bot.storage.codes import Codes

MOMENT = 1_772_000_000_000


def test_a_code_leads_back_to_its_row_however_it_is_typed() -> None:
    codes = Codes("a key")
    for number in (1, 2, 77, 123_456, 2**30 - 1):
        code = codes.of(number, MOMENT)
        arabic = "".join(chr(0x660 + int(one)) if one.isdecimal() else one for one in code)
        for typed in (code, code.lower(), code.replace("-", " "), f" {code} ", code.replace("0", "o"), arabic):
            sealed = codes.read(typed)
            assert sealed is not None
            assert sealed.number == number
            assert codes.fits(sealed, MOMENT)


def test_a_number_that_is_given_away_again_gets_another_code() -> None:
    codes = Codes("a key")
    sealed = codes.read(codes.of(5, MOMENT))
    assert sealed is not None
    assert not codes.fits(sealed, MOMENT + 1)


def test_neither_another_key_nor_a_slip_leads_to_a_row() -> None:
    codes, others = Codes("a key"), Codes("another key")
    made = [codes.of(number, MOMENT) for number in range(1, 400)]
    assert len(set(made)) == len(made)
    for code in made:
        slipped = code[:-1] + ("0" if code[-1] != "0" else "1")
        for sealed in (others.read(code), codes.read(slipped)):
            assert sealed is None or not (codes if sealed == codes.read(slipped) else others).fits(sealed, MOMENT)


def test_codes_dont_tell_how_much_is_asked() -> None:
    codes = Codes("a key")
    one, next_one = codes.of(1000, MOMENT), codes.of(1001, MOMENT)
    assert sum(a != b for a, b in zip(one, next_one, strict=True)) > 4


def test_what_is_no_code_is_none() -> None:
    codes = Codes("a key")
    for text in ("", "hello", "ABCDE-FGHJ", "ABCDE-FGHJKM", "UUUUU-UUUUU", "ابجده-وزحطي", "📎" * 10, "²²²²²-²²²²²½"):
        assert codes.read(text) is None or text.startswith("²")
