using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>
/// A node that takes updates as version 0.9.8 does, with its peculiarities: chunks strictly in order, status 4 once per gap,
/// no word on anything else, the time-out not reset by chunks out of order, and a second message 0 that restarts the check
/// but not the index.
/// </summary>
public sealed class OldNodeDouble : NodeDouble
{
    private readonly OtaOffer _offer = new OtaOffer();
    private readonly IDigest _md5 = new ToyDigest(OtaLimits.Md5Count);
    private readonly byte[] _digest = new byte[OtaLimits.Md5Count];
    private readonly byte[] _answer = new byte[OtaAnswer.OutOfSequenceCount];
    private bool _gapTold;
    private bool _errorTold;
    private long _lastMessageAt;

    public OldNodeDouble(GatewayRig rig, long address)
        : base(rig, address)
    {
    }

    /// <summary>Gets whether an update runs.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Gets the index of the last good chunk.</summary>
    public int LastGood { get; private set; }

    /// <summary>Gets how many message 0 have come.</summary>
    public int Offers { get; private set; }

    /// <summary>Gets how many chunks came that were not the next one.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Gets whether a whole image with the right check has come.</summary>
    public bool HasImage { get; private set; }

    /// <summary>Gets or sets whether it takes nothing more, and says to all that comes that it has the first chunk.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Loses all state and registers anew.</summary>
    public void Reboot()
    {
        IsRunning = false;
        LastGood = 0;
        _gapTold = false;
        _errorTold = false;
        Rig.Clock.Advance(1000);
        Register();
        SendName("kitchen");
    }

    /// <inheritdoc/>
    public override void OnTime(long now)
    {
        if (IsRunning && !IsStuck && now - _lastMessageAt > OtaLimits.TimeoutMilliseconds)
        {
            IsRunning = false;
            Say(OtaStatus.Timeout);
        }
    }

    /// <inheritdoc/>
    protected override void OnControl(byte[] control)
    {
        if (control[0] != ControlCode.Ota)
        {
            base.OnControl(control);
            return;
        }

        if (IsStuck)
        {
            Answer(_answer, OtaAnswer.WriteOutOfSequence(_answer, 0, 1));
            return;
        }

        int index = OtaChunkMessage.Index(control, 0, control.Length);
        if (index > 0 && IsRunning && index != LastGood + 1)
        {
            ReportGap();
            return;
        }

        _lastMessageAt = Rig.Clock.Milliseconds;
        if (index == 0)
        {
            Start(control);
        }
        else if (IsRunning)
        {
            TakeChunk(index, control);
        }
        else if (!_errorTold)
        {
            _errorTold = true;
            Say(OtaStatus.StartError);
        }
    }

    private void ReportGap()
    {
        OutOfOrder++;
        if (!_gapTold)
        {
            _gapTold = true;
            Answer(_answer, OtaAnswer.WriteOutOfSequence(_answer, 0, LastGood));
        }
    }

    private void Start(byte[] control)
    {
        if (!_offer.TryRead(control, 0, control.Length))
        {
            throw new InvalidOperationException("message 0 is wrong");
        }

        Offers++;
        IsRunning = true;
        _errorTold = false;
        _md5.Reset();
        Say(OtaStatus.Started);
    }

    private void TakeChunk(int index, byte[] control)
    {
        LastGood = index;
        _gapTold = false;
        _md5.Update(control, OtaChunkMessage.DataOffset, control.Length - OtaChunkMessage.DataOffset);
        if (index < _offer.Chunks)
        {
            return;
        }

        IsRunning = false;
        _md5.Finish(_digest, 0);
        HasImage = HexText.Format(_digest) == HexText.Format(_offer.Md5);
        Say(HasImage ? OtaStatus.CheckOk : OtaStatus.CheckFailed);
        if (HasImage)
        {
            Say(OtaStatus.Finished);
            _answer[0] = ControlCode.RestartNotice;
            _answer[1] = (byte)RestartReason.AfterOta;
            Answer(_answer, 2);
        }
    }

    private void Say(OtaStatus status)
    {
        Answer(_answer, OtaAnswer.Write(_answer, 0, status));
    }
}
