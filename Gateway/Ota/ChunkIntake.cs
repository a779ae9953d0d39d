using EnigmaIoT.Shared.Ota;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Gateway.Ota;

/// <summary>
/// The publisher's side of an update: takes its chunks strictly in order into the ring, and knows when the publisher has to
/// be told where to go on.
/// </summary>
internal sealed class ChunkIntake
{
    private const int PushBackMilliseconds = 1000;

    /// <summary>For so long a chunk may wait for room while the radio gets on; then it is dropped and asked for later.</summary>
    private const int HoldMilliseconds = 250;

    private readonly IBase64 _base64;
    private readonly bool _allowUnknownImages;
    private readonly ImageCheck _check;
    private readonly OtaOffer _offer;
    private bool _needsPushBack;
    private long _pushedBackAt;

    /// <summary>Makes the intake of a relay.</summary>
    /// <param name="parts">What the platform gives.</param>
    /// <param name="offer">The relay's offer, which it fills before <see cref="Begin"/>.</param>
    /// <param name="allowUnknownImages">Whether an image of an unknown kind is taken.</param>
    public ChunkIntake(GatewayParts parts, OtaOffer offer, bool allowUnknownImages)
    {
        _base64 = parts.Base64;
        _check = new ImageCheck(parts.Cipher);
        _offer = offer;
        _allowUnknownImages = allowUnknownImages;
    }

    /// <summary>Gets the ring; null between updates, when its memory is given back.</summary>
    public ChunkRing Ring { get; private set; }

    /// <summary>Gets when the publisher last sent something of this update.</summary>
    public long PublisherAt { get; private set; }

    /// <summary>Starts with chunk 1 and an empty ring.</summary>
    public void Begin(long now)
    {
        Ring = new ChunkRing();
        _check.Restart();
        _needsPushBack = false;
        _pushedBackAt = now - PushBackMilliseconds;
        PublisherAt = now;
    }

    /// <summary>Gives the ring back.</summary>
    public void End()
    {
        Ring = null;
    }

    /// <summary>Has the publisher go on with another chunk than the next one.</summary>
    public void Restart(int index)
    {
        Ring.Restart(index);
        if (index == 1)
        {
            _check.Restart();
        }
    }

    /// <summary>Notes that the publisher is there.</summary>
    public void Touch(long now)
    {
        PublisherAt = now;
    }

    /// <summary>Takes a chunk.</summary>
    /// <param name="line">What the payload says.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="progressAt">When the update last made progress.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>An <see cref="IntakeResult"/>.</returns>
    public int Take(OtaLine line, byte[] payload, long progressAt, long now)
    {
        PublisherAt = now;
        if (line.Index > _offer.Chunks)
        {
            return IntakeResult.BeyondImage;
        }

        if (line.Index != Ring.Last + 1)
        {
            _needsPushBack |= line.Index > Ring.Last + 1;
            return IntakeResult.Ignored;
        }

        if (Ring.IsFull)
        {
            bool stands = now - progressAt >= HoldMilliseconds;
            _needsPushBack |= stands;
            return stands ? IntakeResult.Ignored : IntakeResult.NoRoom;
        }

        byte[] chunk = Ring.Chunk(line.Index);
        int count = _base64.Decode(payload, line.TextOffset, line.TextCount, chunk, 0, chunk.Length);
        if (count != OtaLimits.BytesOfChunk(_offer.Size, line.Index))
        {
            _needsPushBack = true;
            return IntakeResult.WrongBytes;
        }

        if (line.Index == 1 && !_allowUnknownImages && ImageKind.Recognise(chunk, 0, count) == ImageKind.Unknown)
        {
            return IntakeResult.UnknownImage;
        }

        Ring.Append(count);
        _check.Add(line.Index, chunk, count);
        _needsPushBack = false;
        return _check.IsWrong(_offer) ? IntakeResult.WrongDigest : IntakeResult.Taken;
    }

    /// <summary>Tells in how many milliseconds the publisher has to be told where to go on; 0 where it is now.</summary>
    /// <returns><see cref="int.MaxValue"/> where it does not have to be told, or has to wait for room first.</returns>
    public int PushBackWait(long now)
    {
        if (!_needsPushBack || Ring.Room < ChunkRing.Capacity / 2)
        {
            return int.MaxValue;
        }

        int wait = (int)(_pushedBackAt + PushBackMilliseconds - now);
        return wait > 0 ? wait : 0;
    }

    /// <summary>The publisher was told where to go on.</summary>
    public void OnPushedBack(long now)
    {
        _needsPushBack = false;
        _pushedBackAt = now;
    }
}
