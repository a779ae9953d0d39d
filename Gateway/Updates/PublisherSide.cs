using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The publisher's side of an update: takes its chunks (<see cref="ChunkIntake"/>), and tells it and the log how the update stands. It
/// knows the node's name also while the node is gone.
/// </summary>
internal sealed class PublisherSide
{
    private readonly Publisher _publisher;
    private readonly ILog _log;
    private readonly OtaOffer _offer;
    private long _address;
    private string _topicName;

    // A node that has registered anew goes by its address until it has told its name again; its publisher knows the name.
    private string _firstName;
    private bool _isStartReported;

    // The publisher does not know where the update stands: it has just come, or come back.
    private bool _isPositionOwed;
    private bool _wasCut;

    // Its topics are kept: nothing is allocated while an update runs.
    private CreditNotice _credit;
    private string _creditNode;
    private string _creditTopic;
    private string _creditForm;
    private string _creditFormTopic;

    /// <summary>Creates the side of no publisher.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <param name="offer">The image.</param>
    /// <param name="md5">An MD5 that is used by nothing else meanwhile.</param>
    /// <param name="ring">Receives the chunks.</param>
    public PublisherSide(UpdateParts parts, OtaOffer offer, IDigest md5, ChunkRing ring)
    {
        _publisher = parts.Publisher;
        _log = parts.Gateway.Log;
        _offer = offer;
        Block = parts.Config.BlockChunks;
        Intake = new ChunkIntake(parts.Gateway.Base64, md5, offer, parts.Config, ring);
    }

    /// <summary>Gets how many chunks the publisher is told to put into one message.</summary>
    public int Block { get; }

    /// <summary>Gets what takes the chunks.</summary>
    public ChunkIntake Intake { get; }

    private string ReportedMd5
    {
        get { return _offer.HasSha256 ? HexText.Format(_offer.Md5) : null; }
    }

    private string ReportedAddress
    {
        get { return _offer.HasSha256 ? MacAddress.Format(_address) : null; }
    }

    /// <summary>Starts with an update.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="topicName">How it is called in topics.</param>
    /// <param name="isStartReported">Whether the publisher knows that the node has started.</param>
    public void Begin(long address, string topicName, bool isStartReported)
    {
        _address = address;
        _topicName = topicName;
        _firstName = topicName;
        _isStartReported = isStartReported;
        _isPositionOwed = false;
        _wasCut = false;
        _credit = new CreditNotice(_offer, Block);
    }

    /// <summary>The publisher has said message 0 again: it is told that the node has started, and where to go on where that is not chunk 1.</summary>
    public void BeginAnew()
    {
        _isStartReported = false;
        _isPositionOwed = Intake.Ring.Last > 0;
    }

    /// <summary>The publisher has to be told where to go on once the node has said where it stands.</summary>
    public void OwePosition()
    {
        _isPositionOwed = true;
    }

    /// <summary>Notes whether the broker is there.</summary>
    public void NoteConnection()
    {
        _wasCut |= !_publisher.IsConnected;
    }

    /// <summary>Determines, once, whether the broker is back from an outage. What was published meanwhile is lost.</summary>
    public bool TakeOutage()
    {
        bool isBack = _wasCut && _publisher.IsConnected;
        _wasCut = _wasCut && !isBack;
        return isBack;
    }

    /// <summary>Determines whether the node is called so: by its name or its MAC address.</summary>
    public bool IsCalled(string node)
    {
        return node == _topicName || node == _firstName
            || (MacAddress.TryParse(node, 0, node.Length, out long address) && address == _address);
    }

    /// <summary>A node has taken a name: where it is not this one, the name is not used for this one any more.</summary>
    public void YieldName(string name, long address)
    {
        if (address != _address)
        {
            _topicName = _topicName == name ? MacAddress.Format(_address) : _topicName;
            _firstName = _firstName == name ? _topicName : _firstName;
        }
    }

