# syntax=docker/dockerfile:1

# Stage one installs the bot and learns the phrasings; stage two has neither a compiler nor pip's caches.
FROM python:3.13.1-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source
RUN python -m venv /opt/bayan
COPY constraints.txt ./
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
COPY locales locales
RUN /opt/bayan/bin/pip install --constraint constraints.txt .
# A container that is started has learnt already: the weights are in the image.
RUN BAYAN_CACHE=/opt/bayan/cache /opt/bayan/bin/bayan ask --json "when" >/dev/null

FROM python:3.13.1-slim-bookworm
ENV PATH=/opt/bayan/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    BAYAN_CACHE=/opt/bayan/cache \
    BAYAN_DATABASE=/data/bayan.db
RUN useradd --system --uid 10001 --home-dir /data bayan \
    && install --directory --owner=bayan --group=bayan /data
COPY --from=build --chown=bayan:bayan /opt/bayan /opt/bayan
USER bayan
WORKDIR /data
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["bayan", "health"]
CMD ["bayan", "run"]
