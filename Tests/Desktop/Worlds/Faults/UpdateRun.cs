using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Logging;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>One update of a node, from the message 0 that began it to its end, as the gateway logs it.</summary>
/// <param name="Size">The image's size in bytes, which tells the images of a plan apart.</param>
/// <param name="BegunAt">When it began, in microseconds.</param>
internal sealed record UpdateRun(int Size, long BegunAt)
{
    private const string End = ": update ends with status ";
    private const string Begin = ": update of ";

    /// <summary>Gets the final status; null where it has none.</summary>
    public OtaStatus? Status { get; private set; }

    /// <summary>Gets when it ended.</summary>
    public long EndedAt { get; private set; } = long.MaxValue;

    /// <summary>Reads the updates of one node from a log.</summary>
    /// <param name="log">What all boards logged.</param>
    /// <param name="address">The node's address.</param>
    public static List<UpdateRun> Read(IReadOnlyList<LogLine> log, string address)
    {
        List<UpdateRun> runs = [];
        foreach (LogLine line in log.Where(line => line.Message.StartsWith(address, StringComparison.Ordinal)))
        {
            string text = line.Message[address.Length..];
            if (text.StartsWith(Begin, StringComparison.Ordinal))
            {
                runs.Add(new UpdateRun(Number(text[Begin.Length..]), line.Time));
            }
            else if (text.StartsWith(End, StringComparison.Ordinal))
            {
                runs[^1].Status = runs[^1].Status == null
                    ? (OtaStatus)Number(text[End.Length..])
                    : throw new InvalidOperationException($"the update ended twice: {runs[^1]}");
                runs[^1].EndedAt = line.Time;
            }
        }

        return runs;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Size} bytes from {BegunAt / 1e6:0.000} s" + (Status == null ? ", no end" : $" to {EndedAt / 1e6:0.000} s: {Status}");
    }

    private static int Number(string text)
    {
        return int.Parse(string.Concat(text.TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }
}
