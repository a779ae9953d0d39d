using EnigmaIoT.Node.Air;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>Reports to the gateway how an update stands.</summary>
internal sealed class OtaReporter
{
    private readonly AnswerQueue _answers;
    private readonly byte[] _control = new byte[AnswerQueue.AnswerCount];

    /// <summary>Creates a reporter whose words go out with the answers.</summary>
    public OtaReporter(AnswerQueue answers)
    {
        _answers = answers;
    }

    /// <summary>Gets whether all that was reported has arrived, or was given up.</summary>
    public bool IsIdle
    {
        get { return _answers.IsEmpty; }
    }

    /// <summary>Reports a status that stands alone.</summary>
    /// <param name="status">The status.</param>
    public void Report(OtaStatus status)
    {
        _answers.Push(_control, OtaAnswer.Write(_control, 0, status), false);
    }

    /// <summary>Reports how the update of an image ended; to a gateway that offered the extension with the image that is meant.</summary>
    /// <param name="status">Status 2, 3, 5 or 6.</param>
    /// <param name="offer">What the gateway offered.</param>
    public void ReportEnd(OtaStatus status, OtaOffer offer)
    {
        int count = offer.Window > 0
            ? OtaAnswer.WriteEnd(_control, 0, status, offer.Md5)
            : OtaAnswer.Write(_control, 0, status);
        _answers.Push(_control, count, false);
    }

    /// <summary>Reports that an image was not taken at its end, and why; to a gateway that offered the extension with the reason.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="offer">What the gateway offered.</param>
    public void ReportRefusedEnd(OtaRefusal refusal, OtaOffer offer)
    {
        int count = offer.Window > 0
            ? OtaAnswer.WriteRefusedEnd(_control, 0, refusal, offer.Md5)
            : OtaAnswer.Write(_control, 0, OtaStatus.CheckFailed);
        _answers.Push(_control, count, false);
    }

    /// <summary>Reports that an image is not taken, and why.</summary>
    /// <param name="refusal">The reason.</param>
    /// <param name="capacity">Bytes of the slot; 0 where they are not the reason.</param>
    public void ReportRefusal(OtaRefusal refusal, uint capacity)
    {
        _answers.Push(_control, OtaAnswer.WriteRefusal(_control, 0, refusal, capacity), false);
    }

    /// <summary>Reports that an update runs, to a gateway that offered the extension.</summary>
    /// <param name="window">How many chunks may be under way.</param>
    /// <param name="firstMissing">The first chunk that is missing.</param>
    /// <param name="md5">The image's MD5.</param>
    /// <param name="chunks">The most chunks of a frame.</param>
    public void ReportExtendedStart(int window, int firstMissing, byte[] md5, int chunks)
    {
        int count = OtaAnswer.WriteExtendedStart(_control, 0, window, firstMissing, md5);
        _answers.Push(_control, chunks > 1 ? OtaAnswer.AddLargeFrames(_control, 0, chunks) : count, false);
    }

    /// <summary>Reports which chunk was the last good one, to a gateway without the extension.</summary>
    public void ReportOutOfSequence(int lastGood)
    {
        _answers.Push(_control, OtaAnswer.WriteOutOfSequence(_control, 0, lastGood), true);
    }

    /// <summary>Reports what is missing of an image that comes by broadcasts.</summary>
    /// <param name="held">The chunks that are held.</param>
    /// <param name="from">The chunk from which on the gateway asked.</param>
    /// <param name="md5">The image's MD5.</param>
    public void ReportMissing(ChunkSet held, int from, byte[] md5)
    {
        // Memory for as long as it takes to be copied: a node is asked a few times in an update of many.
        byte[] answer = new byte[MissingAnswer.MaximumCount];
        _answers.SendOnce(answer, MissingAnswer.Write(answer, held, from, md5));
    }

    /// <summary>Reports which chunks are held. A waiting answer of that kind is outdated by it.</summary>
    /// <param name="window">The chunks.</param>
    /// <param name="first">
    /// The chunk that is told as the first missing one. Where it is held, nothing is told of those behind it, or it would be sent again.
    /// </param>
    public void ReportWindow(ChunkWindow window, int first)
    {
        int bitmapCount = first == window.FirstMissing ? window.WriteBitmap(_control, OtaAnswer.BitmapOffset) : 0;
        _answers.Push(_control, OtaAnswer.WriteWindow(_control, 0, first, bitmapCount), true);
    }
}
