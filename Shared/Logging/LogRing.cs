using System.Text;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Logging;

/// <summary>
/// Passes log lines on and keeps the last ones for whoever asks later: up to <see cref="MaximumLines"/>, in a ring of bytes. The oldest give
/// way. Lines come from any thread: an MQTT library has its own.
/// </summary>
public sealed class LogRing : ILog
{
    /// <summary>The most lines that are kept.</summary>
    public const int MaximumLines = 100;

    /// <summary>Bytes of the ring of a device that has no room for more: some 8 lines.</summary>
    public const int MinimumBytes = 512;

    /// <summary>Bytes of the ring of a device with little memory: some 45 lines.</summary>
    public const int SmallBytes = 2816;

    /// <summary>Bytes of the ring of a device with much memory: <see cref="MaximumLines"/> of usual length.</summary>
    public const int LargeBytes = 16384;

    /// <summary>The most bytes of a line; what is longer is cut.</summary>
    public const int MaximumLine = 200;

    private const byte LineEnd = (byte)'\n';
    private const string Letters = "IWE";

    private readonly ILog _next;
    private readonly IClock _clock;
    private readonly byte[] _ring;
    private int _first;
    private int _count;
    private int _lines;

    /// <summary>Creates an empty ring.</summary>
    /// <param name="next">Where lines go on to.</param>
    /// <param name="clock">Gives the time of a line.</param>
    /// <param name="size">Bytes of the ring, at least 256.</param>
    public LogRing(ILog next, IClock clock, int size)
    {
        _next = next;
        _clock = clock;
        _ring = new byte[size];
    }

    /// <summary>Gets or sets the least level: lines of lower ones are neither kept nor passed on.</summary>
    public LogLevel Least { get; set; }

    /// <summary>Gets the number of the first byte that is kept; bytes are numbered from the start on.</summary>
    public int Start { get; private set; }

    /// <summary>Gets the number of the byte behind the last one.</summary>
    public int End
    {
        get { return Start + _count; }
    }

    /// <inheritdoc/>
    public void Write(LogLevel level, string message)
    {
        if (level < Least)
        {
            return;
        }

        _next.Write(level, message);
        long milliseconds = _clock.Milliseconds;
        string head = (milliseconds / 1000).ToString() + "." + (milliseconds % 1000 / 100).ToString() + " " + Letters[(int)level] + " ";
        lock (_ring)
        {
            Append(head, head.Length);
            Append(message, MaximumLine - head.Length - 1);
            MakeRoom(1);
            Put(LineEnd);
            _lines++;
            while (_lines > MaximumLines)
            {
                DropLine();
            }
        }
    }

    /// <summary>Copies what is kept.</summary>
    /// <param name="from">Number of the first byte; what is no longer kept is passed over.</param>
    /// <param name="buffer">Receives the bytes from the first one on.</param>
    /// <param name="count">The most bytes.</param>
    /// <param name="next">Receives the number of the byte behind them.</param>
    /// <returns>Number of bytes.</returns>
    public int Read(int from, byte[] buffer, int count, out int next)
    {
        lock (_ring)
        {
            from = from < Start ? Start : from;
            int copied = 0;
            while (copied < count && from + copied < End)
            {
                buffer[copied] = _ring[(_first + from + copied - Start) % _ring.Length];
                copied++;
            }

            next = from + copied;
            return copied;
        }
    }

    private void Append(string text, int maximum)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int count = bytes.Length < maximum ? bytes.Length : maximum;

        // A character is cut off whole.
        while (count < bytes.Length && count > 0 && (bytes[count] & 0xC0) == 0x80)
        {
            count--;
        }

        MakeRoom(count);
        for (int i = 0; i < count; i++)
        {
            Put(bytes[i] == LineEnd || bytes[i] == '\r' ? (byte)' ' : bytes[i]);
        }
    }

    private void Put(byte value)
    {
        _ring[(_first + _count) % _ring.Length] = value;
        _count++;
    }

    private void MakeRoom(int count)
    {
        while (_count + count > _ring.Length)
        {
            DropLine();
        }
    }

    private void DropLine()
    {
        byte dropped;
        do
        {
            dropped = _ring[_first];
            _first = (_first + 1) % _ring.Length;
            _count--;
            Start++;
        }
        while (dropped != LineEnd && _count > 0);
        _lines -= dropped == LineEnd ? 1 : 0;
    }
}
