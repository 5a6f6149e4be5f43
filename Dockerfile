# mjlint in a container; see docs/pre-commit.md
FROM python:3.13-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY requirements requirements
COPY grammar grammar
COPY rules rules
COPY mjlint mjlint
RUN python -m venv /mjlint \
    && /mjlint/bin/pip install --no-cache-dir -r requirements/run.txt \
    && /mjlint/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
COPY --from=build /mjlint /mjlint
ENV PATH=/mjlint/bin:$PATH PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home mjlint
USER mjlint
WORKDIR /work
ENTRYPOINT ["mjlint"]
CMD ["check"]
