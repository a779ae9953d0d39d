using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.Images;
using EnigmaIoT.Update.Deltas;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Deltas;

/// <summary>The updater's deltas against its own decoder, the node's in the simulator, and xdelta3.</summary>
[TestClass]
public sealed class VcdiffTests
{
    private const int Pairs = 1000;

    private static readonly byte[] _before = SampleImage.Create(new Version(1, 0), 60_000);
    private static readonly byte[] _after = SampleImage.Create(new Version(1, 1), 61_000);

    [TestMethod]
    public void DeltasOfAThousandPairsMakeExactlyTheImage()
    {
        for (int seed = 0; seed < Pairs; seed++)
        {
            SamplePair pair = new(seed);
            byte[] delta = VcdiffEncoder.Encode(pair.Base, pair.Image);
            CollectionAssert.AreEqual(pair.Image, VcdiffDecoder.Decode(pair.Base, delta), $"pair {seed}");
            CollectionAssert.AreEqual(pair.Image, DecodeAsANode(pair.Base, delta, pair.Image.Length), $"pair {seed}, node");
        }
    }

    [TestMethod]
    public async Task ThousandPairsGoBothWaysThroughXdelta3()
    {
        using Xdelta xdelta = new();
        long ours = 0;
        long theirs = 0;
        for (int seed = 0; seed < Pairs; seed++)
        {
            SamplePair pair = new(seed);

            // It does not read windows that copy from earlier parts of the image.
            byte[] delta = VcdiffEncoder.Encode(pair.Base, pair.Image, withImage: false);
            CollectionAssert.AreEqual(pair.Image, await xdelta.Decode(pair.Base, delta), $"pair {seed}");
            byte[] other = await xdelta.Encode(pair.Base, pair.Image);
            CollectionAssert.AreEqual(pair.Image, VcdiffDecoder.Decode(pair.Base, other), $"pair {seed}, its delta");
            ours += VcdiffEncoder.Encode(pair.Base, pair.Image).Length;
            theirs += other.Length;
        }

        Console.WriteLine($"{ours} bytes in windows for a node, {theirs} of xdelta3 -9 in windows of any size");
        Assert.IsLessThan(1.1 * theirs, ours);
    }

    [TestMethod]
    public async Task RealImagesGoBothWaysThroughXdelta3AndAreNoLarger()
    {
        using Xdelta xdelta = new();
        byte[] library = RealAssembly.CoreLibrary;
        (byte[] Base, byte[] Image)[] pairs = [([], library), (_before, _after), (library, [.. _before, .. library])];
        foreach ((byte[] baseImage, byte[] image) in pairs)
        {
            byte[] delta = VcdiffEncoder.Encode(baseImage, image, withImage: false);
            CollectionAssert.AreEqual(image, await xdelta.Decode(baseImage, delta));
            byte[] other = await xdelta.Encode(baseImage, image);
            CollectionAssert.AreEqual(image, VcdiffDecoder.Decode(baseImage, other));
            byte[] best = VcdiffEncoder.Encode(baseImage, image);
            CollectionAssert.AreEqual(image, DecodeAsANode(baseImage, best, image.Length));
            Console.WriteLine($"{best.Length} of {image.Length} bytes against {baseImage.Length}; xdelta3 {other.Length}");
            Assert.IsLessThan(1.02 * other.Length, best.Length);
        }
    }

    [TestMethod]
    public void NoWindowHasMoreThanANodeTakes()
    {
        byte[] noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        byte[] delta = VcdiffEncoder.Encode([], noise);
        CollectionAssert.AreEqual(noise, DecodeAsANode([], delta, noise.Length));
        Assert.IsLessThan(1.02 * noise.Length, delta.Length);
    }

    [TestMethod]
    public void AnImageThatIsTheBaseTakesNextToNothing()
    {
        Assert.IsLessThan(50, VcdiffEncoder.Encode(_before, _before).Length);
    }

