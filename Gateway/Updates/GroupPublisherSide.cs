using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The publisher's side of an update of many: asks it for the chunks that are to be broadcast, takes them, and tells it how each node
/// stands (docs/ota-extension.md).
/// </summary>
internal sealed class GroupPublisherSide
{
    /// <summary>So many chunks are asked for at once, where there are as many.</summary>
    private const int Step = OtaBlock.MaximumChunks;

    /// <summary>A message asks for chunks within so many.</summary>
    private const int Span = 64;

    /// <summary>What was asked for and does not come is asked for again after so long.</summary>
    private const int RepeatMilliseconds = 1000;

    /// <summary>A publisher that is asked and says nothing for so long is gone.</summary>
    private const int SilentMilliseconds = 30000;

    private const int RetryMilliseconds = 5;
    private const int RoundDigits = 2;
    private const int IndexDigits = 5;
    private const int BitDigits = Span / 4;

    private readonly Publisher _publisher;
    private readonly OtaOffer _offer;
    private readonly GroupChunks _ring;
    private readonly ChunkSet _wanted;
    private readonly string _topic;

    // {"md5":"..","round": 2,"from": 1201,"chunks":"00000000000000ff"} is written in place: nothing is allocated while chunks come.
    private readonly byte[] _message;
    private readonly int _roundEnd;
    private readonly int _fromEnd;
    private readonly int _bitsEnd;
    private int _ahead;
    private int _expected;
    private int _asked;
    private int _outstanding;
    private long _dueFrom;
    private long _silentFrom;

    /// <summary>Creates the side of a publisher.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image.</param>
    /// <param name="ring">Receives the chunks.</param>
    /// <param name="wanted">The chunks that are to be broadcast in this round.</param>
    public GroupPublisherSide(UpdateParts parts, OtaOffer offer, GroupChunks ring, ChunkSet wanted)
    {
        _publisher = parts.Publisher;
        _offer = offer;
        _ring = ring;
        _wanted = wanted;
        _ahead = parts.Config.ChunksAhead < GroupChunks.Capacity ? parts.Config.ChunksAhead : GroupChunks.Capacity;
        _topic = _publisher.Topic(CommandName.GatewayNode, CommandName.WantedResult);
        string text = Head() + ",\"round\":" + new string(' ', RoundDigits);
        _roundEnd = text.Length;
        text += ",\"from\":" + new string(' ', IndexDigits);
        _fromEnd = text.Length;
        text += ",\"chunks\":\"" + new string('0', BitDigits);
        _bitsEnd = text.Length;
        _message = Encoding.UTF8.GetBytes(text + "\"}");
    }

    /// <summary>Gets whether all chunks of the round came.</summary>
    public bool HasAll
    {
        get { return _expected > _offer.Chunks; }
    }

    /// <summary>Gets how many chunks of the image stand behind those that came in this round.</summary>
    public int Unsent
    {
        get { return HasAll ? 0 : _offer.Chunks + 1 - _expected; }
    }

    /// <summary>The publisher sent something.</summary>
    public void Touch(long now)
    {
        _silentFrom = now;
    }

    /// <summary>Determines whether the publisher is gone: it was asked, and has sent nothing for a while.</summary>
    /// <param name="isAsked">Whether it is to send something though it was not asked for chunks.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public bool IsSilent(bool isAsked, long now)
    {
        return (isAsked || _outstanding > 0) && now - _silentFrom >= SilentMilliseconds;
    }

    /// <summary>Begins a round: the chunks that are wanted stand in the set.</summary>
    public void BeginRound(int round, long now)
    {
        // What is missed comes in blocks of a chunk or two, of which the link keeps as many messages.
        _ahead = round > 1 && _ahead >= LinkLimits.InboundMessages ? LinkLimits.InboundMessages - 1 : _ahead;
        WriteNumber(_roundEnd, RoundDigits, round);
        _expected = _wanted.Next(1);
        _asked = _expected;
        _outstanding = 0;
        Touch(now);
    }

    /// <summary>Takes chunks. Those that are not wanted next are passed over: what is missing is asked for again.</summary>
    public void Take(OtaPayload block, byte[] payload, long now)
    {
        int end = block.Index + block.Chunks;
        int offset = block.BodyOffset;
        int left = block.BodyCount;
        for (int index = block.Index; index < end && index <= _offer.Chunks; index++)
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, index);
            if (left < count || (index == _expected && _ring.Count == GroupChunks.Capacity))
            {
                return;
            }

            if (index == _expected)
            {
                _ring.Add(index, payload, offset, count);
                _expected = _wanted.Next(index + 1);
                _outstanding = _outstanding > 0 ? _outstanding - 1 : 0;
                _asked = _asked < _expected ? _expected : _asked;
                _dueFrom = now;
                _silentFrom = now;
            }

