using EnigmaIoT.Update.Grouping;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>In which way nodes get an image so that all of it takes the least of the air.</summary>
[TestClass]
public sealed class AirPlanTests
{
    private const int Whole = 1000;
    private const int Compressed = 570;
    private const int Delta = 140;

    [TestMethod]
    [DataRow(1, 'a')]
    [DataRow(2, 'a')]
    [DataRow(3, 's')]
    [DataRow(50, 's')]
    public void ADeltaIsBroadcastToThreeOrMoreThatRunItsBase(int nodes, char expected)
    {
        AssertWays($"{expected}", new AirGroup(nodes, Delta, true));
    }

    [TestMethod]
    [DataRow(1, 'a')]
    [DataRow(2, 'a')]
    [DataRow(3, 's')]
    public void WhereThereIsNoBaseTheCompressedImageIs(int nodes, char expected)
    {
        AssertWays($"{expected}", new AirGroup(nodes, Compressed, true));
    }

    /// <summary>Nodes of older versions take deltas to themselves alone.</summary>
    [TestMethod]
    [DataRow(14, 'a')]
    [DataRow(15, 'w')]
    public void WhereDeltasAreNotTakenByBroadcastsTheWholeImageIsWhereThatTakesLess(int nodes, char expected)
    {
        AssertWays($"{expected}", new AirGroup(nodes, Delta, false));
    }

    [TestMethod]
    public void EachBaseHasABroadcastOfItsOwnWhileThoseTogetherTakeLessThanTheCompressedImage()
    {
        AirGroup group = new(10, Delta, true);
        AssertWays("ss", group, group);
        AssertWays("ssss", group, group, group, group);
        AssertWays("ccccc", group, group, group, group, group);
    }

    [TestMethod]
    public void OneOfMoreNodesHasItsDeltaAndAnotherOfFewIsServedAlone()
    {
        AssertWays("sa", new AirGroup(20, Delta, true), new AirGroup(1, Delta + 10, true));
    }

    [TestMethod]
    public void WhereTheCompressedImageGoesOutInAnyCaseItServesTheOthersToo()
    {
        AssertWays("ccc", new AirGroup(20, Compressed, true), new AirGroup(1, Delta, true), new AirGroup(5, Delta, true));
    }

    [TestMethod]
    public void WhereTheWholeImageGoesOutInAnyCaseNothingElseDoes()
    {
        AssertWays("ww", new AirGroup(20, Whole, false), new AirGroup(20, Delta, true));
    }

    [TestMethod]
    public void NodesOfOlderVersionsAreServedAloneWhereTheyAreFewAndTheOthersByTheirDelta()
    {
        AssertWays("as", new AirGroup(2, Delta, false), new AirGroup(20, Delta, true));
    }

    [TestMethod]
    public void WhatDoesNotShrinkIsBroadcastAsItIs()
    {
        CollectionAssert.AreEqual(
            new[] { AirWay.Whole }, new AirPlan(null, Whole).Choose([new AirGroup(3, Whole, false)]));
        CollectionAssert.AreEqual(
            new[] { AirWay.Alone }, new AirPlan(null, Whole).Choose([new AirGroup(2, Whole, false)]));
    }

    [TestMethod]
    public void WithoutNodesThereIsNothingToChoose()
    {
        Assert.IsEmpty(new AirPlan(Compressed, Whole).Choose([]));
    }

    /// <summary>Whatever the nodes are, no other choice takes less of the air.</summary>
    [TestMethod]
    public void NoOtherChoiceTakesLess()
    {
        Random random = new(5);
        for (int story = 0; story < 2000; story++)
        {
            int compressed = random.Next(100, Whole);
            AirGroup[] groups =
            [
                .. Enumerable.Range(0, random.Next(1, 5)).Select(_ => new AirGroup(random.Next(1, 12), random.Next(5, Whole), random.Next(2) == 0)),
            ];
            long chosen = Air(new AirPlan(compressed, Whole).Choose(groups), groups, compressed);
            long least = All(groups).Min(ways => Air(ways, groups, compressed));
            Assert.AreEqual(least, chosen, $"story {story}: {string.Join(", ", groups)}, {compressed}");
        }
    }

    private static void AssertWays(string expected, params AirGroup[] groups)
    {
        AirWay[] ways = new AirPlan(Compressed, Whole).Choose(groups);
        Assert.AreEqual(expected, string.Concat(ways.Select(way => char.ToLowerInvariant(way.ToString()[0]))));
    }

    private static IEnumerable<AirWay[]> All(AirGroup[] groups)
    {
        AirWay[] ways = Enum.GetValues<AirWay>();
        for (int number = 0; number < Math.Pow(ways.Length, groups.Length); number++)
        {
            AirWay[] chosen = [.. groups.Select((_, i) => ways[number / (int)Math.Pow(ways.Length, i) % ways.Length])];
            if (!groups.Where((group, i) => !group.TakesDeltas && chosen[i] is AirWay.Smallest or AirWay.Compressed).Any())
            {
                yield return chosen;
            }
        }
    }

    private static long Air(AirWay[] ways, AirGroup[] groups, int compressed)
    {
        long air = (ways.Contains(AirWay.Compressed) ? 2 * compressed : 0) + (ways.Contains(AirWay.Whole) ? 2 * Whole : 0);
        for (int i = 0; i < groups.Length; i++)
        {
            air += ways[i] == AirWay.Alone ? groups[i].Nodes * groups[i].Smallest : ways[i] == AirWay.Smallest ? 2 * groups[i].Smallest : 0;
        }

        return air;
    }
}
