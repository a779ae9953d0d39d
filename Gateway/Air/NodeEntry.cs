using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;

namespace EnigmaIoT.Gateway.Air;

/// <summary>What the gateway knows of one node. Its place in the table is the node's id.</summary>
public sealed class NodeEntry
{
    /// <summary>Milliseconds for which answers go under the form of address that was asked, too.</summary>
    private const long AskedFormMilliseconds = 120000;

    // What a node or a publisher says of an update that is over comes within a minute of its end; ten are enough.
    private const long UpdateEndMilliseconds = 600000;

    private const ulong AddressMask = 0xFFFFFFFFFFFF;
    private const int IdShift = 48;

    private const ulong HeardMask = 0xFFFFFFFFFF;
    private const int RssiShift = 40;
    private const ulong RssiMask = 0xFF;
    private const int TraitsShift = 48;
    private const ulong TraitsMask = 0x7FFF;
    private const ulong NamedFlag = 1UL << 63;

    // The address in bits 0 to 47, the id above it: on the heap a field takes 12 bytes, whatever its type.
    private ulong _identity;

    // When it was last heard in bits 0 to 39, which is 34 years, signal strength in 40 to 47, traits in 48 to 62, whether it told a name.
    private ulong _facts;
    private NodeRequests _requests;
    private Session _session;

    /// <summary>Creates an entry of no node.</summary>
    public NodeEntry(int id, IFrameKeys keys)
    {
        _identity = (ulong)id << IdShift;
        _session = new Session(keys);
    }

    /// <summary>
    /// Gets or sets the messages that wait for a sleepy node's next data message, as <see cref="WaitingMessages"/> writes them. Null where
    /// none wait.
    /// </summary>
    public byte[] Waiting
    {
        get
        {
            return _requests?.Waiting;
        }

        set
        {
            if (value != null || _requests != null)
            {
                Requests.Waiting = value;
            }
        }
    }

    /// <summary>Gets the node's id.</summary>
    public int Id
    {
        get { return (int)(_identity >> IdShift); }
    }

    /// <summary>Gets the node's MAC address; <see cref="MacAddress.None"/> in an entry of no node.</summary>
    public long Address
    {
        get { return (long)(_identity & AddressMask); }
        private set { _identity = (_identity & ~AddressMask) | ((ulong)value & AddressMask); }
    }

    /// <summary>Gets the session in use.</summary>
    public Session Session
    {
        get { return _session; }
    }

    /// <summary>Gets the node's name, or null where it has none.</summary>
    public string Name
    {
        get { return (_facts & NamedFlag) != 0 ? TopicName : null; }
    }

    /// <summary>Gets or sets the node's traits.</summary>
    public NodeTraits Traits
    {
        get { return (NodeTraits)((_facts >> TraitsShift) & TraitsMask); }
        set { _facts = (_facts & ~(TraitsMask << TraitsShift)) | (((ulong)value & TraitsMask) << TraitsShift); }
    }

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

    /// <summary>Gets or sets whether an update of the node is running: such a node is not sent to sleep, restarted or forgotten.</summary>
    public bool IsBeingUpdated
    {
        get { return (Traits & NodeTraits.BeingUpdated) != 0; }
        set { Traits = value ? Traits | NodeTraits.BeingUpdated : Traits & ~NodeTraits.BeingUpdated; }
    }

    /// <summary>Gets or sets whether the node takes deltas in the place of images.</summary>
    public bool TakesDeltas
    {
        get { return (Traits & NodeTraits.TakesDeltas) != 0; }
        set { Traits = value ? Traits | NodeTraits.TakesDeltas : Traits & ~NodeTraits.TakesDeltas; }
    }

    /// <summary>Gets or sets whether the node takes deltas that come by broadcasts.</summary>
    public bool TakesDeltasOfMany
    {
        get { return (Traits & NodeTraits.TakesDeltasOfMany) != 0; }
        set { Traits = value ? Traits | NodeTraits.TakesDeltasOfMany : Traits & ~NodeTraits.TakesDeltasOfMany; }
    }

