using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Signing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>The native part's slots and the simulator's decide alike, whatever befalls a board.</summary>
[TestClass]
public sealed class SlotStoriesTests
{
    private const int Stories = 3000;
    private const int DeploymentSectors = 6;
    private const int ApplicationSectors = 7;
    private const int BlockSectors = 2;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(10);

    private static readonly SlotSettings _settings = new()
    {
        DeploymentCapacity = DeploymentSectors * NorFlash.SectorSize,
        ApplicationCapacity = ApplicationSectors * NorFlash.SectorSize,
        BlockSize = BlockSectors * NorFlash.SectorSize,
    };

    [TestMethod]
    public async Task InThousandsOfRandomStoriesTheNativePartAndTheSimulatorDecideAlike()
    {
        NativeBuild.SkipWithoutTools();
        using CancellationTokenSource cancellation = new(_limit);
        string source = Path.Combine(NativeBuild.Root, "native-espnow-interop");

        // Kept, so that the next run builds only what changed; a folder of its own, since the host tests are built at the same time.
        string folder = Path.Combine(source, "obj", "native", "stories");
        await NativeBuild.Run("cmake", ["-S", source, "-B", folder], cancellation.Token);
        await NativeBuild.Run("cmake", ["--build", folder, "--target", "slot_stories", "--parallel", "2"], cancellation.Token);
        Compare(Path.Combine(folder, "tests", "slot_stories"));
    }

    private static void Compare(string program)
    {
        using NativeSlots native = new(program, _settings);
        SimulatedSlots simulated = new(_settings);
        using SigningKey key = SigningKey.Create();
        byte[][] signed = MakeSigned(key);
        byte[][] images = [.. MakeImages(), .. signed];
        foreach (byte[] image in (byte[][])[.. images, key.Public[^64..].ToArray()])
        {
            string command = $"image {Convert.ToHexStringLower(image)}";
            native.Tell(command);
            simulated.Tell(command);
        }

        for (int seed = 1; seed <= Stories; seed++)
        {
            List<string> told = [];
            foreach (string command in new SlotStory(seed, images, signed.Length, _settings).Write())
            {
                told.Add(command);
                string expected = native.Tell(command);
                string actual = simulated.Tell(command);
                told[^1] += $" -> {actual}";
                Assert.AreEqual(expected, actual, $"story {seed}:\n{string.Join('\n', told)}");
            }
        }
    }

    // The last slot of applications starts and ends inside a block.
    private static byte[][] MakeImages()
    {
        byte[] damaged = Deployment(7, 13_000);
        damaged[5000] ^= 4;
        byte[] withoutHash = Application(4, 9_000);
        withoutHash[23] = 0;
        byte[] withItsHash = Application(5, 9_000);
        withItsHash[23] = 0;
        return
        [
            Deployment(1, 400),
            Deployment(2, 9_000),
            Deployment(3, (3 * NorFlash.SectorSize) - 8),
            Deployment(4, 13_000),
            [.. Deployment(5, 12_988), 0xFF, 0xFF, 0xFF],
            [.. Deployment(6, 12_988), 0x00],
            damaged,
            Deployment(8, 13_000)[..9000],
            Application(1, 5_000),
            Application(2, (4 * NorFlash.SectorSize) - 64),
            Application(3, 9_000),
            withoutHash[..^40],
            withItsHash,
            Application(6, 9_000)[..4096],
            SampleImage.CreateApplication(6_000, new Version(7, 0), 9),
        ];
    }

    private static byte[][] MakeSigned(SigningKey key)
    {
        using SigningKey stranger = SigningKey.Create();
        byte[] flipped = ImageSigner.Sign(Deployment(9, 9_000), key, new SigningFacts(3));
        flipped[^80] ^= 1;
        byte[] unfit = ImageSigner.Sign(Deployment(9, 9_000), key, new SigningFacts(3));
        int last = unfit.Length - 1;
        return
        [
            ImageSigner.Sign(Deployment(11, 9_001), key, new SigningFacts(1)),
            ImageSigner.Sign(Deployment(12, 9_002), key, new SigningFacts(2, "relay")),
            ImageSigner.Sign(Deployment(13, 13_000), key, new SigningFacts(3)),
            ImageSigner.Sign(Deployment(14, 9_000), key, new SigningFacts(4, "cover")),
            ImageSigner.Sign(Deployment(15, 9_000), stranger, new SigningFacts(9)),
            [.. SampleImage.Create(new Version(16, 0), 9_000), .. unfit[9_000..]],
            flipped,
            unfit[..last],
            ImageSigner.Sign(Application(11, 9_000), key, new SigningFacts(1)),
            ImageSigner.Sign(Application(12, 12_000), key, new SigningFacts(5)),
            ImageSigner.Sign(Application(13, 6_000), stranger, new SigningFacts(5)),
        ];
    }

    private static byte[] Deployment(int version, int size)
    {
        return SampleImage.Create(new Version(version, 0), size);
    }

    private static byte[] Application(int version, int size)
    {
        return SampleImage.CreateApplication(size, new Version(version, 0));
    }
}
