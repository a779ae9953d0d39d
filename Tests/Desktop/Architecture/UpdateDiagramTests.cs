using System.Text.RegularExpressions;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>The diagram of an update's states in docs/architecture.md shows the transitions of the code, all of them and no others.</summary>
[TestClass]
public sealed partial class UpdateDiagramTests
{
    [TestMethod]
    public void DiagramShowsTheTransitionsOfTheCode()
    {
        string[] code =
        [
            .. from state in Enum.GetValues<UpdateState>()
               from what in Enum.GetValues<UpdateEvent>()
               where UpdateTransitions.TryGet(state, what, out _)
               select $"{state} --> {Next(state, what)}: {what}",
        ];
        string[] diagram = [.. Drawn(File.ReadAllLines(Repository.PathOf("docs/architecture.md")))];

        Assert.IsGreaterThan(25, code.Length);
        CollectionAssert.AreEquivalent(code, diagram, $"\nonly in the code: {Only(code, diagram)}\nonly drawn: {Only(diagram, code)}");
    }

    [TestMethod]
    public void EveryStateCanBeReachedAndEnds()
    {
        foreach (UpdateState state in Enum.GetValues<UpdateState>().Where(state => state != UpdateState.Idle))
        {
            Assert.IsTrue(UpdateTransitions.TryGet(state, UpdateEvent.Ended, out UpdateState end), $"{state} has no end");
            Assert.AreEqual(UpdateState.Idle, end);
            Assert.Contains(
                state,
                from other in Enum.GetValues<UpdateState>()
                from what in Enum.GetValues<UpdateEvent>()
                where other != state && UpdateTransitions.TryGet(other, what, out _)
                select Next(other, what));
        }
    }

    private static UpdateState Next(UpdateState from, UpdateEvent what)
    {
        UpdateTransitions.TryGet(from, what, out UpdateState to);
        return to;
    }

    private static string Only(string[] these, string[] others)
    {
        return string.Join(", ", these.Except(others));
    }

    // A transition from a composite state is one from each state in it.
    private static IEnumerable<string> Drawn(IEnumerable<string> lines)
    {
        string[] drawing =
        [
            .. lines.Select(line => line.Trim()).SkipWhile(line => line != "stateDiagram-v2").TakeWhile(line => line != "```"),
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

        return from line in drawing
               let arrow = ArrowPattern().Match(line)
               where arrow.Success
               from start in composites.TryGetValue(arrow.Groups["from"].Value, out HashSet<string>? states) ? states : [arrow.Groups["from"].Value]
               from what in arrow.Groups["what"].Value.Split(", ")
               select $"{Name(start)} --> {Name(arrow.Groups["to"].Value)}: {what}";
    }

    private static string Name(string state)
    {
        return state == "[*]" ? nameof(UpdateState.Idle) : state;
    }

    [GeneratedRegex(@"^state (?<name>\w+) \{$")]
    private static partial Regex CompositePattern();

    [GeneratedRegex(@"^(?<from>\S+) --> (?<to>\S+): (?<what>.+)$")]
    private static partial Regex ArrowPattern();
}
