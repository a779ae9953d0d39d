-- Dissects EnigmaIoT frames (ESP-NOW) in Wireshark and tshark, and decrypts them. Copy it into the folder of personal Lua
-- plugins, or start tshark with -X lua_script:enigmaiot.lua. How it is used stands in docs/simulator.md, "Captures".
--
-- The network key opens the two hellos. Session keys come out of a key agreement that a listener cannot repeat, so they are
-- read from a file of keys as the simulator writes it; the broadcast key is taken from the control message that carries it.

local enigmaiot = Proto("enigmaiot", "EnigmaIoT")

enigmaiot.prefs.network_key = Pref.string("Network key", "", "The network's password, 8 to 32 characters")
enigmaiot.prefs.key_file = Pref.string("File of keys", "", "One key a line: the node's address or *, a space, 64 hex digits")

local names = {
  [0xFF] = "ClientHello", [0xFE] = "ServerHello", [0xFB] = "InvalidateKey", [0x01] = "sensor data",
  [0x11] = "unencrypted data", [0x08] = "Home Assistant discovery", [0x03] = "control to the gateway",
  [0x02] = "user data set", [0x12] = "user data get", [0x04] = "control to the node", [0x05] = "clock request",
  [0x06] = "clock response", [0x07] = "node name set", [0x17] = "node name result", [0x81] = "broadcast sensor data",
  [0x82] = "broadcast user data set", [0x92] = "broadcast user data get", [0x84] = "broadcast control",
}
local reasons = {
  [0] = "unknown", [1] = "wrong ClientHello", [3] = "wrong data", [4] = "unregistered", [5] = "key expired", [6] = "kicked",
}
local codes = {
  [0x01] = "get version", [0x81] = "version", [0x02] = "get sleep time", [0x03] = "set sleep time", [0x82] = "sleep time",
  [0x04] = "identify", [0x05] = "reset configuration", [0x85] = "configuration reset", [0x06] = "get RSSI", [0x86] = "RSSI",
  [0x07] = "get name", [0x08] = "name", [0x87] = "set name", [0x09] = "restart", [0x89] = "restarts", [0x10] = "broadcast key",
  [0x11] = "broadcast counter", [0x12] = "update of many", [0x13] = "program taken", [0x8A] = "program", [0xEF] = "update", [0xFF] = "update answer",
}
local statuses = {
  [0] = "started", [1] = "start error", [2] = "check passed", [3] = "check failed", [4] = "out of sequence", [5] = "timeout",
  [6] = "finished", [0x10] = "window", [0x11] = "missing",
}
local kinds = {
  [0] = "not known", [1] = "deployment", [2] = "application", [3] = "compressed application", [4] = "delta",
}
local refusals = {
  [0] = "not told", [1] = "larger than the slot", [2] = "no slot for that kind", [3] = "about to restart", [4] = "wrong size, chunks or MD5",
  [5] = "the image that runs is on trial", [6] = "against an image that does not run", [7] = "no delta can be taken now", [8] = "unsigned",
  [9] = "key not trusted", [10] = "wrong signature", [11] = "another hardware class", [12] = "another native interop", [13] = "older image",
}
local restarts = {
  [0] = "unknown", [1] = "into a new image", [2] = "update failed", [3] = "requested", [4] = "configuration reset", [5] = "by its user",
}
local causes = {
  [0] = "none", [1] = "never confirmed", [2] = "reverted on request", [3] = "damaged in flash", [4] = "boot record not written",
  [5] = "threw an exception", [6] = "hung", [7] = "its application is not well", [8] = "no image is whole",
}
local forms = { [0] = "bitmap", [1] = "list" }
local encodings = {
  [0x00] = "raw", [0x81] = "CayenneLPP", [0x82] = "Protocol Buffers", [0x83] = "MessagePack", [0x84] = "BSON", [0x85] = "CBOR",
  [0x86] = "SMILE",
}

local IV_AT, BODY_AT, TAG_COUNT, KEY_COUNT = 1, 13, 16, 32

-- Of updates: bytes of each chunk but the last, the mark of our extension and that of a signature's facts.
local CHUNK_COUNT, MARK, FACT_MARK = 212, 0x45, 0x53

-- Where the encrypted part of a frame starts: behind its IV, or behind the counter. Frames in the clear are not in here.
local encrypted_from = {
  [0xFF] = BODY_AT, [0xFE] = BODY_AT, [0x01] = BODY_AT, [0x08] = BODY_AT, [0x03] = BODY_AT, [0x02] = BODY_AT, [0x12] = BODY_AT,
  [0x04] = BODY_AT, [0x05] = BODY_AT, [0x06] = BODY_AT, [0x07] = BODY_AT, [0x17] = BODY_AT + 2, [0x81] = BODY_AT,
  [0x82] = BODY_AT, [0x92] = BODY_AT, [0x84] = BODY_AT,
}

