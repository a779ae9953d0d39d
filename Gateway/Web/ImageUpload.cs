using System;
using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// One file on its way from a browser to a node, or to the gateway itself: a publisher of the extension (docs/ota-extension.md) inside the
/// gateway. It reads a block of the body when there is credit for it, and else nothing: TCP holds the browser back. No more than one block is
/// ever held.
/// </summary>
internal sealed class ImageUpload
{
    /// <summary>Chunks of a block: half of what one may have, for it is held in memory beside the browser's exchanges.</summary>
    private const int BlockChunks = 4;

    private const int AskMilliseconds = 1000;
    // A node may be busy with its flash, or deaf; the update itself ends sooner where nothing comes of it.
    private const int PatienceMilliseconds = 120000;
    private const string Credit = "\"credit\"";
    private const string LastChunk = "\"last_chunk\"";
    private const string Status = "\"status\"";
    private const string Md5Key = "\"md5\"";

    private readonly WebCommands _commands;
    private readonly string _topic;
    private readonly string _md5;
    private readonly long _size;
    private readonly byte[] _block = new byte[OtaBlock.DataOffset + (BlockChunks * OtaLimits.ChunkCount)];
    private int _have;
    private long _skip;
    private int _next;
    private int _credit;
    private long _movedAt;
    private long _askedAt;

    /// <summary>Creates an upload; <see cref="Begin"/> gives message 0.</summary>
    /// <param name="commands">Takes the messages.</param>
    /// <param name="address">The node's address; <see cref="MacAddress.None"/> for the gateway itself.</param>
    /// <param name="offer">What message 0 says.</param>
    /// <param name="first">The chunk with which the body begins, 1 for the whole image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public ImageUpload(WebCommands commands, long address, ImageOffer offer, int first, long now)
    {
        _commands = commands;
        Address = address;
        Node = address == MacAddress.None ? CommandName.GatewayNode : MacAddress.Format(address);
        _topic = commands.Topic(Node, CommandName.SetOta);
        _md5 = offer.Md5;
        _size = offer.Size;
        Chunks = (int)OtaLimits.Chunks(offer.Size);
        _next = first;
        _movedAt = now;
        _askedAt = now;
    }

    /// <summary>Gets the node's address; <see cref="MacAddress.None"/> for the gateway itself.</summary>
    public long Address { get; }

    /// <summary>Gets the topic level that stands for it.</summary>
    public string Node { get; }

    /// <summary>Gets where it stands.</summary>
    public UploadState State { get; private set; }

    /// <summary>Gets how many chunks the image has.</summary>
    public int Chunks { get; }

    /// <summary>Gets how many chunks were passed on.</summary>
    public int Sent
    {
        get { return _next - 1; }
    }

    /// <summary>Gets the last status, as it was published; null where the upload ended otherwise.</summary>
    public byte[] Final { get; private set; }

    /// <summary>Gets why it ended, where no status says it.</summary>
    public string Reason { get; private set; }

    /// <summary>Gets the chunk behind which the file has to be sent again; -1 where it has not.</summary>
    public int ContinueBehind { get; private set; } = -1;

    /// <summary>Gets whether the end is a success.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Publishes message 0.</summary>
    public void Begin(ImageOffer offer, long now)
    {
        _commands.TryGive(_topic, Encoding.UTF8.GetBytes(offer.Message()), now);
    }

    /// <summary>The browser gives it up, or is gone.</summary>
    public void Abort(long now)
    {
        if (State != UploadState.Ended)
        {
            _commands.TryGive(_topic, Encoding.UTF8.GetBytes(OtaPayload.Abort), now);
            End("given up");
        }
    }

    /// <summary>Receives what is published about this node.</summary>
    /// <param name="suffix">The topic behind the node.</param>
    /// <param name="payload">The payload.</param>
    public void OnPublished(string suffix, byte[] payload)
    {
        if (State == UploadState.Ended || IsOfAnother(payload))
        {
            return;
        }

        if (suffix == CommandName.CreditResult)
        {
            _credit = JsonScan.Number(payload, Credit);
        }
        else if (suffix == CommandName.UpdateResult)
        {
            OnAnswer(payload);
        }
        else if (suffix == CommandName.OtaResult)
        {
            OnStatus(payload);
        }
    }

    /// <summary>Continues.</summary>
    /// <param name="exchange">Brings the file.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Pump(WebExchange exchange, long now)
    {
        int read = exchange.BodyRead;
        if (State == UploadState.Sending)
        {
            Read(exchange);
        }

        if (State == UploadState.Sending && IsBlockWhole)
        {
            GiveBlock(now);
        }

        if (exchange.BodyRead != read)
        {
            _movedAt = now;
        }

        if (State != UploadState.Ended)
        {
            AskWhereStuck(now);
        }
    }

    private bool IsBlockWhole
    {
        get { return _skip == 0 && _have > 0 && _have == Wanted; }
    }

