using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Shared.Starting;

namespace EnigmaIoT.Node.Air;

/// <summary>
/// The node's link with its gateway: where the gateway is, the session with it, what is sent and received under it, and what the two
/// tell each other of themselves (name, program, time).
/// </summary>
internal sealed class GatewayLink : IPumped
{
    private readonly ProgramReport _program;

    /// <summary>Creates a link that looks for its gateway with the first pump.</summary>
    /// <exception cref="System.ArgumentException">The network key is shorter than 8 or longer than 32 bytes.</exception>
    public GatewayLink(NodeConfig config, NodeParts parts, ImageTrial trial, RejectLog rejects)
    {
        Session = new Session(parts.Cipher.Keys);
        FrameKey networkKey = new FrameKey(parts.Cipher.Keys);
        NetworkKey.Derive(parts.Cipher, config.NetworkKey, networkKey);
        Search = new GatewaySearch(parts.Scanner, parts.Log, config.NetworkName, (byte)parts.Radio.Address);
        Uplink = new Uplink(parts, Session);
        Answers = new AnswerQueue(Uplink, parts.Log);
        Registration = new Registration(parts, Search, Uplink, Session, networkKey, config.WantsBroadcasts);
        Naming = new NodeNaming(parts, Uplink, config.Name);
        _program = new ProgramReport(parts, Uplink, Naming, trial);
        Clock = new ClockSync(parts.Clock, Uplink, Session);
        Broadcasts = new BroadcastLink(parts.Cipher.Keys, config.WantsBroadcasts);
        Frames = new FrameCheck(this, rejects);
    }

    /// <summary>Gets room for a frame, which the application uses for its messages, and the link while it opens a frame.</summary>
    public byte[] Scratch { get; } = new byte[FrameLayout.MaximumCount];

    /// <summary>Gets the session in use.</summary>
    public Session Session { get; }

    /// <summary>Gets what knows where the gateway is.</summary>
    public GatewaySearch Search { get; }

    /// <summary>Gets what opens sessions.</summary>
    public Registration Registration { get; }

    /// <summary>Gets the way of received frames.</summary>
    public FrameCheck Frames { get; }

    /// <summary>Gets the way of frames to the gateway.</summary>
    public Uplink Uplink { get; }

    /// <summary>Gets the way of answers that must arrive.</summary>
    public AnswerQueue Answers { get; }

    /// <summary>Gets the node's name.</summary>
    public NodeNaming Naming { get; }

    /// <summary>Gets the time.</summary>
    public ClockSync Clock { get; }

    /// <summary>Gets the broadcast key.</summary>
    public BroadcastLink Broadcasts { get; }

    /// <summary>Gets how often the node has told in vain what it runs, 0 to 255.</summary>
    public int ProgramUntaken
    {
        get { return _program.Untaken; }
    }

    /// <summary>Gets whether the session was kept over the sleep that has just ended.</summary>
    public bool IsResumed { get; private set; }

    /// <summary>
    /// Gets whether nothing is left to be said: all was sent, and acknowledged, given up or left for another wake-up, and no session is in doubt.
    /// </summary>
    public bool IsQuiet
    {
        get
        {
            return Registration.IsSettled && !Search.IsScanning && Uplink.IsIdle && Answers.IsEmpty
                && !Naming.IsWaiting;
        }
    }

    /// <summary>Continues with the session that was kept over a sleep.</summary>
    /// <param name="record">A valid record.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Resume(SleepRecord record, long now)
    {
        record.Read(this, now);
        Registration.Resume(record.IsExtended);
        Search.Resume(record.Gateway, record.Channel, IsScanDue(record.Missed));
        Naming.Resume(record.IsNameUntaken, now);
        _program.Resume(record.IsExtended, record.ProgramUntaken, now);
        Clock.Defer(now);
        IsResumed = true;
    }

    // After 2, 4, 8 .. wake-ups without an acknowledgement: a gateway that is off for a day costs few scans.
    private static bool IsScanDue(int missed)
    {
        return missed >= GatewaySearch.FailuresBeforeScan && (missed & (missed - 1)) == 0;
    }

    /// <summary>Takes the delivery results of what was sent.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TakeResults(long now)
    {
        bool any = false;
        while (Uplink.TakeResult())
        {
            any = true;
            Search.OnSent(Uplink.ResultDelivered, now);
            switch (Uplink.ResultPurpose)
            {
                case FramePurpose.Data:
                    if (!Uplink.ResultDelivered && Registration.Sleepy)
                    {
                        Uplink.RepeatUndelivered(Registration.IsGatewayExtended);
                    }

                    break;
                case FramePurpose.Name:
                    Naming.OnResult(Uplink.ResultDelivered, Registration.IsGatewayExtended);
                    break;
                case FramePurpose.Answer:
                    Answers.OnResult(Uplink.ResultDelivered, now);
                    break;
            }
        }

        return any;
    }

    /// <summary>The gateway has taken what the node runs.</summary>
    public void OnProgramTaken()
    {
        _program.OnTaken();
    }

    /// <summary>A new session began: the gateway is told who the node is, and gets again what it could not read under the old one.</summary>
    /// <returns>Whether a message of the application is sent again.</returns>
    public bool BeginSession(long now)
    {
        IsResumed = false;
        Search.BeginSession();
        Answers.BeginSession();
        Naming.Announce(now);
        Naming.Pump(now);
        _program.BeginSession(Registration.IsGatewayExtended, now);
        return Uplink.RepeatLost();
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        int wait = Search.Pump(now, out bool moved);
        if (moved && Session.IsOpen)
        {
            Registration.Renew();
        }

        wait = Wait.Shorter(wait, Registration.Pump(now));
        Session asked = Registration.Asked;
        if (asked != null && Clock.Ask(asked, Registration.CandidateSource, now))
        {
            Registration.OnAsked(now);
        }

        wait = Wait.Shorter(wait, Naming.Pump(now));
        wait = Wait.Shorter(wait, _program.Pump(now));
        return Wait.Shorter(wait, Clock.Pump(now));
    }

    /// <summary>Hands to the radio what all parts have to say.</summary>
    /// <returns>In how many milliseconds to call again at the latest.</returns>
    public int Send(long now)
    {
        int wait = Answers.Pump(now);
        if (!Search.IsScanning)
        {
            Uplink.Flush(Search.GatewayAddress, Registration.Holds(now));
        }

        return Uplink.IsWaiting ? Wait.Shorter(wait, Uplink.RetryMilliseconds) : wait;
    }
}