local fields = {
  type = ProtoField.uint8("enigmaiot.type", "Type", base.HEX, names),
  iv = ProtoField.bytes("enigmaiot.iv", "IV"),
  tag = ProtoField.bytes("enigmaiot.tag", "Tag"),
  cipher = ProtoField.bytes("enigmaiot.encrypted", "Encrypted"),
  key = ProtoField.string("enigmaiot.key", "Opened with"),
  public_key = ProtoField.bytes("enigmaiot.public_key", "Public key"),
  random = ProtoField.bytes("enigmaiot.random", "Random"),
  sleepy = ProtoField.bool("enigmaiot.sleepy", "Sleeps", 8, nil, 0x01),
  wants_broadcasts = ProtoField.bool("enigmaiot.wants_broadcasts", "Wants the broadcast key", 8, nil, 0x02),
  length = ProtoField.uint16("enigmaiot.length", "Length"),
  node = ProtoField.uint16("enigmaiot.node", "Node"),
  counter = ProtoField.uint16("enigmaiot.counter", "Counter"),
  encoding = ProtoField.uint8("enigmaiot.encoding", "Encoding", base.HEX, encodings),
  payload = ProtoField.bytes("enigmaiot.payload", "Payload"),
  reason = ProtoField.uint8("enigmaiot.reason", "Reason", base.DEC, reasons),
  name = ProtoField.string("enigmaiot.name", "Name"),
  name_result = ProtoField.int8("enigmaiot.name_result", "Result"),
  t1 = ProtoField.int64("enigmaiot.t1", "Node's time at the request (us)"),
  t2 = ProtoField.int64("enigmaiot.t2", "Gateway's time at the request (us)"),
  t3 = ProtoField.int64("enigmaiot.t3", "Gateway's time at the response (us)"),
  code = ProtoField.uint8("enigmaiot.code", "Control code", base.HEX, codes),
  mark = ProtoField.uint8("enigmaiot.extension.mark", "Mark of the extension", base.HEX),
  extension_version = ProtoField.uint8("enigmaiot.extension.version", "Version of the extension"),
  rest = ProtoField.bytes("enigmaiot.extension.rest", "Unknown bytes behind it"),
  version = ProtoField.string("enigmaiot.version", "Version"),
  sleep_time = ProtoField.uint32("enigmaiot.sleep_time", "Sleep time (s)"),
  awake_for_update = ProtoField.bool("enigmaiot.awake_for_update", "Awake for an update"),
  broadcast_key = ProtoField.bytes("enigmaiot.broadcast.key", "Broadcast key"),
  broadcast_counter = ProtoField.uint16("enigmaiot.broadcast.counter", "Counter of the last broadcast"),
  broadcast_key_part = ProtoField.bytes("enigmaiot.broadcast.key_part", "First bytes of the key"),
  restart_reason = ProtoField.uint8("enigmaiot.restart.reason", "Restart reason", base.DEC, restarts),
  restart_cause = ProtoField.uint8("enigmaiot.restart.cause", "Why it rolled back", base.DEC, causes),
  program_kind = ProtoField.uint8("enigmaiot.program.kind", "Kind of image", base.DEC, kinds, 0x0F),
  program_cause = ProtoField.uint8("enigmaiot.program.cause", "Why it rolled back", base.DEC, causes, 0xF0),
  program_size = ProtoField.uint32("enigmaiot.program.size", "Image size"),
  program_sha256 = ProtoField.bytes("enigmaiot.program.sha256", "First bytes of the SHA-256"),
  program_version = ProtoField.string("enigmaiot.program.version", "Version of the program"),
  program_name = ProtoField.string("enigmaiot.program.name", "Name of the program"),
  index = ProtoField.uint16("enigmaiot.update.index", "Chunk"),
  chunk_size = ProtoField.uint16("enigmaiot.update.chunk_size", "Bytes of the chunk"),
  chunk = ProtoField.bytes("enigmaiot.update.chunk", "Bytes of the image"),
  size = ProtoField.uint32("enigmaiot.update.size", "Image size"),
  count = ProtoField.uint16("enigmaiot.update.count", "Number of chunks"),
  md5 = ProtoField.string("enigmaiot.update.md5", "MD5"),
  window = ProtoField.uint8("enigmaiot.update.window", "Window"),
  kind = ProtoField.uint8("enigmaiot.update.kind", "Kind of image", base.DEC, kinds, 0x7F),
  by_broadcasts = ProtoField.bool("enigmaiot.update.by_broadcasts", "By broadcasts", 8, nil, 0x80),
  sha256 = ProtoField.bytes("enigmaiot.update.sha256", "SHA-256"),
  made_kind = ProtoField.uint8("enigmaiot.update.made.kind", "Kind of the image that is made", base.DEC, kinds),
  made_size = ProtoField.uint32("enigmaiot.update.made.size", "Size of the image that is made"),
  made_md5 = ProtoField.bytes("enigmaiot.update.made.md5", "MD5 of the image that is made"),
  base_size = ProtoField.uint32("enigmaiot.update.base.size", "Size of the image that the delta is against"),
  base_sha256 = ProtoField.bytes("enigmaiot.update.base.sha256", "SHA-256 of the image that the delta is against"),
  key_id = ProtoField.bytes("enigmaiot.update.signature.key_id", "Key id"),
  security_counter = ProtoField.uint32("enigmaiot.update.signature.counter", "Security counter"),
  hardware = ProtoField.uint32("enigmaiot.update.signature.hardware", "CRC-32 of the hardware class", base.HEX),
  interop_version = ProtoField.string("enigmaiot.update.signature.interop_version", "Least version of the native interop"),
  interop_checksum = ProtoField.uint32("enigmaiot.update.signature.interop_checksum", "Checksum of the native interop", base.HEX),
  status = ProtoField.uint8("enigmaiot.update.status", "Status", base.HEX, statuses),
  last_good = ProtoField.uint16("enigmaiot.update.last_good", "Last good chunk"),
  first_missing = ProtoField.uint16("enigmaiot.update.first_missing", "First missing chunk"),
  image = ProtoField.bytes("enigmaiot.update.image", "First bytes of the MD5"),
  chunks_of_frame = ProtoField.uint8("enigmaiot.update.chunks_of_frame", "Chunks of a frame"),
  refusal = ProtoField.uint8("enigmaiot.update.refusal", "Reason", base.DEC, refusals),
  slot_size = ProtoField.uint32("enigmaiot.update.slot_size", "Slot size"),
  bitmap = ProtoField.bytes("enigmaiot.update.bitmap", "Bitmap"),
  held = ProtoField.uint16("enigmaiot.update.held", "Held behind it"),
  from = ProtoField.uint16("enigmaiot.update.from", "From chunk"),
  missing_count = ProtoField.uint16("enigmaiot.update.missing_count", "Chunks missing in all"),
  form = ProtoField.uint8("enigmaiot.update.form", "Form", base.DEC, forms),
  missing = ProtoField.uint16("enigmaiot.update.missing", "Missing chunk"),
}
enigmaiot.fields = fields

