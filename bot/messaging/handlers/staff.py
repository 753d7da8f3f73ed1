"""The commands of staff: figures, open questions, new knowledge, groups that the bot is to leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil

from bot.bayan import Bayan
from bot.dialogue.context import Context
from bot.dialogue.reply import Block, BlockKind, Kind, Reply
from bot.facts.factbase import Language
from bot.language.normalise import normalise
from bot.messaging.corrections import note, standing_in
from bot.messaging.handlers.groups import Groups
from bot.messaging.knowledge import Reloaded
from bot.messaging.replies.sentences import label, service
from bot.messaging.replies.stats_chart import chart_of, send_chart
from bot.messaging.session import Request, Services, Sessions
from bot.storage import Answered, LoggedQuestion, Stats

_STATS_DAYS = 7
_UNANSWERED_DAYS = 30
_MOST_LINES = 15
_LONGEST_SHOWN = 160
"""Letters of a question that are shown: enough to know it by, and sentences refuse variables of 2,500."""


class Staff:
    def __init__(self, services: Services, sessions: Sessions, groups: Groups) -> None:
        self._services = services
        self._sessions = sessions
        self._groups = groups

    async def stats(self, request: Request) -> Answered:
        """Figures of the last week, as text and as a picture."""
        bayan, now = self._services.bayan, self._services.now()
        zone = bayan.base.release.timezone
        stats = await self._services.storage.log.stats(now - timedelta(days=_STATS_DAYS), zone)
        told = await self._told(_language(request.context), now - timedelta(days=_STATS_DAYS))
        reply = _stats(bayan, request.context, stats)
        answered = await self._sessions.tell(request, replace(reply, blocks=(*reply.blocks, *told)))
        if stats.questions and not answered.failure:
            chart = chart_of(bayan, _language(request.context), stats, now.astimezone(zone).date(), _STATS_DAYS)
            await send_chart(self._services.bot, request.sender, chart)
        return answered

    async def _told(self, language: Language, start: datetime) -> tuple[Block, ...]:
        """Who follows something, what they were sent, and what went to the press office; nothing where nothing did."""
        follows, handed = (
            await self._services.storage.follows.figures(start),
            await self._services.storage.handovers.figures(start),
        )
        figures = [
            ("stats-followers", follows.followers),
            ("stats-corrections", follows.corrections),
            ("stats-waiting", follows.waiting),
            ("stats-office-open", handed.open),
            ("stats-office-closed", handed.closed),
            ("stats-office-minutes", ceil((handed.median_seconds or 0) / 60)),
        ]
        lines = [self._services.bayan.sentence(language, name, count=count) for name, count in figures if count]
        return (Block(BlockKind.TEXT, "\n".join(lines)),) if lines else ()

    async def unanswered(self, request: Request) -> Answered:
        """Questions of the last month that got no answer, those asked most first."""
        since = self._services.now() - timedelta(days=_UNANSWERED_DAYS)
        asked = await self._services.storage.log.unanswered(since)
        return await self._sessions.tell(request, _unanswered(self._services.bayan, request.context, asked))

    async def reload(self, request: Request) -> Answered:
        """Put changed knowledge into use; where it has mistakes, name them and keep the old."""
        language = _language(request.context)
        working = self._services.bayan.sentence(language, "reload-working")
        await self._sessions.tell(request, _reply([working], language))
        reloaded = await self._services.knowledge.reload()
        told = await self._who_hears(_language(request.context)) if reloaded.changed else []
        return await self._sessions.tell(request, _reloaded(self._services.bayan, request.context, reloaded, told))

    async def _who_hears(self, language: Language) -> list[str]:
        """A line for each followed fact that was corrected, and for each that changed without a mark."""
        bayan, storage = self._services.bayan, self._services.storage
        release, lines = bayan.base.name, []
        await note(storage, bayan)
        due = {one.entry: await storage.follows.count_due(release, one) for one in standing_in(bayan)}
        for entry in bayan.base.entries.values():
            marked = due.get(entry.id, 0)
            silent = await storage.follows.behind(release, entry.id, bayan.renderer.fingerprint(entry.id)) - marked
            counts = (("reload-corrected", marked), ("reload-unmarked", silent))
            label = entry.label[language]
            lines += [bayan.sentence(language, id, label=label, count=count) for id, count in counts if count > 0]
        return lines

    async def forbid(self, request: Request) -> Answered:
        """In a group: leave it, and leave again whenever somebody who isn't staff adds the bot."""
        await self._services.storage.forbidden.add(request.sender.place)
        await self._groups.leave(request.sender.chat_id, request.context)
        return Answered(request.surface)


