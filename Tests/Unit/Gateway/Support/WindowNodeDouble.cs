using System;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A node that speaks the OTA extension (docs/ota-extension.md).</summary>
public sealed class WindowNodeDouble : NodeDouble
{
    private const int AnswerPause = 60;
    private const int BitmapCount = 32;

    private readonly OtaOffer _offer = new OtaOffer();
    private readonly byte[] _answer = new byte[OtaAnswer.BitmapOffset + BitmapCount];
    private readonly byte[] _digest = new byte[OtaLimits.Md5Count];
    private IDigest _md5;
    private byte[][] _ahead = new byte[1][];
    private bool[] _held = new bool[1];
    private int _reportedMissing;
    private long _reportedAt = -AnswerPause;
    private long _lastMessageAt;
    private OtaStatus _last;

    public WindowNodeDouble(GatewayRig rig, long address)
        : base(rig, address)
    {
    }

    /// <summary>Gets or sets how many chunks it takes out of order.</summary>
    public int Window { get; set; } = 32;

    /// <summary>Gets or sets why it refuses every image; <see cref="OtaRefusal.Untold"/> where it takes them.</summary>
    public OtaRefusal Refusal { get; set; }

    /// <summary>Gets or sets the bytes of its slot, as it tells them with a refusal.</summary>
    public uint Capacity { get; set; }

    /// <summary>Gets or sets whether it says that it takes frames at other rates than 1 Mbit/s.</summary>
    public bool TakesRates { get; set; } = true;

    /// <summary>Gets whether an update runs.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Gets the window that the gateway offered.</summary>
    public int OfferedWindow { get; private set; }

    /// <summary>Gets the SHA-256 that was offered, as text; null where there was none.</summary>
    public string OfferedSha256 { get; private set; }

    /// <summary>Gets whether a whole image with the right check has come.</summary>
    public bool HasImage { get; private set; }

    /// <summary>Gets how many chunks came that it held already.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Gets how often it was asked what it holds.</summary>
    public int Polls { get; private set; }

    /// <summary>Gets the first chunk that is missing.</summary>
    public int Missing
    {
        get
        {
            int index = 1;
            while (index < _held.Length && _held[index])
            {
                index++;
            }

            return index;
        }
    }

    /// <summary>Gets how often it was told that the update is over.</summary>
    public int Stops { get; private set; }

    /// <summary>Restarts and registers anew; what it wrote stays.</summary>
    public void Reboot(bool sleepy = false)
    {
        IsRunning = false;
        Rig.Clock.Advance(1000);
        Register(sleepy);
        SendName("kitchen");
    }

    /// <inheritdoc/>
    public override void OnTime(long now)
    {
        if (IsRunning && now - _lastMessageAt >= OtaLimits.TimeoutMilliseconds)
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

        _lastMessageAt = Rig.Clock.Milliseconds;
        int index = OtaChunkMessage.Index(control, 0, control.Length);
        if (OtaChunkMessage.IsStop(control, 0, control.Length))
        {
            IsRunning = false;
            Stops++;
        }
        else if (index == 0 && control.Length > OtaChunkMessage.PollCount)
        {
            Start(control);
        }
        else if (!IsRunning)
        {
            Say(HasImage ? _last : OtaStatus.StartError);
        }
        else if (index == 0)
        {
            Polls++;
            ReportWindow();
        }
        else if (index <= _offer.Chunks)
        {
            TakeChunk(index, control);
        }
    }

    private void Start(byte[] control)
    {
        OtaOffer offer = new OtaOffer();
        if (!offer.TryRead(control, 0, control.Length))
        {
            throw new InvalidOperationException("message 0 is wrong");
        }

        if (Refusal != OtaRefusal.Untold)
        {
            Answer(_answer, OtaAnswer.WriteRefusal(_answer, 0, Refusal, Capacity));
            return;
        }

        OfferedWindow = offer.Window;
        OfferedSha256 = offer.HasSha256 ? HexText.Format(offer.Sha256) : null;
        if (_md5 == null || !offer.IsSameImage(_offer))
        {
            _offer.CopyFrom(offer);
            _md5 = new ToyDigest(OtaLimits.Md5Count);
            _ahead = new byte[offer.Chunks + 1][];
            _held = new bool[offer.Chunks + 1];
        }

        IsRunning = true;
        _reportedMissing = Missing;
        int count = OtaAnswer.WriteExtendedStart(_answer, 0, Window, Missing, _offer.Md5);
        _answer[3] = TakesRates ? _answer[3] : OtaExtension.Version;
        Answer(_answer, count);
    }

    private void TakeChunk(int index, byte[] control)
    {
        if (_held[index])
        {
            Duplicates++;
            return;
        }

        int missing = Missing;
        if (index > missing + Window)
        {
            throw new InvalidOperationException("chunk " + index.ToString() + " lies behind the window");
        }

        if (index > 1 && missing == 1)
        {
            Miss();
            return;
        }

        _held[index] = true;
        _ahead[index] = control;
        DigestInOrder(missing);
        if (Missing > _offer.Chunks)
        {
            Finish();
        }
        else if (Missing - _reportedMissing >= Window / 2)
        {
            ReportWindow();
        }
        else if (index > missing)
        {
            Miss();
        }
    }

    // A board has no room for a copy of the image: only chunks that came before their turn are kept.
    private void DigestInOrder(int index)
    {
        while (index < _held.Length && _held[index])
        {
            byte[] control = _ahead[index];
            _md5.Update(control, OtaChunkMessage.DataOffset, control.Length - OtaChunkMessage.DataOffset);
            _ahead[index] = null;
            index++;
        }
    }

    private void Miss()
    {
        if (Rig.Clock.Milliseconds - _reportedAt >= AnswerPause)
        {
            ReportWindow();
        }
    }

    private void ReportWindow()
    {
        int missing = Missing;
        Array.Clear(_answer, 0, _answer.Length);
        for (int i = 0; i < BitmapCount * 8 && missing + 1 + i < _held.Length; i++)
        {
            if (_held[missing + 1 + i])
            {
                _answer[OtaAnswer.BitmapOffset + (i / 8)] |= (byte)(1 << (i % 8));
            }
        }

        _reportedMissing = missing;
        _reportedAt = Rig.Clock.Milliseconds;
        Answer(_answer, OtaAnswer.WriteWindow(_answer, 0, missing, BitmapCount));
    }

    private void Finish()
    {
        _md5.Finish(_digest, 0);
        _md5 = null;
        HasImage = HexText.Format(_digest) == HexText.Format(_offer.Md5);
        IsRunning = false;
        Say(HasImage ? OtaStatus.CheckOk : OtaStatus.CheckFailed);
        if (HasImage)
        {
            Say(OtaStatus.Finished);
        }
    }

    private void Say(OtaStatus status)
    {
        _last = status;
        Answer(_answer, OtaAnswer.Write(_answer, 0, status));
    }
}
