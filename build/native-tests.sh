#!/usr/bin/env bash
# native-tests.sh [none|address|thread]...: builds and runs the host tests of the native part with each sanitizer named.
# The thread sanitizer gets the tests that have threads; the others would only be slow under it.
# What was built stays in native-espnow-interop/obj/native, so that the next run builds only what changed.
# Needs cmake, a C++ compiler, GoogleTest and mbed TLS (Debian: cmake g++ libgtest-dev libmbedtls-dev).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for sanitizer in "${@:-address}"; do
  printf 'native host tests, sanitizer %s\n' "$sanitizer"
  build=native-espnow-interop/obj/native/$sanitizer
  target=all
  tests=.
  if [ "$sanitizer" = thread ]; then
    target=portable_tests
    tests=Concurrency
  fi
  mkdir -p "$build"
  cmake -S native-espnow-interop -B "$build" -DENIGMAIOT_SANITIZE="$sanitizer" >"$build/log" 2>&1 \
    && cmake --build "$build" --target "$target" --parallel 2 >"$build/log" 2>&1 \
    || { cat "$build/log"; exit 1; }
  ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel 2 --tests-regex "$tests"
done
