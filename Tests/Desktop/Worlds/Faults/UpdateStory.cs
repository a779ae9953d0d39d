using System.Text.Json;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Simulation.Worlds;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds.Faults;

/// <summary>
/// The updates of one node, as the gateway logs them and as the broker hears of them: every update that begins has one end,
/// every end is told once, and nothing else is told.
/// </summary>
internal sealed class UpdateStory
{
    /// <summary>For so long the gateway passes over what a node says of an update whose end it has told.</summary>
    private const long Late = 30_000_000;

    private readonly AbsenceLog _absences;
    private readonly List<UpdateRun> _runs;
    private readonly List<FinalStatus> _finals;
    private readonly long _rolledBackAt;

    /// <summary>Reads what has happened.</summary>
    public UpdateStory(VirtualWorld world, AbsenceLog absences, UpdatedNode node)
        : this(absences, UpdateRun.Read(world.Log, node.Address), ReadFinals(world, node.Name))
    {
        _rolledBackAt = world.Broker.Messages
            .Where(message => message.Topic.EndsWith("/restart", StringComparison.Ordinal) && IsGoingBack(message.Text))
            .Select(message => message.Time)
            .LastOrDefault();
    }

    /// <summary>Takes what was read.</summary>
    /// <param name="absences">When the gateway was not there.</param>
    /// <param name="runs">The updates, in their order.</param>
    /// <param name="finals">What was told, in its order.</param>
    public UpdateStory(AbsenceLog absences, List<UpdateRun> runs, List<FinalStatus> finals)
    {
        _absences = absences;
        _runs = runs;
        _finals = finals;
    }

    /// <summary>
    /// Gets whether somebody may wait for an end in vain: an update was lost with the gateway's memory before the node had
    /// answered message 0, for then nothing is kept; or the end got lost on its way to the broker.
    /// </summary>
    public bool HasSilence => _runs.Exists(run => run.Status == null || _absences.MayLose(run.EndedAt));

    /// <summary>
    /// Every update has ended, or the gateway has lost it early; every end was told once, or may have got lost. Of an update
    /// that the gateway has lost, the node may tell the end itself.
    /// </summary>
    public void CheckEnds()
    {
        Queue<FinalStatus> told = new(_finals.Where(final => !final.IsRefusal));
        for (int i = 0; i < _runs.Count; i++)
        {
            UpdateRun run = _runs[i];
            long next = i + 1 < _runs.Count ? ToldUntil(run, _runs[i + 1]) : long.MaxValue;
            FinalStatus? end = told.TryPeek(out FinalStatus? first) && first.Time < next ? told.Dequeue() : null;
            if (run.Status != null)
            {
                Assert.IsTrue(end == null ? _absences.MayLose(run.EndedAt) : end.Status == run.Status, $"{run}, but told was {end}");
            }
            else
            {
                Assert.IsTrue(_absences.HasRestart(run.BegunAt, next), $"an update without an end: {run}");
                Assert.IsFalse(end != null && IsToldOtherwise(end), $"the end of a lost update was told twice: {run}, {end}");
            }
        }

        Assert.IsEmpty(told, $"a final status of no update: {string.Join(", ", told)}");
    }

    /// <summary>The node runs the image that it must run after all this.</summary>
    /// <param name="original">The image before.</param>
    /// <param name="published">The images that were published, of different sizes.</param>
    /// <param name="runs">The image that the node runs.</param>
    /// <returns>Whether it is a new one.</returns>
    public bool CheckImage(byte[] original, byte[][] published, byte[] runs)
    {
        int finished = _runs.FindLastIndex(run => run.Status == OtaStatus.Finished);
        bool isRolledBack = finished >= 0 && _rolledBackAt > _runs[finished].EndedAt;
        List<byte[]> possible = [];
        foreach (UpdateRun run in _runs.Skip(isRolledBack ? 0 : Math.Max(finished, 0)))
        {
            possible.Add(Array.Find(published, image => image.Length == run.Size)!);
        }

        if (finished < 0 || isRolledBack)
        {
            possible.Add(original);
        }

        Assert.IsTrue(possible.Exists(image => image.AsSpan().SequenceEqual(runs)), $"the node runs {runs.Length} bytes of another image");
        return !original.AsSpan().SequenceEqual(runs);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Join(", ", _runs);
    }

    private static List<FinalStatus> ReadFinals(VirtualWorld world, string node)
    {
        return [.. world.Broker.Messages
            .Where(message => message.Topic == $"{VirtualWorld.Network}/{node}/result/ota")
            .Select(FinalStatus.Read)
            .OfType<FinalStatus>()];
    }

    /// <summary>
    /// Until when the end of an update is told: it may be under way as the next one begins. Where it may never be told, for the gateway has
    /// lost the update or what it said, the next one may end in that time.
    /// </summary>
    private long ToldUntil(UpdateRun run, UpdateRun next)
    {
        long begun = next.BegunAt + AbsenceLog.UnderWay;
        return run.Status == null || _absences.MayLose(run.EndedAt) ? Math.Min(begun, next.EndedAt) : begun;
    }

    private bool IsToldOtherwise(FinalStatus end)
    {
        return end.Status != OtaStatus.Timeout
            || _finals.Exists(final => final.IsRefusal && final.Md5 == null && final.Time < end.Time && final.Time > end.Time - Late);
    }

    private static bool IsGoingBack(string text)
    {
        using JsonDocument json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("reason").GetInt32() == (int)RestartReason.OtaError;
    }
}