    /// <summary>Gets how many bytes the next block has: what the credit allows, and a whole block where it allows that.</summary>
    private int Wanted
    {
        get
        {
            int end = _credit < Chunks ? _credit : Chunks;
            int chunks = end + 1 - _next;
            chunks = chunks < BlockChunks ? chunks : BlockChunks;
            if (chunks <= 0)
            {
                return 0;
            }

            long left = _size - ((long)(_next - 1) * OtaLimits.ChunkCount);
            long wanted = (long)chunks * OtaLimits.ChunkCount;
            return (int)(wanted < left ? wanted : left);
        }
    }

    private bool IsOfAnother(byte[] payload)
    {
        int place = JsonScan.Find(payload, Md5Key);
        int count = JsonScan.StringCount(payload, place);
        return count > 0 && !AsciiText.Matches(payload, place + 1, count - 2, _md5);
    }

    private void Read(WebExchange exchange)
    {
        if (_skip > 0)
        {
            int room = _block.Length - OtaBlock.DataOffset;
            int read = exchange.ReadBody(_block, OtaBlock.DataOffset, _skip < room ? (int)_skip : room);
            _skip -= read;
            return;
        }

        // What is in the block already may be more than is wanted now, behind a status 4 that took credit back.
        if (_have < Wanted)
        {
            _have += exchange.ReadBody(_block, OtaBlock.DataOffset + _have, Wanted - _have);
        }
    }

    private void GiveBlock(long now)
    {
        byte[] payload = _block;
        if (OtaBlock.DataOffset + _have < _block.Length)
        {
            payload = new byte[OtaBlock.DataOffset + _have];
            Array.Copy(_block, OtaBlock.DataOffset, payload, OtaBlock.DataOffset, _have);
        }

        payload[0] = OtaBlock.Mark;
        LittleEndian.WriteUInt16(payload, 1, _next);
        int next = _next;
        int have = _have;

        // Before it is given: what is published meanwhile counts from there.
        _next += (int)OtaLimits.Chunks(have);
        _have = 0;
        if (!_commands.TryGive(_topic, payload, now))
        {
            _next = next;
            _have = have;
        }
        else if (_next > Chunks && State == UploadState.Sending)
        {
            State = UploadState.Awaiting;
        }
    }

    /// <summary>A gateway that hears nothing may have lost a word, or waits itself for a node that has to be made to speak.</summary>
    private void AskWhereStuck(long now)
    {
        bool isStuck = State != UploadState.Sending || Wanted == 0;
        if (!isStuck)
        {
            _askedAt = now;
            return;
        }

        if (now - _movedAt >= PatienceMilliseconds)
        {
            Abort(now);
            Reason = "no progress";
        }
        else if (State != UploadState.Awaiting && now - _askedAt >= AskMilliseconds)
        {
            _askedAt = now;
            _commands.TryGive(_commands.Topic(Node, CommandName.GetUpdate), new byte[0], now);
        }
    }

    private void OnAnswer(byte[] payload)
    {
        int credit = JsonScan.Number(payload, Credit);
        int last = JsonScan.Number(payload, LastChunk);
        if (JsonScan.Find(payload, Md5Key) < 0)
        {
            // No update runs. One that was only just offered is not known for sure yet.
            if (State == UploadState.Sending)
            {
                End("the update is over, and how it ended was not told");
            }
        }
        else if (credit > 0 && last >= 0)
        {
            State = State == UploadState.Offered ? UploadState.Sending : State;
            _credit = credit;
            Continue(last);
        }
    }

    private void OnStatus(byte[] payload)
    {
        OtaStatus status = (OtaStatus)JsonScan.Number(payload, Status);
        if (status == OtaStatus.Started)
        {
            State = State == UploadState.Offered ? UploadState.Sending : State;
        }
        else if (status == OtaStatus.OutOfSequence)
        {
            State = State == UploadState.Offered ? UploadState.Sending : State;
            _credit = 0;
            Continue(JsonScan.Number(payload, LastChunk));
        }
        else if (status != OtaStatus.CheckOk)
        {
            // A final status, or a refusal in the form of all commands, which has none.
            IsFinished = status == OtaStatus.Finished;
            Final = new byte[payload.Length];
            Array.Copy(payload, Final, payload.Length);
            State = UploadState.Ended;
        }
    }

    /// <summary>The gateway goes on behind a chunk: the body is passed over up to there, or has to come again.</summary>
    private void Continue(int last)
    {
        if (last < Sent)
        {
            ContinueBehind = last;
            State = UploadState.Ended;
        }
        else if (last > Sent)
        {
            long skip = _skip + ((long)(last - Sent) * OtaLimits.ChunkCount);
            long rest = _size - ((long)(_next - 1) * OtaLimits.ChunkCount);
            skip = skip < rest ? skip : rest;
            int dropped = skip < _have ? (int)skip : _have;
            Array.Copy(_block, OtaBlock.DataOffset + dropped, _block, OtaBlock.DataOffset, _have - dropped);
            _have -= dropped;
            _skip = skip - dropped;
            _next = last + 1;
            State = _next > Chunks ? UploadState.Awaiting : State;
        }
    }

    private void End(string reason)
    {
        Reason = reason;
        State = UploadState.Ended;
    }
}
