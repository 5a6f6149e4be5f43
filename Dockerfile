# mjlint in a container; see docs/pre-commit.md
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY grammar grammar
COPY rules rules
COPY mjlint mjlint
RUN python -m venv /mjlint && /mjlint/bin/pip install --no-cache-dir .

FROM python:3.13-slim
COPY --from=build /mjlint /mjlint
ENV PATH=/mjlint/bin:$PATH PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home mjlint
USER mjlint
WORKDIR /work
ENTRYPOINT ["mjlint"]
CMD ["check"]
