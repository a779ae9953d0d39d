using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>Images are signed, verified, and looked at.</summary>
[TestClass]
public sealed class SignedImageTests
{
    private static readonly SigningKey _key = SigningKey.Create();
    private static readonly SigningKey _other = SigningKey.Create();

    private static readonly SigningKey _vectorKey = SigningKey.FromPem(
        new string(PemEncoding.Write("PUBLIC KEY", SignedVector.Key)));

    private static byte[] Deployment => SampleImage.Create(new Version(2, 3, 4), 3001);

    [TestMethod]
    public void AnImageThatOpenSslSignedIsTaken()
    {
        ImageReport report = ImageReader.Read(SignedVector.Signed);

        Assert.IsNull(report.Fault);
        Assert.AreEqual(SignedVector.Signed.Length, report.Size);
        Assert.IsNull(ImageSigner.Verify(SignedVector.Signed, [_other, _vectorKey]));
        Assert.AreEqual("Vector", report.Trailer!.Name);
        Assert.AreEqual("2.1.3", report.Trailer.Version);
        Assert.AreEqual(7u, report.Trailer.Counter);
        Assert.AreEqual("relay-2", report.Trailer.HardwareClass);
        Assert.AreEqual(new Version(1, 10), report.Trailer.Interop);
        CollectionAssert.AreEqual(new[] { new NativeNeed("EnigmaIoT.Interop", 0x12345678) }, report.Trailer.Natives.ToArray());
    }

