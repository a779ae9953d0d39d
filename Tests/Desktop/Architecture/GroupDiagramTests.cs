using EnigmaIoT.Gateway.Updates;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>The diagram of the states of an update of many in docs/architecture.md shows the transitions of the code, all of them and no others.</summary>
[TestClass]
public sealed class GroupDiagramTests
{
    [TestMethod]
    public void DiagramShowsTheTransitionsOfTheCode()
    {
        string[] code =
        [
            .. from state in Enum.GetValues<GroupState>()
               from what in Enum.GetValues<GroupEvent>()
               where GroupTransitions.TryGet(state, what, out _)
               select $"{state} --> {Next(state, what)}: {what}",
        ];

        string[] diagram = StateDrawing.Transitions(1);

        CollectionAssert.AreEquivalent(code, diagram, $"in the code: {string.Join("; ", code)}\ndrawn: {string.Join("; ", diagram)}");
    }

    [TestMethod]
    public void EveryStateIsReachedAndAllEnd()
    {
        foreach (GroupState state in Enum.GetValues<GroupState>())
        {
            HashSet<GroupState> reached = [state];
            while (reached.Any(from => Enum.GetValues<GroupEvent>().Any(
                what => GroupTransitions.TryGet(from, what, out GroupState to) && reached.Add(to))))
            {
            }

            Assert.Contains(GroupState.Over, reached, $"{state} never ends");
            Assert.IsTrue(
                state == GroupState.Gathering
                    || Enum.GetValues<GroupState>().Any(from => Enum.GetValues<GroupEvent>().Any(what => IsWay(from, what, state))),
                $"{state} is never reached");
        }
    }

    private static bool IsWay(GroupState from, GroupEvent what, GroupState to)
    {
        return from != to && GroupTransitions.TryGet(from, what, out GroupState next) && next == to;
    }

    private static GroupState Next(GroupState from, GroupEvent what)
    {
        GroupTransitions.TryGet(from, what, out GroupState to);
        return to;
    }
}
