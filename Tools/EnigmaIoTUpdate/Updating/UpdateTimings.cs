namespace EnigmaIoT.Update.Updating;

/// <summary>
/// Every wait of an update. They nest on purpose: the node gives up 10 s after the last OTA message and the gateway
/// then publishes status 5, so repeats come well within 10 s and the wait for the end is longer.
/// </summary>
public sealed record UpdateTimings
{
    /// <summary>How long to wait for the name of a node that is addressed by its MAC address.</summary>
    public TimeSpan NameLookup { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long to wait in all for the node to confirm that it stays awake.</summary>
    public TimeSpan Wake { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// For how many of its turns a node that sleeps is waited for, where the gateway knows how far apart they are and that is longer than
    /// <see cref="Wake"/>, which is not meant for them all: one turn may get lost on the air, and the next one too.
    /// </summary>
    public int SleepTurns { get; init; } = 3;

    /// <summary>
    /// Whether the whole of <see cref="Wake"/> is waited for a node or a gateway of which it is known that it is not there now.
    /// </summary>
    public bool IsPatient { get; init; }

    /// <summary>How long a node that does not sleep may leave requests to stay awake unanswered.</summary>
    public TimeSpan Absent { get; init; } = TimeSpan.FromSeconds(1.7);

    /// <summary>How often such a node is asked.</summary>
    public TimeSpan AbsentRepeat { get; init; } = TimeSpan.FromSeconds(0.6);

    /// <summary>
    /// For how long its gateway must not have heard it: one that was heard later may be restarting, which takes some seconds.
    /// </summary>
    public TimeSpan AbsentSilence { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How often to ask it.</summary>
    public TimeSpan WakeRepeat { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long to wait for an answer to message 0 before it is sent again.</summary>
    public TimeSpan StartRepeat { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How often message 0 is sent; after that chunks are sent unasked.</summary>
    public int StartAttempts { get; init; } = 3;

    /// <summary>How long to wait for the answer to <c>get/update</c>, which goes out twice before the start.</summary>
    public TimeSpan Query { get; init; } = TimeSpan.FromSeconds(0.8);

    /// <summary>How much longer to wait, where a gateway does not know the node, for another one that does.</summary>
    public TimeSpan OtherGateway { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>How long to wait for what the broker keeps, once it has confirmed the subscription.</summary>
    public TimeSpan Kept { get; init; } = TimeSpan.FromSeconds(0.3);

    /// <summary>How long to wait for what the node runs, where it may not tell.</summary>
    public TimeSpan Program { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>After how long a silence a publisher of blocks asks the gateway where the update stands.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a publisher of blocks goes on where the update does not.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a publisher of blocks sends message 0 again where the gateway knows of no update.</summary>
    public int MaximumRenewals { get; init; } = 10;

    /// <summary>For how long a status 4 that repeats the last rewind is taken as an echo of it.</summary>
    public TimeSpan EchoWindow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// After how long a silence the last chunk is sent once more, and after how long another one all chunks behind the
    /// one that the node told last.
    /// </summary>
    public TimeSpan LastChunkRepeat { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a silence after the last chunk ends the update; every status message starts it anew.</summary>
    public TimeSpan Finish { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The longest wait after the last chunk, whatever comes.</summary>
    public TimeSpan FinishLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often the node may ask for chunks again without getting any further.</summary>
    public int MaximumRewinds { get; init; } = 30;

    /// <summary>
    /// How long a lost broker may stay away: 60 s, and what an attempt takes that began shortly before that.
    /// </summary>
    public TimeSpan Reconnect { get; init; } = TimeSpan.FromSeconds(75);

    /// <summary>
    /// How long a gateway may leave queries unanswered that a publisher of blocks asks in the middle of an update: 60 s without
    /// its broker, 15 s until it looks for it again, and what that takes.
    /// </summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>After how many unanswered queries a gateway counts as silent, and the broker is asked whether it is there.</summary>
    public int SilentQuestions { get; init; } = 3;

    /// <summary>The first pause before a new connection; it doubles up to the longest.</summary>
    public TimeSpan ReconnectFirstPause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest pause between two attempts to connect.</summary>
    public TimeSpan ReconnectMaximumPause { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How often the connection may be lost in one update.</summary>
    public int MaximumReconnects { get; init; } = 20;

    /// <summary>How long to look for the restarted node after a good update; zero to return at once.</summary>
    public TimeSpan Restart { get; init; } = TimeSpan.FromSeconds(30);
}
