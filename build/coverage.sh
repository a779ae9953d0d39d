#!/usr/bin/env bash
# coverage.sh [MINIMUM]: runs all tests, prints the line coverage of the firmware's assemblies in percent, and fails where
# one of them is below MINIMUM (90). Arguments behind MINIMUM go to dotnet test, such as --no-build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
minimum=${1:-90}
shift || true
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

dotnet test EnigmaIoTGateway.sln -nologo --collect:"XPlat Code Coverage" --results-directory "$results" "$@"
report=$(find "$results" -name coverage.cobertura.xml -print -quit)
if [[ -z $report ]]; then
  echo "coverage: no report was written" >&2
  exit 2
fi

awk -v minimum="$minimum" '
  /<package / && match($0, /name="[^"]*"/) {
    name = substr($0, RSTART + 6, RLENGTH - 7)
    match($0, /line-rate="[^"]*"/)
    percent[name] = 100 * substr($0, RSTART + 11, RLENGTH - 12)
  }
  END {
    count = split("EnigmaIoT.Shared EnigmaIoT.Gateway EnigmaIoT.Node", names, " ")
    for (i = 1; i <= count; i++) {
      if (!(names[i] in percent)) {
        printf "coverage: %-18s is not in the report\n", names[i]
        failed = 1
        continue
      }
      low = percent[names[i]] < minimum
      printf "coverage: %-18s %6.2f %%%s\n", names[i], percent[names[i]], low ? "  below " minimum " %" : ""
      failed = failed || low
    }
    exit failed
  }' "$report"
