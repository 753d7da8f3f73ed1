"""The examples for operators: each is read as the program that it is for reads it, and fits what the bot really has."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import crossplane
import kubernetes_validate
import promql_parser
import pytest
import yaml
from prometheus_client.parser import text_string_to_metric_families

from bot.messaging.metrics import REGISTRY
from bot.settings import TABLE

DEPLOY = Path(__file__).parents[1] / "deploy"
MANIFESTS = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
OLDEST_KUBERNETES = "1.30"
SETTINGS = {setting.name for setting in TABLE}


def documents(path: Path) -> list[Any]:
    return list(yaml.safe_load_all(path.read_text(encoding="utf-8")))


def test_the_compose_file_fits_its_schema() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec"]
    checked = subprocess.run([*command, DEPLOY / "compose.yaml"], capture_output=True, text=True, check=False)  # noqa: S603 - our own
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.name)
@pytest.mark.parametrize("version", [OLDEST_KUBERNETES, kubernetes_validate.latest_version()])
def test_kubernetes_knows_every_field(path: Path, version: str) -> None:
    for document in documents(path):
        kubernetes_validate.validate(document, version, strict=True)


def test_nginx_reads_its_configuration() -> None:
    parsed = crossplane.parse(str(DEPLOY / "nginx.conf"), check_args=True, strict=True)
    assert parsed["status"] == "ok", parsed["errors"]


def test_only_settings_that_exist_are_set() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
    [deployment, *_] = documents(DEPLOY / "kubernetes" / "bayan.yaml")
    [container] = deployment["spec"]["template"]["spec"]["containers"]
    [secret] = documents(DEPLOY / "kubernetes" / "secret.example.yaml")
    used = {*compose["services"]["bayan"]["environment"], *secret["stringData"]} | {
        each["name"] for each in container["env"]
    }
    assert used <= SETTINGS


def expressions() -> Iterator[str]:
    for group in yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text(encoding="utf-8"))["groups"]:
        yield from (rule["expr"] for rule in group["rules"])
    for panel in json.loads((DEPLOY / "grafana" / "bayan.json").read_text(encoding="utf-8"))["panels"]:
        yield from (target["expr"] for target in panel["targets"])


@pytest.mark.parametrize("expression", [*expressions()])
def test_alerts_and_dashboard_ask_for_figures_that_there_are(expression: str) -> None:
    promql_parser.parse(expression)
    shown = {name for metric in REGISTRY.collect() for name in _names(metric)}
    assert set(re.findall(r"\bbayan_\w+", expression)) <= shown


def _names(metric: Any) -> Iterator[str]:
    """What Prometheus will call its samples, even before there is one."""
    ending = {"counter": ["_total"], "histogram": ["_bucket", "_count", "_sum"]}.get(metric.type, [""])
    yield from (metric.name + each for each in ending)


def test_each_figure_has_its_line_for_operators() -> None:
    page = (DEPLOY.parent / "docs" / "operators.md").read_text(encoding="utf-8")
    for metric in REGISTRY.collect():
        assert f"`{metric.name}" in page.replace("rate(", ""), metric.name


def test_the_text_form_is_what_prometheus_parses() -> None:
    from prometheus_client import generate_latest

    assert list(text_string_to_metric_families(generate_latest(REGISTRY).decode()))
