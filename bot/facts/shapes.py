"""What the shapes of all kinds of file in knowledge/ are made of: texts in both languages, words by script, lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from bot.facts.factbase import Bilingual, Language
from bot.facts.fields import AnyValue, Id, ListOnly, Paragraph, Text, ValueName

Texts = Annotated[list[Text], ListOnly]
Ids = Annotated[list[Id], ListOnly]
Paragraphs = Annotated[list[Paragraph], ListOnly]
Values = dict[ValueName, AnyValue]


def as_list(value: Any) -> Any:
    """One text where a list belongs, as a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[
    list[ValueName],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
Targets = Annotated[
    list[Id],
    BeforeValidator(as_list),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]


class Shape(BaseModel):
    """What all of them share: a key that isn't known is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Both(Shape):
    """A text in both languages."""

    en: Text = Field(description="The English text.")
    ar: Text = Field(description="The Arabic text.")

    def __getitem__(self, language: Language) -> str:
        return self.ar if language is Language.AR else self.en

    def bilingual(self) -> Bilingual:
        return Bilingual(ar=self.ar, en=self.en)


class Template(Both):
    """A text in both languages in which {name} stands for a value."""

    en: Text = Field(description="The English text; {name} stands for a value, {members} for the list.")
    ar: Text = Field(description="The Arabic text, with the same names in braces as the English one.")


SCRIPTS = ("en", "ar", "arabizi")


class Scripts(Shape):
    """Words or questions by the script they are written in."""

    en: Texts = Field([], description="In English.")
    ar: Texts = Field([], description="In Arabic, standard or dialect.")
    arabizi: Texts = Field([], description="Arabic in Latin letters and digits.")

    @classmethod
    def joined(cls, several: Iterable[Scripts]) -> Scripts:
        """All that several have, in their order."""
        found = [*several]
        return Scripts(**{script: [text for each in found for text in getattr(each, script)] for script in SCRIPTS})


def empty_scripts() -> Scripts:
    return Scripts(en=[], ar=[], arabizi=[])
