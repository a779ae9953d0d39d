using System;
using EnigmaIoT.Node.Air;
using EnigmaIoT.Node.Configuration;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Takes an image over the air: strictly in order from gateways of version 0.9.8, in any order within a window from those
/// that offer the extension (docs/ota-extension.md). An update that fails leaves everything as it was.
/// </summary>
internal sealed class OtaReceiver : IPumped, IBeforeRestart
{
    /// <summary>
    /// The publisher of version 0.9.8 waits 20 s behind the last chunk before it goes back to one that was lost.
    /// </summary>
    private const int EndMilliseconds = 25000;

    /// <summary>
    /// What a node did not get by broadcasts comes to it alone, and others may have their turn before: one update at a time, each of
    /// some seconds.
    /// </summary>
    private const int TurnMilliseconds = 120000;

    /// <summary>
    /// Bytes of heap that are free before frames with several chunks are taken: 4 KB for their room, and what a node needs while it is
    /// updated.
    /// </summary>
    private const int LargeHeap = 10240;

    /// <summary>Chunks that are missing in a row: more than are lost by chance.</summary>
    private const int Hole = 4;

    /// <summary>The same of chunks that come several a frame: more than two frames.</summary>
    private const int LargeHole = (2 * OtaLimits.ChunksOfFrame) + 1;

    private const int RefusalShift = 8;

    private readonly IRadio _radio;
    private readonly ReceivedFrame _frame;
    private readonly SlotWriter _slots;
    private readonly ChunkRun _run;
    private readonly ProgressReport _progress;
    private readonly Restarter _restarter;
    private readonly ChunkWindow _window = new ChunkWindow();
    private OtaOffer _offer = new OtaOffer();
    private OtaOffer _incoming = new OtaOffer();
    private OtaState _state;

    // Made for each delta.
    private DeltaIntake _delta;

    // The status that ended the last update, and in the next byte why its image was refused: a field costs 12 bytes.
    private int _lastEnd = (int)OtaStatus.StartError;
    private long _activeAt;
    private ErasePace _pace;

    /// <summary>Creates a receiver without an update.</summary>
    /// <param name="parts">What the platform gives the node.</param>
    /// <param name="answers">Receives what the gateway is told.</param>
    /// <param name="restarter">Restarts the board, and has it.</param>
    /// <param name="frame">What every received frame is put into.</param>
    public OtaReceiver(NodeParts parts, AnswerQueue answers, Restarter restarter, ReceivedFrame frame)
    {
        _radio = parts.Radio;
        _frame = frame;
        _slots = new SlotWriter(parts.Slots, parts.Log);
        _run = new ChunkRun(_slots);
        _progress = new ProgressReport(new OtaReporter(answers), _window);
        _restarter = restarter;
        restarter.SetFirst(this);
    }

    /// <summary>Gets whether an update runs.</summary>
    public bool IsRunning
    {
        get { return _state == OtaState.Running; }
    }

    /// <summary>
    /// Gets the chunk that the gateway is told of as the first missing one: of a delta one before it where there is no room for as many as
    /// it would send then, and the last one until the image is made: a node that is cut off before has to be sent some of it again.
    /// </summary>
    private int FirstReported
    {
        get
        {
            int first = _delta == null ? int.MaxValue : _window.IsComplete ? _window.Last : _delta.Last - _delta.Window;
            return first < _window.FirstMissing ? first : _window.FirstMissing;
        }
    }

    private ILog Log
    {
        get { return _slots.Messages; }
    }

    private OtaReporter Reporter
    {
        get { return _progress.Reporter; }
    }

    private int ChunksOfFrame
    {
        get { return _frame.IsLarge ? OtaLimits.ChunksOfFrame : 1; }
    }

    private bool HasDeltaWork
    {
        get { return _delta != null && (IsStaged || _delta.HasWork(_window.FirstMissing)); }
    }

    /// <summary>Gets whether the chunks of a delta are kept in the slot, in any order, until all are there.</summary>
    private bool IsStaged
    {
        get { return _offer.Delta != null && _window.All != null; }
    }

    private int MaximumUnderWay
    {
        get { return _delta == null ? OtaExtension.NodeWindow : _delta.Window; }
    }

