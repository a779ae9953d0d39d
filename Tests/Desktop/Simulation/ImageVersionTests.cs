using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class ImageVersionTests
{
    [TestMethod]
    public void ASampleImageIsADeploymentOfItsVersion()
    {
        byte[] image = SampleImage.Create(new Version(1, 2, 3, 65535), 60_000);

        Assert.HasCount(60_000, image);
        Assert.AreEqual(ImageKind.Deployment, ImageMark.Recognise(image, 0, image.Length));
        Assert.AreEqual("1.2.3.65535", ImageVersion.Describe(image));
    }

    [TestMethod]
    public void VersionsThatWereNotGivenAreZero()
    {
        Assert.AreEqual("4.5.0.0", ImageVersion.Describe(SampleImage.Create(new Version(4, 5))));
    }

    [TestMethod]
    public void AnImageIsTooSmallForItsHeader()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => SampleImage.Create(new Version(1, 0), 159));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(35)]
    [DataRow(79)]
    public void ABeginningThatIsTooShortTellsNoVersion(int count)
    {
        byte[] deployment = SampleImage.Create(new Version(1, 0))[..Math.Min(count, 35)];
        byte[] application = new byte[count];
        application.AsSpan(0, Math.Min(count, 1)).Fill(0xE9);

        Assert.IsFalse(ImageVersion.TryRead(deployment, out _));
        Assert.IsFalse(ImageVersion.TryRead(application, out _));
        string digest = Convert.ToHexStringLower(MD5.HashData(application));
        Assert.AreEqual("md5:" + digest[..8], ImageVersion.Describe(application));
    }
}
