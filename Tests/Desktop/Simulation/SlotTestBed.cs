using System.Security.Cryptography;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A board's flash with an old image installed, and a new one to be written.</summary>
internal sealed class SlotTestBed
{
    public static readonly byte[] Old = SampleImage.Create(new Version(1, 0), 10_000);
    public static readonly byte[] New = SampleImage.Create(new Version(2, 0), 11_001);

    private readonly SlotSettings _settings;

    public SlotTestBed(SlotSettings? settings = null)
    {
        _settings = settings ?? new SlotSettings
        {
            DeploymentCapacity = 4 * NorFlash.SectorSize,
            ApplicationCapacity = 5 * NorFlash.SectorSize,
        };
        Flash = NorFlash.InMemory(_settings.FlashSize);
        Slots = new VirtualSlots(Flash, _settings);
        Slots.Install(ImageKind.Deployment, Old);
        Slots.Boot();
    }

    public NorFlash Flash { get; }

    public VirtualSlots Slots { get; private set; }

    public string Running => Slots.Describe(ImageKind.Deployment, Slots.ActiveSlot(ImageKind.Deployment));

    public byte[] RunningImage => Slots.ReadImage(ImageKind.Deployment, Slots.ActiveSlot(ImageKind.Deployment));

    /// <summary>Starts the board anew: only the flash is left.</summary>
    public void Restart()
    {
        Slots = new VirtualSlots(Flash, _settings);
        Slots.Boot();
    }

    public void Stage(byte[] image, ImageKind kind = ImageKind.Deployment)
    {
        Begin(image, kind);
        WriteChunks(image);
        Assert.AreEqual(SlotResult.Ok, Finish(image));
    }

    public void Begin(byte[] image, ImageKind kind = ImageKind.Deployment)
    {
        Assert.AreEqual(SlotResult.Ok, Slots.Begin(kind, image.Length, MD5.HashData(image)));
    }

    public int Resume(byte[] image)
    {
        return Slots.Resume(image.Length, MD5.HashData(image));
    }

    public SlotResult Finish(byte[] image)
    {
        return Slots.Finish(MD5.HashData(image), 0, SHA256.HashData(image));
    }

    public void WriteChunks(byte[] image)
    {
        for (int at = 0; at < image.Length; at += OtaLimits.ChunkCount)
        {
            int count = Math.Min(OtaLimits.ChunkCount, image.Length - at);
            Assert.AreEqual(SlotResult.Ok, Slots.Write(at, image, at, count));
        }
    }
}