    /// <summary>Takes an OTA message.</summary>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null, or why the message was refused.</returns>
    public string Take(byte[] buffer, int offset, int count, long now)
    {
        int index = OtaChunkMessage.Index(buffer, offset, count);
        if (index < 0)
        {
            return "OTA message that is too short";
        }

        int dataOffset = offset + OtaChunkMessage.DataOffset;
        int dataCount = count - OtaChunkMessage.DataOffset;
        if (count > OtaChunkMessage.SingleCount)
        {
            return TakeChunks(index, buffer, dataOffset, dataCount, now);
        }

        if (index == 0)
        {
            return count == OtaChunkMessage.PollCount ? TakePoll(now)
                : OtaChunkMessage.IsStop(buffer, offset, count) ? TakeStop()
                : TakeOffer(buffer, offset, count, now);
        }

        if (index == OtaLimits.MaximumChunks && (_state != OtaState.Running || (_progress.IsExtended && index > _offer.Chunks)))
        {
            return TakeProbe(now);
        }

        return _state == OtaState.Running
            ? TakeChunk(index, buffer, dataOffset, dataCount, now)
            : TakeStrayChunk(index, now);
    }

    /// <summary>Takes a message of an update of many nodes (<see cref="GroupMessage"/>).</summary>
    /// <param name="buffer">Holds the control bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">1 or more.</param>
    /// <param name="broadcast">Whether it came for all nodes.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Null, or why the message was refused.</returns>
    public string TakeOfMany(byte[] buffer, int offset, int count, bool broadcast, long now)
    {
        int index = GroupMessage.Index(buffer, offset, count);
        if (index < 0 || (!broadcast && (index == 0 || count != GroupMessage.NamingCount)))
        {
            return "message of an update of many that is neither chunk nor poll";
        }

        bool takesPart = _state == OtaState.Running && _offer.IsForMany;
        if (!broadcast)
        {
            AnswerMissing(takesPart && GroupMessage.Names(buffer, offset, count, _offer.Md5), index, now);
            return null;
        }

        if (!takesPart)
        {
            // It is for others.
            return null;
        }

        if (index == 0)
        {
            TakeAnnouncement(GroupMessage.Names(buffer, offset, count, _offer.Md5), now);
            return null;
        }

        return TakeBroadcastChunk(index, buffer, offset + GroupMessage.DataOffset, count - GroupMessage.DataOffset, now);
    }

    /// <summary>
    /// Gives up what runs, because the node is about to restart, and takes nothing any more. The protocol has no status for
    /// that. It is a start error, which is what the node would say to the next chunk after the restart, and what has a
    /// publisher begin again with message 0; "timeout" and "check failed" would be untrue.
    /// </summary>
    public void BeforeRestart()
    {
        if (_state == OtaState.Finished)
        {
            return;
        }

        if (_state == OtaState.Running)
        {
            GiveUp(OtaStatus.StartError, "the node is about to restart");
        }

        _state = OtaState.Closed;
    }

    /// <summary>Aborts an update without progress, and repeats reports to the gateway.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>In how many milliseconds to call again.</returns>
    public int Pump(long now)
    {
        if (_state != OtaState.Running)
        {
            GiveRoomBack();
            return int.MaxValue;
        }

        int patience = _window.All != null ? TurnMilliseconds
            : _progress.IsPublisherDone ? EndMilliseconds
            : OtaLimits.TimeoutMilliseconds;
        long deadline = _activeAt + patience;
        if (now >= deadline)
        {
            GiveUp(OtaStatus.Timeout, "nothing came for " + (patience / 1000).ToString() + " s");
            return int.MaxValue;
        }

        if (HasDeltaWork)
        {
            // The gateway is not silent: it waits.
            _activeAt = now;
            OnDelta(_delta.Work(_window.FirstMissing), now);
            return 0;
        }

        return Wait.Shorter(Wait.Until(deadline, now), Wait.Shorter(_progress.Pump(now), EraseAhead()));
    }

