using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class MissingAnswerTests
{
    private const int Chunks = 4717;

    private static readonly byte[] _md5 = Hex.Parse("0cc175b9c0f1b6a831c399e269772661");
    private static readonly byte[] _otherMd5 = Hex.Parse("1cc175b9c0f1b6a831c399e269772661");

    [TestMethod]
    public void FewChunksStandInAList()
    {
        ChunkSet held = AllBut(12, 300, Chunks);
        byte[] answer = new byte[MissingAnswer.MaximumCount];

        Assert.AreEqual(17, MissingAnswer.Write(answer, held, 1, _md5));
        Assert.AreEqual("ff110cc175b90300010c000c002c016d12", Hex.Format(answer, 0, 17));

        ChunkSet missing = new ChunkSet(Chunks);
        Assert.IsTrue(MissingAnswer.IsValid(answer, 0, 17, _md5));
        Assert.AreEqual(3, MissingAnswer.Total(answer, 0));
        Assert.AreEqual(0, MissingAnswer.AddTo(answer, 0, 17, missing));
        Assert.AreEqual(3, missing.Count());
        Assert.IsTrue(missing.Contains(12) && missing.Contains(300) && missing.Contains(Chunks));
    }

    [TestMethod]
    public void ManyStandInBitmapsThatAreAskedForOneAfterAnother()
    {
        ChunkSet held = new ChunkSet(Chunks);
        for (int i = 1; i <= Chunks; i++)
        {
            if (i % 19 != 3)
            {
                held.Add(i);
            }
        }

        ChunkSet missing = new ChunkSet(Chunks);
        byte[] answer = new byte[MissingAnswer.MaximumCount];
        int from = 1;
        int answers = 0;
        while (from != 0)
        {
            int count = MissingAnswer.Write(answer, held, from, _md5);
            Assert.IsTrue(MissingAnswer.IsValid(answer, 0, count, _md5));
            Assert.AreEqual(Chunks - held.Count(), MissingAnswer.Total(answer, 0));
            from = MissingAnswer.AddTo(answer, 0, count, missing);
            answers++;
        }

        // The last hundred fit into a list.
        Assert.AreEqual(3, answers);
        Assert.AreEqual(Chunks - held.Count(), missing.Count());
        for (int i = 1; i <= Chunks; i++)
        {
            Assert.AreEqual(i % 19 == 3, missing.Contains(i));
        }
    }

    [TestMethod]
    public void ANodeThatHoldsAllMissesNone()
    {
        byte[] answer = new byte[MissingAnswer.MaximumCount];
        int count = MissingAnswer.Write(answer, AllBut(), 1, _md5);
        ChunkSet missing = new ChunkSet(Chunks);

        Assert.IsTrue(MissingAnswer.IsValid(answer, 0, count, _md5));
        Assert.AreEqual(0, MissingAnswer.Total(answer, 0));
        Assert.AreEqual(0, MissingAnswer.AddTo(answer, 0, count, missing));
        Assert.AreEqual(0, missing.Count());
    }

    [TestMethod]
    public void WhatIsShortOrAboutAnotherImageIsNone()
    {
        byte[] answer = new byte[MissingAnswer.MaximumCount];
        int count = MissingAnswer.Write(answer, AllBut(7), 1, _md5);

        Assert.IsFalse(MissingAnswer.IsValid(answer, 0, 10, _md5));
        Assert.IsFalse(MissingAnswer.IsValid(answer, 0, count, _otherMd5));
    }

    [TestMethod]
    public void ChunksThatTheImageDoesNotHaveArePassedOver()
    {
        byte[] list = Hex.Parse("ff110cc175b9030001010000000100ffff");
        byte[] bitmap = Hex.Parse("ff110cc175b9030000fefffffff1");
        ChunkSet missing = new ChunkSet(8);

        Assert.AreEqual(0, MissingAnswer.AddTo(list, 0, list.Length, missing));
        Assert.AreEqual(0, MissingAnswer.AddTo(bitmap, 0, bitmap.Length, missing));
        Assert.AreEqual(1, missing.Count());
        Assert.IsTrue(missing.Contains(1));
    }

    private static ChunkSet AllBut(params int[] missing)
    {
        ChunkSet held = new ChunkSet(Chunks);
        for (int i = 1; i <= Chunks; i++)
        {
            bool isHeld = true;
            for (int k = 0; k < missing.Length; k++)
            {
                isHeld &= missing[k] != i;
            }

            if (isHeld)
            {
                held.Add(i);
            }
        }

        return held;
    }
}
