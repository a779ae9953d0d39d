using System.Buffers.Binary;

namespace EnigmaIoT.Simulation.Images;

/// <summary>
/// A program whose code looks like IL to a compressor, and can be worked on: methods of instructions of which some come often, with
/// calls by number, which move where a method comes before. The same on every machine for one seed.
/// </summary>
public sealed class SampleProgram
{
    private const int Kinds = 1000;
    private const int MaximumOfAKind = 9;
    private const int Alike = 12;
    private const int MinimumInstructions = 5;
    private const int MaximumInstructions = 110;
    private const double Skew = 4;
    private const double CallShare = 0.1;

    private readonly Random _random;
    private readonly byte[][] _kinds = new byte[Kinds][];
    private readonly List<Method> _methods = [];

    /// <summary>Creates a program.</summary>
    /// <param name="seed">Which one.</param>
    /// <param name="methods">How many methods it has; one has some 260 bytes.</param>
    public SampleProgram(int seed, int methods)
    {
        _random = new Random(seed);
        for (int i = 0; i < Kinds; i++)
        {
            _kinds[i] = new byte[1 + (i % MaximumOfAKind)];
            _random.NextBytes(_kinds[i]);
        }

        for (int i = 0; i < methods; i++)
        {
            _methods.Add(new Method());
        }

        _methods.ForEach(Write);
    }

    /// <summary>Works on the program: methods are written anew, changed in one place, or added.</summary>
    /// <param name="rewritten">How many are written anew.</param>
    /// <param name="changed">How many are changed in one place.</param>
    /// <param name="added">How many are added.</param>
    public void Work(int rewritten, int changed, int added)
    {
        for (int i = 0; i < rewritten; i++)
        {
            Write(_methods[_random.Next(_methods.Count)]);
        }

        for (int i = 0; i < changed; i++)
        {
            List<Instruction> code = _methods[_random.Next(_methods.Count)].Code;
            code.InsertRange(_random.Next(code.Count), Instructions(_random.Next(1, 6)));
        }

        for (int i = 0; i < added; i++)
        {
            Method method = new();
            _methods.Insert(_random.Next(_methods.Count + 1), method);
            Write(method);
        }
    }

    /// <summary>Creates a deployment of it: two libraries, which stay as they are, and a program.</summary>
    /// <param name="version">The program's version.</param>
    /// <param name="libraries">Another program, whose code fills the libraries.</param>
    public byte[] Deploy(Version version, SampleProgram libraries)
    {
        Version old = new(1, 0);
        AssemblyBuilder core = new("SampleCore", old);
        AssemblyBuilder library = new AssemblyBuilder("SampleLibrary", old).Needs(core);
        AssemblyBuilder program = new AssemblyBuilder(SampleImage.Program, version) { IsProgram = true }.Needs(core, library);
        byte[] shared = libraries.Code();
        byte[] own = Code();
        int half = (shared.Length / 2) & ~3;
        return
        [
            .. core.Build(core.MinimumSize + half, shared),
            .. library.Build(library.MinimumSize + half, shared.AsSpan(half)),
            .. program.Build(program.MinimumSize + (own.Length & ~3), own),
        ];
    }

    /// <summary>Creates the code of all methods, one behind the other.</summary>
    internal byte[] Code()
    {
        for (int i = 0; i < _methods.Count; i++)
        {
            _methods[i].Number = i;
        }

        List<byte> code = [];
        foreach (Instruction instruction in _methods.SelectMany(method => method.Code))
        {
            code.AddRange(_kinds[instruction.Kind]);
            if (instruction.Callee is { } callee)
            {
                byte[] number = new byte[2];
                BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)callee.Number);
                code.AddRange(number);
            }
        }

        return [.. code];
    }

    // A method calls few others, and those that stand near it more often than not.
    private void Write(Method method)
    {
        method.Code.Clear();
        method.Code.AddRange(Instructions(_random.Next(MinimumInstructions, MaximumInstructions)));
    }

    private IEnumerable<Instruction> Instructions(int count)
    {
        int near = _random.Next(_methods.Count);
        for (int i = 0; i < count; i++)
        {
            int kind = (int)(Kinds * Math.Pow(_random.NextDouble(), Skew));
            bool calls = _random.NextDouble() < CallShare;
            yield return new Instruction(kind, calls ? _methods[Math.Min(near + _random.Next(Alike), _methods.Count - 1)] : null);
        }
    }

    private sealed class Method
    {
        public int Number { get; set; }

        public List<Instruction> Code { get; } = [];
    }

    private readonly record struct Instruction(int Kind, Method? Callee);
}
