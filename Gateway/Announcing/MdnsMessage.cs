namespace EnigmaIoT.Gateway.Announcing;

/// <summary>Finds its way in messages of DNS (RFC 1035 section 4.1). Whatever a message holds, no byte outside is read.</summary>
internal static class MdnsMessage
{
    /// <summary>The bytes before the first question.</summary>
    public const int HeaderCount = 12;

    /// <summary>The type of a record with an IPv4 address.</summary>
    public const int Address = 1;

    /// <summary>The type of a record that names another one.</summary>
    public const int Pointer = 12;

    /// <summary>The type of a record with texts.</summary>
    public const int Text = 16;

    /// <summary>The type of a record that says of which types there are records under a name.</summary>
    public const int Types = 47;

    /// <summary>The type of a record with host and port.</summary>
    public const int Service = 33;

    /// <summary>A query for every type.</summary>
    public const int Any = 255;

    private const int QuestionTail = 4;
    private const int RecordTail = 10;
    private const int ResponseMark = 0x80;
    private const int OperationMask = 0x78;
    private const int ErrorMask = 0x0F;
    private const int ClassMask = 0x7FFF;
    private const int Internet = 1;

    /// <summary>Reads a number of two bytes.</summary>
    public static int Number(byte[] message, int at)
    {
        return (message[at] << 8) | message[at + 1];
    }

    /// <summary>
    /// Determines whether a message has its head, and is a query or a response as multicast DNS knows them (RFC 6762 sections 18.3 and
    /// 18.11); any other one is to be passed over.
    /// </summary>
    public static bool IsRegular(byte[] message, int count)
    {
        return count >= HeaderCount && (message[2] & OperationMask) == 0 && (message[3] & ErrorMask) == 0;
    }

    /// <summary>Determines whether a question is about the Internet, or about all there is.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">What <see cref="QuestionType"/> has found.</param>
    public static bool IsOfInternet(byte[] message, int type)
    {
        int area = Number(message, type + 2) & ClassMask;
        return area == Internet || area == Any;
    }

    /// <summary>Determines whether a message answers, and does not ask.</summary>
    public static bool IsResponse(byte[] message)
    {
        return (message[2] & ResponseMark) != 0;
    }

    /// <summary>Gets how many questions there are.</summary>
    public static int Questions(byte[] message)
    {
        return Number(message, 4);
    }

    /// <summary>Gets how many answers there are; in a query, what the querier knows already.</summary>
    public static int Answers(byte[] message)
    {
        return Number(message, 6);
    }

    /// <summary>Gets how many records of authority there are; in a query, what the querier is about to announce.</summary>
    public static int Authorities(byte[] message)
    {
        return Number(message, 8);
    }

    /// <summary>Gets how many additional records there are.</summary>
    public static int Additional(byte[] message)
    {
        return Number(message, 10);
    }

    /// <summary>Finds type and class of a question.</summary>
    /// <returns>Where they are; -1 where the message ends before.</returns>
    public static int QuestionType(byte[] message, int count, int at)
    {
        int end = MdnsNames.Skip(message, count, at);
        return end >= 0 && end + QuestionTail <= count ? end : -1;
    }

    /// <summary>Returns where the next question or record starts.</summary>
    /// <param name="type">What <see cref="QuestionType"/> has found.</param>
    public static int BehindQuestion(int type)
    {
        return type + QuestionTail;
    }

    /// <summary>Finds type, class and life of a record.</summary>
    /// <returns>Where they are; -1 where the message ends before or inside the record.</returns>
    public static int RecordType(byte[] message, int count, int at)
    {
        int end = MdnsNames.Skip(message, count, at);
        return end >= 0 && end + RecordTail <= count && BehindRecord(message, end) <= count ? end : -1;
    }

    /// <summary>Returns a record's life in seconds; 65,535 where it is longer.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">What <see cref="RecordType"/> has found.</param>
    public static int Seconds(byte[] message, int type)
    {
        return Number(message, type + 4) > 0 ? ushort.MaxValue : Number(message, type + 6);
    }

    /// <summary>Returns where a record's data start.</summary>
    /// <param name="type">What <see cref="RecordType"/> has found.</param>
    public static int Data(int type)
    {
        return type + RecordTail;
    }

    /// <summary>Returns how many bytes of data a record has.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">What <see cref="RecordType"/> has found.</param>
    public static int DataCount(byte[] message, int type)
    {
        return Number(message, type + 8);
    }

    /// <summary>Returns where the next record starts.</summary>
    /// <param name="message">The message.</param>
    /// <param name="type">What <see cref="RecordType"/> has found.</param>
    public static int BehindRecord(byte[] message, int type)
    {
        return Data(type) + DataCount(message, type);
    }

    /// <summary>Finds the first record behind the questions.</summary>
    /// <returns>Where it starts; -1 where the message ends before.</returns>
    public static int SkipQuestions(byte[] message, int count)
    {
        int at = HeaderCount;
        for (int i = Questions(message); i > 0; i--)
        {
            int type = QuestionType(message, count, at);
            if (type < 0)
            {
                return -1;
            }

            at = BehindQuestion(type);
        }

        return at;
    }

    /// <summary>Passes over records.</summary>
    /// <returns>Where the next one starts; -1 where the message ends before.</returns>
    public static int SkipRecords(byte[] message, int count, int at, int records)
    {
        for (; records > 0; records--)
        {
            int type = RecordType(message, count, at);
            if (type < 0)
            {
                return -1;
            }

            at = BehindRecord(message, type);
        }

        return at;
    }
}
