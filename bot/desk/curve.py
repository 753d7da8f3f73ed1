"""The risk-coverage curve as a picture: SVG, so that it opens in any browser without a plotting library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH, _HEIGHT, _MARGIN = 640, 400, 56
_GRID = 5


def draw_risk_coverage(curves: Sequence[tuple[str, Sequence[tuple[float, float]]]]) -> str:
    """An SVG document with a line for each named curve of (coverage, risk), both shares from 0 to 1."""
    highest = max((risk for _, curve in curves for _, risk in curve), default=0.0)
    top = max(0.05, -(-highest * 100 // 5) * 0.05)
    colours = ("#0b6e99", "#b5532a", "#3d7a3a", "#7a3d75")
    lines = [_line(curve, top, colours[index % len(colours)]) for index, (_, curve) in enumerate(curves)]
    legend = [
        f'<text x="{_MARGIN + 12}" y="{_MARGIN + 18 * place}" fill="{colours[place % len(colours)]}">{name}</text>'
        for place, name in enumerate(escape(name) for name, _ in curves)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" font-family="sans-serif">',
            '<rect width="100%" height="100%" fill="white"/>',
            *_axes(top),
            *lines,
            *legend,
            "</svg>",
        ]
    )


def _axes(top: float) -> list[str]:
    parts = [
        f'<text x="{_WIDTH / 2}" y="{_HEIGHT - 12}" text-anchor="middle">coverage: share of questions answered</text>',
        f'<text x="16" y="{_HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 16 {_HEIGHT / 2})">'
        "risk: share of answers that are wrong</text>",
    ]
    for step in range(_GRID + 1):
        x, y = _point(step / _GRID, top * step / _GRID, top)
        left, bottom = _point(0, 0, top)
        parts += [
            f'<line x1="{left}" y1="{y:.1f}" x2="{_WIDTH - _MARGIN}" y2="{y:.1f}" stroke="#ddd"/>',
            f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{top * step / _GRID:.0%}</text>',
            f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{step / _GRID:.0%}</text>',
        ]
    return parts


def _line(curve: Sequence[tuple[float, float]], top: float, colour: str) -> str:
    points = " ".join("{:.1f},{:.1f}".format(*_point(coverage, risk, top)) for coverage, risk in curve)
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _point(coverage: float, risk: float, top: float) -> tuple[float, float]:
    width, height = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
    return _MARGIN + coverage * width, _HEIGHT - _MARGIN - risk / top * height
