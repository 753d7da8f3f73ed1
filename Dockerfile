# syntax=docker/dockerfile:1

# Stage one installs the bot and learns the phrasings; stage two has neither the sources nor pip's caches.
FROM python:3.13.1-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
COPY constraints.txt pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY locales locales
# A container that is started has learnt already: the weights are in the image.
RUN python -m venv /opt/bayan \
    && /opt/bayan/bin/pip install --constraint constraints.txt . \
    && BAYAN_CACHE=/opt/cache /opt/bayan/bin/bayan ask --json "when" >/dev/null \
    && chmod -R a+rX /opt/cache

FROM python:3.13.1-slim-bookworm
ENV PATH=/opt/bayan/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BAYAN_CACHE=/var/cache/bayan \
    BAYAN_DATABASE=/data/bayan.db \
    BAYAN_WEBHOOK_LISTEN=0.0.0.0
RUN groupadd --system --gid 10001 bayan \
    && useradd --system --uid 10001 --gid bayan --home-dir /data bayan \
    && install --directory --owner=bayan --group=bayan /data
# The bot may not change its own code; what it learns from facts that are mounted goes beside the weights.
COPY --from=build /opt/bayan /opt/bayan
COPY --from=build --chown=10001:10001 /opt/cache /var/cache/bayan
USER 10001
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
# The first start with facts of one's own learns them, which takes about a minute.
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --retries=3 CMD ["bayan", "health"]
CMD ["bayan", "run"]