    /// <summary>
    /// Has the flash erased ahead, a step at a time, while there is nothing else to do: the chunks that came are taken, and the gateway
    /// has heard what it has to. It sends on meanwhile. Where the radio does not hold what comes meanwhile it is better left to the
    /// writes: those erase whole blocks, and fewer chunks are lost.
    /// </summary>
    /// <returns>In how many milliseconds to call again.</returns>
    private int EraseAhead()
    {
        bool isDue = _slots.IsEraseDue && Reporter.IsIdle && (_offer.IsForMany || !_window.HasGap);
        switch (_pace)
        {
            case ErasePace.Stopped:
                return int.MaxValue;
            case ErasePace.Fed:
                _pace = ErasePace.Idle;
                break;
            case ErasePace.FedBehindErase:
                _pace = _window.HasHole(_frame.IsLarge ? LargeHole : Hole) ? ErasePace.Stopped : ErasePace.Erased;
                break;
            default:
                _pace = isDue ? ErasePace.Erased : ErasePace.Idle;
                if (isDue)
                {
                    _slots.EraseAhead();
                }

                break;
        }

        return isDue ? 1 : int.MaxValue;
    }

    private void NoteFed()
    {
        _pace = _pace == ErasePace.Idle ? ErasePace.Fed
            : _pace == ErasePace.Erased ? ErasePace.FedBehindErase
            : _pace;
    }

    private string TakePoll(long now)
    {
        if (_state != OtaState.Running)
        {
            ReportEnd(now);
            return null;
        }

        if (!_progress.IsExtended)
        {
            return "OTA poll of a gateway that did not offer the extension";
        }

        _activeAt = now;
        _progress.TakePoll(FirstReported, now);
        return null;
    }

    /// <summary>A chunk that cannot be: the gateway does not know whether the update runs.</summary>
    private string TakeProbe(long now)
    {
        switch (_state)
        {
            case OtaState.Running:
                _activeAt = now;
                _progress.Begin(_offer, MaximumUnderWay, FirstReported, ChunksOfFrame);
                break;
            case OtaState.Finished:
                ReportEnd(now);
                break;
            case OtaState.Idle:
            case OtaState.Over:
                _state = OtaState.Over;
                Reporter.Report(OtaStatus.StartError);
                break;
        }

        return null;
    }

    private string TakeStop()
    {
        if (_state == OtaState.Running)
        {
            Abort("the gateway ended it");
        }

        return null;
    }

    /// <summary>Reports the end again: where it is a good one, the gateway has not heard it yet, and the restart waits for that.</summary>
    private void ReportEnd(long now)
    {
        ReportLast();
        if (_state == OtaState.Finished)
        {
            _restarter.Extend(now);
        }
    }

    private string TakeOffer(byte[] buffer, int offset, int count, long now)
    {
        bool valid = _incoming.TryRead(buffer, offset, count) && _incoming.IsConsistent
            && (_incoming.Delta == null || _incoming.Window > 0)
            && (!_incoming.IsForMany || (_incoming.HasSha256 && _incoming.Kind != ImageKind.Unknown));
        if (valid && _state == OtaState.Finished && _incoming.IsSameImage(_offer))
        {
            ReportEnd(now);
            return null;
        }

        if (valid && _slots.IsOnTrialWith(_incoming))
        {
            // The publisher did not hear how it ended, and asks again.
            Reporter.ReportEnd(OtaStatus.Finished, _incoming);
            return null;
        }

        OtaRefusal refusal = !valid ? OtaRefusal.WrongOffer
            : _state >= OtaState.Finished ? OtaRefusal.Restarting
            : _slots.GetRefusal(_incoming.ImageKind, _incoming.ImageSize);
        refusal = refusal == OtaRefusal.Untold ? _slots.GetSignatureRefusal(_incoming) : refusal;
        if (refusal != OtaRefusal.Untold)
        {
            Reporter.ReportRefusal(refusal, refusal == OtaRefusal.TooLarge ? _slots.Capacity(_incoming.ImageKind) : 0);
            return Describe(refusal);
        }

        return Start(now);
    }

