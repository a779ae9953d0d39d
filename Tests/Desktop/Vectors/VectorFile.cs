using System.Text.Json;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>Frames and keys computed by the reference EnigmaIoT 0.9.8 node and gateway with a fixed random generator.</summary>
public static class VectorFile
{
    private static readonly ReferenceVector[] _all = Load();

    public static IReadOnlyList<ReferenceVector> All => _all;

    public static ReferenceVector Single(string name)
    {
        return _all.Single(v => v.Name == name);
    }

    private static ReferenceVector[] Load()
    {
        using Stream stream = typeof(VectorFile).Assembly.GetManifestResourceStream("vectors.json")!;
        using JsonDocument document = JsonDocument.Parse(stream);
        return [.. document.RootElement.GetProperty("vectors").EnumerateArray().Select(e => new ReferenceVector(e.Clone()))];
    }
}
