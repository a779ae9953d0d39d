using System.Text.RegularExpressions;
using EnigmaIoT.Tests.Desktop.Documents;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>Reads the state diagrams of docs/architecture.md.</summary>
internal static partial class StateDrawing
{
    /// <summary>Gets the transitions of a diagram, each as <c>from --&gt; to: event</c>. One from a composite state is one from each state in it.</summary>
    /// <param name="diagram">Its place among the diagrams of the page, from 0 on.</param>
    public static string[] Transitions(int diagram)
    {
        string[] drawing =
        [
            .. File.ReadAllText(Repository.PathOf("docs/architecture.md")).Split("stateDiagram-v2")[diagram + 1]
                .Split('\n').Select(line => line.Trim()).TakeWhile(line => line != "```"),
        ];
        Dictionary<string, HashSet<string>> composites = [];
        string? open = null;
        foreach (string line in drawing)
        {
            Match composite = CompositePattern().Match(line);
            open = composite.Success ? composite.Groups["name"].Value : line == "}" ? null : open;
            Match arrow = ArrowPattern().Match(line);
            if (open != null && arrow.Success)
            {
                HashSet<string> states = composites.TryGetValue(open, out HashSet<string>? known) ? known : composites[open] = [];
                states.Add(arrow.Groups["from"].Value);
                states.Add(arrow.Groups["to"].Value);
            }
        }

        return
        [
            .. from line in drawing
               let arrow = ArrowPattern().Match(line)
               where arrow.Success
               from start in composites.TryGetValue(arrow.Groups["from"].Value, out HashSet<string>? states) ? states : [arrow.Groups["from"].Value]
               from what in arrow.Groups["what"].Value.Split(", ")
               select $"{start} --> {arrow.Groups["to"].Value}: {what}",
        ];
    }

    [GeneratedRegex(@"^state (?<name>\w+) \{$")]
    private static partial Regex CompositePattern();

    [GeneratedRegex(@"^(?<from>\S+) --> (?<to>\S+): (?<what>.+)$")]
    private static partial Regex ArrowPattern();
}
