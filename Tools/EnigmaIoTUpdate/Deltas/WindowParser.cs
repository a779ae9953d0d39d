namespace EnigmaIoT.Update.Deltas;

/// <summary>
/// Finds the cheapest instructions for a window: for each place in it the fewest bytes by which it can be reached from the window's
/// start, one instruction after the other.
/// </summary>
internal sealed class WindowParser
{
    private const int Unreached = int.MaxValue;

    /// <summary>Sizes up to this one stand in the opcode of an ADD, and of a COPY.</summary>
    private const int AddInOpcode = 17;
    private const int CopyInOpcode = 18;

    /// <summary>A COPY of at most so many bytes shares its opcode with an ADD of at most four before it.</summary>
    private const int CopyInPair = 6;
    private const int AddInPair = 4;

    /// <summary>Each length of a match up to this one is tried, and its whole.</summary>
    private const int EachLength = 20;

    private readonly byte[] _bytes;
    private readonly MatchFinder _finder;
    private readonly Node[] _nodes;
    private readonly List<Match> _matches = [];

    /// <param name="bytes">The base, then the image.</param>
    /// <param name="finder">Finds in them.</param>
    /// <param name="most">Bytes of the largest window.</param>
    public WindowParser(byte[] bytes, MatchFinder finder, int most)
    {
        _bytes = bytes;
        _finder = finder;
        _nodes = new Node[most + 1];
    }

    /// <summary>Finds the instructions of the longest window that starts at a place.</summary>
    /// <param name="start">The place, counted from the start of the base.</param>
    /// <param name="segment">What the window may copy from beside itself.</param>
    /// <param name="limit">Bytes that its instructions, addresses and own bytes may have together.</param>
    public WindowPlan Parse(int start, Segment segment, int limit)
    {
        int count = Math.Min(_nodes.Length - 1, _bytes.Length - start);
        for (int i = 1; i <= count; i++)
        {
            _nodes[i].Cost = Unreached;
        }

        _nodes[0] = default;
        int longest = 0;
        for (int at = 0; at < count; at++)
        {
            if (_nodes[at].Cost > limit)
            {
                // What can be reached further on is reached by then, or by a copy over this place.
                continue;
            }

            longest = at;
            Literal(at);
            Repeat(at, start, count);
            Copies(at, start, count, segment);
        }

        longest = _nodes[count].Cost <= limit ? count : longest;
        return new WindowPlan(start, longest, segment, _nodes[longest].Cost, Trace(longest));
    }

    private void Literal(int at)
    {
        ref Node node = ref _nodes[at];
        bool goesOn = node.Kind == StepKind.Add && at > 0;
        int run = goesOn ? node.Length + 1 : 1;
        int cost = node.Cost + 1 + (run == 1 || run == AddInOpcode + 1 || run == 128 ? 1 : 0);
        if (cost < _nodes[at + 1].Cost)
        {
            _nodes[at + 1] = node with { Cost = cost, Kind = StepKind.Add, Length = run, Before = goesOn ? node.Before : at };
        }
    }

    private void Repeat(int at, int start, int count)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(start + at, count - at);
        int length = rest.IndexOfAnyExcept(rest[0]);
        length = length < 0 ? rest.Length : length;
        if (length >= MatchFinder.Minimum)
        {
            Relax(at, length, _nodes[at].Cost + 2 + VarInt.Count(length), StepKind.Run, 0);
        }
    }

    private void Copies(int at, int start, int count, Segment segment)
    {
        int place = start + at;
        int most = count - at;
        if (segment.Count > 0)
        {
            _finder.Find(place, segment.Start, segment.End, most, _matches);
            foreach (Match match in _matches)
            {
                Copy(at, start, segment, match.From, Math.Min(match.Length, segment.End - match.From));
            }
        }

        if (at > 0)
        {
            _finder.Find(place, start, place, most, _matches);
            foreach (Match match in _matches)
            {
                Copy(at, start, segment, match.From, match.Length);
            }
        }

        // Behind a change the bytes mostly go on as before.
        ref Node node = ref _nodes[at];
        for (int i = 0; i < Diagonals.Count; i++)
        {
            int from = place - node.Diagonals[i];
            bool isThere = from >= segment.Start && from < segment.End;
            if (isThere && node.Diagonals[i] != 0)
            {
                Copy(at, start, segment, from, Math.Min(_finder.Length(from, place, most), segment.End - from));
            }
        }
    }

    private void Copy(int at, int start, Segment segment, int from, int length)
    {
        if (length < MatchFinder.Minimum)
        {
            return;
        }

        ref Node node = ref _nodes[at];
        int address = from >= start ? segment.Count + from - start : from - segment.Start;
        node.Near.Mode(address, segment.Count + at, out int value);
        int cost = node.Cost + VarInt.Count(value);
        bool pairs = node.Kind == StepKind.Add && at > 0 && node.Length <= AddInPair;
        for (int part = Math.Min(length, EachLength); part >= MatchFinder.Minimum; part--)
        {
            Copy(at, part, cost + OpcodeCost(part, pairs), from, address, start);
        }

        if (length > EachLength)
        {
            Copy(at, length, cost + OpcodeCost(length, pairs), from, address, start);
        }
    }

    private void Copy(int at, int length, int cost, int from, int address, int start)
    {
        if (Relax(at, length, cost, StepKind.Copy, from))
        {
            _nodes[at + length].Near.Add(address);
            _nodes[at + length].Diagonals.Add(start + at - from);
        }
    }

    private static int OpcodeCost(int length, bool pairs) =>
        pairs && length <= CopyInPair ? 0 : length <= CopyInOpcode ? 1 : 1 + VarInt.Count(length);

    private bool Relax(int at, int length, int cost, StepKind kind, int from)
    {
        ref Node to = ref _nodes[at + length];
        if (cost >= to.Cost)
        {
            return false;
        }

        to = _nodes[at] with { Cost = cost, Kind = kind, Length = length, From = from, Before = at };
        return true;
    }

    private List<Step> Trace(int end)
    {
        List<Step> steps = [];
        for (int at = end; at > 0; at = _nodes[at].Before)
        {
            ref Node node = ref _nodes[at];
            steps.Add(new Step(node.Kind, at - node.Before, node.From));
        }

        steps.Reverse();
        return steps;
    }

    private struct Node
    {
        public int Cost;
        public int Before;
        public int Length;
        public int From;
        public StepKind Kind;
        public NearCache Near;
        public Diagonals Diagonals;
    }
}
