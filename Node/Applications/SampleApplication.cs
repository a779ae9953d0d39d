using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Node.Applications;

/// <summary>
/// A node to try a network with: sends the MessagePack map <c>{"count":n,"uptime":s,"led":0|1}</c> every few seconds, and
/// obeys <c>{"led":0|1}</c>. Copy it to start a node of your own.
/// </summary>
public sealed class SampleApplication : NodeApplication, IApplicationFields
{
    /// <summary>The pause between two messages in milliseconds, unless another one was given.</summary>
    public const int DefaultPeriodMilliseconds = 10000;

    // Where the node has no room for a message.
    private const int RetryMilliseconds = 10;

    // Three entries: keys of 5, 6 and 3 characters, two numbers of at most 5 bytes (the uptime for 136 years), one of 1 byte.
    private const int MaximumMessage = 1 + 6 + 5 + 7 + 5 + 4 + 1;

    private const string PeriodName = "periodSeconds";
    private const int MaximumPeriodSeconds = 3600;

    private readonly IClock _clock;
    private int _period;
    private readonly byte[] _message = new byte[MaximumMessage];
    private INode _node;
    private uint _count;
    private bool _led;
    private bool _registered;
    private long _nextAt;

    /// <summary>Makes an application that sends nothing until it is attached to a node.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="periodMilliseconds">The pause between two messages.</param>
    public SampleApplication(IClock clock, int periodMilliseconds)
    {
        _clock = clock;
        _period = periodMilliseconds;
    }

    /// <summary>Gets whether a first message has left: a new image that sends nothing does not stay.</summary>
    public override ProgramHealth Health
    {
        get { return _count > 0 ? ProgramHealth.Well : ProgramHealth.Unknown; }
    }

    /// <inheritdoc/>
    public int FieldCount
    {
        get { return 1; }
    }

    /// <inheritdoc/>
    public string FieldName(int index)
    {
        return PeriodName;
    }

    /// <inheritdoc/>
    public string FieldLabel(int index)
    {
        return "Seconds between two messages";
    }

    /// <inheritdoc/>
    public string FieldDefault(int index)
    {
        return (_period / 1000).ToString();
    }

    /// <inheritdoc/>
    public string CheckField(int index, string value)
    {
        return Seconds(value) > 0 ? null : "a whole number from 1 to " + MaximumPeriodSeconds.ToString() + " is expected";
    }

    /// <inheritdoc/>
    public void UseFields(ApplicationValues values)
    {
        string value = values.Value(PeriodName);
        int seconds = value == null ? 0 : Seconds(value);
        _period = seconds > 0 ? seconds * 1000 : _period;
    }

    /// <summary>Sets the node through which to send: the node needs its application first.</summary>
    public void Attach(INode node)
    {
        _node = node;
    }

    /// <inheritdoc/>
    public override void OnRegistered()
    {
        _registered = true;
        _nextAt = _clock.Milliseconds;
    }

    /// <inheritdoc/>
    public override void OnData(bool get, byte encoding, byte[] buffer, int offset, int count)
    {
        if (!get)
        {
            int led = encoding == PayloadEncoding.MessagePack ? SwitchMessage.Read("led", buffer, offset, count) : -1;
            if (led < 0)
            {
                _node.Rejects.Reject(MacAddress.None, "data that is not {\"led\":0} or {\"led\":1}");
                return;
            }

            _led = led == 1;
            _node.SetLed(_led);
        }

        // What is set shows at once as well.
        _nextAt = _clock.Milliseconds;
    }

    /// <inheritdoc/>
    public override int Tick(long now)
    {
        if (!_registered)
        {
            return _period;
        }

        if (now >= _nextAt)
        {
            if (!_node.SendData(PayloadEncoding.MessagePack, _message, 0, Compose(now)))
            {
                return RetryMilliseconds;
            }

            _count++;
            _nextAt = now + _period;
        }

        return Wait.Until(_nextAt, now);
    }

    private static int Seconds(string value)
    {
        byte[] text = Encoding.UTF8.GetBytes(value);
        return (int)AsciiText.ParseNumber(text, 0, text.Length, MaximumPeriodSeconds);
    }

    private int Compose(long now)
    {
        int room = _message.Length;
        int end = MessagePackWriter.WriteMap(_message, 0, room, 3);
        end = MessagePackWriter.WriteText(_message, end, room, "count");
        end = MessagePackWriter.WriteUnsigned(_message, end, room, _count);
        end = MessagePackWriter.WriteText(_message, end, room, "uptime");
        end = MessagePackWriter.WriteUnsigned(_message, end, room, (ulong)(now / 1000));
        end = MessagePackWriter.WriteText(_message, end, room, "led");
        return MessagePackWriter.WriteUnsigned(_message, end, room, _led ? 1ul : 0ul);
    }
}
