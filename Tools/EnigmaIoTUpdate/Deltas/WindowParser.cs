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

    /// <summary>A way that costs so much more than another one to the same place may still lead to the cheapest.</summary>
    private const int WorthKeeping = 2;

    /// <summary>Each length of a match up to this one is tried, and its whole.</summary>
    private const int EachLength = 20;

    private readonly byte[] _bytes;
    private readonly MatchFinder _finder;
    private readonly List<Match> _matches = [];

    // The cheapest ways to each place: those that end with a COPY or RUN, and those that end with bytes of their own, of which a further
    // one costs no opcode.
    private readonly Node[] _copied;
    private readonly Node[] _added;

    /// <param name="bytes">The base, then the image.</param>
    /// <param name="finder">Finds in them.</param>
    /// <param name="most">Bytes of the largest window.</param>
    public WindowParser(byte[] bytes, MatchFinder finder, int most)
    {
        _bytes = bytes;
        _finder = finder;
        _copied = new Node[most + 1];
        _added = new Node[most + 1];
    }

    /// <summary>Finds the instructions of the longest window that starts at a place.</summary>
    /// <param name="start">The place, counted from the start of the base.</param>
    /// <param name="segment">What the window may copy from beside itself.</param>
    /// <param name="limit">Bytes that its instructions, addresses and own bytes may have together.</param>
    public WindowPlan Parse(int start, Segment segment, int limit)
    {
        int count = Math.Min(_copied.Length - 1, _bytes.Length - start);
        for (int i = 0; i <= count; i++)
        {
            _copied[i].Cost = Unreached;
            _added[i].Cost = Unreached;
        }

        _copied[0] = default;
        int longest = 0;

        // Up to where the longest match of a place reaches that is long enough, and what that place costs.
        int searched = 0;
        int cost = 0;
        for (int at = 0; at < count; at++)
        {
            int least = Least(at);
            if (least > limit)
            {
                // What can be reached further on is reached by then, or by a copy over this place.
                continue;
            }

            longest = at;
            if (at < searched && least >= cost)
            {
                continue;
            }

            Node copied = _copied[at];
            Node added = _added[at];
            bool isCopied = copied.Cost <= least + WorthKeeping;
            bool isAdded = added.Cost <= least + WorthKeeping;
            int run = RunLength(start + at, count - at);
            if (isCopied)
            {
                BeginAdd(copied, at);
                Repeat(copied, at, run);
            }

            if (isAdded)
            {
                GoOnAdding(added, at);
                Repeat(added, at, run);
            }

            Window window = new(start, at, count - at, segment);
            int match = Math.Max(run, Copies(window, copied, isCopied, added, isAdded));
            if (match >= MatchFinder.LongEnough)
            {
                searched = at + match;
                cost = least;
            }
        }

        longest = Least(count) <= limit ? count : longest;
        return new WindowPlan(start, longest, segment, Least(longest), Trace(longest));
    }

    private int Least(int at) => Math.Min(_copied[at].Cost, _added[at].Cost);

    private void BeginAdd(in Node way, int at)
    {
        // A single byte behind a COPY of four shares its opcode, unless that shares one already.
        bool shares = way is { Kind: StepKind.Copy, Length: MatchFinder.Minimum, IsPaired: false };
        Add(way, at, way.Cost + 1 + (shares ? 0 : 1), 1, at, shares);
    }

    private void GoOnAdding(in Node way, int at)
    {
        int run = way.Length + 1;
        int opcode = way.IsPaired || run is AddInOpcode + 1 or 128 ? 1 : 0;
        Add(way, at, way.Cost + 1 + opcode, run, way.Before, false);
    }

    private void Add(in Node way, int at, int cost, int run, int before, bool isPaired)
    {
        if (cost < _added[at + 1].Cost)
        {
            _added[at + 1] = way with { Cost = cost, Kind = StepKind.Add, Length = run, Before = before, IsPaired = isPaired };
        }
    }

    private int RunLength(int place, int most)
    {
        ReadOnlySpan<byte> rest = _bytes.AsSpan(place, most);
        int length = rest.IndexOfAnyExcept(rest[0]);
        return length < 0 ? most : length;
    }

    private void Repeat(in Node way, int at, int length)
    {
        if (length >= MatchFinder.Minimum)
        {
            Relax(way, at, length, way.Cost + 2 + VarInt.Count(length), StepKind.Run, 0, false);
        }
    }

    // Returns the length of the longest match.
    private int Copies(Window window, in Node copied, bool isCopied, in Node added, bool isAdded)
    {
        Segment segment = window.Segment;
        int place = window.Start + window.At;
        int longest = 0;
        if (segment.Count > 0)
        {
            _finder.Find(place, segment.Start, segment.End, window.Most, _matches);
            foreach (Match match in _matches)
            {
                int length = Math.Min(match.Length, segment.End - match.From);
                longest = Math.Max(longest, length);
                TryBoth(window, copied, isCopied, added, isAdded, match.From, length);
            }
        }

        if (window.At > 0)
        {
            _finder.Find(place, window.Start, place, window.Most, _matches);
            foreach (Match match in _matches)
            {
                longest = Math.Max(longest, match.Length);
                TryBoth(window, copied, isCopied, added, isAdded, match.From, match.Length);
            }
        }

        if (isCopied)
        {
            GoOnAsBefore(window, copied);
        }

        if (isAdded)
        {
            GoOnAsBefore(window, added);
        }

        return longest;
    }

    // Behind a change the bytes mostly go on as before.
    private void GoOnAsBefore(Window window, in Node way)
    {
        Segment segment = window.Segment;
        int place = window.Start + window.At;
        for (int i = 0; i < Diagonals.Count; i++)
        {
            int from = place - way.Diagonals[i];
            bool isThere = from >= segment.Start && from < segment.End;
            if (isThere && way.Diagonals[i] != 0)
            {
                Copy(window, way, from, Math.Min(_finder.Length(from, place, window.Most), segment.End - from));
            }
        }
    }

    private void TryBoth(Window window, in Node copied, bool isCopied, in Node added, bool isAdded, int from, int length)
    {
        if (isCopied)
        {
            Copy(window, copied, from, length);
        }

        if (isAdded)
        {
            Copy(window, added, from, length);
        }
    }

    private void Copy(Window window, in Node way, int from, int length)
    {
        if (length < MatchFinder.Minimum)
        {
            return;
        }

        int address = from >= window.Start ? window.Segment.Count + from - window.Start : from - window.Segment.Start;
        way.Near.Mode(address, window.Segment.Count + window.At, out int value);
        int cost = way.Cost + VarInt.Count(value);
        bool pairs = way is { Kind: StepKind.Add, Length: <= AddInPair and > 0, IsPaired: false };
        for (int part = Math.Min(length, EachLength); part >= MatchFinder.Minimum; part--)
        {
            Copy(window, way, part, cost, from, address, pairs);
        }

        if (length > EachLength)
        {
            Copy(window, way, length, cost, from, address, pairs);
        }
    }

    private void Copy(Window window, in Node way, int length, int cost, int from, int address, bool pairs)
    {
        bool isPaired = pairs && length <= CopyInPair;
        if (Relax(way, window.At, length, cost + OpcodeCost(length, pairs), StepKind.Copy, from, isPaired))
        {
            ref Node to = ref _copied[window.At + length];
            to.Near.Add(address);
            to.Diagonals.Add(window.Start + window.At - from);
        }
    }

    private static int OpcodeCost(int length, bool pairs) =>
        pairs && length <= CopyInPair ? 0 : length <= CopyInOpcode ? 1 : 1 + VarInt.Count(length);

    private bool Relax(in Node way, int at, int length, int cost, StepKind kind, int from, bool isPaired)
    {
        ref Node to = ref _copied[at + length];
        if (cost >= to.Cost)
        {
            return false;
        }

        to = way with
        {
            Cost = cost,
            Kind = kind,
            Length = length,
            From = from,
            Before = at,
            IsBehindAdd = way is { Kind: StepKind.Add, Length: > 0 },
            IsPaired = isPaired,
        };
        return true;
    }

    private List<Step> Trace(int end)
    {
        List<Step> steps = [];
        bool isAdd = _added[end].Cost < _copied[end].Cost;
        for (int at = end; at > 0;)
        {
            ref Node node = ref (isAdd ? _added : _copied)[at];
            steps.Add(new Step(node.Kind, at - node.Before, node.From));
            isAdd = !isAdd && node.IsBehindAdd;
            at = node.Before;
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>Where in which window instructions are looked for.</summary>
    private readonly record struct Window(int Start, int At, int Most, Segment Segment);

    private struct Node
    {
        public int Cost;
        public int Before;
        public int Length;
        public int From;
        public StepKind Kind;

        // Whether the step before a COPY or RUN adds bytes; before an ADD none does.
        public bool IsBehindAdd;

        // Whether the step shares an opcode with the one before it.
        public bool IsPaired;
        public NearCache Near;
        public Diagonals Diagonals;
    }
}