    /// <summary>A search that looks at each place within what is all alike takes a quarter of an hour for these.</summary>
    [TestMethod]
    public void AMillionBytesThatAreAllAlikeTakeNextToNothing()
    {
        byte[] zeros = new byte[1_000_000];
        byte[] erased = [.. Enumerable.Repeat((byte)0xFF, zeros.Length)];
        byte[] pattern = [.. Enumerable.Range(0, zeros.Length).Select(i => (byte)(i % 7))];
        foreach ((byte[] baseImage, byte[] image) in new[] { ([], zeros), (zeros, zeros), (zeros, erased), (erased, pattern), (pattern, pattern) })
        {
            byte[] delta = VcdiffEncoder.Encode(baseImage, image);
            CollectionAssert.AreEqual(image, DecodeAsANode(baseImage, delta, image.Length));
            Assert.IsLessThan(1000, delta.Length);
        }
    }

    /// <summary>Where the long match begins two bytes before the shorter one ends, the way there that costs less is gone on with.</summary>
    [TestMethod]
    public void AShorterMatchIsUsedToItsEndThoughALongOneBeginsInIt()
    {
        Random random = new(5);
        byte[] row = [.. Bytes(random, 16), 0, 0];
        byte[] table = [.. Enumerable.Repeat(row, 94).SelectMany(bytes => bytes)];
        byte[] rest = Bytes(random, 30_000);
        byte[] added = Bytes(random, 300);

        byte[] delta = VcdiffEncoder.Encode([.. table, 0, .. rest], [.. added, .. table, .. rest]);

        Assert.IsLessThan(added.Length + 40, delta.Length);
    }

    [TestMethod]
    public void ImagesOfEverySizeAtAnEdgeAreMadeOfBasesOfEverySuchSize()
    {
        int[] sizes = [0, 1, 4, 12, 211, 212, 213, 512, 513, 4095, 4096, 4097];
        byte[][] contents = [SampleImage.Create(new Version(1, 0), 5000), new byte[5000], [.. Enumerable.Repeat((byte)0xFF, 5000)]];
        foreach (byte[] content in contents)
        {
            foreach (byte[] baseContent in contents)
            {
                foreach ((int size, int baseSize) in sizes[1..].SelectMany(size => sizes.Select(baseSize => (size, baseSize))))
                {
                    byte[] image = content[^size..];
                    byte[] baseImage = baseContent[..baseSize];
                    byte[] delta = VcdiffEncoder.Encode(baseImage, image);
                    CollectionAssert.AreEqual(image, DecodeAsANode(baseImage, delta, size), $"{size} of {baseSize}");
                    CollectionAssert.AreEqual(image, VcdiffDecoder.Decode(baseImage, delta), $"{size} of {baseSize}");
                }
            }
        }
    }

    [TestMethod]
    public void WhatIsNoDeltaIsRefused()
    {
        byte[] delta = VcdiffEncoder.Encode(_before, _after);
        for (int count = 0; count < delta.Length; count += 97)
        {
            byte[] part = delta[..count];
            byte[]? image = null;
            try
            {
                image = VcdiffDecoder.Decode(_before, part);
            }
            catch (InvalidDataException)
            {
            }

            Assert.IsTrue(image == null || image.Length < _after.Length);
        }

        Assert.ThrowsExactly<InvalidDataException>(() => VcdiffDecoder.Decode(_before, _after));
    }

    private static byte[] Bytes(Random random, int count)
    {
        byte[] bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] DecodeAsANode(byte[] baseImage, byte[] delta, int size)
    {
        byte[] image = new byte[size];
        DeltaDecoder decoder = new(new Ends(baseImage, image), baseImage.Length, size);
        for (int at = 0; at < delta.Length;)
        {
            SlotResult result = decoder.Take(delta.AsSpan(at, Math.Min(212, delta.Length - at)), out int taken);
            Assert.AreEqual(SlotResult.Ok, result);
            at += taken;
        }

        return image;
    }

    private sealed class Ends(byte[] baseImage, byte[] image) : IDeltaEnds
    {
        public void ReadBase(int offset, Span<byte> bytes) => baseImage.AsSpan(offset, bytes.Length).CopyTo(bytes);

        public void ReadImage(int offset, Span<byte> bytes) => image.AsSpan(offset, bytes.Length).CopyTo(bytes);

        public SlotResult Write(int offset, ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(image.AsSpan(offset));
            return SlotResult.Ok;
        }
    }
}