    private static string Describe(OtaRefusal refusal)
    {
        switch (refusal)
        {
            case OtaRefusal.WrongOffer:
                return "OTA message 0 whose size, number of chunks or MD5 is wrong";
            case OtaRefusal.Restarting:
                return "OTA message 0 while the node is about to restart";
            case OtaRefusal.OnTrial:
                return "OTA message 0 while the running image is on trial";
            case OtaRefusal.NoSlot:
                return "OTA message 0 of an image for which there is no slot";
            case OtaRefusal.WrongBase:
                return "OTA message 0 of a delta against an image that does not run";
            case OtaRefusal.NoDelta:
                return "OTA message 0 of a delta, which the slot does not take";
            case OtaRefusal.TooLarge:
                return "OTA message 0 of an image that is larger than its slot";
            default:
                return "OTA message 0 of an image whose signature is not taken, reason " + ((int)refusal).ToString();
        }
    }

    private string Start(long now)
    {
        // A delta that came in order so far is begun anew where it comes by broadcasts now: what is decoded of it is kept.
        bool resumes = _state == OtaState.Running && _incoming.IsSameImage(_offer)
            && (_incoming.Delta == null || !_incoming.IsForMany || IsStaged);
        if (_state == OtaState.Running && !resumes)
        {
            Log.Write(LogLevel.Warning, "update given up for another image");
            CloseSlot();
        }

        OtaOffer offer = _incoming;
        _incoming = _offer;
        _offer = offer;
        int done = 0;
        OtaRefusal refusal = resumes || offer.Delta == null ? OtaRefusal.Untold : BeginDelta(offer, out done);
        if (refusal != OtaRefusal.Untold)
        {
            _state = OtaState.Over;
            Reporter.ReportRefusal(refusal, 0);
            return Describe(refusal);
        }

        if (!resumes)
        {
            int missing = offer.Delta == null ? _slots.Resume(offer) : (done / OtaLimits.ChunkCount) + 1;
            _window.Reset(offer.Chunks, missing);
            _pace = ErasePace.Idle;
            Log.Write(
                LogLevel.Information,
                "update of " + offer.ImageSize.ToString() + " bytes, MD5 " + HexText.Format(offer.ImageMd5)
                    + (offer.Delta == null ? "" : ", by a delta of " + offer.Size.ToString())
                    + (missing == 1 ? "" : ", goes on with chunk " + missing.ToString()));
        }

        if (offer.IsForMany && _window.All == null)
        {
            if (!_slots.IsOpen && _slots.Begin(offer) != SlotResult.Ok)
            {
                _state = OtaState.Over;
                Reporter.ReportRefusal(OtaRefusal.Untold, 0);
                return "OTA message 0 of an image for which no slot could be opened";
            }

            _window.Spread();
        }

        _state = OtaState.Running;
        _activeAt = now;
        if (offer.HasLargeFrames && !offer.IsForMany)
        {
            MakeRoom();
        }
        else
        {
            GiveRoomBack();
        }

        _progress.Begin(offer, MaximumUnderWay, FirstReported, ChunksOfFrame);
        if (_window.IsComplete && !HasDeltaWork)
        {
            Finish(now);
        }

        return null;
    }

    /// <summary>Makes room for frames with several chunks, where the heap has enough, for as long as the update runs.</summary>
    private void MakeRoom()
    {
        try
        {
            if (_frame.IsLarge || _restarter.FreeHeap < LargeHeap)
            {
                return;
            }

            byte[] payload = new byte[ReceivedFrame.LargeCount];
            if (_radio.TrySetRoom(FrameRoom.LargeReceived))
            {
                _frame.Payload = payload;
            }
        }
        catch (OutOfMemoryException)
        {
            // Each chunk comes in a frame of its own then.
        }
    }

    private void GiveRoomBack()
    {
        try
        {
            byte[] payload = _frame.IsLarge ? new byte[ReceivedFrame.MaximumCount] : null;
            if (payload != null && _radio.TrySetRoom(FrameRoom.Usual))
            {
                _frame.Payload = payload;
            }
        }
        catch (OutOfMemoryException)
        {
            // A later turn does it.
        }
    }