local wrong = ProtoExpert.new("enigmaiot.malformed", "Frame too short", expert.group.MALFORMED, expert.severity.ERROR)
local closed = ProtoExpert.new("enigmaiot.closed", "No key opens it", expert.group.DECRYPTION, expert.severity.NOTE)
enigmaiot.experts = { wrong, closed }

-- 32-bit words. Wireshark has BitOp in every version, whose results are signed.
local WORD = 2 ^ 32

local function xor(a, b) return bit.bxor(a, b) % WORD end
local function add(a, b) return (a + b) % WORD end
local function rotate(a, count) return bit.rol(a, count) % WORD end

local function word_at(text, at)
  local a, b, c, d = text:byte(at, at + 3)
  return a + b * 0x100 + c * 0x10000 + d * 0x1000000
end

local function word_bytes(word)
  return string.char(word % 256, math.floor(word / 0x100) % 256, math.floor(word / 0x10000) % 256, math.floor(word / 0x1000000) % 256)
end

-- SHA-256 (FIPS 180-4) of at most 55 bytes, which is what a network key takes. Its constants are the first 32 bits of the
-- fractional parts of roots of the first 64 primes; a double has enough bits for them.
local function root_bits(prime, power)
  local root = prime ^ (1 / power)
  return math.floor((root - math.floor(root)) * WORD)
end

local sha_constants, sha_start = {}, {}

