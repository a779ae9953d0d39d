using System.Security.Cryptography;
using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>The sealed frames of a capture, opened here, so that others can be made of them that their keys open, too.</summary>
internal sealed class OpenedCapture
{
    private const byte ActionFrame = 0xD0;
    private const byte NameResult = 0x17;
    private const int ElementsAt = 32;
    private const int ElementHead = 7;
    private const int CheckCount = 4;

    // Frames in the clear: InvalidateKey, and data of nodes that send it so.
    private static readonly byte[] _clear = [0xFB, 0x11];

    private readonly PlatformFrameKeys _keys = new(new SeededRandom(1));
    private readonly List<int> _numbers = [];

    /// <summary>Opens a capture.</summary>
    /// <param name="capture">Its path.</param>
    /// <param name="networkKey">The network key.</param>
    /// <param name="keys">The path of the file of keys.</param>
    public OpenedCapture(string capture, string networkKey, string keys)
    {
        byte[] padded = new byte[FrameLayout.KeyCount];
        Encoding.UTF8.GetBytes(networkKey, padded);
        _numbers.Add(_keys.Load(SHA256.HashData(padded), MacAddress.None));
        foreach (string line in File.ReadLines(keys))
        {
            _numbers.Add(_keys.Load(Convert.FromHexString(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]), MacAddress.None));
        }

        foreach (CapturedFrame frame in CapturedFrame.ReadAll(File.ReadAllBytes(capture)))
        {
            if (frame.Bytes[0] == ActionFrame && Open(PayloadOf(frame.Bytes), frame) is { } opened)
            {
                Frames.Add(opened);
            }
        }
    }

    /// <summary>Gets the frames that a key opens, in order; repetitions are among them.</summary>
    public List<OpenedFrame> Frames { get; } = [];

    /// <summary>Writes frames, each sealed anew, as a capture.</summary>
    public void Write(string path, IEnumerable<OpenedFrame> frames)
    {
        int sequence = 0;
        using PcapWriter file = new(File.Create(path));
        foreach (OpenedFrame frame in frames)
        {
            byte[] payload = [.. frame.Plain, .. new byte[FrameLayout.TagCount]];
            _keys.Seal(frame.Key, payload, EncryptedFrom(payload), frame.Plain.Length);
            EspNowFrame.WriteAction(file.Frame, frame.Source, frame.Destination, sequence & 0xFFF, false, 0, payload);
            file.End(1000L * sequence++, EspNowFrame.Overhead(payload.Length) + payload.Length, 1, 1);
        }
    }

    private static int EncryptedFrom(byte[] frame)
    {
        return frame[0] == NameResult ? FrameLayout.BodyOffset + 2 : FrameLayout.BodyOffset;
    }

    private static byte[] PayloadOf(byte[] frame)
    {
        List<byte> payload = [];
        for (int at = ElementsAt; at < frame.Length - CheckCount; at += 2 + frame[at + 1])
        {
            payload.AddRange(frame.AsSpan(at + ElementHead, frame[at + 1] + 2 - ElementHead));
        }

        return [.. payload];
    }

    private OpenedFrame? Open(byte[] payload, CapturedFrame frame)
    {
        if (_clear.Contains(payload[0]))
        {
            return null;
        }

        foreach (int number in _numbers)
        {
            byte[] copy = [.. payload];
            if (_keys.Open(number, copy, EncryptedFrom(copy), copy.Length))
            {
                return new OpenedFrame(frame.Address(10), frame.Address(4), number, copy[..^FrameLayout.TagCount]);
            }
        }

        return null;
    }
}