    /// <summary>Publishes a status.</summary>
    /// <param name="node">The node; null where it is gone.</param>
    /// <param name="status">The status.</param>
    /// <param name="reason">Why, where the gateway says it itself; else null.</param>
    /// <param name="refusal">Why the node refuses the image, where it told that.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Report(NodeEntry node, OtaStatus status, string reason, OtaRefusal refusal, long now)
    {
        // Status 1 that names an image is a refusal of its message 0, behind which a publisher does not try again.
        bool isNamed = status != OtaStatus.StartError;
        Publish(node, Json.Ota(status, reason, refusal, isNamed ? ReportedMd5 : null, isNamed ? ReportedAddress : null), now);
    }

    /// <summary>Publishes that the update gives way to another image, and names its own: the publisher of the other one hears it too.</summary>
    public void ReportGivenUp(NodeEntry node, string reason, long now)
    {
        Publish(node, Json.Ota(OtaStatus.Timeout, reason, HexText.Format(_offer.Md5), ReportedAddress), now);
    }

    /// <summary>Publishes that the node has started, where that was not told.</summary>
    public void ReportStarted(NodeEntry node, long now)
    {
        if (!_isStartReported)
        {
            _isStartReported = true;
            Report(node, OtaStatus.Started, null, OtaRefusal.Untold, now);
        }
    }

    /// <summary>Publishes that the node has started, and where to go on, as far as that was not told.</summary>
    public void ReportPosition(NodeEntry node, long now)
    {
        ReportStarted(node, now);
        if (_isPositionOwed)
        {
            _isPositionOwed = false;
            SendBack(node, now);
        }
    }

    /// <summary>Sends the publisher back to another chunk.</summary>
    public void SendBack(NodeEntry node, long now)
    {
        _credit.Restart();
        ReportMissing(node, now);
    }

    /// <summary>Publishes what is due: which chunk is missing, and how far the publisher may go.</summary>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(NodeEntry node, long now)
    {
        int wait = Intake.PushBackWait(now);
        if (wait == 0)
        {
            ReportMissing(node, now);
            wait = int.MaxValue;
        }

        int credit = _offer.HasSha256 ? ReportCredit(node, now) : int.MaxValue;
        return credit < wait ? credit : wait;
    }

    /// <summary>Writes a line that names the node.</summary>
    public void Log(LogLevel level, string text)
    {
        _log.Write(level, MacAddress.Format(_address) + ": " + text);
    }

    private void ReportMissing(NodeEntry node, long now)
    {
        Intake.OnPushedBack(now);
        Publish(node, Json.OtaOutOfSequence(Intake.Ring.Last, ReportedMd5, ReportedAddress), now);
    }

    private void Publish(NodeEntry node, string json, long now)
    {
        if (node == null)
        {
            _publisher.Notice(_topicName, CommandName.OtaResult, json, false);
            return;
        }

        _topicName = node.TopicName;
        _publisher.Answer(_topicName, node.AskedForm(now), CommandName.OtaResult, json);
    }

    private int ReportCredit(NodeEntry node, long now)
    {
        int credit = Intake.Credit;
        if (!_credit.IsDue(credit))
        {
            return int.MaxValue;
        }

        FindCreditTopics(node, now);
        return _credit.TryReport(_publisher, _creditTopic, _creditFormTopic, credit) ? int.MaxValue : CreditNotice.RetryMilliseconds;
    }

    private void FindCreditTopics(NodeEntry node, long now)
    {
        if (_creditNode != node.TopicName)
        {
            _creditTopic = _publisher.Topic(node.TopicName, CommandName.CreditResult);
            _creditNode = node.TopicName;
        }

        string form = node.AskedForm(now);
        if (_creditForm != form)
        {
            _creditFormTopic = form == null ? null : _publisher.Topic(form, CommandName.CreditResult);
            _creditForm = form;
        }
    }
}
