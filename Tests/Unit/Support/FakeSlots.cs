using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// A spare slot in memory, for deployments and ESP-IDF applications alike, which goes on with what was written before. A
/// caller that breaks the port's contract (a byte written twice, a part off the grid of 4) gets an exception, so that the test
/// fails.
/// </summary>
public sealed class FakeSlots : IFirmwareSlots
{
    /// <summary>Bytes of a delta that are not asked for again once they are held.</summary>
    public const int WindowCount = 4000;

    private const int SectorSize = 4096;

    private readonly IDigest _md5;
    private readonly IDigest _sha256;
    private readonly int _capacity;
    private bool[] _isWritten;
    private byte[] _begun;
    private byte[] _begunMd5;
    private int _held;
    private int _deltaPlace;
    private byte[] _stage;
    private bool[] _isStaged;
    private byte[] _waiting;
    private int _waitingCount;

    /// <summary>Creates slots of a size.</summary>
    /// <param name="cipher">Gives the digests that <see cref="Finish"/> compares.</param>
    /// <param name="capacity">Bytes of each slot.</param>
    public FakeSlots(ICipher cipher, int capacity)
    {
        _md5 = cipher.CreateMd5();
        _sha256 = cipher.CreateSha256();
        _capacity = capacity;
    }

    /// <inheritdoc/>
    public ImageState State { get; set; }

    /// <inheritdoc/>
    public RollbackCause RollbackCause { get; set; }

    /// <summary>Gets or sets what <see cref="Begin"/> returns where nothing else is wrong.</summary>
    public SlotResult BeginResult { get; set; }

    /// <summary>Gets or sets what <see cref="Write"/> returns where nothing else is wrong.</summary>
    public SlotResult WriteResult { get; set; }

    /// <summary>Gets or sets what <see cref="Confirm"/> returns.</summary>
    public SlotResult ConfirmResult { get; set; }

    /// <summary>Gets the image begun last, as long as it was announced; null before the first one and after an abort.</summary>
    public byte[] Image { get; private set; }

    /// <summary>Gets its kind.</summary>
    public ImageKind Kind { get; private set; }

    /// <summary>Gets how many of its bytes are written, those that were held before included.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Gets or sets how many steps there are to erase ahead.</summary>
    public int StepsAhead { get; set; }

    /// <summary>Gets how often it was asked to erase ahead.</summary>
    public int ErasesAhead { get; private set; }

    /// <summary>Gets how often an image was begun.</summary>
    public int BeginCount { get; private set; }

    /// <summary>Gets how often an image was gone on with.</summary>
    public int ResumeCount { get; private set; }

    /// <summary>Gets how often <see cref="Abort"/> was called.</summary>
    public int AbortCount { get; private set; }

    /// <summary>Gets how often <see cref="Confirm"/> was called.</summary>
    public int ConfirmCount { get; private set; }

    /// <summary>Gets or sets what <see cref="GiveUp"/> returns where an image is tested.</summary>
    public SlotResult GiveUpResult { get; set; }

    /// <summary>Gets the cause for which the image under test was given up; 0 where it was not.</summary>
    public RollbackCause GivenUpFor { get; private set; }

    /// <summary>Gets or sets the size of the deployment that runs, in bytes; 0 where it is not known.</summary>
    public int RunningSize { get; set; }

    /// <summary>Gets how often the running image was read.</summary>
    public int ReadCount { get; private set; }

    /// <summary>Gets or sets what <see cref="CheckOffer"/> returns.</summary>
    public SlotResult OfferResult { get; set; }

    /// <summary>Gets or sets what <see cref="Finish"/> returns where the image is right.</summary>
    public SlotResult FinishResult { get; set; }

    /// <inheritdoc/>
    public bool NeedsSignature { get; set; }

    /// <inheritdoc/>
    public SlotResult CheckOffer(ImageKind kind, byte[] facts)
    {
        return OfferResult;
    }

    /// <inheritdoc/>
    public int Capacity(ImageKind kind)
    {
        return kind == ImageKind.Deployment || kind == ImageKind.Application ? _capacity : 0;
    }

    /// <inheritdoc/>
    public ImageKind Recognise(byte[] buffer, int offset, int count)
    {
        ImageKind kind = ImageMark.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : ImageKind.Unknown;
    }

