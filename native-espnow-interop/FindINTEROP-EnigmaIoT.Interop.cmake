# Adds this component to a nanoCLR for ESP32: nf-interpreter's build finds it in CMake/Modules by this name once
# NF_INTEROP_ASSEMBLIES names EnigmaIoT.Interop, and takes the sources and include folders from the two variables below.

set(_enigmaiot ${CMAKE_SOURCE_DIR}/InteropAssemblies/EnigmaIoT.Interop)

# The table is among them: the build reads checksum and version out of it.
file(GLOB EnigmaIoT.Interop_SOURCES CONFIGURE_DEPENDS
  ${_enigmaiot}/nanoclr/*.cpp
  ${_enigmaiot}/esp32/*.cpp
  ${_enigmaiot}/portable/*.cpp)

# What nf-interpreter's own list of ESP-IDF folders does not have: esp_ota_ops.h, and what it includes.
set(EnigmaIoT.Interop_INCLUDE_DIRS
  ${_enigmaiot}/nanoclr
  ${IDF_PATH_CMAKED}/components/app_update/include
  ${IDF_PATH_CMAKED}/components/bootloader_support/include
  ${IDF_PATH_CMAKED}/components/esp_app_format/include
  ${IDF_PATH_CMAKED}/components/esp_bootloader_format/include)

if(NOT TARGET ${NANOCLR_PROJECT_NAME}.elf)
  message(FATAL_ERROR "EnigmaIoT.Interop is for ESP32 targets: there is no ${NANOCLR_PROJECT_NAME}.elf")
endif()

# nanoCLR's question for its deployment is led to esp32/PartitionLookup.cpp.
set_property(TARGET ${NANOCLR_PROJECT_NAME}.elf APPEND PROPERTY LINK_OPTIONS "-Wl,--wrap=esp_partition_find_first")

# The library of all native assemblies is made after this file was read, and stands behind ESP-IDF's libraries on the link
# line: those that only this component calls have to follow it.
cmake_language(DEFER CALL target_link_libraries NF_NativeAssemblies
  $<LINK_ONLY:idf::app_update>
  $<LINK_ONLY:idf::esp_hw_support>
  $<LINK_ONLY:idf::esp_partition>
  $<LINK_ONLY:idf::esp_system>
  $<LINK_ONLY:idf::esp_timer>
  $<LINK_ONLY:idf::esp_wifi>
  $<LINK_ONLY:idf::mbedtls>)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(INTEROP-EnigmaIoT.Interop
  DEFAULT_MSG EnigmaIoT.Interop_INCLUDE_DIRS EnigmaIoT.Interop_SOURCES)
