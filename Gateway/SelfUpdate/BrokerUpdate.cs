using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// Takes the gateway's own image over MQTT, in the messages and blocks that a node's update has (docs/ota-extension.md). There is no air
/// between the publisher and the slot, so a chunk is written as it comes, and nothing is kept for repairs. Of a delta, of which one chunk
/// may make much of the image, a block waits while the slots are at work.
/// </summary>
public sealed class BrokerUpdate : IPumped
{
    private const string Silent = "nothing came from the publisher for 90 s";
    private const int IdleMilliseconds = 1000;

    private readonly OwnImage _image;
    private readonly Publisher _publisher;
    private readonly RejectLog _rejects;
    private readonly IBase64 _base64;
    private readonly string _address;
    private readonly int _ahead;
    private readonly int _block;
    private readonly OtaPayload _message = new OtaPayload();
    private readonly OtaOffer _offer;

    // Made for each update.
    private byte[] _chunk;
    private string _creditTopic;
    private CreditNotice _credit;
    private PushBack _pushBack;
    private int _next;
    private bool _isRunning;
    private bool _isDone;
    private bool _wasCut;
    private long _publisherAt;
    private long _strayUntil;

    /// <summary>Creates the intake of the gateway's own image.</summary>
    /// <param name="config">How far a publisher may be ahead.</param>
    /// <param name="parts">Base64, and the gateway's address.</param>
    /// <param name="image">The way into the slots.</param>
    /// <param name="publisher">Takes the answers.</param>
    /// <param name="rejects">Counts refused input.</param>
    public BrokerUpdate(GatewayConfig config, GatewayParts parts, OwnImage image, Publisher publisher, RejectLog rejects)
    {
        _image = image;
        _offer = image.Offer;
        _publisher = publisher;
        _rejects = rejects;
        _base64 = parts.Base64;
        _address = MacAddress.Format(parts.Radio.Address);
        _ahead = config.ChunksAhead;
        _block = config.BlockChunks;
    }

    /// <summary>Gets whether chunks of a delta wait for the slots.</summary>
    private bool HasWork
    {
        get { return _image.Delta != null && _image.Delta.HasWork(_next); }
    }

    private string ReportedMd5
    {
        get { return _offer.HasSha256 ? HexText.Format(_offer.Md5) : null; }
    }

    private string ReportedAddress
    {
        get { return _offer.HasSha256 ? _address : null; }
    }

    /// <summary>Takes a payload of <c>set/ota</c>.</summary>
    /// <param name="topic">The message's topic, for the log.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnMessage(string topic, byte[] payload, long now)
    {
        string wrong = _message.Read(payload);
        if (_message.IsAbort)
        {
            if (_isRunning)
            {
                GiveUp(PublisherTerms.GivenUp);
            }
        }
        else if (wrong != null)
        {
            _rejects.Reject(topic, wrong);
            if (!_isRunning)
            {
                Publish(Json.Ota(OtaStatus.StartError, wrong, null, null));
            }
        }
        else if (_message.Index == 0)
        {
            OnOffer(topic, now);
        }
        else if (_isRunning)
        {
            OnChunk(topic, payload, now);
        }
        else if (!_isDone && now >= _strayUntil)
        {
            _strayUntil = now + PublisherTerms.LateMilliseconds;
            _rejects.Reject(topic, PublisherTerms.Stray);
            Publish(Json.Ota(OtaStatus.StartError, PublisherTerms.Stray, null, null));
        }
    }

    /// <summary>Answers a query of the gateway's own update.</summary>
    public void OnQuery()
    {
        string head = "{\"version\":" + OtaExtension.Version.ToString() + ",\"block\":" + _block.ToString()
            + ",\"delta\":true,\"signing\":true,\"address\":\"" + _address + "\",\"silent\":0";
        string rest = !_isRunning
            ? "}"
            : ",\"size\":" + _offer.Size.ToString() + ",\"md5\":\"" + HexText.Format(_offer.Md5) + "\",\"last_chunk\":"
                + (_next - 1).ToString() + ",\"credit\":" + Credit().ToString() + "}";
        _publisher.Notice(CommandName.GatewayNode, CommandName.UpdateResult, head + rest, false);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        if (_isRunning && HasWork)
        {
            Work(now);
        }

        int wait = _isRunning ? AttendPublisher(now) : int.MaxValue;
        return HasWork ? 0 : wait;
    }

    private int AttendPublisher(long now)
    {
        if (now - _publisherAt >= PublisherTerms.PatienceMilliseconds)
        {
            GiveUp(Silent);
            return int.MaxValue;
        }

        if (!_publisher.IsConnected)
        {
            // What was published meanwhile is lost.
            _wasCut = true;

            // The gateway's own page may be the publisher, and needs no broker.
            return _publisher.Listener == null ? IdleMilliseconds : ReportCredit();
        }

        if (_wasCut || _pushBack.Wait(now) == 0)
        {
            ReportPosition(now);
        }

        return ReportCredit();
    }

    private void OnOffer(string topic, long now)
    {
        OtaOffer offer = _message.Offer;
        _strayUntil = 0;
        if (!offer.IsConsistent)
        {
            Refuse(topic, PublisherTerms.Inconsistent);
        }
        else if (_message.IsKindReported && offer.Kind == ImageKind.Unknown)
        {
            Refuse(topic, PublisherTerms.UnknownImage);
        }
        else if (_isRunning && offer.IsSameImage(_offer))
        {
            _publisherAt = now;
            _offer.TakeSha256(offer);
            ReportStart(now);
        }
        else if ((_isDone && offer.IsSameImage(_offer)) || _image.IsOnTrialWith(offer))
        {
            // The publisher did not hear how it ended, and asks again.
            _offer.CopyFrom(offer);
            Report(OtaStatus.Finished, null);
        }
        else if (_isRunning && now - _publisherAt < PublisherTerms.TakeOverMilliseconds)
        {
            Refuse(topic, OwnImage.UpdateRunning);
        }
        else
        {
            Begin(topic, offer, now);
        }
    }

