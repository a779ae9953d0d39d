#!/usr/bin/env bash
# Compiles the glue against the headers that it has on the board, where NF_INTERPRETER_PATH and IDF_PATH name checked-out
# trees of nf-interpreter and ESP-IDF 5. On a PC, so it checks names and types, not code for the chip. Ends with 77 where a
# tree is missing.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

skip() {
  echo "skipped: $1"
  exit 77
}

[ -d "${IDF_PATH:-}/components/esp_wifi" ] || skip "IDF_PATH names no ESP-IDF"
[ -d "${NF_INTERPRETER_PATH:-}/src/CLR" ] || skip "NF_INTERPRETER_PATH names no nf-interpreter"
[ -d "$IDF_PATH/components/mbedtls/mbedtls/include" ] || skip "ESP-IDF's submodule mbedtls is not checked out"

flags=(-std=c++17 -Wall -Wextra -Wshadow -Werror -fno-exceptions -fno-rtti -fsyntax-only -DESP_PLATFORM)
flags+=(-I "$here/cmake/target-headers")
for folder in esp_common/include esp_wifi/include esp_wifi/include/local esp_event/include esp_netif/include \
  esp_partition/include app_update/include bootloader_support/include esp_app_format/include \
  esp_bootloader_format/include esp_hw_support/include esp_timer/include esp_system/include log/include \
  soc/esp32/include soc/include soc/esp32/register hal/include hal/esp32/include esp_rom/include \
  wpa_supplicant/esp_supplicant/include esp_phy/include mbedtls/mbedtls/include; do
  flags+=(-isystem "$IDF_PATH/components/$folder")
done

# nanoCLR's own headers, with those of its POSIX target in place of the ESP32's, which need the chip's compiler.
clr=()
for folder in targets/posix/Include src/CLR/Include src/HAL/Include src/PAL/Include; do
  clr+=(-isystem "$NF_INTERPRETER_PATH/$folder")
done

failed=0
for source in "$here"/esp32/*.cpp; do
  "${CXX:-g++}" "${flags[@]}" "$source" || failed=1
done
for source in "$here"/nanoclr/*.cpp; do
  "${CXX:-g++}" "${flags[@]}" "${clr[@]}" "$source" || failed=1
done
[ "$failed" -eq 0 ] && echo "the glue compiles against $IDF_PATH and $NF_INTERPRETER_PATH"
exit "$failed"
