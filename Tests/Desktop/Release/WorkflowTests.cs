using System.Text.RegularExpressions;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Preparing;
using EnigmaIoT.Tests.Desktop.Documents;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>What the workflows say twice, and what actionlint (build/lint-workflows.sh) does not look at.</summary>
[TestClass]
public sealed partial class WorkflowTests
{
    [TestMethod]
    public void EveryBoardIsBuilt()
    {
        string boards = BoardsPattern().Match(Release()).Groups["boards"].Value;

        CollectionAssert.AreEqual(BoardList.All.Select(board => board.Name).ToArray(), boards.Split(", "));
    }

    [TestMethod]
    public void TheInterpreterIsTheOneThatThePartIsCompiledAgainst()
    {
        StringAssert.Contains(Release(), $"INTERPRETER: {InterpreterTree.Commit}\n");
        StringAssert.Contains(File.ReadAllText(Repository.PathOf("native-espnow-interop/README.md")), InterpreterTree.Commit);
    }

    [TestMethod]
    public void EveryActionIsPinnedToOneVersion()
    {
        string[] uses = [.. Repository.Files(".yml")
            .Where(path => path.StartsWith(".github/workflows/", StringComparison.Ordinal))
            .SelectMany(path => UsesPattern().Matches(File.ReadAllText(Repository.PathOf(path))))
            .Select(match => match.Groups["action"].Value)];

        Assert.IsGreaterThan(10, uses.Length);
        Assert.IsEmpty(uses.Where(action => !PinnedPattern().IsMatch(action)), string.Join(' ', uses));
    }

    private static string Release() => File.ReadAllText(Repository.PathOf(".github/workflows/release.yml")).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^\s+board: \[(?<boards>[^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex BoardsPattern();

    [GeneratedRegex(@"uses: *(?<action>\S+)")]
    private static partial Regex UsesPattern();

    // nanobuild has no third number.
    [GeneratedRegex(@"^[\w-]+/[\w-]+@v\d+\.\d+(\.\d+)?$")]
    private static partial Regex PinnedPattern();
}
