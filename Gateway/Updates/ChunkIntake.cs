using System;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// The publisher's side of an update: takes its chunks strictly in order into the ring, and knows when the publisher has to
/// be told where to go on and how far it may go.
/// </summary>
internal sealed class ChunkIntake
{
    /// <summary>
    /// For so long without progress a chunk may wait for room; then it is dropped and asked for later. Longer than a node may be
    /// deaf (5 s and the pause between two tries), for not every publisher can go back; shorter than the 10 s after which the updates
    /// of other nodes, whose chunks stand behind it, would be over.
    /// </summary>
    private const int HoldMilliseconds = 8000;

    private readonly IBase64 _base64;
    private readonly bool _allowUnknownImages;
    private readonly int _ahead;
    private readonly IDigest _md5;
    private readonly OtaOffer _offer;
    private readonly PushBack _pushBack = new PushBack();
    private int _digested;

    /// <summary>Creates the intake of a relay.</summary>
    /// <param name="base64">Decodes chunks.</param>
    /// <param name="md5">An MD5 that is used by nothing else meanwhile.</param>
    /// <param name="offer">The relay's offer, which it fills before <see cref="Begin"/>.</param>
    /// <param name="config">Says whether an image of an unknown kind is taken, and how far publishers may be ahead.</param>
    /// <param name="ring">Receives the chunks; a small one holds publishers back sooner.</param>
    public ChunkIntake(IBase64 base64, IDigest md5, OtaOffer offer, GatewayConfig config, ChunkRing ring)
    {
        _base64 = base64;
        _md5 = md5;
        _offer = offer;
        _allowUnknownImages = config.AllowUnknownImages;
        Ring = ring;
        _ahead = ring.Places < ChunkRing.Capacity && ring.Places / 2 < config.ChunksAhead ? ring.Places / 2 : config.ChunksAhead;
    }

    /// <summary>Gets the ring.</summary>
    public ChunkRing Ring { get; }

    /// <summary>Gets when the publisher last sent something of this update.</summary>
    public long PublisherAt { get; private set; }

    /// <summary>Gets up to which chunk the publisher may go: the ring has room for that many, and so has the link to the broker.</summary>
    public int Credit
    {
        get
        {
            int end = Ring.Last + (Ring.Room < _ahead ? Ring.Room : _ahead);
            return end < _offer.Chunks ? end : _offer.Chunks;
        }
    }

    /// <summary>
    /// Gets the window to offer to a node, which confirms a quarter of it at a time. That much room comes back at once: it is half of
    /// what a publisher may be ahead, so that the other half is on its way meanwhile. With a large ring no more is under way than with a
    /// usual one, and what has room behind that covers the way from the publisher.
    /// </summary>
    public int Window
    {
        get
        {
            int window = Ring.IsLarge ? ChunkRing.Capacity : 2 * _ahead;
            return window < ChunkRing.Span ? window : ChunkRing.Span;
        }
    }

    /// <summary>Gets whether all chunks were seen and have the MD5 of message 0. The node's check is the one that counts.</summary>
    public bool IsImageRight { get; private set; }

    /// <summary>Gets the chunk that the publisher was asked for and has not sent; 0 where it was not asked for any.</summary>
    public int WantedAgain { get; private set; }

    /// <summary>Starts with a chunk and an empty ring.</summary>
    public void Begin(int index, long now)
    {
        Restart(index);
        _pushBack.Restart();
        WantedAgain = 0;
        PublisherAt = now;
    }

    /// <summary>Sets the chunk that the publisher has to continue with.</summary>
    public void Restart(int index)
    {
        Ring.Restart(index);
        if (index == 1)
        {
            IsImageRight = false;
            _md5.Reset();
            _digested = 0;
        }
    }

    /// <summary>Notes that the publisher is there.</summary>
    public void Touch(long now)
    {
        PublisherAt = now;
    }

