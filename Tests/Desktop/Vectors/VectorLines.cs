namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>
/// What the original's own code made of messages, a line each, with tabs between the fields: the discovery classes of EnigmaIoT 0.9.8
/// and the payloads of its MQTT gateway, built with ArduinoJson 6.19.4 and CayenneLPP 1.4.0 for a processor of 32 bits.
/// </summary>
internal static class VectorLines
{
    /// <summary>Discovery messages of a node <c>kitchen</c>: message, topic, document. ArduinoJson 6.21 and 7.2 make the same of them.</summary>
    public static IReadOnlyList<string[]> Entities { get; } = Load("entities.txt");

    /// <summary>
    /// Payloads: <c>81</c> or <c>83</c>, the encoding of data from a node, or <c>down</c>, JSON for one; the bytes; what comes of them, JSON or
    /// MessagePack, <c>-</c> where they are refused or go as they are.
    /// </summary>
    public static IReadOnlyList<string[]> Payloads { get; } = Load("payloads.txt");

    private static string[][] Load(string name)
    {
        using Stream stream = typeof(VectorLines).Assembly.GetManifestResourceStream(name)!;
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }
}
