using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.Worlds.Faults;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>Which end that was told belongs to which update of a node.</summary>
[TestClass]
public sealed class UpdateStoryTests
{
    private const string Node = "02:00:00:00:01:01";
    private const long Second = 1_000_000;
    private const long Millisecond = 1000;

    [TestMethod]
    public void AnEndThatIsToldAtOnceIsThatOfTheUpdateBehindTheLostOne()
    {
        UpdateStory story = Tell(
            [Begin(Second), Begin(5 * Second), End((5 * Second) + (18 * Millisecond), OtaStatus.StartError)],
            [new FinalStatus((5 * Second) + (19 * Millisecond), OtaStatus.StartError, null, "the node refuses it")]);

        story.CheckEnds();
    }

    [TestMethod]
    public void SoItIsWhereTheEndBeforeItWasLostWithTheGatewaysMemory()
    {
        UpdateStory story = Tell(
            [
                Begin(Second), End((2 * Second) - Millisecond, OtaStatus.Finished),
                Begin(5 * Second), End((5 * Second) + (18 * Millisecond), OtaStatus.StartError),
            ],
            [new FinalStatus((5 * Second) + (19 * Millisecond), OtaStatus.StartError, null, "the node refuses it")]);

        story.CheckEnds();
    }

    [TestMethod]
    public void ALostUpdateMayBeToldWhileTheNextOneBegins()
    {
        UpdateStory story = Tell(
            [Begin(Second), Begin(5 * Second), End(9 * Second, OtaStatus.Finished)],
            [
                new FinalStatus((5 * Second) + Millisecond, OtaStatus.Timeout, null, null),
                new FinalStatus((9 * Second) + Millisecond, OtaStatus.Finished, null, null),
            ]);

        story.CheckEnds();
    }

    [TestMethod]
    public void ALostUpdateIsNotToldTwice()
    {
        UpdateStory story = Tell(
            [Begin(Second), Begin(5 * Second), End((5 * Second) + (18 * Millisecond), OtaStatus.StartError)],
            [
                new FinalStatus((5 * Second) + Millisecond, OtaStatus.Timeout, null, null),
                new FinalStatus((5 * Second) + (2 * Millisecond), OtaStatus.Timeout, null, null),
                new FinalStatus((5 * Second) + (19 * Millisecond), OtaStatus.StartError, null, null),
            ]);

        Assert.ThrowsExactly<AssertFailedException>(story.CheckEnds);
    }

    private static UpdateStory Tell(LogLine[] log, List<FinalStatus> finals)
    {
        VirtualWorld world = new(new WorldOptions());
        AbsenceLog absences = new(world);
        world.Scheduler.At(2 * Second, () => absences.Begin(true));
        world.RunUntil(() => false, 3);
        return new UpdateStory(absences, UpdateRun.Read(log, Node), finals);
    }

    private static LogLine Begin(long time)
    {
        return new LogLine(time, "gateway", LogLevel.Information, Node + ": update of 1000 bytes starts");
    }

    private static LogLine End(long time, OtaStatus status)
    {
        return new LogLine(time, "gateway", LogLevel.Information, $"{Node}: update ends with status {(int)status}");
    }
}
