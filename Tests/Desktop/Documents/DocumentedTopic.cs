namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>A topic as docs/mqtt.md has it in its tables.</summary>
/// <param name="Topic">The topic, with words in capitals or <c>node</c> in the place of what differs.</param>
/// <param name="Retained">What the table says about being kept: <c>yes</c> or <c>no</c>; of commands <c>taken</c> or <c>refused</c>.</param>
/// <param name="Example">A payload; empty where there is none.</param>
internal sealed record DocumentedTopic(string Topic, string Retained, string Example)
{
    private const string Network = "N/";
    private const int RetainedColumn = 2;
    private const int ExampleColumn = 3;

    /// <summary>Gets whether the gateway takes it, rather than publishes it.</summary>
    public bool IsCommand => Topic.Contains("/get/", StringComparison.Ordinal) || Topic.Contains("/set/", StringComparison.Ordinal);

    /// <summary>Gets whether it stands below the network's name.</summary>
    public bool IsOfNetwork => Topic.StartsWith(Network, StringComparison.Ordinal);

    /// <summary>Gets what stands behind the level of the node or of the gateway.</summary>
    public string Suffix => Topic[(Topic.IndexOf('/', Network.Length) + 1)..];

    /// <summary>Reads the page's tables.</summary>
    public static IReadOnlyList<DocumentedTopic> Read(MarkdownPage page)
    {
        return [.. page.Rows("topic").SelectMany(row => row[0].Select(
            topic => new DocumentedTopic(topic, row[RetainedColumn][0], row[ExampleColumn][0])))];
    }
}
