"""Short codes for answers: whoever has one can ask for the answer again, and nobody can guess another's."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from dataclasses import dataclass

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is taken for another when it is read out or copied by hand."""
_ALIKE = str.maketrans("OIL", "011")
_LETTERS = 10
_NUMBER_BITS, _SEAL_BITS = 30, 20
"""A thousand million rows; one code in a million is somebody's."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a code says: the row's number, and a seal that fits no other row."""

    number: int
    seal: int


class Codes:
    """A row's number under a keyed seal, which also hides it: how much is asked is nobody's business.

    The construction is that of SIV (RFC 5297, section 2.6): the seal is a keyed hash of number and moment, and what
    the number is masked with is a keyed hash of the seal. So a code needs no room in the row. The moment is in it
    because SQLite gives the number of a deleted row away again.
    """

    def __init__(self, key: str) -> None:
        self._key = key.encode()

    def of(self, number: int, received_at: int) -> str:
        """The code of a row: its number, and when it was received, as kept."""
        seal = self._seal(number, received_at)
        value = seal << _NUMBER_BITS | number ^ self._mask(seal)
        letters = [_ALPHABET[value >> 5 * place & 31] for place in reversed(range(_LETTERS))]
        return f"{''.join(letters[:5])}-{''.join(letters[5:])}"

    def read(self, code: str) -> Sealed | None:
        """What a code says, however it was typed; None for what is no code."""
        typed = [letter for letter in unicodedata.normalize("NFKC", code).upper() if letter.isalnum()]
        letters = "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in typed).translate(_ALIKE)
        if len(letters) != _LETTERS or not set(letters) <= set(_ALPHABET):
            return None
        value = 0
        for letter in letters:
            value = value << 5 | _ALPHABET.index(letter)
        seal = value >> _NUMBER_BITS
        return Sealed(value % (1 << _NUMBER_BITS) ^ self._mask(seal), seal)

    def fits(self, sealed: Sealed, received_at: int) -> bool:
        """Whether a code was made for the row that now has its number."""
        return hmac.compare_digest(str(sealed.seal), str(self._seal(sealed.number, received_at)))

    def _seal(self, number: int, received_at: int) -> int:
        return self._hash(f"code:{number}:{received_at}", _SEAL_BITS)

    def _mask(self, seal: int) -> int:
        return self._hash(f"mask:{seal}", _NUMBER_BITS)

    def _hash(self, text: str, bits: int) -> int:
        return int.from_bytes(hmac.new(self._key, text.encode(), hashlib.sha256).digest()) >> 256 - bits