    private void Begin(string topic, OtaOffer offer, long now)
    {
        if (_isRunning)
        {
            _image.GiveUp(PublisherTerms.GivenWay);
            _isRunning = false;
            Publish(Json.Ota(OtaStatus.Timeout, PublisherTerms.GivenWay, HexText.Format(_offer.Md5), ReportedAddress));
        }

        string refusal = _image.GetRefusal(offer.ImageSize, offer.ImageKind) ?? _image.GetSignatureRefusal(offer);
        if (refusal != null)
        {
            Refuse(topic, refusal);
            return;
        }

        refusal = _image.Begin(offer, out int missing);
        if (refusal != null)
        {
            // The publisher may send the image in another way.
            Refuse(topic, refusal, _image.DeltaRefusal);
            return;
        }

        _next = missing;
        _isRunning = true;
        _isDone = false;
        _wasCut = false;
        _publisherAt = now;
        _pushBack = new PushBack();
        _chunk = new byte[OtaLimits.ChunkCount];
        _credit = new CreditNotice(_offer, _block);
        _creditTopic = _publisher.Topic(CommandName.GatewayNode, CommandName.CreditResult);
        ReportStart(now);
        FinishWhereComplete(now);
    }

    private void OnChunk(string topic, byte[] payload, long now)
    {
        _publisherAt = now;
        if (_message.End > _offer.Chunks + 1)
        {
            _rejects.Reject(topic, PublisherTerms.BeyondImage);
            return;
        }

        if (!_message.Has(_next))
        {
            _pushBack.IsNeeded |= _message.Index > _next;
            return;
        }

        byte[] bytes = _message.IsBlock ? payload : _chunk;
        int offset = _message.IsBlock ? _message.BodyOffset : 0;
        if (!_message.TryDecode(_base64, payload, _offer.Size, _chunk, 0))
        {
            _rejects.Reject(topic, PublisherTerms.WrongBytes);
            _pushBack.IsNeeded = true;
            return;
        }

        int known = (_next - _message.Index) * OtaLimits.ChunkCount;
        if (_image.Delta != null)
        {
            Keep(bytes, offset + known);
            FinishWhereComplete(now);
            return;
        }

        string reason = _image.Write(bytes, offset + known, _message.BytesOf(_offer.Size) - known);
        if (reason != null)
        {
            End(OtaStatus.CheckFailed, reason);
            return;
        }

        _next = _message.End;
        _pushBack.IsNeeded = false;
        FinishWhereComplete(now);
    }

    /// <summary>Keeps as many chunks of a delta as there is room for. Whoever keeps to the credit sends no more.</summary>
    private void Keep(byte[] bytes, int at)
    {
        while (_next < _message.End && _image.Delta.HasRoom(_next))
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, _next);
            _image.Delta.Add(_next, bytes, at, count);
            at += count;
            _next++;

            // What is wrong with them is found when something is made of them.
            _image.Delta.Pass(_next);
        }

        _pushBack.IsNeeded = _next < _message.End;
    }

    private void Work(long now)
    {
        // The publisher waits for what is made of its chunks.
        _publisherAt = now;
        string reason = _image.Work(_next);
        if (reason != null)
        {
            End(OtaStatus.CheckFailed, reason);
        }
        else
        {
            FinishWhereComplete(now);
        }
    }

    private void FinishWhereComplete(long now)
    {
        if (_next <= _offer.Chunks || HasWork)
        {
            return;
        }

        string reason = _image.Finish(now);
        if (reason != null)
        {
            End(OtaStatus.CheckFailed, reason);
            return;
        }

        _isDone = true;
        Report(OtaStatus.CheckOk, null);
        End(OtaStatus.Finished, null);
    }

    private void End(OtaStatus status, string reason)
    {
        _isRunning = false;
        _chunk = null;
        _credit = null;
        _pushBack = null;
        _creditTopic = null;
        Report(status, reason);
    }

    private void GiveUp(string reason)
    {
        _image.GiveUp(reason);
        End(OtaStatus.Timeout, reason);
    }

    private void ReportStart(long now)
    {
        Report(OtaStatus.Started, null);
        _credit.Restart();
        if (_next > 1)
        {
            ReportPosition(now);
        }
    }

    private void ReportPosition(long now)
    {
        _wasCut = false;
        _pushBack.OnReported(now);
        _credit.Restart();
        Publish(Json.OtaOutOfSequence(_next - 1, ReportedMd5, ReportedAddress));
    }

    private int Credit()
    {
        int credit = _image.Delta == null ? _next - 1 + _ahead : _image.Delta.Last;
        return credit < _offer.Chunks ? credit : _offer.Chunks;
    }

    private int ReportCredit()
    {
        int credit = Credit();
        return !_offer.HasSha256 || !_credit.IsDue(credit) || _credit.TryReport(_publisher, _creditTopic, null, credit)
            ? IdleMilliseconds
            : CreditNotice.RetryMilliseconds;
    }

    private void Refuse(string topic, string reason, OtaRefusal refusal = OtaRefusal.Untold)
    {
        _rejects.Reject(topic, reason);
        Publish(Json.Ota(OtaStatus.StartError, reason, refusal, HexText.Format(_message.Offer.Md5), null));
    }

    private void Report(OtaStatus status, string reason)
    {
        Publish(Json.Ota(status, reason, ReportedMd5, ReportedAddress));
    }

    private void Publish(string json)
    {
        _publisher.Notice(CommandName.GatewayNode, CommandName.OtaResult, json, false);
    }
}
