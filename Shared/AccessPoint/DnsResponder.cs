namespace EnigmaIoT.Shared.AccessPoint;

/// <summary>
/// Answers the guests of the board's access point that every name is the board's own (DNS, RFC 1035), which leads a browser to its page.
/// There is an IPv4 address and nothing else: other questions get an answer without a record.
/// </summary>
public sealed class DnsResponder
{
    /// <summary>The port on which a server listens.</summary>
    public const int Port = 53;

    /// <summary>The time for which a guest may cache an answer, in seconds: in another network the name belongs to somebody else.</summary>
    public const int KeepSeconds = 10;

    private const int FlagsOffset = 2;
    private const int QuestionsOffset = 4;
    private const int AnswersOffset = 6;
    private const int HeaderCount = 12;
    private const int AnswerCount = 16;
    private const int MaximumLabel = 63;
    private const int MaximumName = 255;
    private const int ResponseFlag = 0x8000;
    private const int OperationMask = 0x7800;
    private const int AuthoritativeFlag = 0x0400;
    private const int WantedFlag = 0x0100;
    private const int HeaderPointer = 0xC000 | HeaderCount;
    private const int Address = 1;
    private const int Anything = 255;
    private const int Internet = 1;

    private readonly uint _own;

    /// <summary>Makes it.</summary>
    /// <param name="own">The board's own address.</param>
    public DnsResponder(uint own)
    {
        _own = own;
    }

    /// <summary>Turns a question into the answer to it.</summary>
    /// <param name="message">The question, and then the answer, from the first byte on: at least 300 bytes of room.</param>
    /// <param name="count">The bytes of the question.</param>
    /// <returns>The bytes of the answer; 0 for none, where it is no question or cannot be read.</returns>
    public int Answer(byte[] message, int count)
    {
        if (count < HeaderCount)
        {
            return 0;
        }

        int flags = BigEndian.ReadUInt16(message, FlagsOffset);
        int end = EndOfName(message, count);
        if ((flags & (ResponseFlag | OperationMask)) != 0 || BigEndian.ReadUInt16(message, QuestionsOffset) != 1 || end < 0)
        {
            return 0;
        }

        int type = BigEndian.ReadUInt16(message, end);
        bool isKnown = (type == Address || type == Anything) && BigEndian.ReadUInt16(message, end + 2) == Internet;
        BigEndian.WriteUInt16(message, FlagsOffset, ResponseFlag | AuthoritativeFlag | (flags & WantedFlag));
        BigEndian.WriteUInt16(message, AnswersOffset, isKnown ? 1 : 0);
        BigEndian.WriteUInt32(message, AnswersOffset + 2, 0);
        int at = end + 4;
        if (!isKnown)
        {
            return at;
        }

        BigEndian.WriteUInt16(message, at, HeaderPointer);
        BigEndian.WriteUInt16(message, at + 2, Address);
        BigEndian.WriteUInt16(message, at + 4, Internet);
        BigEndian.WriteUInt32(message, at + 6, KeepSeconds);
        BigEndian.WriteUInt16(message, at + 10, 4);
        BigEndian.WriteUInt32(message, at + 12, _own);
        return at + AnswerCount;
    }

    // Returns what comes behind the name of the question, where its type and class are there, too; -1 where it cannot be read.
    private static int EndOfName(byte[] message, int count)
    {
        int at = HeaderCount;
        while (at < count && message[at] != 0)
        {
            if (message[at] > MaximumLabel)
            {
                return -1;
            }

            at += 1 + message[at];
        }

        return at + 5 <= count && at + 1 - HeaderCount <= MaximumName ? at + 1 : -1;
    }
}