    /// <inheritdoc/>
    public SlotResult Begin(ImageKind kind, int size, byte[] md5)
    {
        if (Capacity(kind) == 0)
        {
            return SlotResult.UnknownKind;
        }

        if (size <= 0 || size > _capacity)
        {
            return SlotResult.WrongSize;
        }

        if (BeginResult == SlotResult.Ok)
        {
            BeginCount++;
            _stage = null;
            Kind = kind;
            Image = new byte[size];
            _begun = Image;
            _begunMd5 = (byte[])md5.Clone();
            _isWritten = new bool[size];
            _held = 0;
            WrittenCount = 0;
        }

        return BeginResult;
    }

    /// <inheritdoc/>
    public int Resume(int size, byte[] md5)
    {
        Image = null;
        _stage = null;
        if (State == ImageState.Testing || _begun == null || _begun.Length != size || !IsSame(_begunMd5, md5, 0))
        {
            return 0;
        }

        int held = 0;
        while (held < size && _isWritten[held])
        {
            held++;
        }

        held = held == size ? size : held - (held % SectorSize);
        if (held > 0)
        {
            ResumeCount++;
            Array.Clear(_isWritten, held, size - held);
            Image = _begun;
            _held = held;
            WrittenCount = held;
        }

        return held;
    }

    /// <inheritdoc/>
    public SlotResult Write(int imageOffset, byte[] buffer, int offset, int count)
    {
        return _stage != null && Image != null
            ? Stage(imageOffset, buffer, offset, count)
            : WriteImage(imageOffset, buffer, offset, count);
    }

    private SlotResult WriteImage(int imageOffset, byte[] buffer, int offset, int count)
    {
        if (Image == null || imageOffset < 0 || count < 0 || imageOffset + count > Image.Length)
        {
            return SlotResult.WrongState;
        }

        if (imageOffset % 4 != 0)
        {
            throw new ArgumentException("a part must start at a multiple of 4");
        }

        if (WriteResult != SlotResult.Ok)
        {
            return WriteResult;
        }

        int passed = _held <= imageOffset ? 0 : _held - imageOffset < count ? _held - imageOffset : count;
        for (int i = passed; i < count; i++)
        {
            if (_isWritten[imageOffset + i])
            {
                throw new InvalidOperationException("byte " + (imageOffset + i).ToString() + " is written twice");
            }

            _isWritten[imageOffset + i] = true;
            Image[imageOffset + i] = buffer[offset + i];
        }

        WrittenCount += count - passed;
        return SlotResult.Ok;
    }

    /// <summary>
    /// Gets or sets what <see cref="BeginDelta"/> returns where nothing else is wrong. A delta of these slots is the image itself.
    /// </summary>
    public SlotResult BaseResult { get; set; }

    /// <summary>Gets or sets how many bytes of a delta are taken at once.</summary>
    public int DeltaStep { get; set; } = int.MaxValue;

    /// <summary>Gets or sets how many bytes of a delta may wait until they are written; 0 where they are written at once.</summary>
    public int DeltaRoom { get; set; }

    /// <summary>Gets how often something was made of a delta.</summary>
    public int DeltaCount { get; private set; }

    /// <inheritdoc/>
    public int BeginDelta(ImageKind kind, int size, byte[] md5, int baseSize, byte[] baseSha256, byte[] deltaMd5, int stagedSize)
    {
        if (BaseResult != SlotResult.Ok)
        {
            return -(int)BaseResult;
        }

        if (stagedSize > 0 && size + stagedSize > _capacity)
        {
            return -(int)SlotResult.WrongSize;
        }

        _waiting = new byte[DeltaRoom];
        _waitingCount = 0;

        // Where a window starts is no chunk's start.
        _deltaPlace = Resume(size, md5) > WindowCount ? WindowCount : 0;
        int result = Image != null ? _deltaPlace : -(int)Begin(kind, size, md5);
        _stage = stagedSize > 0 ? new byte[stagedSize] : null;
        _isStaged = new bool[stagedSize];
        return result;
    }

    /// <inheritdoc/>
    public int WriteDelta(byte[] buffer, int offset, int count)
    {
        if (_stage != null)
        {
            return count == 0 ? DecodeStage() : -(int)SlotResult.WrongState;
        }

        if (DeltaRoom > 0)
        {
            return KeepDelta(buffer, offset, count);
        }

        if (count == 0)
        {
            return 0;
        }

        DeltaCount++;
        int taken = count < DeltaStep ? count : DeltaStep;
        SlotResult result = WriteImage(_deltaPlace, buffer, offset, taken);
        _deltaPlace += taken;
        return result == SlotResult.Ok ? taken : -(int)result;
    }