    /// <summary>Gets or sets the signal strength of the last frame heard, in dBm.</summary>
    public int Rssi
    {
        get { return (sbyte)(_facts >> RssiShift); }
        set { _facts = (_facts & ~(RssiMask << RssiShift)) | (((ulong)value & RssiMask) << RssiShift); }
    }

    /// <summary>Gets or sets when the last frame of the node was taken, on the gateway's clock.</summary>
    public long LastHeard
    {
        get { return (long)(_facts & HeardMask); }
        set { _facts = (_facts & ~HeardMask) | ((ulong)value & HeardMask); }
    }

    /// <summary>Gets when the node's last update ended; 0 where there was none.</summary>
    public long UpdateEndedAt
    {
        get { return _requests == null ? 0 : _requests.UpdateEndedAt; }
    }

    /// <summary>Gets whether the node has a session.</summary>
    public bool IsRegistered
    {
        get { return Session.IsOpen; }
    }

    /// <summary>
    /// Gets how the node is called in topics: by its name where it has one, else by its address; null in an entry of no node.
    /// </summary>
    public string TopicName { get; private set; }

    private NodeRequests Requests
    {
        get { return _requests ??= new NodeRequests(); }
    }

    /// <summary>Assigns the entry to a node.</summary>
    public void Assign(long address)
    {
        TopicName = MacAddress.Format(address);
        _requests?.Clear();
        _facts &= ~(NamedFlag | (TraitsMask << TraitsShift));
        Address = address;
    }

    /// <summary>Puts a proven new session in the place of the one in use.</summary>
    /// <param name="proven">The new session.</param>
    /// <returns>The one that was in use.</returns>
    internal Session Exchange(Session proven)
    {
        Session old = _session;
        _session = proven;
        return old;
    }

    /// <summary>Sets the node's name.</summary>
    public void SetName(string name)
    {
        TopicName = name;
        _facts |= NamedFlag;
    }

    /// <summary>Notes that an update has ended.</summary>
    /// <param name="md5">16 bytes of its image.</param>
    /// <param name="isWell">Whether the node has the image.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void NoteUpdateEnd(byte[] md5, bool isWell, long now)
    {
        Traits = isWell ? Traits | NodeTraits.UpdatedWell : Traits & ~NodeTraits.UpdatedWell;
        Requests.UpdateEndedAt = now;
        Requests.UpdatedImage = LittleEndian.ReadUInt32(md5, 0);
    }

    /// <summary>Determines whether the node's last update was of that image.</summary>
    /// <param name="md5">16 bytes of the image.</param>
    public bool HasEndedUpdateOf(byte[] md5)
    {
        return UpdateEndedAt != 0 && _requests.UpdatedImage == LittleEndian.ReadUInt32(md5, 0);
    }

    /// <summary>Notes by which form of address somebody asked.</summary>
    /// <param name="form">The topic level that named the node.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void NoteAsked(string form, long now)
    {
        Requests.AskedForm = form;
        Requests.AskedAt = now;
    }

    /// <summary>Forgets that somebody asked by a name, which is another node's now.</summary>
    public void ForgetAsked(string name)
    {
        if (_requests != null && _requests.AskedForm == name)
        {
            _requests.AskedForm = null;
        }
    }

    /// <summary>Gets the other form under which answers have to go, or null where the topic name is enough.</summary>
    public string AskedForm(long now)
    {
        string form = _requests?.AskedForm;
        return form != null && form != TopicName && now - _requests.AskedAt < AskedFormMilliseconds ? form : null;
    }

    /// <summary>Releases the memory of requests to the node once none of them matters any more.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    public void ForgetOldRequests(long now)
    {
        bool canGo = _requests != null && !IsBeingUpdated
            && (_requests.UpdateEndedAt == 0 || now - _requests.UpdateEndedAt >= UpdateEndMilliseconds)
            && (_requests.AskedForm == null || now - _requests.AskedAt >= AskedFormMilliseconds)
            && _requests.Waiting == null;
        _requests = canGo ? null : _requests;
    }

    /// <summary>Ends the session and gives the entry back.</summary>
    public void Release()
    {
        Session.Close();
        _requests?.Clear();
        Address = MacAddress.None;
        TopicName = null;
        _facts &= ~NamedFlag;
    }
}