def _stats(bayan: Bayan, context: Context, stats: Stats) -> Reply:
    language = _language(context)

    def line(message_id: str, **arguments: int | str) -> str:
        return bayan.sentence(language, message_id, **arguments)

    if not stats.questions:
        return _reply([line("stats-title", days=_STATS_DAYS), line("stats-none")], language)
    figures = [line("stats-questions", count=stats.questions), line("stats-people", count=stats.people)]
    figures += [
        line(f"stats-{kind.value.replace('_', '-')}", count=stats.kinds[kind]) for kind in Kind if kind in stats.kinds
    ]
    figures.append(line("stats-feedback", up=stats.likes, down=stats.dislikes))
    if stats.median_seconds is not None:
        figures.append(line("stats-speed", milliseconds=round(stats.median_seconds * 1000)))
    spoken = Context(spoken=language)
    facts = []
    for (release, fact), count in stats.facts:
        one = bayan.speaking_of(release)
        if entry := one.base.entries.get(fact):
            named = label(one, spoken, entry)
            named = (
                line("report-fact-of", fact=named, release=_title(bayan, language, release))
                if release and bayan.is_several
                else named
            )
            facts.append(line("stats-fact", label=named, count=count))
    most = ["\n".join([line("stats-most-asked"), *facts])] if facts else []
    return _reply(
        [line("stats-title", days=_STATS_DAYS), "\n".join(figures), *_by_release(bayan, language, stats), *most],
        language,
    )


def _by_release(bayan: Bayan, language: Language, stats: Stats) -> list[str]:
    """A line for each of several releases."""
    if not bayan.is_several:
        return []
    lines = [
        bayan.sentence(
            language, "stats-release", title=_title(bayan, language, name), count=sum(counts), open=counts[1]
        )
        for name, counts in stats.releases.items()
    ]
    return ["\n".join([bayan.sentence(language, "stats-releases"), *lines])] if lines else []


def _title(bayan: Bayan, language: Language, name: str) -> str:
    return bayan.speaking_of(name).base.release.title[language] if bayan.has(name) else name


def _unanswered(bayan: Bayan, context: Context, asked: tuple[LoggedQuestion, ...]) -> Reply:
    language = _language(context)
    if not asked:
        return _reply([bayan.sentence(language, "unanswered-none")], language)
    groups = [(one, group) for one, of_one in _by_asked(bayan, asked).items() for group in _groups(of_one)]
    lines: dict[str | None, list[str]] = {}
    for release, (question, count, is_left) in groups[:_MOST_LINES]:
        sentence = "unanswered-left" if is_left else "unanswered-line"
        counted = {} if is_left else {"count": count}
        lines.setdefault(release, []).append(bayan.sentence(language, sentence, question=question, **counted))
    more = len(groups) - _MOST_LINES
    rest = [bayan.sentence(language, "unanswered-more", count=more)] if more > 0 else []
    title = bayan.sentence(language, "unanswered-title", count=len(groups))
    named = {release: [f"{_title(bayan, language, release)}:"] if release else [] for release in lines}
    return _reply([title, *("\n".join(named[release] + one) for release, one in lines.items()), *rest], language)


def _by_asked(bayan: Bayan, asked: Iterable[LoggedQuestion]) -> dict[str | None, list[LoggedQuestion]]:
    """By release where there are several; else all together."""
    found: dict[str | None, list[LoggedQuestion]] = {}
    for one in asked:
        found.setdefault(one.release if bayan.is_several else None, []).append(one)
    return found


def _groups(asked: Iterable[LoggedQuestion]) -> Iterator[tuple[str, int, bool]]:
    """What was left for staff, one by one; then like questions together, most often asked first."""
    words: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for one in asked:
        question = _beginning(one.question or "")
        if one.is_left:
            yield question, 1, True
            continue
        like = normalise(question)
        words.setdefault(like, question)
        counts[like] += 1
    for like, count in counts.most_common():
        yield words[like], count, False


def _beginning(question: str) -> str:
    flat = " ".join(question.split())
    return flat if len(flat) <= _LONGEST_SHOWN else f"{flat[: _LONGEST_SHOWN - 1].rstrip()}…"


def _reloaded(bayan: Bayan, context: Context, reloaded: Reloaded, told: Iterable[str]) -> Reply:
    language = _language(context)
    if reloaded.problems:
        title = bayan.sentence(language, "reload-failed", count=len(reloaded.problems))
        problems = [title, *reloaded.problems[:_MOST_LINES]]
        if not reloaded.changed:
            return _reply(problems, language)
    elif not reloaded.changed:
        return _reply([bayan.sentence(language, "reload-unchanged")], language)
    else:
        problems = []
    done = bayan.sentence(language, "reload-done", entries=reloaded.entries, phrasings=reloaded.phrasings)
    return _reply([*problems, done, *told], language)


def _language(context: Context) -> Language:
    """Staff get one language: a table in two is no table."""
    return context.languages[0]


def _reply(paragraphs: Iterable[str], language: Language) -> Reply:
    return service(tuple(Block(BlockKind.TEXT, paragraph) for paragraph in paragraphs), language)