    private SlotResult Stage(int at, byte[] buffer, int offset, int count)
    {
        if (at < 0 || at % 4 != 0 || at + count > _stage.Length)
        {
            return SlotResult.WrongState;
        }

        for (int i = 0; WriteResult == SlotResult.Ok && i < count; i++)
        {
            if (_isStaged[at + i])
            {
                throw new InvalidOperationException("byte " + (at + i).ToString() + " of the delta is written twice");
            }

            _isStaged[at + i] = true;
            _stage[at + i] = buffer[offset + i];
        }

        return WriteResult;
    }

    private int DecodeStage()
    {
        DeltaCount++;
        int left = _stage.Length - _deltaPlace;
        int taken = left < DeltaStep ? left : DeltaStep;
        SlotResult result = WriteImage(_deltaPlace, _stage, _deltaPlace, taken);
        _deltaPlace += taken;
        return result != SlotResult.Ok ? -(int)result : taken == left ? 1 : 0;
    }

    private int KeepDelta(byte[] buffer, int offset, int count)
    {
        if ((count == 0 || _waitingCount == DeltaRoom) && _waitingCount > 0)
        {
            DeltaCount++;
            int taken = _waitingCount < DeltaStep ? _waitingCount : DeltaStep;
            SlotResult result = WriteImage(_deltaPlace, _waiting, 0, taken);
            if (result != SlotResult.Ok)
            {
                return -(int)result;
            }

            _deltaPlace += taken;
            _waitingCount -= taken;
            for (int i = 0; i < _waitingCount; i++)
            {
                _waiting[i] = _waiting[taken + i];
            }
        }

        int room = DeltaRoom - _waitingCount;
        int kept = count < room ? count : room;
        for (int i = 0; i < kept; i++)
        {
            _waiting[_waitingCount + i] = buffer[offset + i];
        }

        _waitingCount += kept;
        return count == 0 ? room : kept;
    }

    /// <inheritdoc/>
    public bool EraseAhead()
    {
        ErasesAhead++;
        return ErasesAhead < StepsAhead;
    }

    /// <inheritdoc/>
    public SlotResult Finish(byte[] md5, int offset, byte[] sha256)
    {
        if (Image == null)
        {
            return SlotResult.WrongState;
        }

        _begun = null;
        if (!IsSame(Digest(_md5), md5, offset) || (sha256 != null && !IsSame(Digest(_sha256), sha256, 0)))
        {
            return SlotResult.DigestMismatch;
        }

        State = FinishResult == SlotResult.Ok ? ImageState.TestPending : State;
        return FinishResult;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        AbortCount++;
        Image = null;
    }

    /// <inheritdoc/>
    public SlotResult Confirm()
    {
        ConfirmCount++;
        if (ConfirmResult == SlotResult.Ok)
        {
            State = ImageState.Confirmed;
            RollbackCause = RollbackCause.None;
        }

        return ConfirmResult;
    }

    /// <inheritdoc/>
    public SlotResult GiveUp(RollbackCause cause)
    {
        if (State != ImageState.Testing)
        {
            return SlotResult.WrongState;
        }

        GivenUpFor = GiveUpResult == SlotResult.Ok ? cause : GivenUpFor;
        return GiveUpResult;
    }

    /// <inheritdoc/>
    public int ReadRunning(ImageKind kind, byte[] sha256)
    {
        ReadCount++;
        for (int i = 0; i < 32; i++)
        {
            sha256[i] = (byte)(0xA0 + i);
        }

        return kind == ImageKind.Deployment ? RunningSize : 0;
    }

    private static bool IsSame(byte[] expected, byte[] actual, int offset)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            if (expected[i] != actual[offset + i])
            {
                return false;
            }
        }

        return true;
    }

    private byte[] Digest(IDigest algorithm)
    {
        byte[] digest = new byte[algorithm.Size];
        algorithm.Reset();
        algorithm.Update(Image, 0, Image.Length);
        algorithm.Finish(digest, 0);
        return digest;
    }
}
