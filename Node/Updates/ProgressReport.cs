using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Node.Updates;

/// <summary>
/// Decides which chunks may come next and when the gateway is told which one is missing. To gateways of version 0.9.8: status
/// 4, once per gap and again every second while it lasts. To those with the extension: window answers.
/// </summary>
internal sealed class ProgressReport
{
    /// <summary>A gap is reported again after so many milliseconds.</summary>
    public const int RepeatMilliseconds = 1000;

    /// <summary>Window answers because of a gap keep this distance, in milliseconds (docs/ota-extension.md).</summary>
    public const int GapMilliseconds = 15;

    /// <summary>
    /// To a gateway of version 0.9.8 the last chunk is a gap too, once nothing has come for so long: its publishers' slowest pace is
    /// 180 ms.
    /// </summary>
    public const int TailMilliseconds = 2000;

    /// <summary>
    /// The first window answer comes so many chunks early. Chunks are written to flash in runs of eight, so this one and those that
    /// follow do not wait for the write of a run, which may take 60 ms.
    /// </summary>
    private const int EarlyChunks = 2;

    private readonly OtaReporter _reporter;
    private readonly ChunkWindow _window;
    private int _size;
    private int _reported;
    private bool _gap;
    private long _gapReportedAt;

    /// <summary>Creates a report on a window.</summary>
    public ProgressReport(OtaReporter reporter, ChunkWindow window)
    {
        _reporter = reporter;
        _window = window;
    }

    /// <summary>Gets what reports it.</summary>
    public OtaReporter Reporter
    {
        get { return _reporter; }
    }

    /// <summary>Gets whether the gateway offered the extension.</summary>
    public bool IsExtended
    {
        get { return _size > 0; }
    }

    /// <summary>
    /// Gets whether the publisher of a gateway without the extension has sent everything, and has yet to go back to what is missing.
    /// </summary>
    public bool IsPublisherDone { get; private set; }

    /// <summary>Answers message 0 of an update that starts or goes on.</summary>
    /// <param name="offer">What the gateway offered.</param>
    /// <param name="most">The most chunks that may be under way.</param>
    /// <param name="first">The chunk that is told as the first missing one.</param>
    /// <param name="chunks">The most chunks of a frame.</param>
    public void Begin(OtaOffer offer, int most, int first, int chunks)
    {
        _size = offer.Window < most ? offer.Window : most;
        _reported = first;
        _gap = false;
        IsPublisherDone = false;
        if (IsExtended)
        {
            // The first gap is told at once.
            _gapReportedAt = -GapMilliseconds;
            _reporter.ReportExtendedStart(_size, _reported, offer.Md5, chunks);
            _reported -= EarlyChunks;
            return;
        }

        _reporter.Report(OtaStatus.Started);
        if (_reported > 1)
        {
            _reporter.ReportOutOfSequence(_reported - 1);
        }
    }

    /// <summary>Determines whether a chunk that is not held may be taken now. Chunk 1 determines the kind of image, so it comes first.</summary>
    public bool MayTake(int index)
    {
        return index == _window.FirstMissing || (IsExtended && _window.FirstMissing > 1 && _window.Reaches(index));
    }

    /// <summary>A chunk was taken.</summary>
    /// <param name="index">The chunk.</param>
    /// <param name="first">The chunk that is told as the first missing one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void OnTaken(int index, int first, long now)
    {
        if (!IsExtended)
        {
            _gap = false;
            _gapReportedAt = now;
            return;
        }

        if (index > _window.FirstMissing)
        {
            AnswerGap(first, now);
        }
        else if ((first - _reported) * 4 >= _size)
        {
            Answer(first, now);
        }
    }

    /// <summary>A chunk could not be taken because earlier ones are missing.</summary>
    /// <param name="index">The chunk.</param>
    /// <param name="first">The chunk that is told as the first missing one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Missed(int index, int first, long now)
    {
        if (IsExtended)
        {
            AnswerGap(first, now);
            return;
        }

        IsPublisherDone |= index == _window.Last;
        if (!_gap)
        {
            _gap = true;
            ReportGap(now);
        }
    }

    /// <summary>
    /// The gateway asks which chunks are held. Where there is no room for more than it was told of, it is answered later: what was not told
    /// it would send again.
    /// </summary>
    /// <param name="first">The chunk that is told as the first missing one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void TakePoll(int first, long now)
    {
        if (first == _window.FirstMissing || first > _reported || now - _gapReportedAt >= RepeatMilliseconds)
        {
            Answer(first, now);
        }
    }

    /// <summary>Reports which chunks are held.</summary>
    /// <param name="first">The chunk that is told as the first missing one.</param>
    /// <param name="now">The clock's milliseconds.</param>
    public void Answer(int first, long now)
    {
        _reported = first;
        _gapReportedAt = now;
        _reporter.ReportWindow(_window, first);
    }

    /// <summary>Repeats what a gateway without the extension has to know.</summary>
    /// <returns>Milliseconds until the next call.</returns>
    public int Pump(long now)
    {
        bool isTail = !IsExtended && !_gap && _window.FirstMissing > 1 && _window.FirstMissing == _window.Last;
        if (!_gap && !isTail)
        {
            return int.MaxValue;
        }

        int pause = isTail ? TailMilliseconds : RepeatMilliseconds;
        if (now - _gapReportedAt < pause)
        {
            return Wait.Until(_gapReportedAt + pause, now);
        }

        _gap = true;
        IsPublisherDone |= isTail;
        ReportGap(now);
        return RepeatMilliseconds;
    }

    private void AnswerGap(int first, long now)
    {
        if (now - _gapReportedAt >= GapMilliseconds)
        {
            Answer(first, now);
        }
    }

    private void ReportGap(long now)
    {
        _gapReportedAt = now;
        _reporter.ReportOutOfSequence(_window.FirstMissing - 1);
    }
}
