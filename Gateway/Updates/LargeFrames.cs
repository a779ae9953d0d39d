using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// Frames with several chunks to one node: how many chunks the next one may have. A radio of ESP-NOW version 1 acknowledges such a frame and
/// drops it, so the first one is sent alone, and others once the node has told of its chunks. A frame that is not acknowledged, which was lost
/// eight times, halves the number; two in a row take it down to one. Frames that are acknowledged raise it again.
/// </summary>
public sealed class LargeFrames
{
    /// <summary>
    /// Bytes of heap that are free before there is room for such frames: 4 KB for what is collected for the radio, 1.4 KB for the frame that is
    /// made, and what comes and goes while an update runs.
    /// </summary>
    public const int StartHeap = 12288;

    /// <summary>
    /// Frames that are acknowledged before more chunks are tried, where one alone has failed: it was too long for what the link loses. Of
    /// frames of which two attempts in three are lost one in 26 fails, and half as long ones get there sooner.
    /// </summary>
    public const int FramesBehindLoss = 512;

    /// <summary>The same where two in a row have failed: nobody listened, or the link is another one now.</summary>
    public const int FramesBehindBreak = 64;

    /// <summary>So many frames in a row that were acknowledged and did not arrive are no chance.</summary>
    public const int Tries = 3;

    /// <summary>The frame that is made: its control bytes stand where those of any frame do.</summary>
    public readonly byte[] Buffer = new byte[ReceivedFrame.LargeCount];

    private LargeFrameState _state;
    private int _chunks;
    private int _run;
    private int _needed;
    private int _unseen;
    private int _probeFirst;
    private int _probeLast;

    private LargeFrames(int most)
    {
        Most = most;
        _chunks = most;
    }

    /// <summary>Gets the most chunks of any frame, 2 or more.</summary>
    public int Most { get; }

    /// <summary>Gets whether most chunks go several a frame: one frame has arrived, and none that followed was too long for the link.</summary>
    public bool AreInUse
    {
        get { return _state == LargeFrameState.Proven && _chunks > 2; }
    }

    /// <summary>Gets how many chunks the next frame may have, 1 or more.</summary>
    public int Next
    {
        get { return _state == LargeFrameState.Probing || _state == LargeFrameState.Refused ? 1 : _chunks; }
    }

    /// <summary>Has the radio make room for such frames, where the heap has enough.</summary>
    /// <param name="parts">What updates work with.</param>
    /// <returns>Whether they can be sent.</returns>
    internal static bool TryMakeRoom(UpdateParts parts)
    {
        IRadio radio = parts.Gateway.Radio;
        return radio.Room == FrameRoom.LargeSent
            || (!parts.Config.IsTight && parts.Gateway.Board.FreeHeap >= StartHeap && radio.TrySetRoom(FrameRoom.LargeSent));
    }

    /// <summary>Creates an object for the update of a node.</summary>
    /// <param name="chunks">The most chunks of a frame that the node takes.</param>
    /// <param name="window">How many chunks behind the first missing one may be sent: two frames have to fit in.</param>
    /// <returns>Null where frames of one chunk are sent.</returns>
    public static LargeFrames TryMake(int chunks, int window)
    {
        int most = chunks < OtaLimits.ChunksOfFrame ? chunks : OtaLimits.ChunksOfFrame;
        most = most < (window + 1) / 2 ? most : (window + 1) / 2;
        if (most < 2)
        {
            return null;
        }

        try
        {
            return new LargeFrames(most);
        }
        catch (OutOfMemoryException)
        {
            return null;
        }
    }

    /// <summary>A frame was handed to the radio.</summary>
    /// <param name="first">Its first chunk.</param>
    /// <param name="count">How many it has.</param>
    public void OnSending(int first, int count)
    {
        if (count > 1 && _state == LargeFrameState.Untried)
        {
            _state = LargeFrameState.Probing;
            _probeFirst = first;
            _probeLast = first + count - 1;
        }
    }

    /// <summary>The MAC layer's result of a frame.</summary>
    /// <param name="first">Its first chunk.</param>
    /// <param name="count">How many chunks it had.</param>
    /// <param name="delivered">Whether the node's radio acknowledged it.</param>
    /// <param name="isTooLong">Whether it is put down to the frame's length where it was not acknowledged.</param>
    public void OnSent(int first, int count, bool delivered, bool isTooLong)
    {
        if (delivered)
        {
            Count();
            return;
        }

        if (count > 1 && _state == LargeFrameState.Probing && first == _probeFirst)
        {
            _state = LargeFrameState.Untried;
        }

        if (count > 1 && count <= _chunks && isTooLong)
        {
            _needed = FramesBehindLoss;
            _chunks = count > 2 ? count / 2 : 1;
        }

        if (_run == 0)
        {
            _needed = FramesBehindBreak;
            _chunks = 1;
        }

        _run = 0;
    }

    /// <summary>The node has told what it holds, and chunks that were lost behind its radio are sent again.</summary>
    /// <param name="missing">The first chunk that it misses.</param>
    /// <param name="progress">Whether it holds more in a row than before.</param>
    /// <param name="firstLost">The first chunk that was lost so; 0 for none.</param>
    public void OnAnswer(int missing, bool progress, int firstLost)
    {
        bool isProbeLost = _state == LargeFrameState.Probing && firstLost != 0 && firstLost <= _probeLast;
        if (isProbeLost || (_state == LargeFrameState.Proven && firstLost != 0 && !progress))
        {
            _unseen++;
            _state = _unseen >= Tries ? LargeFrameState.Refused : isProbeLost ? LargeFrameState.Untried : _state;
        }
        else if (_state == LargeFrameState.Probing && missing > _probeLast)
        {
            _state = LargeFrameState.Proven;
            _unseen = 0;
        }
        else if (_state == LargeFrameState.Proven && progress)
        {
            _unseen = 0;
        }
    }

    /// <summary>The results of the frames that are under way will not come.</summary>
    public void OnDisowned()
    {
        _state = _state == LargeFrameState.Probing ? LargeFrameState.Untried : _state;
    }

    private void Count()
    {
        _run++;
        if (_run >= _needed && _chunks < Most)
        {
            _chunks = 2 * _chunks < Most ? 2 * _chunks : Most;
            _run = 0;
        }
    }
}
