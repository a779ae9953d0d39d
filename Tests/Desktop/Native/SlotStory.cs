using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Flash;

namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>
/// A random life of a board: updates, by deltas too, that end well, in the middle or with a wrong digest, starts, hangs, confirmations,
/// flashes by wire, flipped bits, a lost copy of the record or the journal, and signed images on a board that asks for them.
/// </summary>
/// <param name="seed">Which life.</param>
/// <param name="images">Images of both kinds, good and bad.</param>
/// <param name="signedImages">How many of them, the last ones, are signed. A key to trust comes behind them.</param>
/// <param name="deltas">Deltas of them, good and bad.</param>
/// <param name="settings">The board's slots.</param>
internal sealed class SlotStory(int seed, byte[][] images, int signedImages, StoryDelta[] deltas, SlotSettings settings)
{
    private const int Journal = 2;

    private readonly Random _random = new(seed);
    private readonly int _decayingCopy = seed % 2;
    private readonly List<string> _commands = ["board"];
    private bool _isSigning;

    /// <summary>Creates its commands.</summary>
    public List<string> Write()
    {
        for (int flash = _random.Next(4); flash > 0; flash--)
        {
            Wire();
        }

        Start();
        if (_random.Next(3) == 0)
        {
            Trust();
        }

        for (int step = _random.Next(3, 12); step > 0; step--)
        {
            Act();
        }

        Start();
        Start();
        return _commands;
    }

    private void Act()
    {
        switch (_random.Next(17))
        {
            case < 5:
                Update();
                break;
            case 5 or 6:
                Start();
                Say("confirm");
                break;
            case 7:
                Say($"giveup {_random.Next(5, 8)}");
                Start();
                break;
            case 8 or 9:
                Wire();
                break;
            case 10 or 11:
                Flip();
                break;
            case 16 when _random.Next(2) == 0 && _isSigning:
                Trust();
                break;
            case 12:
                Say($"erase {(_random.Next(2) == 0 ? _decayingCopy : Journal) * NorFlash.SectorSize}");
                break;
            case 13:
                Say("start 1");
                break;
            default:
                Start();
                break;
        }
    }

    private void Trust()
    {
        _isSigning = true;
        Say($"trust {images.Length} {_random.Next(3) / 2}");
    }

    private void Update()
    {
        int image = _isSigning && _random.Next(3) != 0 ? images.Length - 1 - _random.Next(signedImages) : _random.Next(images.Length);
        int chunks = (images[image].Length + OtaLimits.ChunkCount - 1) / OtaLimits.ChunkCount;
        int first = 0;
        if (_random.Next(3) == 0)
        {
            Finish(_random.Next(2) == 0 ? Delta() : Staged());
            return;
        }

        if (_random.Next(4) == 0)
        {
            Say($"resume {image}");
        }
        else
        {
            Say($"begin {(int)KindOf(images[image])} {image} 0");
            if (_random.Next(4) == 0)
            {
                // It is cut, and gone on with after a start.
                first = _random.Next(chunks);
                Chunks(image, 0, first);
                Start();
                Say($"resume {image}");
                first = 0;
            }
        }

        Chunks(image, first, _random.Next(4) == 0 ? _random.Next(chunks) : chunks);
        Finish(image);
    }

    // As often as not what it is against was flashed before; the rest is refused. Some are cut, and told again after a start or at once.
    private int Delta()
    {
        StoryDelta delta = ChooseDelta(out ImageKind kind);
        if (_random.Next(3) == 0)
        {
            Say(Told(delta, kind, _random.Next(delta.Count)));
            if (_random.Next(2) == 0)
            {
                Start();
            }
        }

        Say(Told(delta, kind, _random.Next(5) == 0 ? _random.Next(delta.Count) : delta.Count));
        return delta.Image;
    }

