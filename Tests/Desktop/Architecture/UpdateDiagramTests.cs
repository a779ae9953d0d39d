using EnigmaIoT.Gateway.Updates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>The diagram of an update's states in docs/architecture.md shows the transitions of the code, all of them and no others.</summary>
[TestClass]
public sealed class UpdateDiagramTests
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
        string[] diagram = [.. StateDrawing.Transitions(0).Select(arrow => arrow.Replace("[*]", nameof(UpdateState.Idle), StringComparison.Ordinal))];

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
}