    /// <summary>Takes the chunks of a frame with several, all or none. It has come through, so there is room for it.</summary>
    private string TakeChunks(int index, byte[] buffer, int offset, int count, long now)
    {
        int last = index + ((count - 1) / OtaLimits.ChunkCount);
        if (_state != OtaState.Running || index == 0 || last > _offer.Chunks
            || count != ((last - index) * OtaLimits.ChunkCount) + OtaLimits.BytesOfChunk(_offer.Size, last))
        {
            return "OTA message with several chunks outside of an update, or with a wrong index or length";
        }

        for (int i = index; i <= last && _state == OtaState.Running; i++)
        {
            int at = offset + ((i - index) * OtaLimits.ChunkCount);
            TakeChunk(i, buffer, at, OtaLimits.BytesOfChunk(_offer.Size, i), now);
        }

        return null;
    }

    private string TakeStrayChunk(int index, long now)
    {
        switch (_state)
        {
            case OtaState.Idle:
                _state = OtaState.Over;
                Reporter.Report(OtaStatus.StartError);
                return "OTA chunk without message 0";
            case OtaState.Finished:
                if (index == _offer.Chunks)
                {
                    ReportEnd(now);
                }

                return null;
            default:
                return "OTA chunk of an update that is over";
        }
    }

    private string TakeChunk(int index, byte[] buffer, int offset, int count, long now)
    {
        if (index > _offer.Chunks || count != OtaLimits.BytesOfChunk(_offer.Size, index))
        {
            return "OTA chunk with a wrong index or length";
        }

        if (_window.Holds(index))
        {
            return null;
        }

        if (!_progress.MayTake(index))
        {
            // The publisher of an original gateway waits for the end then, and looks back only after that.
            bool isEnd = !_progress.IsPublisherDone && index == _offer.Chunks;
            _progress.Missed(index, FirstReported, now);
            _activeAt = isEnd && _progress.IsPublisherDone ? now : _activeAt;
            return null;
        }

        _activeAt = now;
        NoteFed();
        if (_offer.Delta != null && !IsStaged)
        {
            TakeChunkOfDelta(index, buffer, offset, count, now);
            return null;
        }

        // The node has said that it started: what is wrong with the image is no start error any more.
        bool isOpen = _slots.IsOpen || _slots.Begin(_offer, buffer, offset, count) == SlotResult.Ok;
        if (!isOpen || !_run.Add(index, buffer, offset, count))
        {
            GiveUp(OtaStatus.CheckFailed, "chunk " + index.ToString() + " was not taken");
            return null;
        }

        _window.Add(index);
        if (_window.IsComplete)
        {
            Complete(now);
        }
        else if (_window.All != null && _progress.IsExtended)
        {
            // What the gateway has to send next may lie far behind this one.
            _progress.Answer(_window.FirstMissing, now);
        }
        else
        {
            _progress.OnTaken(index, _window.FirstMissing, now);
        }

        return null;
    }

    private void AnswerMissing(bool takesPart, int from, long now)
    {
        if (takesPart)
        {
            _activeAt = now;
            // The answer goes out first.
            _pace = IsStaged ? ErasePace.Fed : _pace;
            Reporter.ReportMissing(_window.All, from, _offer.Md5);
        }
        else if (_state == OtaState.Finished)
        {
            ReportEnd(now);
        }
        else if (_state != OtaState.Closed)
        {
            Reporter.Report(OtaStatus.StartError);
        }
    }

    private void TakeAnnouncement(bool isOfThisImage, long now)
    {
        if (isOfThisImage)
        {
            _activeAt = now;
        }
        else
        {
            // Chunks do not say which image they belong to.
            Abort("the gateway sends another image to many nodes");
        }
    }

    private string TakeBroadcastChunk(int index, byte[] buffer, int offset, int count, long now)
    {
        if (index > _offer.Chunks || count != OtaLimits.BytesOfChunk(_offer.Size, index))
        {
            return "chunk for many nodes with a wrong index or length";
        }

        _activeAt = now;
        NoteFed();
        if (IsStaged)
        {
            // A delta is short, and all of it is erased for that is to come: the pause in which the gateway asks is better for the rest.
            _pace = ErasePace.Stopped;
        }

        if (_window.Holds(index))
        {
            return null;
        }

        if (!_run.Add(index, buffer, offset, count))
        {
            GiveUp(OtaStatus.CheckFailed, "chunk " + index.ToString() + " was not taken");
            return null;
        }

        _window.Add(index);
        if (_window.IsComplete)
        {
            Complete(now);
        }

        return null;
    }

