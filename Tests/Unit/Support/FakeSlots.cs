using System;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>
/// A spare slot in memory, for deployments and ESP-IDF applications alike. A caller that breaks the port's contract (a byte
/// written twice, a part off the grid of 4) gets an exception, so that the test fails.
/// </summary>
public sealed class FakeSlots : IFirmwareSlots
{
    private readonly IDigest _md5;
    private readonly int _capacity;
    private bool[] _isWritten;

    /// <summary>Makes slots of a size.</summary>
    /// <param name="cipher">Gives the MD5 that <see cref="Finish"/> compares.</param>
    /// <param name="capacity">Bytes of each slot.</param>
    public FakeSlots(ICipher cipher, int capacity)
    {
        _md5 = cipher.CreateMd5();
        _capacity = capacity;
    }

    /// <inheritdoc/>
    public int State { get; set; }

    /// <inheritdoc/>
    public bool WentBack { get; set; }

    /// <summary>Gets or sets what <see cref="Begin"/> returns where nothing else is wrong.</summary>
    public int BeginResult { get; set; }

    /// <summary>Gets or sets what <see cref="Write"/> returns where nothing else is wrong.</summary>
    public int WriteResult { get; set; }

    /// <summary>Gets or sets what <see cref="Confirm"/> returns.</summary>
    public int ConfirmResult { get; set; }

    /// <summary>Gets the image begun last, as long as it was announced; null before the first one and after an abort.</summary>
    public byte[] Image { get; private set; }

    /// <summary>Gets its <see cref="ImageKind"/>.</summary>
    public int Kind { get; private set; }

    /// <summary>Gets how many of its bytes are written.</summary>
    public int WrittenCount { get; private set; }

    /// <summary>Gets how often an image was begun.</summary>
    public int BeginCount { get; private set; }

    /// <summary>Gets how often <see cref="Abort"/> was called.</summary>
    public int AbortCount { get; private set; }

    /// <summary>Gets how often <see cref="Confirm"/> was called.</summary>
    public int ConfirmCount { get; private set; }

    /// <inheritdoc/>
    public int Capacity(int kind)
    {
        return kind == ImageKind.Deployment || kind == ImageKind.Application ? _capacity : 0;
    }

    /// <inheritdoc/>
    public int Recognise(byte[] buffer, int offset, int count)
    {
        int kind = ImageKind.Recognise(buffer, offset, count);
        return Capacity(kind) > 0 ? kind : ImageKind.Unknown;
    }

    /// <inheritdoc/>
    public int Begin(int kind, int size)
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
            Kind = kind;
            Image = new byte[size];
            _isWritten = new bool[size];
            WrittenCount = 0;
        }

        return BeginResult;
    }

    /// <inheritdoc/>
    public int Write(int imageOffset, byte[] buffer, int offset, int count)
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

        for (int i = 0; i < count; i++)
        {
            if (_isWritten[imageOffset + i])
            {
                throw new InvalidOperationException("byte " + (imageOffset + i).ToString() + " is written twice");
            }

            _isWritten[imageOffset + i] = true;
            Image[imageOffset + i] = buffer[offset + i];
        }

        WrittenCount += count;
        return SlotResult.Ok;
    }

    /// <inheritdoc/>
    public int Finish(byte[] md5, int offset)
    {
        if (Image == null)
        {
            return SlotResult.WrongState;
        }

        byte[] actual = new byte[_md5.Size];
        _md5.Reset();
        _md5.Update(Image, 0, Image.Length);
        _md5.Finish(actual, 0);
        for (int i = 0; i < actual.Length; i++)
        {
            if (actual[i] != md5[offset + i])
            {
                return SlotResult.DigestMismatch;
            }
        }

        State = ImageState.TestPending;
        return SlotResult.Ok;
    }

    /// <inheritdoc/>
    public void Abort()
    {
        AbortCount++;
        Image = null;
    }

    /// <inheritdoc/>
    public int Confirm()
    {
        ConfirmCount++;
        if (ConfirmResult == SlotResult.Ok)
        {
            State = ImageState.Confirmed;
            WentBack = false;
        }

        return ConfirmResult;
    }
}
