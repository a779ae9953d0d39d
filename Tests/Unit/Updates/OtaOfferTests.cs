using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class OtaOfferTests
{
    private const string Md5Text = "0cc175b9c0f1b6a831c399e269772661";

    [TestMethod]
    public void WithoutAWindowItIsMessage0AsOldNodesKnowIt()
    {
        byte[] buffer = new byte[50];
        int count = NewOffer(200000, 944, 0).Write(buffer, 3);
        Assert.AreEqual(41, count);
        Assert.AreEqual(
            "ef0000400d0300b0033063633137356239633066316236613833316333393965323639373732363631",
            Hex.Format(buffer, 3, count));
    }

    [TestMethod]
    public void TheWindowStandsBehindIt()
    {
        byte[] buffer = new byte[50];
        int count = NewOffer(200000, 944, 32).Write(buffer, 3);
        Assert.AreEqual(45, count);
        Assert.AreEqual("45012000", Hex.Format(buffer, 3 + 41, 4));

        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 3, count));
        Assert.AreEqual(200000U, read.Size);
        Assert.AreEqual(944, read.Chunks);
        Assert.AreEqual(32, read.Window);
        Assert.AreEqual(Md5Text, HexText.Format(read.Md5));
        Assert.IsFalse(read.HasSha256);
    }

    [TestMethod]
    public void ThatItIsForManyStandsBesideItsKind()
    {
        OtaOffer offer = NewOffer(200000, 944, 48);
        offer.Kind = ImageKind.Deployment;
        offer.HasSha256 = true;
        offer.IsForMany = true;
        byte[] buffer = new byte[OtaOffer.IdentifiedCount];
        Assert.AreEqual(77, offer.Write(buffer, 0));
        Assert.AreEqual((byte)0x81, buffer[44]);

        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length));
        Assert.IsTrue(read.IsForMany);
        Assert.AreEqual((int)ImageKind.Deployment, (int)read.Kind);

        buffer[44] = 1;
        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length));
        Assert.IsFalse(read.IsForMany);
    }

    [TestMethod]
    public void KindAndSha256StandBehindTheWindow()
    {
        OtaOffer offer = NewOffer(200000, 944, 48);
        offer.Kind = ImageKind.Application;
        offer.HasSha256 = true;
        for (int i = 0; i < offer.Sha256.Length; i++)
        {
            offer.Sha256[i] = (byte)(0xE0 + i);
        }

        byte[] buffer = new byte[OtaOffer.IdentifiedCount];
        Assert.AreEqual(77, offer.Write(buffer, 0));

        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length));
        Assert.AreEqual((int)ImageKind.Application, (int)read.Kind);
        Assert.IsTrue(read.HasSha256);
        Assert.AreEqual(HexText.Format(offer.Sha256), HexText.Format(read.Sha256));

        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length - 1));
        Assert.AreEqual(48, read.Window);
        Assert.IsFalse(read.HasSha256, "half a SHA-256 is none");
    }

    [TestMethod]
    public void WhatADeltaMakesAndOfWhatStandsBehindTheSha256()
    {
        OtaOffer offer = NewOffer(5000, 24, 48);
        offer.Kind = ImageKind.Delta;
        offer.HasSha256 = true;
        Assert.IsFalse(offer.IsConsistent, "a delta says what it makes");
        DeltaOffer delta = offer.BeginDelta();
        delta.Kind = ImageKind.Deployment;
        delta.Size = 200000;
        delta.Md5[15] = 9;
        delta.BaseSize = 190000;
        delta.BaseSha256[31] = 7;
        byte[] buffer = new byte[OtaOffer.DeltaCount];
        Assert.AreEqual(134, offer.Write(buffer, 0));

        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length));
        Assert.IsTrue(read.IsConsistent);
        OtaOffer copy = new OtaOffer();
        copy.CopyFrom(read);
        Assert.AreEqual((int)ImageKind.Deployment, (int)copy.ImageKind);
        Assert.AreEqual(200000U, copy.ImageSize);
        Assert.AreEqual(9, (int)copy.ImageMd5[15]);
        Assert.AreEqual(190000U, copy.Delta.BaseSize);
        Assert.AreEqual(7, (int)copy.Delta.BaseSha256[31]);
        Assert.AreEqual(5000U, copy.Size);

        Assert.IsTrue(read.TryRead(buffer, 0, buffer.Length - 1));
        Assert.IsFalse(read.IsConsistent, "a cut one says nothing");
        copy.CopyFrom(NewOffer(1000, 5, 8));
        Assert.IsNull(copy.Delta);
        Assert.AreEqual(1000U, copy.ImageSize);
    }

    [TestMethod]
    [DataRow("", 0)]
    [DataRow("45", 0)]
    [DataRow("4501", 0)]
    [DataRow("450120", 0)]
    [DataRow("45012000", 32)]
    [DataRow("45022000", 32)]
    [DataRow("4501200077", 32)]
    [DataRow("45002000", 0)]
    [DataRow("44012000", 0)]
    public void OnlyTheMarkMakesAWindow(string behind, int window)
    {
        byte[] buffer = new byte[60];
        NewOffer(1000, 5, 0).Write(buffer, 0);
        byte[] extension = Hex.Parse(behind);
        extension.CopyTo(buffer, OtaOffer.Count);
        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 0, OtaOffer.Count + extension.Length));
        Assert.AreEqual(window, read.Window);
    }

    [TestMethod]
    public void AShortMessageIsRefused()
    {
        byte[] buffer = new byte[60];
        NewOffer(1000, 5, 8).Write(buffer, 0);
        for (int count = 0; count < OtaOffer.Count; count++)
        {
            Assert.IsFalse(new OtaOffer().TryRead(buffer, 0, count), count.ToString());
        }
    }

    [TestMethod]
    public void EveryMd5CharacterHasToBeALowerCaseDigit()
    {
        byte[] text = Encoding.UTF8.GetBytes(Md5Text);
        byte[] md5 = new byte[16];
        string digits = "0123456789abcdef";
        for (int place = 0; place < text.Length; place += 31)
        {
            byte before = text[place];
            for (int value = 0; value < 256; value++)
            {
                text[place] = (byte)value;
                Assert.AreEqual(digits.IndexOf((char)value) >= 0, HexText.TryRead(text, 0, md5), value.ToString());
            }

            text[place] = before;
        }

        Assert.IsTrue(HexText.TryRead(text, 0, md5));
        Assert.AreEqual(Md5Text, Hex.Format(md5, 0, 16));
    }

    [TestMethod]
    [DataRow(1, 1, true)]
    [DataRow(212, 1, true)]
    [DataRow(213, 2, true)]
    [DataRow(424, 2, true)]
    [DataRow(13893420, 65535, true)]
    [DataRow(13893421, 65535, false)]
    [DataRow(0, 0, false)]
    [DataRow(0, 1, false)]
    [DataRow(1, 0, false)]
    [DataRow(212, 2, false)]
    [DataRow(213, 1, false)]
    [DataRow(5000, 10, false)]
    public void SizeAndCountHaveToBelongTogether(int size, int chunks, bool expected)
    {
        Assert.AreEqual(expected, NewOffer((uint)size, chunks, 0).IsConsistent);
    }

    [TestMethod]
    public void TheLargestSizeDoesNotOverflow()
    {
        Assert.IsFalse(NewOffer(uint.MaxValue, 0, 0).IsConsistent);
        Assert.IsFalse(NewOffer(uint.MaxValue, 65535, 0).IsConsistent);
        Assert.AreEqual(20259280L, OtaLimits.Chunks(uint.MaxValue));
    }

    [TestMethod]
    public void AnImageIsItsSizeAndItsMd5()
    {
        OtaOffer offer = NewOffer(1000, 5, 0);
        Assert.IsTrue(offer.IsSameImage(NewOffer(1000, 5, 8)));
        Assert.IsFalse(offer.IsSameImage(NewOffer(1001, 5, 0)));
        for (int i = 0; i < 16; i++)
        {
            OtaOffer other = NewOffer(1000, 5, 0);
            other.Md5[i] ^= 1;
            Assert.IsFalse(offer.IsSameImage(other), i.ToString());
        }
    }

    [TestMethod]
    public void ACopyHasEveryValueAndItsOwnMd5()
    {
        OtaOffer offer = NewOffer(1000, 5, 8);
        OtaOffer copy = new OtaOffer();
        copy.CopyFrom(offer);
        Assert.IsTrue(copy.IsSameImage(offer));
        Assert.AreEqual(5, copy.Chunks);
        Assert.AreEqual(8, copy.Window);
        offer.Md5[0] ^= 1;
        Assert.IsFalse(copy.IsSameImage(offer));
    }

    private static OtaOffer NewOffer(uint size, int chunks, int window)
    {
        OtaOffer offer = new OtaOffer();
        offer.Size = size;
        offer.Chunks = chunks;
        offer.Window = window;
        Hex.Parse(Md5Text).CopyTo(offer.Md5, 0);
        return offer;
    }
}
