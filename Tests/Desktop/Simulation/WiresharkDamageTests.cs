using EnigmaIoT.Simulation.Capture;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>Damaged frames of updates: the dissector shows what is left of them, and fails at none.</summary>
[TestClass]
public sealed class WiresharkDamageTests
{
    // Bytes of the 802.11 header: what stands behind it belongs to ESP-NOW.
    private const int MacHead = 24;

    // Where the lengths of the first two elements of ESP-NOW stand.
    private const int FirstLength = 33;
    private const int SecondLength = FirstLength + 2 + 255;

    public required TestContext TestContext { get; set; }

    [TestMethod]
    [DataRow("large")]
    [DataRow("delta")]
    [DataRow("many")]
    [DataRow("rollback")]
    public async Task MessagesThatAreCutOrDamagedBeforeTheyAreSealedAreShownWithoutAnErrorOfTheDissector(string what)
    {
        using AirRecording recording = UpdateRecordings.Record(what);
        OpenedCapture opened = recording.Open();
        List<OpenedFrame> damaged = [.. Damage(opened.Frames)];
        recording.Replace(opened, damaged);

        ShownFrame[] frames = await recording.Show(TestContext.CancellationToken, "enigmaiot.key", ShownFaults.Field);

        Assert.HasCount(damaged.Count, frames);
        Assert.IsTrue(frames.All(frame => frame["enigmaiot.key"] != ""), "a frame is not opened");
        Assert.IsTrue(frames.Any(frame => frame[ShownFaults.Field].Contains("Frame too short", StringComparison.Ordinal)), "nothing was damaged");
        ShownFaults.AssertDissectorIsWhole(frames);
    }

    [TestMethod]
    public async Task LongFramesThatAreCutOrDamagedOnTheirWayAreShownWithoutAnErrorOfTheDissector()
    {
        using AirRecording recording = UpdateRecordings.Record("large");
        recording.Open();
        CapturedFrame[] captured = [.. CapturedFrame.ReadAll(await File.ReadAllBytesAsync(recording.Capture, TestContext.CancellationToken))
            .Where(frame => frame.Bytes.Length > 300)];
        Assert.IsNotEmpty(captured);
        Random random = new(2);
        using (PcapWriter file = new(File.Create(recording.Capture)))
        {
            long time = 0;
            for (int i = 0; i < 600; i++)
            {
                byte[] bytes = [.. captured[i % captured.Length].Bytes];
                int count = i % 2 == 0 ? random.Next(MacHead, bytes.Length) : bytes.Length;
                for (int at = i % 2 == 0 ? count : random.Next(MacHead, MacHead + 20); at < count; at += random.Next(1, 120))
                {
                    bytes[at] = (byte)random.Next(256);
                }

                if (i % 3 == 0)
                {
                    bytes[random.Next(2) == 0 ? FirstLength : SecondLength] = (byte)random.Next(8);
                }

                bytes.AsSpan(0, count).CopyTo(file.Frame);
                file.End(time++, count, 1, 1);
            }
        }

        ShownFrame[] frames = await recording.Show(TestContext.CancellationToken, "enigmaiot.key", ShownFaults.Field);

        Assert.Contains("", frames.Select(frame => frame["enigmaiot.key"]), "nothing was damaged");
        ShownFaults.AssertDissectorIsWhole(frames);
    }

    /// <summary>Every kind of message cut at each of its bytes, and each frame with some bytes changed.</summary>
    private static IEnumerable<OpenedFrame> Damage(List<OpenedFrame> frames)
    {
        const int HeadEnd = 15;
        Random random = new(1);
        foreach (OpenedFrame frame in frames.DistinctBy(frame => (frame.Plain[0], Head(frame), frame.Plain.Length)))
        {
            for (int count = HeadEnd + 1; count < Math.Min(frame.Plain.Length, 180); count++)
            {
                yield return frame with { Plain = frame.Plain[..count] };
            }
        }

        foreach (OpenedFrame frame in frames)
        {
            byte[] plain = [.. frame.Plain];
            for (int i = random.Next(HeadEnd, HeadEnd + 12); i < plain.Length; i += random.Next(1, 30))
            {
                plain[i] = (byte)random.Next(256);
            }

            yield return frame with { Plain = plain };
        }
    }

    // Code and status of a control message.
    private static int Head(OpenedFrame frame)
    {
        return frame.Control.Length == 0 ? 0
            : frame.Control[0] == 0xFF && frame.Control.Length > 1 ? (frame.Control[0] << 8) | frame.Control[1]
            : frame.Control[0];
    }
}
