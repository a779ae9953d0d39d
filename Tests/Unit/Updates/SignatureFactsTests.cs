using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Updates;

[TestClass]
public class SignatureFactsTests
{
    [TestMethod]
    [DataRow(false, 102)]
    [DataRow(true, 159)]
    public void WhatIsToldOfASignatureStandsBehindAllElse(bool isDelta, int expected)
    {
        OtaOffer offer = Offer(isDelta);
        byte[] buffer = new byte[OtaOffer.MaximumCount];
        Assert.AreEqual(expected, offer.Write(buffer, 0));

        OtaOffer read = new OtaOffer();
        Assert.IsTrue(read.TryRead(buffer, 0, expected));
        OtaOffer copy = new OtaOffer();
        copy.CopyFrom(read);
        Assert.IsTrue(copy.IsConsistent);
        Assert.AreEqual(24, copy.Facts.Length);
        Assert.AreEqual(1, (int)copy.Facts[0]);
        Assert.AreEqual(24, (int)copy.Facts[23]);

        Assert.IsTrue(read.TryRead(buffer, 0, expected - 1));
        Assert.IsNull(read.Facts, "a cut one tells nothing");
        Assert.IsTrue(read.IsConsistent);
        buffer[expected - 25] ^= 1;
        Assert.IsTrue(read.TryRead(buffer, 0, expected));
        Assert.IsNull(read.Facts, "another mark");
    }

    [TestMethod]
    public void WithoutTheExtensionNothingIsTold()
    {
        OtaOffer offer = Offer(false);
        offer.Window = 0;
        Assert.AreEqual(OtaOffer.Count, offer.Write(new byte[OtaOffer.MaximumCount], 0));
    }

    [TestMethod]
    public void TheReasonStandsBehindTheEndOfAnImage()
    {
        byte[] md5 = new byte[16];
        md5[0] = 7;
        byte[] answer = new byte[OtaAnswer.RefusedEndCount];
        Assert.AreEqual(9, OtaAnswer.WriteRefusedEnd(answer, 0, OtaRefusal.OlderImage, md5));

        Assert.AreEqual((int)OtaStatus.CheckFailed, (int)OtaAnswer.Status(answer, 0, answer.Length));
        Assert.IsFalse(OtaAnswer.IsEndOfAnother(answer, 0, answer.Length, md5));
        Assert.AreEqual((int)OtaRefusal.OlderImage, (int)OtaAnswer.ReadRefusedEnd(answer, 0, answer.Length));
        Assert.AreEqual((int)OtaRefusal.Untold, (int)OtaAnswer.ReadRefusedEnd(answer, 0, answer.Length - 1));
    }

    private static OtaOffer Offer(bool isDelta)
    {
        OtaOffer offer = new OtaOffer { Size = 5000, Chunks = 24, Window = 8, Kind = ImageKind.Deployment, HasSha256 = true };
        if (isDelta)
        {
            offer.Kind = ImageKind.Delta;
            DeltaOffer delta = offer.BeginDelta();
            delta.Kind = ImageKind.Deployment;
            delta.Size = 20000;
        }

        offer.Facts = new byte[OtaOffer.FactCount];
        for (int i = 0; i < offer.Facts.Length; i++)
        {
            offer.Facts[i] = (byte)(i + 1);
        }

        return offer;
    }
}
