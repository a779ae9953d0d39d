using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using EnigmaIoT.Update.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Images;

/// <summary>Images that were sent are found again as the bases of deltas, whatever else stands in the folder.</summary>
[TestClass]
public sealed class ImageStoreTests
{
    private const int Digits = 16;

    private readonly TestFolder _folder = new();

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public void AnImageIsFoundByWhatItsNodeTells()
    {
        FirmwareImage image = Kept("1.0");
        Kept("2.0");
        Assert.AreEqual(image.Sha256, Find(image)?.Sha256);
        Assert.IsNull(Store.Find("0123456789abcdef", image.Size));
    }

    [TestMethod]
    public void AnImageIsFoundWhereItsNodeCountsErasedFlashBehindIt()
    {
        FirmwareImage image = Kept("1.0");
        byte[] flashed = [.. image.Bytes, .. Enumerable.Repeat((byte)0xFF, 100)];
        string told = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(flashed))[..Digits];
        Assert.AreEqual(image.Sha256, Store.Find(told, flashed.Length)?.Sha256);
    }

    [TestMethod]
    public void FilesThatAreNoImagesHideNone()
    {
        FirmwareImage image = Kept("1.0");
        Write(new string('0', 64), []);
        Write(new string('1', 64), [1, 2, 3]);
        Write(new string('2', 64), Image("2.0").Bytes);
        Directory.CreateDirectory(Path.Combine(Folder, new string('3', 64) + ".image"));
        Assert.AreEqual(image.Sha256, Find(image)?.Sha256);
    }

    [TestMethod]
    public void TheOneThatWasNotUsedForLongestGivesWay()
    {
        FirmwareImage first = Kept("1.0");
        FirmwareImage second = Kept("1.1");
        for (int i = 0; i < ImageStore.Most - 2; i++)
        {
            Kept($"2.{i}");
        }

        Age(first, 1);
        Age(second, 2);
        Kept("1.0");
        Kept("3.0");
        Assert.IsNotNull(Find(first));
        Assert.IsNull(Find(second));
        Assert.HasCount(ImageStore.Most, Directory.GetFiles(Folder));
    }

    [TestMethod]
    public void AFolderThatCannotBeMadeIsToldAndHoldsNothing()
    {
        File.WriteAllText(Folder, "a file in its place");
        Assert.IsNotNull(Store.Keep(Image("1.0")));
        Assert.IsNull(Find(Image("1.0")));
    }

    [TestMethod]
    public void AFileThatADiskHasDamagedIsWrittenAnew()
    {
        FirmwareImage image = Kept("1.0");
        Write(image.Sha256, image.Bytes[..1000]);
        Assert.IsNull(Find(image));
        Kept("1.0");
        Assert.IsNotNull(Find(image));
    }

    [TestMethod]
    public void AFolderWhoseNameIsNoneIsToldAndHoldsNothing()
    {
        foreach (string name in new[] { "", "a\0b" })
        {
            ImageStore store = new(name);
            Assert.IsNotNull(store.Keep(Image("1.0")));
            Assert.IsNull(store.Find(new string('0', Digits), 100));
        }
    }

    [TestMethod]
    public void WhatUpdatersLeftThatWereEndedInTheMiddleIsDeletedADayLater()
    {
        Kept("1.0");
        string old = Path.Combine(Folder, "image.abc.part");
        string young = Path.Combine(Folder, "image.def.part");
        File.WriteAllText(old, "half");
        File.WriteAllText(young, "half");
        File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-25));
        Kept("2.0");
        Assert.IsFalse(File.Exists(old));
        Assert.IsTrue(File.Exists(young), "another updater may be writing it");
    }

    [TestMethod]
    public void ManyUpdatersKeepAtOnceAndNoneLosesAnything()
    {
        FirmwareImage[] images = [.. Enumerable.Range(0, 8).Select(i => Image($"1.{i}"))];
        Parallel.For(0, 64, i =>
        {
            Assert.IsNull(Store.Keep(images[i % images.Length]));
            Assert.IsNotNull(Find(images[i % images.Length]));
        });
        Assert.HasCount(images.Length, Directory.GetFiles(Folder));
    }

    /// <summary>Where a home has no folder for it yet, .NET names none unless it is told to.</summary>
    [TestMethod]
    public void TheFolderOfTheUserIsNamedAlsoWhereItIsNotMadeYet()
    {
        const string variable = "XDG_DATA_HOME";
        string? before = Environment.GetEnvironmentVariable(variable);
        string home = Path.Combine(_folder.Path, "nothing", "here");
        try
        {
            Environment.SetEnvironmentVariable(variable, home);
            string folder = ImageStore.DefaultFolder;
            Assert.IsTrue(Path.IsPathFullyQualified(folder), folder);
            Assert.IsTrue(OperatingSystem.IsWindows() || folder.StartsWith(home, StringComparison.Ordinal), folder);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, before);
        }
    }

    private string Folder => Path.Combine(_folder.Path, "images");

    private ImageStore Store => new(Folder);

    private static FirmwareImage Image(string version) => FirmwareImage.FromBytes(SampleImage.Create(Version.Parse(version)));

    private FirmwareImage? Find(FirmwareImage image) => Store.Find(image.Sha256[..Digits], image.Size);

    private FirmwareImage Kept(string version)
    {
        FirmwareImage image = Image(version);
        Assert.IsNull(Store.Keep(image));
        return image;
    }

    private void Write(string name, ReadOnlySpan<byte> bytes) => File.WriteAllBytes(Path.Combine(Folder, name + ".image"), bytes.ToArray());

    private void Age(FirmwareImage image, int hours) =>
        File.SetLastWriteTimeUtc(Path.Combine(Folder, image.Sha256 + ".image"), DateTime.UtcNow.AddHours(-hours));
}
