#!/usr/bin/env bash
# native-tests.sh [none|address|thread]...: builds and runs the host tests of the native part with each sanitizer named.
# The thread sanitizer gets the tests that have threads; the others would only be slow under it.
# Needs cmake, a C++ compiler, GoogleTest and mbed TLS (Debian: cmake g++ libgtest-dev libmbedtls-dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for sanitizer in "${@:-address}"; do
  printf 'native host tests, sanitizer %s\n' "$sanitizer"
  cmake -S native-espnow-interop -B "$work/$sanitizer" -DENIGMAIOT_SANITIZE="$sanitizer" >"$work/log" 2>&1 \
    && cmake --build "$work/$sanitizer" --parallel 2 >"$work/log" 2>&1 \
    || { cat "$work/log"; exit 1; }
  tests=.
  [ "$sanitizer" = thread ] && tests=Concurrency
  ctest --test-dir "$work/$sanitizer" --output-on-failure --no-tests=error --parallel 2 --tests-regex "$tests"
done