for candidate = 2, 311 do
  local is_prime = true
  for divisor = 2, math.floor(math.sqrt(candidate)) do
    if candidate % divisor == 0 then is_prime = false break end
  end
  if is_prime then
    sha_constants[#sha_constants + 1] = root_bits(candidate, 3)
    if #sha_start < 8 then sha_start[#sha_start + 1] = root_bits(candidate, 2) end
  end
end

local function sha256_short(text)
  local block = text .. "\128" .. string.rep("\0", 55 - #text) .. "\0\0\0\0\0\0" ..
    string.char(math.floor(#text * 8 / 256), #text * 8 % 256)
  local w = {}
  for i = 1, 16 do
    local a, b, c, d = block:byte(4 * i - 3, 4 * i)
    w[i] = a * 0x1000000 + b * 0x10000 + c * 0x100 + d
  end
  for i = 17, 64 do
    local x, y = w[i - 15], w[i - 2]
    local s0 = xor(xor(rotate(x, 25), rotate(x, 14)), bit.rshift(x, 3))
    local s1 = xor(xor(rotate(y, 15), rotate(y, 13)), bit.rshift(y, 10))
    w[i] = (w[i - 16] + s0 + w[i - 7] + s1) % WORD
  end
  local a, b, c, d, e, f, g, h = table.unpack(sha_start)
  for i = 1, 64 do
    local s1 = xor(xor(rotate(e, 26), rotate(e, 21)), rotate(e, 7))
    local choice = xor(bit.band(e, f), bit.band(bit.bnot(e), g))
    local t1 = (h + s1 + choice + sha_constants[i] + w[i]) % WORD
    local s0 = xor(xor(rotate(a, 30), rotate(a, 19)), rotate(a, 10))
    local majority = xor(xor(bit.band(a, b), bit.band(a, c)), bit.band(b, c))
    h, g, f, e, d, c, b, a = g, f, e, add(d, t1), c, b, a, (t1 + s0 + majority) % WORD
  end
  local last = { a, b, c, d, e, f, g, h }
  local digest = {}
  for i = 1, 8 do
    local v = add(sha_start[i], last[i])
    digest[i] = string.char(math.floor(v / 0x1000000) % 256, math.floor(v / 0x10000) % 256, math.floor(v / 0x100) % 256, v % 256)
  end
  return table.concat(digest)
end

-- ChaCha20 (RFC 8439, 2.3): 64 bytes of key stream.
local function quarter(x, a, b, c, d)
  x[a] = add(x[a], x[b]) x[d] = rotate(xor(x[d], x[a]), 16)
  x[c] = add(x[c], x[d]) x[b] = rotate(xor(x[b], x[c]), 12)
  x[a] = add(x[a], x[b]) x[d] = rotate(xor(x[d], x[a]), 8)
  x[c] = add(x[c], x[d]) x[b] = rotate(xor(x[b], x[c]), 7)
end

local function chacha_block(key, counter, nonce)
  local start = { 0x61707865, 0x3320646e, 0x79622d32, 0x6b206574 }
  for i = 0, 7 do start[5 + i] = word_at(key, 4 * i + 1) end
  start[13] = counter
  for i = 0, 2 do start[14 + i] = word_at(nonce, 4 * i + 1) end
  local x = {}
  for i = 1, 16 do x[i] = start[i] end
  for _ = 1, 10 do
    quarter(x, 1, 5, 9, 13) quarter(x, 2, 6, 10, 14) quarter(x, 3, 7, 11, 15) quarter(x, 4, 8, 12, 16)
    quarter(x, 1, 6, 11, 16) quarter(x, 2, 7, 12, 13) quarter(x, 3, 8, 9, 14) quarter(x, 4, 5, 10, 15)
  end
  local out = {}
  for i = 1, 16 do out[i] = word_bytes(add(x[i], start[i])) end
  return table.concat(out)
end

-- Poly1305 (RFC 8439, 2.5) in 17 limbs of 8 bits: slow, and exact in doubles.
local function limbs_of(text, count)
  local limbs = {}
  for i = 1, 17 do limbs[i] = i <= count and text:byte(i) or 0 end
  return limbs
end

local function carry(h)
  local rest = 0
  for i = 1, 16 do
    rest = rest + h[i]
    h[i] = rest % 256
    rest = math.floor(rest / 256)
  end
  rest = rest + h[17]
  h[17] = rest % 4
  rest = math.floor(rest / 4) * 5
  for i = 1, 16 do
    rest = rest + h[i]
    h[i] = rest % 256
    rest = math.floor(rest / 256)
  end
  h[17] = h[17] + rest
end

local function poly1305(one_time_key, message)
  local r = limbs_of(one_time_key, 16)
  for _, i in ipairs({ 4, 8, 12, 16 }) do r[i] = r[i] % 16 end
  for _, i in ipairs({ 5, 9, 13 }) do r[i] = r[i] - r[i] % 4 end
  local h = limbs_of("", 0)
  for at = 1, #message, 16 do
    local part = message:sub(at, at + 15)
    for i = 1, #part do h[i] = h[i] + part:byte(i) end
    h[#part + 1] = h[#part + 1] + 1
    local product = {}
    for i = 1, 17 do
      local sum = 0
      for j = 1, 17 do
        -- 2^136 is 320 modulo 2^130 - 5.
        sum = sum + (j <= i and h[j] * r[i + 1 - j] or 320 * h[j] * r[i + 18 - j])
      end
      product[i] = sum
    end
    h = product
    carry(h)
  end
  carry(h)
  -- h - (2^130 - 5) where that is not negative.
  local reduced, rest = {}, 5
  for i = 1, 17 do
    rest = rest + h[i]
    reduced[i] = rest % 256
    rest = math.floor(rest / 256)
  end
  if reduced[17] >= 4 then h = reduced end
  local tag = {}
  rest = 0
  for i = 1, 16 do
    rest = rest + h[i] + one_time_key:byte(16 + i)
    tag[i] = string.char(rest % 256)
    rest = math.floor(rest / 256)
  end
  return table.concat(tag)
end

local function padded(text) return text .. string.rep("\0", -#text % 16) end

-- The first 24 bytes of a key and eight zeros encrypt, its last eight are authenticated with the type and the IV.
local function open(key, frame)
  local nonce = frame:sub(IV_AT + 1, BODY_AT)
  local from = encrypted_from[frame:byte(1)]
  local cipher = frame:sub(from + 1, -TAG_COUNT - 1)
  local aead_key = key:sub(1, 24) .. string.rep("\0", 8)
  local extra = frame:sub(1, BODY_AT) .. key:sub(25)
  local message = padded(extra) .. padded(cipher) .. word_bytes(#extra) .. word_bytes(0) .. word_bytes(#cipher) .. word_bytes(0)
  local one_time_key = chacha_block(aead_key, 0, nonce):sub(1, KEY_COUNT)
  if poly1305(one_time_key, message) ~= frame:sub(-TAG_COUNT) then return nil end
  local plain = {}
  for at = 1, #cipher, 64 do
    local stream = chacha_block(aead_key, (at - 1) / 64 + 1, nonce)
    for i = at, math.min(at + 63, #cipher) do
      plain[i] = string.char(bit.bxor(cipher:byte(i), stream:byte(i - at + 1)))
    end
  end
  return frame:sub(BODY_AT + 1, from) .. table.concat(plain)
end

local network_key
local keys_by_node
local broadcast_keys
local opened

local function bytes_of_hex(hex)
  return (hex:gsub("%x%x", function(pair) return string.char(tonumber(pair, 16)) end))
end

local function read_keys()
  network_key = nil
  keys_by_node = { ["*"] = {} }
  broadcast_keys = {}
  opened = {}
  local password = enigmaiot.prefs.network_key
  if #password >= 8 and #password <= KEY_COUNT then
    network_key = sha256_short(password .. string.rep("\0", KEY_COUNT - #password))
  end
  local path = enigmaiot.prefs.key_file
  if path == "" then return end
  local file = io.open(path)
  if not file then
    report_failure("EnigmaIoT: the file of keys cannot be read: " .. path)
    return
  end
  for line in file:lines() do
    local node, hex = line:match("^(%S+)%s+(%x+)%s*$")
    if node and #hex == 2 * KEY_COUNT then
      node = node:lower()
      keys_by_node[node] = keys_by_node[node] or {}
      table.insert(keys_by_node[node], bytes_of_hex(hex))
    end
  end
  file:close()
end

function enigmaiot.init() read_keys() end

local function try_all(keys, frame)
  for i = #(keys or {}), 1, -1 do
    local plain = open(keys[i], frame)
    if plain then return plain end
  end
  return nil
end

-- Returns the plain text and what opened it. A frame is decrypted once, however often it is shown.
local function decrypt(frame, kind, pinfo)
  local known = opened[pinfo.number]
  if known then return known.plain, known.by end
  local plain, by
  if kind == 0xFF or kind == 0xFE then
    plain, by = network_key and open(network_key, frame), "network key"
  elseif kind == 0x82 or kind == 0x92 or kind == 0x84 then
    plain, by = try_all(broadcast_keys, frame) or try_all(keys_by_node["*"], frame), "broadcast key"
  else
    local source, destination = tostring(pinfo.dl_src):lower(), tostring(pinfo.dl_dst):lower()
    plain = try_all(keys_by_node[source], frame) or try_all(keys_by_node[destination], frame)
      or try_all(keys_by_node["*"], frame)
    by = "session key"
  end
  opened[pinfo.number] = { plain = plain, by = by }
  return plain, by
end

-- Returns the words for a number, or, where there are none, what it is and the number.
local function words_for(words, number, what)
  return words[number] or what .. " " .. number
end

-- Adds a name, which is UTF-8, and returns it.
local function show_name(tree, field, bytes)
  tree:add_packet_field(field, bytes, ENC_UTF_8)
  return bytes:string(ENC_UTF_8)
end

-- Our extension (docs/ota-extension.md). Bytes that no version known here has are shown as they are.
local function show_rest(tree, body, at)
  if body:len() > at then tree:add(fields.rest, body(at)) end
end

local function show_too_short(tree, body, at)
  tree:add_proto_expert_info(wrong)
  show_rest(tree, body, at)
  return "too short"
end

local function has_mark(body, at)
  return body(at, 1):uint() == MARK and body(at + 1, 1):uint() > 0
end

local function show_mark(tree, body, at)
  tree:add(fields.mark, body(at, 1))
  tree:add(fields.extension_version, body(at + 1, 1))
  return body(at + 1, 1):uint()
end

-- Shows the mark of a message that has at least so many bytes, and returns its version. Where there is none it returns nil, and
-- what stands in its place is shown as it is.
local function show_extension(tree, body, at, fewest)
  if body:len() >= fewest and has_mark(body, at) then return show_mark(tree, body, at) end
  show_rest(tree, body, at)
  return nil
end

-- Adds the chunks that the ones of a bitmap stand for; its lowest bit comes first.
local function show_bits(tree, field, bits, first)
  local count = 0
  for i = 0, bits:len() - 1 do
    local byte = bits(i, 1):uint()
    for at = 0, 7 do
      local index = first + 8 * i + at
      if bit.band(byte, bit.lshift(1, at)) ~= 0 and index <= 0xFFFF then
        tree:add(field, bits(i, 1), index):set_generated()
        count = count + 1
      end
    end
  end
  return count
end

-- Adds each chunk of a message, and returns the words for them.
local function show_chunks(tree, body, first, at)
  local last = first + math.floor((body:len() - at - 1) / CHUNK_COUNT)
  for index = first, last do
    local from = at + (index - first) * CHUNK_COUNT
    local bytes = body(from, math.min(CHUNK_COUNT, body:len() - from))
    local branch = tree
    if last > first then branch = tree:add(bytes, "Chunk " .. index .. ", " .. bytes:len() .. " bytes") end
    if index > first and index <= 0xFFFF then branch:add(fields.index, bytes, index):set_generated() end
    branch:add(fields.chunk_size, bytes, bytes:len()):set_generated()
    branch:add(fields.chunk, bytes)
  end
  return last > first and "chunks " .. first .. " to " .. last or "chunk " .. first
end

local function show_offer(tree, body)
  tree:add_le(fields.size, body(3, 4))
  tree:add_le(fields.count, body(7, 2))
  tree:add(fields.md5, body(9, 32))
  local text = "message 0, " .. body(3, 4):le_uint() .. " bytes"
  local version = show_extension(tree, body, 41, 45)
  if not version then return text end
  tree:add(fields.window, body(43, 1))
  tree:add(fields.kind, body(44, 1))
  tree:add(fields.by_broadcasts, body(44, 1))
  local kind = body(44, 1):uint() % 0x80
  text = text .. ", " .. words_for(kinds, kind, "kind")
  if body(44, 1):uint() >= 0x80 then text = text .. " by broadcasts" end
  if version > 1 then text = text .. ", several chunks a frame" end
  if body:len() < 77 then
    show_rest(tree, body, 45)
    return text
  end
  tree:add(fields.sha256, body(45, 32))
  local at = 77
  if kind == 4 and body:len() >= 134 then
    tree:add(fields.made_kind, body(77, 1))
    tree:add_le(fields.made_size, body(78, 4))
    tree:add(fields.made_md5, body(82, 16))
    tree:add_le(fields.base_size, body(98, 4))
    tree:add(fields.base_sha256, body(102, 32))
    at = 134
  end
  if body:len() >= at + 25 and body(at, 1):uint() == FACT_MARK then
    tree:add(fields.key_id, body(at + 1, 8))
    tree:add_le(fields.security_counter, body(at + 9, 4))
    tree:add_le(fields.hardware, body(at + 13, 4))
    tree:add(fields.interop_version, body(at + 17, 4), body(at + 17, 2):le_uint() .. "." .. body(at + 19, 2):le_uint())
    tree:add_le(fields.interop_checksum, body(at + 21, 4))
    at = at + 25
    text = text .. ", its signature"
  end
  show_rest(tree, body, at)
  return text
end

local function show_update(tree, body)
  tree:add_le(fields.index, body(1, 2))
  local index = body(1, 2):le_uint()
  if index == 0 then
    if body:len() == 3 then return "question" end
    if body:len() >= 41 then return show_offer(tree, body) end
    if body:len() == 4 and body(3, 1):uint() == MARK then
      tree:add(fields.mark, body(3, 1))
      return "ended by the gateway"
    end
    return "message 0, " .. show_too_short(tree, body, 3)
  end
  if body:len() == 3 then return "chunk " .. index .. " without bytes" end
  return show_chunks(tree, body, index, 3)
end

local function show_start(tree, body)
  local version = show_extension(tree, body, 2, 11)
  if not version then return "" end
  tree:add(fields.window, body(4, 1))
  tree:add_le(fields.first_missing, body(5, 2))
  tree:add(fields.image, body(7, 4))
  local text = ", window " .. body(4, 1):uint() .. ", first missing " .. body(5, 2):le_uint()
  local at = 11
  if version >= 3 and body:len() > at then
    tree:add(fields.chunks_of_frame, body(at, 1))
    text = text .. ", " .. body(at, 1):uint() .. " chunks a frame"
    at = at + 1
  end
  show_rest(tree, body, at)
  return text
end

local function show_refusal(tree, body)
  if not show_extension(tree, body, 2, 9) then return "" end
  tree:add(fields.refusal, body(4, 1))
  tree:add_le(fields.slot_size, body(5, 4))
  show_rest(tree, body, 9)
  return ", " .. words_for(refusals, body(4, 1):uint(), "reason")
end

local function show_end(tree, body, status)
  if not show_extension(tree, body, 2, 8) then return "" end
  tree:add(fields.image, body(4, 4))
  if status ~= 3 or body:len() == 8 then
    show_rest(tree, body, 8)
    return ""
  end
  tree:add(fields.refusal, body(8, 1))
  show_rest(tree, body, 9)
  return ", " .. words_for(refusals, body(8, 1):uint(), "reason")
end

local function show_out_of_sequence(tree, body)
  tree:add_le(fields.last_good, body(2, 2))
  show_rest(tree, body, 4)
  return ", last good " .. body(2, 2):le_uint()
end

local function show_window(tree, body)
  local first = body(2, 2):le_uint()
  tree:add_le(fields.first_missing, body(2, 2))
  local text = ", first missing " .. first
  if body:len() > 4 then
    local branch = tree:add(fields.bitmap, body(4))
    text = text .. ", " .. show_bits(branch, fields.held, body(4), first + 1) .. " held behind it"
  end
  return text
end

local function show_missing(tree, body)
  local form, first = body(8, 1):uint(), body(9, 2):le_uint()
  tree:add(fields.image, body(2, 4))
  tree:add_le(fields.missing_count, body(6, 2))
  tree:add(fields.form, body(8, 1))
  tree:add_le(fields.from, body(9, 2))
  local told = 0
  if form == 1 then
    for at = 11, body:len() - 2, 2 do
      tree:add_le(fields.missing, body(at, 2))
      told = told + 1
    end
    show_rest(tree, body, 11 + 2 * told)
  elseif form == 0 and body:len() > 11 then
    local branch = tree:add(fields.bitmap, body(11))
    told = show_bits(branch, fields.missing, body(11), first)
  else
    show_rest(tree, body, 11)
  end
  return ", " .. body(6, 2):le_uint() .. " chunks, of which " .. told .. " are told from " .. first .. " on"
end

-- What shows an answer, and the fewest bytes that it needs.
local answers = {
  [0] = { show_start, 2 }, [1] = { show_refusal, 2 }, [2] = { show_end, 2 }, [3] = { show_end, 2 }, [4] = { show_out_of_sequence, 4 },
  [5] = { show_end, 2 }, [6] = { show_end, 2 }, [0x10] = { show_window, 4 }, [0x11] = { show_missing, 11 },
}

local function show_answer(tree, body)
  tree:add(fields.status, body(1, 1))
  local status = body(1, 1):uint()
  local text = words_for(statuses, status, "status")
  local answer = answers[status]
  if not answer then
    show_rest(tree, body, 2)
    return text
  end
  if body:len() < answer[2] then return text .. ", " .. show_too_short(tree, body, 2) end
  return text .. answer[1](tree, body, status)
end

-- To all nodes a chunk, or which image follows; to one node the question what it misses.
local function show_many(tree, body, to_all)
  local index = body(1, 2):le_uint()
  if to_all and index > 0 then
    tree:add_le(fields.index, body(1, 2))
    return show_chunks(tree, body, index, 3)
  end
  if body:len() < 7 then return show_too_short(tree, body, 1) end
  tree:add_le(to_all and fields.index or fields.from, body(1, 2))
  tree:add(fields.image, body(3, 4))
  show_rest(tree, body, 7)
  if not to_all then return "what is missing from " .. index .. " on" end
  return body(3, 4):uint() == 0 and "no image follows" or "image " .. tostring(body(3, 4):bytes()):lower() .. " follows"
end

local function show_program(tree, body)
  local version = show_extension(tree, body, 1, 24)
  if not version then return "" end
  tree:add(fields.program_kind, body(3, 1))
  tree:add(fields.program_cause, body(3, 1))
  tree:add_le(fields.program_size, body(4, 4))
  tree:add(fields.program_sha256, body(8, 8))
  local parts = {}
  for i = 1, 4 do parts[i] = body(14 + 2 * i, 2):le_uint() end
  local text = table.concat(parts, ".")
  tree:add(fields.program_version, body(16, 8), text)
  if body:len() > 24 then text = show_name(tree, fields.program_name, body(24)) .. " " .. text end
  local cause = math.floor(body(3, 1):uint() / 16)
  if cause > 0 then text = text .. ", rolled back: " .. words_for(causes, cause, "cause") end
  return text .. ", notice of version " .. version
end

local function show_version(tree, body)
  local text = table.concat({ body(1, 1):uint(), body(2, 1):uint(), body(3, 1):uint() }, ".")
  tree:add(fields.version, body(1, 3), text)
  if not show_extension(tree, body, 4, 7) then return text end
  tree:add(fields.window, body(6, 1))
  show_rest(tree, body, 7)
  return text .. ", window " .. body(6, 1):uint()
end

local function show_sleep_time(tree, body)
  tree:add_le(fields.sleep_time, body(1, 4))
  local text = body(1, 4):le_uint() .. " s"
  if body:len() < 6 then return text end
  tree:add(fields.awake_for_update, body(5, 1))
  show_rest(tree, body, 6)
  return body(5, 1):uint() == 1 and text .. ", for an update" or text
end

local function show_restart(tree, body)
  local reason = body(1, 1):uint()
  tree:add(fields.restart_reason, body(1, 1))
  local text = words_for(restarts, reason, "reason")
  if reason ~= 2 or body:len() < 3 then
    show_rest(tree, body, 2)
    return text
  end
  tree:add(fields.restart_cause, body(2, 1))
  show_rest(tree, body, 3)
  return text .. ", " .. words_for(causes, body(2, 1):uint(), "cause")
end

local function show_broadcast_key(tree, body)
  local key = body(1, KEY_COUNT):raw()
  tree:add(fields.broadcast_key, body(1, KEY_COUNT))
  show_rest(tree, body, 1 + KEY_COUNT)
  if broadcast_keys[#broadcast_keys] ~= key then table.insert(broadcast_keys, key) end
  return ""
end

local function show_broadcast_counter(tree, body)
  tree:add_le(fields.broadcast_counter, body(1, 2))
  tree:add(fields.broadcast_key_part, body(3, 4))
  show_rest(tree, body, 7)
  return tostring(body(1, 2):le_uint())
end

-- What shows a control message, and the fewest bytes that it needs.
local controls = {
  [0x81] = { show_version, 4 }, [0x03] = { show_sleep_time, 5 }, [0x82] = { show_sleep_time, 5 }, [0x89] = { show_restart, 2 },
  [0x8A] = { show_program, 24 }, [0x10] = { show_broadcast_key, 1 + KEY_COUNT }, [0x11] = { show_broadcast_counter, 7 },
  [0x12] = { show_many, 4 }, [0xEF] = { show_update, 3 }, [0xFF] = { show_answer, 2 },
}

local function show_control(tree, body, to_all)
  if body:len() == 0 then return "control" end
  tree:add(fields.code, body(0, 1))
  local code = body(0, 1):uint()
  local text = codes[code] or string.format("control 0x%02X", code)
  local control = controls[code]
  if control and body:len() >= control[2] then
    local words = control[1](tree, body, to_all)
    return words == "" and text or text .. ", " .. words
  end
  if control then tree:add_proto_expert_info(wrong) end
  if body:len() > 1 then tree:add(fields.payload, body(1)) end
  return text
end

local function show_data(tree, body)
  tree:add(fields.encoding, body(0, 1))
  if body:len() > 1 then tree:add(fields.payload, body(1)) end
  return (encodings[body(0, 1):uint()] or "unknown encoding") .. ", " .. (body:len() - 1) .. " bytes"
end

-- Shows what stands behind the IV, or behind the type of a frame in the clear. The shortest of each kind comes first.
local shortest = {
  [0xFF] = 36, [0xFE] = 38, [0xFB] = 1, [0x01] = 7, [0x08] = 7, [0x02] = 7, [0x12] = 7, [0x81] = 7, [0x82] = 7, [0x92] = 7,
  [0x03] = 7, [0x04] = 7, [0x84] = 7, [0x11] = 5, [0x05] = 10, [0x06] = 26, [0x07] = 5, [0x17] = 3,
}

local function show_body(kind, tree, body)
  if body:len() < (shortest[kind] or 0) then
    tree:add_proto_expert_info(wrong)
    return "too short"
  end
  if kind == 0xFF then
    tree:add(fields.public_key, body(0, 32))
    tree:add(fields.random, body(32, 4))
    tree:add(fields.sleepy, body(32, 1))
    tree:add(fields.wants_broadcasts, body(32, 1))
    return ""
  elseif kind == 0xFE then
    tree:add(fields.public_key, body(0, 32))
    tree:add_le(fields.node, body(32, 2))
    tree:add(fields.random, body(34, 4))
    local text = "node " .. body(32, 2):le_uint()
    if not has_mark(body, 34) or body(36, 2):uint() ~= 0x696F then return text end
    show_mark(tree, body, 34)
    return text .. ", a gateway that speaks the extension"
  elseif kind == 0xFB then
    tree:add(fields.reason, body(0, 1))
    return words_for(reasons, body(0, 1):uint(), "reason")
  elseif kind == 0x11 then
    tree:add_le(fields.node, body(0, 2))
    tree:add_le(fields.counter, body(2, 2))
    return show_data(tree, body(4):tvb())
  elseif kind == 0x05 or kind == 0x06 then
    tree:add_le(fields.counter, body(0, 2))
    tree:add_le(fields.t1, body(2, 8))
    if kind == 0x06 then
      tree:add_le(fields.t2, body(10, 8))
      tree:add_le(fields.t3, body(18, 8))
    end
    return ""
  elseif kind == 0x07 then
    tree:add_le(fields.node, body(0, 2))
    tree:add_le(fields.counter, body(2, 2))
    return show_name(tree, fields.name, body(4))
  elseif kind == 0x17 then
    tree:add_le(fields.counter, body(0, 2))
    tree:add(fields.name_result, body(2, 1))
    return ""
  elseif shortest[kind] then
    tree:add_le(fields.length, body(0, 2))
    tree:add_le(fields.node, body(2, 2))
    tree:add_le(fields.counter, body(4, 2))
    local rest = body(6):tvb()
    if kind == 0x03 or kind == 0x04 or kind == 0x84 then return show_control(tree, rest, kind == 0x84) end
    return show_data(tree, rest)
  end
  return ""
end

local function dissect(tvb, pinfo, root)
  local tree = root:add(enigmaiot, tvb())
  local kind = tvb(0, 1):uint()
  pinfo.cols.protocol = "EnigmaIoT"
  tree:add(fields.type, tvb(0, 1))
  local text = names[kind] or string.format("type 0x%02X", kind)
  local from = encrypted_from[kind]
  if from then
    if tvb:len() < from + TAG_COUNT + 1 then
      tree:add_proto_expert_info(wrong)
    else
      local cipher = tvb(from, tvb:len() - from - TAG_COUNT)
      tree:add(fields.iv, tvb(IV_AT, BODY_AT - IV_AT))
      tree:add(fields.cipher, cipher)
      tree:add(fields.tag, tvb(tvb:len() - TAG_COUNT, TAG_COUNT))
      local plain, by = decrypt(tvb:raw(), kind, pinfo)
      if plain then
        tree:add(fields.key, by):set_generated()
        local shown = ByteArray.new(plain, true):tvb("Decrypted EnigmaIoT")
        text = text .. " " .. show_body(kind, tree, shown)
      else
        tree:add_proto_expert_info(closed)
      end
    end
  elseif tvb:len() > 1 then
    text = text .. " " .. show_body(kind, tree, tvb(1):tvb())
  end
  tree:append_text(", " .. text)
  pinfo.cols.info = text
end

-- ESP-NOW: a vendor-specific action frame of Espressif. Behind category and OUI: four random bytes, then elements of number
-- 221, length, OUI, type 4, version, and up to 250 bytes of payload. A frame of version 2 with more has several elements.
local espnow = Proto("enigmaiot_espnow", "ESP-NOW of an EnigmaIoT network")
local ESPRESSIF, ELEMENT_HEAD = 0x18FE34, 7

-- Returns where the payload of an element stands, and how many bytes it has; nil where there is no such element.
local function element_at(tvb, at)
  if tvb:len() <= at + ELEMENT_HEAD or tvb(at, 1):uint() ~= 221 or tvb(at + 2, 3):uint() ~= ESPRESSIF or tvb(at + 5, 1):uint() ~= 4 then
    return nil
  end
  local count = math.min(tvb(at + 1, 1):uint() - 5, tvb:len() - at - ELEMENT_HEAD)
  if count < 1 then return nil end
  return at + ELEMENT_HEAD, count
end

function espnow.dissector(tvb, pinfo, root)
  for _, at in ipairs({ 0, 4, 8 }) do
    local from, count = element_at(tvb, at)
    if from then
      local next_from, next_count = element_at(tvb, from + count)
      if not next_from then
        dissect(tvb(from, count):tvb(), pinfo, root)
        return tvb:len()
      end
      local payload = tvb(from, count):bytes()
      while next_from do
        payload:append(tvb(next_from, next_count):bytes())
        next_from, next_count = element_at(tvb, next_from + next_count)
      end
      dissect(payload:tvb("EnigmaIoT frame"), pinfo, root)
      return tvb:len()
    end
  end
  return 0
end

function enigmaiot.dissector(tvb, pinfo, root)
  if tvb:len() > 0 then dissect(tvb, pinfo, root) end
  return tvb:len()
end

DissectorTable.get("wlan.action.vendor_specific"):add(ESPRESSIF, espnow)