            offset += count;
            left -= count;
        }
    }

    /// <summary>Asks for chunks, where there is room for them.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(long now)
    {
        bool isAgain = _outstanding > 0 && now - _dueFrom >= RepeatMilliseconds;
        if (isAgain)
        {
            _asked = _expected;
            _outstanding = 0;
        }

        while (_asked <= _offer.Chunks)
        {
            int room = GroupChunks.Capacity - _ring.Count - _outstanding;
            room = _ahead - _outstanding < room ? _ahead - _outstanding : room;
            if (room < Step)
            {
                return _outstanding > 0 ? RepeatMilliseconds : int.MaxValue;
            }

            int behind = WriteWanted(out int count);
            if (!_publisher.TryPublishNow(_topic, _message, _outstanding == 0))
            {
                return RetryMilliseconds;
            }

            if (_outstanding == 0)
            {
                _dueFrom = now;
                _silentFrom = isAgain ? _silentFrom : now;
            }

            _outstanding += count;
            _asked = behind;
        }

        return _outstanding > 0 ? RepeatMilliseconds : int.MaxValue;
    }

    /// <summary>Publishes that the update is open, and that nodes can be named.</summary>
    public void ReportOpen()
    {
        Report(Head() + ",\"state\":\"open\"}");
    }

    /// <summary>Publishes the state of a node.</summary>
    /// <param name="address">Its address; <see cref="MacAddress.None"/> where it is not known.</param>
    /// <param name="called">How the publisher called it; null where that is not the matter.</param>
    /// <param name="state">One word.</param>
    /// <param name="reason">Why; null where there is nothing to say.</param>
    /// <param name="missing">How many chunks it misses; -1 where that is not the matter.</param>
    public void ReportNode(long address, string called, string state, string reason, int missing)
    {
        Report(Head()
            + (called == null ? "" : ",\"node\":" + Json.Quote(called))
            + (address == MacAddress.None ? "" : ",\"address\":\"" + MacAddress.Format(address) + "\"")
            + ",\"state\":\"" + state + "\""
            + (missing < 0 ? "" : ",\"chunks\":" + missing.ToString())
            + (reason == null ? "}" : ",\"reason\":" + Json.Quote(reason) + "}"));
    }

    /// <summary>Publishes the end of the update.</summary>
    /// <param name="done">How many nodes have the image.</param>
    /// <param name="reason">Why it was given up; null where it was not.</param>
    public void ReportOver(int done, string reason)
    {
        Report(Head() + ",\"state\":\"over\",\"done\":" + done.ToString()
            + (reason == null ? "}" : ",\"reason\":" + Json.Quote(reason) + "}"));
    }

    /// <summary>Answers a query of the update's state.</summary>
    /// <param name="publisher">Where the answer goes.</param>
    /// <param name="block">How many chunks the publisher is told to put into one message.</param>
    /// <param name="side">The side of the update that runs; null where none does.</param>
    public static void Answer(Publisher publisher, int block, GroupPublisherSide side)
    {
        string json = "{\"version\":" + OtaExtension.Version.ToString() + ",\"block\":" + block.ToString() + ",\"delta\":true"
            + (side == null ? "}" : ",\"md5\":\"" + HexText.Format(side._offer.Md5) + "\"}");
        publisher.Notice(CommandName.GatewayNode, CommandName.GroupResult, json, false);
    }

    /// <summary>Publishes that an update is refused.</summary>
    /// <param name="publisher">Where it is told.</param>
    /// <param name="md5">The image's MD5; null where it is not known.</param>
    /// <param name="reason">Why.</param>
    public static void Refuse(Publisher publisher, byte[] md5, string reason)
    {
        string json = (md5 == null ? "{" : "{\"md5\":\"" + HexText.Format(md5) + "\",")
            + "\"result\":\"refused\",\"reason\":" + Json.Quote(reason) + "}";
        publisher.Notice(CommandName.GatewayNode, CommandName.GroupResult, json, false);
    }

    private string Head()
    {
        return "{\"md5\":\"" + HexText.Format(_offer.Md5) + "\"";
    }

    private void Report(string json)
    {
        _publisher.Notice(CommandName.GatewayNode, CommandName.GroupResult, json, false);
    }

    /// <summary>Writes which chunks are wanted next.</summary>
    /// <param name="count">How many there are.</param>
    /// <returns>The first one behind them; one more than the image has where there is none.</returns>
    private int WriteWanted(out int count)
    {
        ulong bits = 0;
        count = 0;
        int index = _asked;
        while (count < Step && index <= _offer.Chunks && index < _asked + Span)
        {
            bits |= 1UL << (index - _asked);
            count++;
            index = _wanted.Next(index + 1);
        }

        WriteNumber(_fromEnd, IndexDigits, _asked);
        for (int i = 1; i <= BitDigits; i++)
        {
            int digit = (int)(bits & 0xF);
            _message[_bitsEnd - i] = (byte)(digit < 10 ? '0' + digit : 'a' + digit - 10);
            bits >>= 4;
        }

        return index;
    }

    private void WriteNumber(int end, int digits, int number)
    {
        for (int i = 1; i <= digits; i++)
        {
            _message[end - i] = (byte)(number > 0 ? '0' + (number % 10) : ' ');
            number /= 10;
        }
    }
}
