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
  [6] = "finished", [0x10] = "window",
}
local encodings = {
  [0x00] = "raw", [0x81] = "CayenneLPP", [0x82] = "Protocol Buffers", [0x83] = "MessagePack", [0x84] = "BSON", [0x85] = "CBOR",
  [0x86] = "SMILE",
}

local IV_AT, BODY_AT, TAG_COUNT, KEY_COUNT = 1, 13, 16, 32

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
  index = ProtoField.uint16("enigmaiot.update.index", "Chunk"),
  size = ProtoField.uint32("enigmaiot.update.size", "Image size"),
  count = ProtoField.uint16("enigmaiot.update.count", "Number of chunks"),
  md5 = ProtoField.string("enigmaiot.update.md5", "MD5"),
  chunk = ProtoField.bytes("enigmaiot.update.chunk", "Bytes of the image"),
  extension = ProtoField.bytes("enigmaiot.update.extension", "Extension"),
  status = ProtoField.uint8("enigmaiot.update.status", "Status", base.HEX, statuses),
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

local function show_update(tree, body)
  tree:add_le(fields.index, body(1, 2))
  local index = body(1, 2):le_uint()
  if index ~= 0 then
    if body:len() > 3 then tree:add(fields.chunk, body(3)) end
    return "chunk " .. index
  end
  if body:len() < 41 then return "question" end
  tree:add_le(fields.size, body(3, 4))
  tree:add_le(fields.count, body(7, 2))
  tree:add(fields.md5, body(9, 32))
  if body:len() > 41 then tree:add(fields.extension, body(41)) end
  return "message 0, " .. body(3, 4):le_uint() .. " bytes"
end

local function show_answer(tree, body)
  tree:add(fields.status, body(1, 1))
  local status = body(1, 1):uint()
  local text = statuses[status] or "status " .. status
  if (status == 4 or status == 0x10) and body:len() >= 4 then
    tree:add_le(fields.index, body(2, 2))
    text = text .. " at " .. body(2, 2):le_uint()
    if body:len() > 4 then tree:add(fields.extension, body(4)) end
  elseif body:len() > 2 then
    tree:add(fields.extension, body(2))
  end
  return text
end

local function show_control(tree, body)
  if body:len() == 0 then return "control" end
  tree:add(fields.code, body(0, 1))
  local code = body(0, 1):uint()
  local text = codes[code] or string.format("control 0x%02X", code)
  if code == 0xEF and body:len() >= 3 then return text .. ", " .. show_update(tree, body) end
  if code == 0xFF and body:len() >= 2 then return text .. ", " .. show_answer(tree, body) end
  if code == 0x10 and body:len() >= 1 + KEY_COUNT then
    table.insert(broadcast_keys, body(1, KEY_COUNT):raw())
  end
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
    return "node " .. body(32, 2):le_uint()
  elseif kind == 0xFB then
    tree:add(fields.reason, body(0, 1))
    return reasons[body(0, 1):uint()] or "reason " .. body(0, 1):uint()
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
    tree:add(fields.name, body(4))
    return body(4):string()
  elseif kind == 0x17 then
    tree:add_le(fields.counter, body(0, 2))
    tree:add(fields.name_result, body(2, 1))
    return ""
  elseif shortest[kind] then
    tree:add_le(fields.length, body(0, 2))
    tree:add_le(fields.node, body(2, 2))
    tree:add_le(fields.counter, body(4, 2))
    local rest = body(6):tvb()
    if kind == 0x03 or kind == 0x04 or kind == 0x84 then return show_control(tree, rest) end
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
-- 221, length, OUI, type 4, version, and up to 250 bytes of payload.
local espnow = Proto("enigmaiot_espnow", "ESP-NOW of an EnigmaIoT network")
local ESPRESSIF = 0x18FE34

function espnow.dissector(tvb, pinfo, root)
  for _, at in ipairs({ 0, 4, 8 }) do
    if tvb:len() > at + 7 and tvb(at, 1):uint() == 221 and tvb(at + 2, 3):uint() == ESPRESSIF and tvb(at + 5, 1):uint() == 4 then
      local count = math.min(tvb(at + 1, 1):uint() - 5, tvb:len() - at - 7)
      if count > 0 then dissect(tvb(at + 7, count):tvb(), pinfo, root) end
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
