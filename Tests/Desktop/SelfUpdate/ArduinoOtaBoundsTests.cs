using System.Text;
using EnigmaIoT.Bench;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Cryptography;
using EnigmaIoT.Tests.Desktop.Simulation;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>What updates by the Arduino tools take of a board's heap, and that no datagram makes them take more.</summary>
[TestClass]
public sealed class ArduinoOtaBoundsTests
{
    /// <summary>Bytes of the managed heap of a board: all ways in of the gateway's own update while none is used.</summary>
    private const int MaximumIdle = 3000;

    /// <summary>The same while an image comes.</summary>
    private const int MaximumBusy = 6000;

    private const int Datagrams = 100_000;
    private const string Part = "selfupdate";

    private readonly LoopNetwork _network = new();

    [TestMethod]
    public void TheHeapThatItTakesIsBounded()
    {
        NetworkTestBed bed = Start(new PlatformPasswordKey());
        int idle = Held(bed);
        int busy = 0;
        EspotaClient client = new(_network, ArduinoOtaTests.Pass(bed), ArduinoOtaTests.Image())
        {
            BeforeBlock = _ => busy = Math.Max(busy, Held(bed)),
        };
        Assert.AreEqual(0, client.Run().Code);
        Assert.IsTrue(idle is > 0 and < MaximumIdle, $"{idle} bytes while idle");
        Assert.IsTrue(busy > idle && busy < MaximumBusy, $"{busy} bytes while an image comes");
    }

    [TestMethod]
    public void AHundredThousandMutatedDatagramsNeitherEndItNorMakeItGrow()
    {
        NetworkTestBed bed = Start(new NoKey());
        Random random = new(1);
        string[] seeds =
        [
            $"0 40000 12500 {new string('a', 32)}\n",
            $"100 40000 12500 {new string('0', 32)}\n",
            $"200 {new string('c', 64)} {new string('d', 64)}\n",
            $"200 {new string('c', 32)} {new string('d', 32)}\n",
        ];
        int held = 0;
        for (int i = 0; i < Datagrams; i++)
        {
            // Few addresses, so that questions are answered by those who were asked.
            _network.Send(0xC0A80100 + (uint)random.Next(3), 1000 + random.Next(3), Mutate(seeds[random.Next(seeds.Length)], random));
            if (i % 8 == 7)
            {
                bed.Scheduler.RunTo(bed.Scheduler.Now + 110_000);
            }

            held = i == Datagrams / 10 ? Held(bed) : held;
        }

        Assert.IsGreaterThan(1000, _network.Answers, "too few came as far as an answer");
        Assert.AreEqual(1, bed.Gateway.Board.Starts, "the program has ended");
        Assert.IsLessThanOrEqualTo(held + 200, Held(bed));
        bed.Scheduler.RunTo(bed.Scheduler.Now + 80_000_000);
        Assert.AreEqual(ArduinoOtaState.Idle, bed.Gateway.Firmware!.SelfUpdate.ArduinoState);
    }

    private static byte[] Mutate(string seed, Random random)
    {
        List<byte> bytes = [.. Encoding.ASCII.GetBytes(seed)];
        for (int i = random.Next(4); i > 0 && bytes.Count > 0; i--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at + 1));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes[..random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.Insert(at, " \n0,-"u8[random.Next(5)]);
                    break;
            }
        }

        return [.. bytes];
    }

    private static int Held(NetworkTestBed bed)
    {
        return HeapCount.Of(bed.Gateway.Firmware!).Parts.Single(part => part.Key == Part).Value;
    }

    private NetworkTestBed Start(IPasswordKey key)
    {
        NetworkTestBed bed = new(
            0,
            arduinoOta: () => new ArduinoOtaParts
            {
                Datagrams = _network.MakeDatagrams(),
                Stream = _network.MakeStream(),
                PasswordKey = key,
            });
        bed.Start();
        bed.WaitFor(() => _network.OpenPort != 0, 10);
        return bed;
    }

    /// <summary>Derives nothing: that a password is refused costs no time.</summary>
    private sealed class NoKey : IPasswordKey
    {
        public void Begin(byte[] password, byte[] salt, int rounds)
        {
        }

        public bool Step(byte[] key)
        {
            return true;
        }
    }
}