    // One that comes in any order and is kept in the slot. Some are cut while they come or are decoded, and told again in either way.
    private int Staged()
    {
        StoryDelta delta = ChooseDelta(out ImageKind kind);
        if (_random.Next(3) == 0)
        {
            Keep(delta, kind, _random.Next(2) == 0);
            Say($"decode {_random.Next(20)}");
            if (_random.Next(2) == 0)
            {
                Start();
            }

            if (_random.Next(2) == 0)
            {
                Say(Told(delta, kind, delta.Count));
                return delta.Image;
            }
        }

        Keep(delta, kind, _random.Next(5) == 0);
        Say("decode 1000");
        for (int step = _random.Next(4); step > 0; step--)
        {
            Say("ahead");
        }

        return delta.Image;
    }

    private void Keep(StoryDelta delta, ImageKind kind, bool isCut)
    {
        // Where it is refused, what is open stays open, and its bytes are not written twice.
        Say("abort");
        Say($"stage {(int)kind} {delta.Image} {delta.Base} {delta.Number} {delta.Count}");
        int[] chunks = [.. Enumerable.Range(0, (delta.Count + OtaLimits.ChunkCount - 1) / OtaLimits.ChunkCount)];
        _random.Shuffle(chunks);
        foreach (int chunk in isCut ? chunks.Take(_random.Next(chunks.Length)) : chunks)
        {
            Say($"keep {delta.Number} {chunk}");
            if (_random.Next(4) == 0)
            {
                Say("ahead");
            }
        }
    }

    private StoryDelta ChooseDelta(out ImageKind kind)
    {
        StoryDelta delta = deltas[_random.Next(deltas.Length)];
        kind = KindOf(images[delta.Image]);
        if (delta.Base >= 0 && _random.Next(2) == 0)
        {
            Say($"wire {SlotAddress(kind, 0)} {delta.Base} {images[delta.Base].Length}");
            Say($"wire {SlotAddress(kind, 1)} {delta.Base} {images[delta.Base].Length}");
            Start();
            Say("confirm");
        }

        return delta;
    }

    private static string Told(StoryDelta delta, ImageKind kind, int count)
    {
        return $"delta {(int)kind} {delta.Image} {delta.Base} {delta.Number} {count}";
    }

    private void Finish(int image)
    {
        if (_random.Next(8) != 0)
        {
            Say($"finish {image} {(_random.Next(10) == 0 ? 1 : 0)} {(_random.Next(10) == 0 ? 1 : 0)}");
        }
        else if (_random.Next(2) == 0)
        {
            Say("abort");
        }
    }

    private void Chunks(int image, int first, int end)
    {
        for (int index = first; index < end; index++)
        {
            Say($"write {image} {index}");
            if (_random.Next(4) == 0)
            {
                Say("ahead");
            }
        }
    }

    private void Wire()
    {
        int image = _random.Next(images.Length);
        int count = _random.Next(5) == 0 ? _random.Next(1, images[image].Length) : images[image].Length;
        ImageKind kind = KindOf(images[image]);
        Say($"wire {SlotAddress(kind, _random.Next(2))} {image} {count}");
    }

    private void Flip()
    {
        ImageKind kind = _random.Next(2) == 0 ? ImageKind.Deployment : ImageKind.Application;
        int slot = SlotAddress(kind, _random.Next(2));
        int place = _random.Next(4) switch
        {
            // A copy of the record, the journal's start, an assembly's header, anything.
            0 => (_decayingCopy * NorFlash.SectorSize) + _random.Next(120),
            1 => (Journal * NorFlash.SectorSize) + _random.Next(48),
            2 => slot + _random.Next(128),
            _ => slot + _random.Next(Capacity(kind)),
        };
        Say($"flip {(8 * place) + _random.Next(8)}");
    }

    private void Start()
    {
        Say("start 0");
    }

    private void Say(string command)
    {
        _commands.Add(command);
    }

    private int SlotAddress(ImageKind kind, int slot)
    {
        int first = settings.FirstSlot;
        return kind == ImageKind.Deployment
            ? first + (slot * settings.DeploymentCapacity)
            : first + (2 * settings.DeploymentCapacity) + (slot * settings.ApplicationCapacity);
    }

    private int Capacity(ImageKind kind)
    {
        return kind == ImageKind.Deployment ? settings.DeploymentCapacity : settings.ApplicationCapacity;
    }

    private static ImageKind KindOf(byte[] image)
    {
        return image[0] == 0xE9 ? ImageKind.Application : ImageKind.Deployment;
    }
}
