using EnigmaIoT.Gateway.Downlink;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Nodes;

/// <summary>What the gateway knows of one node. Its place in the table is the node's id.</summary>
public sealed class NodeEntry
{
    /// <summary>For so long after a command was sent to one form of address, answers go under that form too.</summary>
    private const long AskedFormMilliseconds = 120000;

    private string _askedForm;
    private long _askedAt;

    // The first bytes of an image's MD5 tell it from others, and take less room in each entry than all of them.
    private uint _updatedImage;

    /// <summary>Makes an entry of no node.</summary>
    public NodeEntry(int id, ICipher cipher, IRandom random)
    {
        Id = id;
        Session = new Session(cipher, random);
    }

    /// <summary>Counts of the node's data messages.</summary>
    public readonly PacketStatistics Statistics = new PacketStatistics();

    /// <summary>Gets the message that waits for a sleepy node's next data message; null where none ever did.</summary>
    public DownlinkMessage Pending { get; private set; }

    /// <summary>Gets the node's id.</summary>
    public int Id { get; }

    /// <summary>Gets the node's MAC address; <see cref="MacAddress.None"/> in an entry of no node.</summary>
    public long Address { get; private set; }

    /// <summary>Gets or sets the session in use. Registration puts a proven new one in its place.</summary>
    public Session Session { get; set; }

    /// <summary>Gets or sets the node's name, or null where it told none.</summary>
    public string Name { get; set; }

    /// <summary>Gets or sets what the node said of itself, and what it is owed.</summary>
    public NodeTraits Traits { get; set; }

    /// <summary>Gets or sets whether the node sleeps between its messages.</summary>
    public bool Sleepy
    {
        get { return (Traits & NodeTraits.Sleeps) != 0; }
        set { Traits = value ? Traits | NodeTraits.Sleeps : Traits & ~NodeTraits.Sleeps; }
    }

    /// <summary>Gets or sets whether what the node runs stands at the broker, under its topic name.</summary>
    public bool IsProgramPublished
    {
        get { return (Traits & NodeTraits.ProgramPublished) != 0; }
        set { Traits = value ? Traits | NodeTraits.ProgramPublished : Traits & ~NodeTraits.ProgramPublished; }
    }

    /// <summary>Gets or sets the signal strength of the last frame heard, in dBm.</summary>
    public int Rssi { get; set; }

    /// <summary>Gets or sets when the last frame of the node was taken, on the gateway's clock.</summary>
    public long LastHeard { get; set; }

    /// <summary>Gets or sets when the node's last update ended; 0 where there was none.</summary>
    public long UpdateEndedAt { get; private set; }

    /// <summary>Gets whether the node has a session.</summary>
    public bool IsRegistered
    {
        get { return Session.IsOpen; }
    }

    /// <summary>Gets how the node is called in topics: by its name where it has one, else by its address.</summary>
    public string TopicName { get; private set; }

    /// <summary>Makes room for a pending message, once for each node that sleeps: most nodes never do.</summary>
    public DownlinkMessage MakePending()
    {
        Pending = Pending ?? new DownlinkMessage();
        return Pending;
    }

    /// <summary>Gives the entry to a node.</summary>
    public void Assign(long address)
    {
        Address = address;
        Name = null;
        Traits = NodeTraits.None;
        UpdateEndedAt = 0;
        Statistics.Clear();
        _askedForm = null;
        Pending?.Clear();
        TopicName = MacAddress.Format(address);
    }

    /// <summary>Sets the node's name.</summary>
    public void SetName(string name)
    {
        Name = name;
        TopicName = name;
    }

    /// <summary>Notes that an update has ended.</summary>
    /// <param name="md5">16 bytes of its image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void NoteUpdateEnd(byte[] md5, long now)
    {
        UpdateEndedAt = now;
        _updatedImage = LittleEndian.ReadUInt32(md5, 0);
    }

    /// <summary>Tells whether the node's last update was of that image.</summary>
    /// <param name="md5">16 bytes of the image.</param>
    public bool HasEndedUpdateOf(byte[] md5)
    {
        return UpdateEndedAt != 0 && _updatedImage == LittleEndian.ReadUInt32(md5, 0);
    }

    /// <summary>Notes by which form of address somebody asked.</summary>
    /// <param name="form">The topic level that named the node.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void NoteAsked(string form, long now)
    {
        _askedForm = form;
        _askedAt = now;
    }

    /// <summary>Forgets that somebody asked by a name, which is another node's now.</summary>
    public void ForgetAsked(string name)
    {
        _askedForm = _askedForm == name ? null : _askedForm;
    }

    /// <summary>Gets the other form under which answers have to go, or null where the topic name is enough.</summary>
    public string AskedForm(long now)
    {
        return _askedForm != null && _askedForm != TopicName && now - _askedAt < AskedFormMilliseconds ? _askedForm : null;
    }

    /// <summary>Ends the session and gives the entry back.</summary>
    public void Release()
    {
        Session.Close();
        Pending?.Clear();
        Address = MacAddress.None;
        Name = null;
        TopicName = null;
    }
}
