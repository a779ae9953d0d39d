using System.Security.Cryptography;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>The simulator's slots, which take the commands of <see cref="NativeSlots"/> and answer as it does.</summary>
internal sealed class SimulatedSlots(SlotSettings settings)
{
    private readonly List<byte[]> _images = [];
    private NorFlash _flash = NorFlash.InMemory(settings.FlashSize);
    private VirtualSlots? _slots;
    private SlotSigning? _signing;

    // A bit is flipped by an erase, which is none of the board's.
    private int _flips;

    /// <summary>Does a command.</summary>
    /// <returns>What the board decided.</returns>
    public string Tell(string command)
    {
        string[] words = command.Split(' ');
        if (_slots == null)
        {
            Start(false);
        }

        int result = words[0] == "image" ? Add(words[1]) : Act(words[0], Array.ConvertAll(words[1..], int.Parse));
        return $"{result} {_slots!.ActiveSlot(ImageKind.Deployment)} {_slots.ActiveSlot(ImageKind.Application)} "
            + $"{(int)_slots.State} {(int)_slots.RollbackCause} {(int)_slots.OpenKind} "
            + $"{Running(ImageKind.Deployment)} {Running(ImageKind.Application)} "
            + $"{_slots.Counter(ImageKind.Deployment)} {_slots.Counter(ImageKind.Application)} "
            + $"{_flash.Erases - _flips} {_flash.ErasedSectors - _flips}{(words[0] == "start" ? Content() : "")}";
    }

    private string Content()
    {
        byte[] content = new byte[_flash.Size - settings.FirstSlot];
        _flash.Peek(settings.FirstSlot, content);
        byte[] digest = MD5.HashData(content);
        return $" {digest[0]} {digest[1]} {digest[2]}";
    }

    private string Running(ImageKind kind)
    {
        byte[] sha256 = new byte[SHA256.HashSizeInBytes];
        int size = _slots!.ReadRunning(kind, sha256);
        return $"{size}:{Convert.ToHexStringLower(sha256.AsSpan(0, 4))}";
    }

    private void Start(bool hung)
    {
        _slots = new VirtualSlots(_flash, settings) { Signing = _signing };
        _slots.Boot(hung);
    }

    private int Add(string hex)
    {
        _images.Add(Convert.FromHexString(hex));
        return 0;
    }

    private int Act(string command, int[] numbers)
    {
        switch (command)
        {
            case "board":
                _flips = 0;
                _signing = null;
                _flash = NorFlash.InMemory(settings.FlashSize);
                Start(false);
                return 0;
            case "start":
                Start(numbers[0] != 0);
                return 0;
            case "trust":
                return Trust(_images[numbers[0]], numbers[1] != 0);
            case "begin":
                return (int)_slots!.Begin((ImageKind)numbers[0], _images[numbers[1]].Length, Md5(_images[numbers[1]], numbers[2]));
            case "resume":
                return _slots!.Resume(_images[numbers[0]].Length, Md5(_images[numbers[0]], 0));
            case "write":
                byte[] image = _images[numbers[0]];
                int at = numbers[1] * OtaLimits.ChunkCount;
                return (int)_slots!.Write(at, image, at, Math.Min(OtaLimits.ChunkCount, image.Length - at));
            case "ahead":
                return _slots!.EraseAhead() ? 1 : 0;
            case "delta":
                return Delta((ImageKind)numbers[0], _images[numbers[1]], numbers[2] < 0 ? [] : _images[numbers[2]], _images[numbers[3]], numbers[4]);
            case "stage":
                return Stage((ImageKind)numbers[0], _images[numbers[1]], numbers[2] < 0 ? [] : _images[numbers[2]], _images[numbers[3]], numbers[4]);
            case "keep":
                byte[] delta = _images[numbers[0]];
                int from = numbers[1] * OtaLimits.ChunkCount;
                return (int)_slots!.Write(from, delta, from, Math.Min(OtaLimits.ChunkCount, delta.Length - from));
            case "decode":
                return Decode(numbers[0]);
            case "finish":
                byte[] sha256 = SHA256.HashData(_images[numbers[0]]);
                sha256[0] ^= (byte)numbers[2];
                return (int)_slots!.Finish(Md5(_images[numbers[0]], numbers[1]), 0, sha256);
            case "abort":
                _slots!.Abort();
                return 0;
            case "confirm":
                return (int)_slots!.Confirm();
            case "giveup":
                return (int)_slots!.GiveUp((RollbackCause)numbers[0]);
            case "flip":
                Flip(numbers[0]);
                return 0;
            case "erase":
                _flash.Erase(numbers[0]);
                return 0;
            case "wire":
                Wire(numbers[0], _images[numbers[1]].AsSpan(0, numbers[2]));
                return 0;
            default:
                throw new ArgumentException(command);
        }
    }

