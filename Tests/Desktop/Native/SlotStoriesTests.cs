using System.Globalization;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Deltas;
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
        (StoryDelta[] deltas, byte[][] contents) = MakeDeltas(images);
        foreach (byte[] image in (byte[][])[.. images, key.Public[^64..].ToArray(), .. contents])
        {
            string command = $"image {Convert.ToHexStringLower(image)}";
            native.Tell(command);
            simulated.Tell(command);
        }

        int taken = 0;
        int resumed = 0;
        int decoded = 0;
        for (int seed = 1; seed <= Stories; seed++)
        {
            List<string> told = [];
            foreach (string command in new SlotStory(seed, images, signed.Length, deltas, _settings).Write())
            {
                told.Add(command);
                string expected = native.Tell(command);
                string actual;
                try
                {
                    actual = simulated.Tell(command);
                }
                catch (InvalidOperationException) when (expected.StartsWith($"{(int)SlotResult.FlashFailed} ", StringComparison.Ordinal))
                {
                    // A bit was flipped of what the record says is blank. Neither flash takes anything there, and the story is over.
                    break;
                }

                told[^1] += $" -> {actual}";
                if (command.StartsWith("delta ", StringComparison.Ordinal))
                {
                    // What came of it, and above that how much of the delta was not needed again.
                    int answer = int.Parse(actual.Split(' ')[0], CultureInfo.InvariantCulture);
                    taken += (answer & 0xFF) == 0 ? 1 : 0;
                    resumed += answer >> 8 > 0 ? 1 : 0;
                }
                else if (command.StartsWith("decode ", StringComparison.Ordinal))
                {
                    // Above what came of it stands for how much there is room once all is decoded.
                    decoded += int.Parse(actual.Split(' ')[0], CultureInfo.InvariantCulture) >> 8 > 0 ? 1 : 0;
                }

                Assert.AreEqual(expected, actual, $"story {seed}:\n{string.Join('\n', told)}");
            }
        }

        Assert.IsGreaterThan(Stories / 10, taken, "of deltas hardly any is taken");
        Assert.IsGreaterThan(Stories / 20, decoded, "of deltas that are kept in the slot hardly any is decoded");
        Assert.IsGreaterThan(Stories / 100, resumed, "hardly any delta goes on in its middle");
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

    // They come behind the images and the key. The last ones are damaged.
    private static (StoryDelta[] Deltas, byte[][] Contents) MakeDeltas(byte[][] images)
    {
        (int Image, int Base)[] pairs = [(1, -1), (1, 0), (2, 1), (3, 4), (3, -1), (6, 3), (10, 8), (13, 10), (9, -1), (15, 1), (17, 3), (1, 3), (2, 3)];
        byte[][] contents = [.. pairs.Select(pair => VcdiffEncoder.Encode(pair.Base < 0 ? [] : images[pair.Base], images[pair.Image]))];
        contents[^1][contents[^1].Length / 2] ^= 0x10;
        contents[^2] = contents[^2][..^40];
        return ([.. pairs.Select((pair, i) => new StoryDelta(pair.Image, pair.Base, images.Length + 1 + i, contents[i].Length))], contents);
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
