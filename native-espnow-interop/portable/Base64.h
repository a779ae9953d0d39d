#pragma once

#include <cstddef>
#include <cstdint>

namespace enigmaiot {

/// Decodes base64 (RFC 4648 section 4) with its padding and nothing else: no line break, no space, no bits set that the
/// padding hides, so that each byte string has exactly one text. `output` may be `text`: bytes never overtake characters.
/// @return Bytes written, or -1 where the text is not base64 or does not fit; then `output` may be half written.
int decodeBase64(const std::uint8_t *text, std::size_t count, std::uint8_t *output, std::size_t capacity) noexcept;

}  // namespace enigmaiot