    private int Trust(byte[] point, bool allowsOlder)
    {
        SigningRules rules = new() { HardwareClass = "relay", AllowsOlder = allowsOlder };
        rules.SetKey(0, "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE" + Convert.ToBase64String(point));
        _signing = SlotSigning.Of(rules);
        _slots!.Signing = _signing;
        return 1;
    }

    private int Delta(ImageKind kind, byte[] image, byte[] baseImage, byte[] delta, int count)
    {
        int done = Begin(kind, image, baseImage, delta, 0);
        SlotResult result = done < 0 ? (SlotResult)(-done) : SlotResult.Ok;
        done = Math.Max(done, 0);
        int end = Math.Min(count, delta.Length);
        int all = result == SlotResult.Ok ? _slots!.WriteDelta(delta, 0, 0) : 0;
        for (int at = done; result == SlotResult.Ok && at < end;)
        {
            int taken = _slots!.WriteDelta(delta, at, Math.Min(OtaLimits.ChunkCount, end - at));
            result = taken < 0 ? (SlotResult)(-taken) : result;
            at += taken;
        }

        for (int room = -1; result == SlotResult.Ok && room != all;)
        {
            room = _slots!.WriteDelta(delta, 0, 0);
            result = room < 0 ? (SlotResult)(-room) : result;
        }

        return (int)result | (done << 8);
    }

    private int Begin(ImageKind kind, byte[] image, byte[] baseImage, byte[] delta, int stagedSize)
    {
        return _slots!.BeginDelta(kind, image.Length, Md5(image, 0), baseImage.Length, SHA256.HashData(baseImage), Md5(delta, 0), stagedSize);
    }

    private int Stage(ImageKind kind, byte[] image, byte[] baseImage, byte[] delta, int stagedSize)
    {
        int done = Begin(kind, image, baseImage, delta, stagedSize);
        return done < 0 ? -done : done << 8;
    }

    private int Decode(int most)
    {
        int room = 0;
        for (int i = 0; i < most && room == 0; i++)
        {
            room = _slots!.WriteDelta([], 0, 0);
        }

        return room < 0 ? -room : room << 8;
    }

    private static byte[] Md5(byte[] image, int change)
    {
        byte[] md5 = MD5.HashData(image);
        md5[0] ^= (byte)change;
        return md5;
    }

    private void Flip(int bit)
    {
        int start = bit / 8 / NorFlash.SectorSize * NorFlash.SectorSize;
        byte[] sector = new byte[NorFlash.SectorSize];
        _flash.Peek(start, sector);
        sector[(bit / 8) - start] ^= (byte)(1 << (bit % 8));
        _flips++;
        _flash.Erase(start);
        _flash.Write(start, sector);
    }

    private void Wire(int address, ReadOnlySpan<byte> bytes)
    {
        for (int at = 0; at < bytes.Length; at += NorFlash.SectorSize)
        {
            _flash.Erase(address + at);
        }

        _flash.Write(address, bytes);
    }
}
