using System.Buffers.Binary;

namespace EnigmaIoT.Update.Deltas;

/// <summary>Finds where bytes like those at a place occur earlier: in a base, or in the image itself.</summary>
internal sealed class MatchFinder
{
    /// <summary>Shorter matches cost as much as the bytes themselves.</summary>
    public const int Minimum = 4;

    /// <summary>
    /// Within a match of so many bytes nothing is looked for, but where a cheaper way comes out: it saves next to nothing, and bytes that are
    /// all alike would take minutes.
    /// </summary>
    public const int LongEnough = 2048;

    // Behind a match of so many bytes few others are worth a look.
    private const int Good = 128;
    private const int DepthBehindGood = 8;

    private const int LongCount = 12;
    private const int HashBits = 17;
    private const int ShortDepth = 96;
    private const int LongDepth = 96;
    private const int None = -1;

    private readonly byte[] _bytes;
    private readonly int _baseCount;
    private readonly Chains _short;
    private readonly Chains _long;

    /// <summary>Creates a finder over a base with an image behind it.</summary>
    /// <param name="bytes">The base, then the image.</param>
    /// <param name="baseCount">Bytes of the base.</param>
    public MatchFinder(byte[] bytes, int baseCount)
    {
        _bytes = bytes;
        _baseCount = baseCount;
        _short = new Chains(bytes, baseCount, Minimum);
        _long = new Chains(bytes, baseCount, LongCount);
    }

    /// <summary>Collects matches of a place, each at least as long as any that is nearer.</summary>
    /// <param name="place">A place in the image, counted from the start of the base.</param>
    /// <param name="first">The first place that may be copied from.</param>
    /// <param name="end">Behind the last place that a copy may start at.</param>
    /// <param name="most">Bytes that a match may have.</param>
    /// <param name="matches">Receives them.</param>
    public void Find(int place, int first, int end, int most, List<Match> matches)
    {
        matches.Clear();
        if (most >= Minimum)
        {
            Collect(_short, ShortDepth, place, first, end, most, matches);
            Collect(_long, LongDepth, place, first, end, most, matches);
        }
    }

    /// <summary>Returns how many bytes at two places are equal. The second one may be the earlier one's continuation.</summary>
    /// <param name="from">The earlier place.</param>
    /// <param name="place">The later one.</param>
    /// <param name="most">Where to stop.</param>
    public int Length(int from, int place, int most)
    {
        // A copy out of the base ends with it.
        int limit = from < _baseCount ? Math.Min(most, _baseCount - from) : most;
        limit = Math.Min(limit, _bytes.Length - place);
        return limit <= 0 ? 0 : _bytes.AsSpan(from, limit).CommonPrefixLength(_bytes.AsSpan(place, limit));
    }

    private void Collect(Chains chains, int depth, int place, int first, int end, int most, List<Match> matches)
    {
        int from = end > _baseCount ? chains.FirstOfImage(place) : chains.FirstOfBase(place);
        for (int left = depth; from != None && from >= first && left > 0; from = chains.Next(from))
        {
            left--;
            if (from >= end)
            {
                continue;
            }

            int length = Length(from, place, most);
            if (length >= Minimum)
            {
                matches.Add(new Match(from, length));
            }

            if (length >= Good)
            {
                left = Math.Min(left, DepthBehindGood);
            }
        }
    }

    /// <summary>Places whose first bytes are alike, latest first.</summary>
    private sealed class Chains
    {
        private readonly int[] _next;
        private readonly int[] _baseHeads;
        private readonly byte[] _bytes;
        private readonly int _count;

        public Chains(byte[] bytes, int baseCount, int count)
        {
            _bytes = bytes;
            _count = count;
            _next = new int[bytes.Length];
            int[] heads = new int[1 << HashBits];
            Array.Fill(heads, None);
            _baseHeads = heads;
            Array.Fill(_next, None);
            for (int place = 0; place + count <= bytes.Length; place++)
            {
                if (place == baseCount)
                {
                    // The image's chains do not run on into the base.
                    _baseHeads = heads;
                    heads = new int[1 << HashBits];
                    Array.Fill(heads, None);
                }

                if (place >= baseCount || place + count <= baseCount)
                {
                    int hash = Hash(place);
                    _next[place] = heads[hash];
                    heads[hash] = place;
                }
            }
        }

        public int Next(int place) => _next[place];

        public int FirstOfImage(int place) => _next[place];

        public int FirstOfBase(int place) => place + _count <= _bytes.Length ? _baseHeads[Hash(place)] : None;

        private int Hash(int place)
        {
            ulong bytes = _count > Minimum
                ? (BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(place)) * 31)
                    + BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(place + 8))
                : BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(place));
            return (int)((bytes * 0x9E3779B97F4A7C15) >> (64 - HashBits));
        }
    }
}
