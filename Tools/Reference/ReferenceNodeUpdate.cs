using System.Security.Cryptography;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Reference;

/// <summary>
/// How a 0.9.8 node takes an update: chunks strictly in order, status 4 once per gap and silence otherwise, and an index
/// that only a restart of the board sets back.
/// </summary>
internal sealed class ReferenceNodeUpdate
{
    private const int Md5TextOffset = 9;

    private readonly ArduinoUpdate _update;
    private readonly Action<byte[]> _answer;
    private readonly IncrementalHash _md5 = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
    private string _wantedMd5 = string.Empty;
    private int _chunks;
    private int _lastGood;
    private bool _gapTold;
    private bool _strayTold;
    private long _lastMessageAt;

    /// <summary>Creates a node without an update.</summary>
    /// <param name="update">Writes the flash.</param>
    /// <param name="answer">Sends control bytes.</param>
    public ReferenceNodeUpdate(ArduinoUpdate update, Action<byte[]> answer)
    {
        _update = update;
        _answer = answer;
    }

    /// <summary>Gets whether message 0 came since the start. Stays so after the end, as in the original.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>
    /// Gets whether the Wi-Fi task waits for bytes that never come: the count in message 0 was reached before its size.
    /// </summary>
    public bool IsHung { get; private set; }

    /// <summary>Gets whether the image was taken; the node is to restart into it.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Gets how many chunks came that were not the next one.</summary>
    public int OutOfOrder { get; private set; }

    /// <summary>Takes an OTA message.</summary>
    /// <returns>False where the original gives up and restarts with reason 2.</returns>
    public bool Take(ReadOnlySpan<byte> control, long now)
    {
        if (control.Length < OtaChunkMessage.DataOffset)
        {
            return false;
        }

        int index = control[1] | (control[2] << 8);
        if (index > 0 && IsRunning)
        {
            if (index != _lastGood + 1)
            {
                ReportGap();
                return true;
            }

            _lastGood = index;
            _gapTold = false;
        }

        _lastMessageAt = now;
        if (index == 0 ? !Begin(control) : !TakeChunk(control[OtaChunkMessage.DataOffset..]))
        {
            return false;
        }

        return index != _chunks || !IsRunning || End();
    }

    /// <summary>Gives up where no message has come for 10 s.</summary>
    /// <returns>Whether it gave up just now: the original then restarts.</returns>
    public bool TimesOut(long now)
    {
        if (!IsRunning || now - _lastMessageAt <= OtaLimits.TimeoutMilliseconds)
        {
            return false;
        }

        Say(OtaStatus.Timeout);
        IsRunning = false;
        return true;
    }

    private void ReportGap()
    {
        OutOfOrder++;
        if (_gapTold)
        {
            return;
        }

        _gapTold = true;
        byte[] answer = new byte[OtaAnswer.OutOfSequenceCount];
        OtaAnswer.WriteOutOfSequence(answer, 0, _lastGood);
        _answer(answer);
    }

    private bool Begin(ReadOnlySpan<byte> control)
    {
        if (control.Length < OtaOffer.Count)
        {
            return false;
        }

        byte[] numbers = control[OtaChunkMessage.DataOffset..Md5TextOffset].ToArray();
        uint size = LittleEndian.ReadUInt32(numbers, 0);
        _chunks = LittleEndian.ReadUInt16(numbers, 4);
        _wantedMd5 = System.Text.Encoding.ASCII.GetString(control.Slice(Md5TextOffset, OtaLimits.Md5TextCount));
        IsRunning = true;
        IsFinished = false;
        _strayTold = false;
        _md5.GetHashAndReset();
        Say(OtaStatus.Started);
        return _update.Begin(size, ParseMd5(_wantedMd5));
    }

    private bool TakeChunk(ReadOnlySpan<byte> data)
    {
        if (IsRunning)
        {
            _md5.AppendData(data);
            _update.Write(data);
        }
        else if (!_strayTold)
        {
            _strayTold = true;
            Say(OtaStatus.StartError);
        }

        return true;
    }

    private bool End()
    {
        bool right = Convert.ToHexStringLower(_md5.GetHashAndReset()) == _wantedMd5;
        Say(right ? OtaStatus.CheckOk : OtaStatus.CheckFailed);
        if (!_update.IsFinished)
        {
            IsHung = true;
            return true;
        }

        IsFinished = _update.End();
        Say(IsFinished ? OtaStatus.Finished : OtaStatus.CheckFailed);
        IsRunning = IsFinished;
        return IsFinished;
    }

    private static byte[] ParseMd5(string text)
    {
        // A text that is no MD5 is one that no image has.
        return Convert.FromHexString(text.All(char.IsAsciiHexDigit) ? text : new string('0', OtaLimits.Md5TextCount));
    }

    private void Say(OtaStatus status)
    {
        byte[] answer = new byte[OtaAnswer.Count];
        OtaAnswer.Write(answer, 0, status);
        _answer(answer);
    }
}