    private OtaRefusal BeginDelta(OtaOffer offer, out int done)
    {
        OtaRefusal refusal = _slots.BeginDelta(offer, out done);
        _delta = refusal == OtaRefusal.Untold && !offer.IsForMany ? new DeltaIntake(_slots, offer, done, _run.Buffer) : null;
        return refusal;
    }

    /// <summary>All chunks are held that came in any order: the image is made of a delta first, a step each turn.</summary>
    private void Complete(long now)
    {
        if (!IsStaged)
        {
            Finish(now);
        }
        else if (_run.Flush())
        {
            _delta = new DeltaIntake(_slots, _offer, _run.Buffer);
        }
        else
        {
            GiveUp(OtaStatus.CheckFailed, "the delta was not taken");
        }
    }

    private void TakeChunkOfDelta(int index, byte[] buffer, int offset, int count, long now)
    {
        if (!_delta.HasRoom(index))
        {
            // The gateway asked, and was told more than there is room for. It sends the chunk again.
            return;
        }

        _delta.Add(index, buffer, offset, count);
        _window.Add(index);
        if (index > _window.FirstMissing)
        {
            _progress.OnTaken(index, FirstReported, now);
            return;
        }

        OnDelta(_delta.Pass(_window.FirstMissing), now);
    }

    /// <summary>The slots took chunks of a delta. The gateway hears of them once there is room for a window of others.</summary>
    private void OnDelta(bool isTaken, long now)
    {
        if (!isTaken)
        {
            GiveUp(OtaStatus.CheckFailed, "the delta is none that can be taken");
        }
        else if (!_window.IsComplete)
        {
            _progress.OnTaken(_window.FirstMissing - 1, FirstReported, now);
        }
        else if (!_delta.HasWork(_window.FirstMissing) && !(IsStaged && _slots.ClearBehind()))
        {
            // Until what was kept of the delta is cleared the node answers between the steps, too.
            Finish(now);
        }
    }

    private void Finish(long now)
    {
        _delta = null;
        SlotResult result = _run.Flush() ? _slots.Finish(_offer) : SlotResult.FlashFailed;
        if (result != SlotResult.Ok)
        {
            GiveUp(OtaStatus.CheckFailed, "the check failed", SignatureRefusal.Of(result));
            return;
        }

        _state = OtaState.Finished;
        _lastEnd = (int)OtaStatus.Finished;
        Reporter.ReportEnd(OtaStatus.CheckOk, _offer);
        Reporter.ReportEnd(OtaStatus.Finished, _offer);
        _restarter.Begin(RestartReason.AfterOta, now);
        Log.Write(LogLevel.Information, "update complete; restarting into the new image");
    }

    private void GiveUp(OtaStatus status, string why, OtaRefusal refusal = OtaRefusal.Untold)
    {
        _lastEnd = (int)status | ((int)refusal << RefusalShift);
        ReportLast();
        Abort(why);
    }

    private void ReportLast()
    {
        OtaStatus status = (OtaStatus)(byte)_lastEnd;
        OtaRefusal refusal = (OtaRefusal)(_lastEnd >> RefusalShift);
        if (status == OtaStatus.StartError)
        {
            Reporter.Report(status);
        }
        else if (refusal != OtaRefusal.Untold)
        {
            Reporter.ReportRefusedEnd(refusal, _offer);
        }
        else
        {
            Reporter.ReportEnd(status, _offer);
        }
    }

    /// <summary>Closes the image that comes. What came of it stays, to go on with.</summary>
    private void CloseSlot()
    {
        _run.Flush();
        _slots.Abort();
        _delta = null;
    }

    private void Abort(string why)
    {
        CloseSlot();
        _window.Reset(_offer.Chunks, 1);
        _state = OtaState.Over;
        Log.Write(LogLevel.Warning, "update given up: " + why);
    }
}