    /// <summary>Takes a chunk, or a block of them.</summary>
    /// <param name="line">What the payload says.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="progressAt">When the update last made progress.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>An <see cref="IntakeResult"/>.</returns>
    public IntakeResult Take(OtaPayload line, byte[] payload, long progressAt, long now)
    {
        PublisherAt = now;
        int next = Ring.Last + 1;
        if (line.End > _offer.Chunks + 1)
        {
            return IntakeResult.BeyondImage;
        }

        if (!line.Has(next))
        {
            _pushBack.IsNeeded |= line.Index > next;
            return IntakeResult.Ignored;
        }

        if (line.IsBlock)
        {
            return TakeBlock(line, payload);
        }

        if (Ring.IsFull)
        {
            bool stands = now - progressAt >= HoldMilliseconds;
            _pushBack.IsNeeded |= stands;
            return stands ? IntakeResult.Ignored : IntakeResult.NoRoom;
        }

        byte[] bytes = Ring.Bytes;
        int place = Ring.Offset(next);
        if (!line.TryDecode(_base64, payload, _offer.Size, bytes, place))
        {
            _pushBack.IsNeeded = true;
            return IntakeResult.WrongBytes;
        }

        int count = OtaLimits.BytesOfChunk(_offer.Size, next);
        if (IsUnknown(next, bytes, place, count))
        {
            return IntakeResult.UnknownImage;
        }

        Ring.Append(count);
        return Check(next, 1, bytes, place, count);
    }

    /// <summary>Returns in how many milliseconds the publisher has to be sent back; 0 for now.</summary>
    /// <returns><see cref="int.MaxValue"/> where it does not, or where room is needed first.</returns>
    public int PushBackWait(long now)
    {
        // Who goes by credit is told at once; it comes back no sooner than there is room.
        return !_offer.HasSha256 && Ring.Room < Ring.Places / 2 ? int.MaxValue : _pushBack.Wait(now);
    }

    /// <summary>Called when the publisher was sent back.</summary>
    public void OnPushedBack(long now)
    {
        _pushBack.OnReported(now);
        WantedAgain = Ring.Last < _offer.Chunks ? Ring.Last + 1 : 0;
    }

    private IntakeResult TakeBlock(OtaPayload line, byte[] payload)
    {
        int next = Ring.Last + 1;
        if (!line.TryDecode(_base64, payload, _offer.Size, payload, line.BodyOffset))
        {
            _pushBack.IsNeeded = true;
            return IntakeResult.WrongBytes;
        }

        int offset = line.BodyOffset + ((next - line.Index) * OtaLimits.ChunkCount);
        if (IsUnknown(next, payload, offset, OtaLimits.BytesOfChunk(_offer.Size, next)))
        {
            return IntakeResult.UnknownImage;
        }

        // A publisher that goes beyond its credit loses what has no room.
        int chunks = line.End - next < Ring.Room ? line.End - next : Ring.Room;
        int taken = 0;
        for (int i = 0; i < chunks; i++)
        {
            int count = OtaLimits.BytesOfChunk(_offer.Size, next + i);
            Array.Copy(payload, offset + taken, Ring.Bytes, Ring.Offset(next + i), count);
            Ring.Append(count);
            taken += count;
        }

        IntakeResult result = chunks == 0 ? IntakeResult.Ignored : Check(next, chunks, payload, offset, taken);
        _pushBack.IsNeeded = chunks < line.End - next;
        return result;
    }

    private bool IsUnknown(int index, byte[] buffer, int offset, int count)
    {
        if (index == 1)
        {
            ImageKind kind = ImageMark.Recognise(buffer, offset, count);
            if ((kind == ImageKind.Delta) != (_offer.Delta != null))
            {
                return true;
            }

            _offer.Kind = kind;
        }

        return index == 1 && !_allowUnknownImages && _offer.Kind == ImageKind.Unknown;
    }

    private IntakeResult Check(int index, int chunks, byte[] buffer, int offset, int count)
    {
        _pushBack.IsNeeded = false;
        WantedAgain = 0;

        // Once a chunk was left out, there is nothing to say about the MD5 of this image.
        if (index != _digested + 1)
        {
            return IntakeResult.Taken;
        }

        _md5.Update(buffer, offset, count);
        _digested += chunks;
        if (_digested < _offer.Chunks)
        {
            return IntakeResult.Taken;
        }

        byte[] digest = new byte[OtaLimits.Md5Count];
        _md5.Finish(digest, 0);
        IsImageRight = true;
        for (int i = 0; i < digest.Length; i++)
        {
            IsImageRight &= digest[i] == _offer.Md5[i];
        }

        return IsImageRight ? IntakeResult.Taken : IntakeResult.WrongDigest;
    }
}
