using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Tells a publisher that goes by credit up to which chunk it may go: <c>{"md5":"..","credit":   48}</c> under
/// <c>result/credit</c>. The payload is written in place, so nothing is allocated while an update runs.
/// </summary>
internal sealed class CreditNotice
{
    /// <summary>Credit is told when it has grown by so many chunks, a block, and at the end of the image.</summary>
    private const int Step = OtaBlock.MaximumChunks;

    private const int Digits = 5;
    private const int RetryMilliseconds = 5;

    private readonly Publisher _publisher;
    private byte[] _payload;
    private string _node;
    private string _topic;
    private string _form;
    private string _formTopic;
    private int _told;

    /// <summary>Makes a notice of a relay.</summary>
    public CreditNotice(Publisher publisher)
    {
        _publisher = publisher;
    }

    /// <summary>Starts with an image; nothing was told.</summary>
    public void Begin(byte[] md5)
    {
        _payload = Encoding.UTF8.GetBytes("{\"md5\":\"" + HexText.Format(md5) + "\",\"credit\":" + new string(' ', Digits) + "}");
        _told = 0;
    }

    /// <summary>The publisher goes on from another chunk: it is told anew.</summary>
    public void Restart()
    {
        _told = 0;
    }

    /// <summary>Tells the credit where that is due.</summary>
    /// <param name="entry">The node.</param>
    /// <param name="credit">Index of the last chunk that may be published.</param>
    /// <param name="chunks">Number of chunks of the image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds something is due again.</returns>
    public int Pump(NodeEntry entry, int credit, int chunks, long now)
    {
        if (credit <= _told || (credit - _told < Step && credit < chunks))
        {
            return int.MaxValue;
        }

        Write(credit);
        Address(entry, now);
        if (!_publisher.TryPublishNow(_topic, _payload))
        {
            return RetryMilliseconds;
        }

        if (_formTopic != null)
        {
            _publisher.TryPublishNow(_formTopic, _payload);
        }

        _told = credit;
        return int.MaxValue;
    }

    private void Write(int credit)
    {
        int place = _payload.Length - 2;
        for (int i = 0; i < Digits; i++)
        {
            _payload[place - i] = (byte)(credit > 0 ? '0' + (credit % 10) : ' ');
            credit /= 10;
        }
    }

    private void Address(NodeEntry entry, long now)
    {
        if (_node != entry.TopicName)
        {
            _node = entry.TopicName;
            _topic = _publisher.Topic(_node, CommandName.CreditResult);
        }

        string form = entry.AskedForm(now);
        if (_form != form)
        {
            _form = form;
            _formTopic = form == null ? null : _publisher.Topic(form, CommandName.CreditResult);
        }
    }
}
