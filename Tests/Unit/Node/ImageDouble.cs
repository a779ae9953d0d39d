using System;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>An image that a test sends to a node, chunk by chunk.</summary>
public sealed class ImageDouble
{
    /// <summary>Bytes that an image may have, so that a board holds it and the node's copy of it.</summary>
    public const int MaximumSize = 14300;

    private readonly NodeRig _rig;

    /// <summary>Creates an image of random bytes behind the first byte of an ESP-IDF application.</summary>
    public ImageDouble(NodeRig rig, int size)
        : this(rig, size, 5)
    {
    }

    /// <summary>Creates one of several images.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The image is too large for a board's tests.</exception>
    public ImageDouble(NodeRig rig, int size, uint seed)
    {
        if (size > MaximumSize)
        {
            throw new ArgumentOutOfRangeException("size");
        }

        _rig = rig;
        Bytes = new byte[size];
        new SeededRandom(seed).Fill(Bytes, 0, size);
        Bytes[0] = 0xE9;
        Offer.Size = (uint)size;
        Offer.Chunks = (int)OtaLimits.Chunks(size);
        IDigest md5 = rig.Parts.Cipher.CreateMd5();
        md5.Update(Bytes, 0, size);
        md5.Finish(Offer.Md5, 0);
    }

    /// <summary>Gets the image.</summary>
    public byte[] Bytes { get; }

    /// <summary>Gets message 0.</summary>
    public OtaOffer Offer { get; } = new OtaOffer();

    /// <summary>Gets the number of chunks.</summary>
    public int Chunks
    {
        get { return Offer.Chunks; }
    }

    /// <summary>Offers the image without the extension.</summary>
    /// <returns>The answer.</returns>
    public byte[] Start()
    {
        return Start(0);
    }

    /// <summary>Offers the image with a window, 0 = without the extension.</summary>
    /// <returns>The answer.</returns>
    public byte[] Start(int window)
    {
        Offer.Window = window;
        byte[] message = new byte[OtaOffer.MaximumCount];
        int count = Offer.Write(message, 0);
        byte[] control = new byte[count];
        Array.Copy(message, 0, control, 0, count);
        return _rig.Ask(control);
    }

    /// <summary>Sends a chunk.</summary>
    /// <returns>The answer, or null.</returns>
    public byte[] Send(int index)
    {
        return _rig.Ask(Chunk(index));
    }

    /// <summary>Sends chunks in order; without the extension none of them is to be answered.</summary>
    public void Send(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            Assert.IsTrue(Send(i) == null || Offer.Window > 0, "a chunk in order needs no answer");
        }
    }

    /// <summary>Creates the message of a chunk.</summary>
    public byte[] Chunk(int index)
    {
        int count = OtaLimits.BytesOfChunk(Bytes.Length, index);
        byte[] control = new byte[OtaChunkMessage.DataOffset + count];
        Array.Copy(Bytes, (index - 1) * OtaLimits.ChunkCount, control, OtaChunkMessage.DataOffset, count);
        OtaChunkMessage.Write(control, 0, index, count);
        return control;
    }

    /// <summary>Creates the message of several chunks.</summary>
    public byte[] Several(int first, int last)
    {
        int from = (first - 1) * OtaLimits.ChunkCount;
        int count = ((last - first) * OtaLimits.ChunkCount) + OtaLimits.BytesOfChunk(Bytes.Length, last);
        byte[] control = new byte[OtaChunkMessage.DataOffset + count];
        Array.Copy(Bytes, from, control, OtaChunkMessage.DataOffset, count);
        OtaChunkMessage.Write(control, 0, first, count);
        return control;
    }

    /// <summary>Asks which chunks the node holds.</summary>
    /// <returns>The answer, or null.</returns>
    public byte[] Poll()
    {
        byte[] control = new byte[OtaChunkMessage.PollCount];
        OtaChunkMessage.Write(control, 0, 0, 0);
        return _rig.Ask(control);
    }

    /// <summary>Checks that the node wrote the whole image and tells so.</summary>
    /// <param name="first">The node's first answer to the last chunk.</param>
    public void AssertFinished(byte[] first)
    {
        AssertStatus(OtaStatus.CheckOk, first);
        AssertStatus(OtaStatus.Finished, _rig.Gateway.NextControl());
        byte[] notice = _rig.Gateway.NextControl();
        Assert.AreEqual(EnigmaIoT.Shared.Control.ControlCode.RestartNotice, notice[0]);
        Assert.AreEqual((byte)EnigmaIoT.Shared.Control.RestartReason.AfterOta, notice[1]);
        Assert.IsNull(_rig.Gateway.NextControl());
        Assert.AreEqual((int)ImageState.TestPending, (int)_rig.Slots.State);
        for (int i = 0; i < Bytes.Length; i++)
        {
            Assert.AreEqual(Bytes[i], _rig.Slots.Image[i]);
        }
    }

    /// <summary>Checks an OTA answer's status.</summary>
    public static void AssertStatus(OtaStatus expected, byte[] answer)
    {
        Assert.IsNotNull(answer, "the node answers");
        Assert.AreEqual((int)expected, (int)OtaAnswer.Status(answer, 0, answer.Length));
    }

    /// <summary>Checks a status 4 or a window answer.</summary>
    public static void AssertIndex(OtaStatus status, int index, byte[] answer)
    {
        AssertStatus(status, answer);
        Assert.AreEqual(index, OtaAnswer.Index(answer, 0));
    }
}
