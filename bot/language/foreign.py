"""Small words of languages that Bayan doesn't speak, to tell them from English, Arabizi and Arabic.

Words that Arabic speakers have borrowed (merci, merhaba) are left out.
"""

from __future__ import annotations

LATIN = frozenset(
    """
    le la les des du une est sont quand quel quelle quels quelles qui que quoi ou pourquoi comment combien avec pour
    dans sur vous nous je il elle ont ete cette ces leur bonjour bonsoir salut oui
    el los las una es son cuando cual quien donde por como cuanto cuantos con para esta este hola gracias buenos
    o os uma quem quando onde qual quantos obrigado ola nao sim foi
    il lo gli che chi dove perche quanti grazie ciao sono della nel
    der die das ist sind wann wer wo warum wie viele und mit fuer danke hallo nicht ein eine guten
    ve bir bu ne nasil nerede kim zaman kac icin tesekkurler degil mi
    apa siapa kapan dimana mengapa bagaimana berapa yang dan untuk dengan terima kasih
    ano sino kailan saan bakit paano ilan ang mga ng po salamat kamusta
    kya kaun kab kahan kyun kaise kitne hai hain aur mein nahi aap mujhe
    kto kogda gde pochemu kak skolko spasibo privet
    """.split()
)
ARABIC_SCRIPT = frozenset(
    "است هست را های می چه چرا کجا کی که این آن برای با است؟ ہے ہیں کیا کون کب کہاں کیوں اور میں نہیں کے کی کا".split()
)