    [TestMethod]
    public void NoFlippedBitOfASignedImageIsTaken()
    {
        byte[] signed = SignedVector.Signed;
        for (int bit = 0; bit < 8 * signed.Length; bit++)
        {
            signed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsNotNull(ImageSigner.Verify(signed, [_vectorKey]), $"bit {bit}");
            signed[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    [TestMethod]
    public void NoCutSignedImageIsTaken()
    {
        byte[] signed = SignedVector.Signed;
        for (int count = 1; count < signed.Length; count++)
        {
            Assert.IsNotNull(ImageSigner.Verify(signed.AsSpan(0, count), [_vectorKey]), $"{count} bytes");
        }
    }

    [TestMethod]
    public void OurTrailerIsTheOneOfTheVectorButForTheSignature()
    {
        SigningFacts facts = new(7, "relay-2");

        byte[] signed = ImageSigner.Sign(SignedVector.Image.AsSpan(0, 315), _key, facts);

        ImageTrailer ours = ImageReader.Read(signed).Trailer!;
        byte[] expected = SignedVector.Trailer[..ours.ProtectedSize];
        int keyAt = expected.AsSpan().IndexOf(SHA256.HashData(SignedVector.Key).AsSpan(0, 8));
        _key.Id.Span.CopyTo(expected.AsSpan(keyAt));
        CollectionAssert.AreEqual(expected, signed[ours.Start..(ours.Start + ours.ProtectedSize)]);
        Assert.AreEqual(SignedVector.Signed.Length, signed.Length);
    }

    [TestMethod]
    public void ADeploymentIsSignedAndVerified()
    {
        byte[] signed = ImageSigner.Sign(Deployment, _key, new SigningFacts(1));

        ImageReport report = ImageReader.Read(signed);
        Assert.IsNull(ImageSigner.Verify(signed, [_key]));
        Assert.AreEqual(ImageKind.Deployment, report.Trailer!.Kind);
        Assert.AreEqual("Sample", report.Trailer.Name);
        Assert.AreEqual("2.3.4", report.Trailer.Version);
        Assert.IsNull(report.Trailer.HardwareClass);
        Assert.AreEqual(3004, report.Trailer.Start);
    }

    [TestMethod]
    public void AnApplicationIsSignedAndVerifiedWithoutTheErasedFlashBehindIt()
    {
        byte[] signed = ImageSigner.Sign(SampleImage.CreateApplication(2000, new Version(1, 14)), _key, new SigningFacts(9));

        ImageReport report = ImageReader.Read(signed);
        Assert.IsNull(ImageSigner.Verify(signed, [_key]));
        Assert.AreEqual(ImageKind.Application, report.Trailer!.Kind);
        Assert.AreEqual("1.14.0", report.Trailer.Version);
        Assert.AreEqual(2000 - (2000 % 16), report.Trailer.Start);
    }

    [TestMethod]
    public void AnImageIsSignedAnew()
    {
        byte[] first = ImageSigner.Sign(Deployment, _other, new SigningFacts(1, "old"));

        byte[] second = ImageSigner.Sign(first, _key, new SigningFacts(2));

        Assert.IsNull(ImageSigner.Verify(second, [_key]));
        CollectionAssert.AreEqual(
            ImageSigner.Sign(Deployment, _key, new SigningFacts(2))[..3004], second[..3004]);
    }

    [TestMethod]
    public void ErasedFlashMayFollowTheTrailerAndNothingElse()
    {
        byte[] signed = ImageSigner.Sign(Deployment, _key, new SigningFacts(1));

        Assert.AreEqual(signed.Length, ImageReader.Read([.. signed, 0xFF, 0xFF]).Size);
        StringAssert.Contains(ImageReader.Read([.. signed, 0xFF, 0]).Fault, "behind the trailer");
        StringAssert.Contains(ImageReader.Read([.. SignedApplication(), 0]).Fault, "something follows it");
    }

    [TestMethod]
    public void WhatIsNotSignedByATrustedKeyIsToldApart()
    {
        byte[] signed = ImageSigner.Sign(Deployment, _key, new SigningFacts(1));
        byte[] otherBytes = SampleImage.Create(new Version(2, 3, 5), 3001);
        byte[] swapped = [.. otherBytes, .. signed[3001..]];

        Assert.AreEqual("it is unsigned", ImageSigner.Verify(Deployment, [_key]));
        StringAssert.StartsWith(ImageSigner.Verify(signed, [_other]), "it is signed with another key, ");
        Assert.AreEqual("it is not the image that was signed", ImageSigner.Verify(swapped, [_key]));
    }

    [TestMethod]
    [DataRow(1, "damaged")]
    [DataRow(2, "only deployments")]
    public void WhatIsNoImageForOurBoardsIsNotSigned(int number, string expected)
    {
        byte[] image = number == 1 ? Deployment[..2000] : Images.ArduinoImage.Create(withCrc: true);

        SigningException failure = Assert.ThrowsExactly<SigningException>(() => ImageSigner.Sign(image, _key, new SigningFacts(1)));

        StringAssert.Contains(failure.Message, "cannot be signed");
        Assert.IsTrue(number == 1 || failure.Message.Contains(expected), failure.Message);
    }

    [TestMethod]
    public void ANameOrAVersionThatDoesNotFitIsRefused()
    {
        foreach ((SigningFacts facts, string expected) in new[]
        {
            (new SigningFacts(1, new string('x', 17)), "--class"),
            (new SigningFacts(1, ""), "--class"),
            (new SigningFacts(1, null, new string('x', 33)), "--name"),
            (new SigningFacts(1, null, null, "1.2.3.4.5"), "--image-version"),
            (new SigningFacts(1, null, null, "1.65536"), "--image-version"),
        })
        {
            SigningException failure = Assert.ThrowsExactly<SigningException>(() => ImageSigner.Sign(Deployment, _key, facts));
            StringAssert.Contains(failure.Message, expected);
        }
    }

    [TestMethod]
    public void MessageZeroTellsKeyCounterClassAndInterop()
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(SignedVector.Key).AsSpan(0, 8));
        string hardware = Convert.ToHexStringLower(System.IO.Hashing.Crc32.Hash("relay-2"u8));

        FirmwareImage image = FirmwareImage.FromBytes(SignedVector.Signed);

        Assert.AreEqual($"{image.BlockAnnouncement},{id}07000000{hardware}01000a0078563412", image.SignedAnnouncement);
        FirmwareImage unsigned = FirmwareImage.FromBytes(Deployment);
        Assert.AreEqual($"{unsigned.BlockAnnouncement},{new string('0', 48)}", unsigned.SignedAnnouncement);
    }

    private static byte[] SignedApplication() =>
        ImageSigner.Sign(SampleImage.CreateApplication(2000), _key, new SigningFacts(9));
}
