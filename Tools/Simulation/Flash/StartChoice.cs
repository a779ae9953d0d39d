using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>Decides which slot of a kind runs. As native-espnow-interop/portable/StartChoice.cpp does.</summary>
internal static class StartChoice
{
    /// <summary>
    /// Goes to a staged image, counts a start of one that is tested, rolls back when it has none left, and goes to one that was
    /// flashed by wire. A damaged image runs only where nothing is complete, and then the record says so.
    /// </summary>
    /// <param name="record">What is known before; changed.</param>
    /// <param name="found">What was found in each slot.</param>
    /// <param name="tries">How often a new image may start without being confirmed.</param>
    /// <returns>Whether the record changed and has to be saved before the image runs.</returns>
    public static bool Choose(KindRecord record, ReadOnlySpan<SlotFinding> found, int tries)
    {
        bool news = TakeNews(record, found, out int flashed);
        if (flashed >= 0)
        {
            Run(record, flashed, RollbackCause.None);
            return true;
        }

        bool wentOn = Continue(record, found, tries);
        bool preferred = PreferComplete(record, found);
        return news || wentOn || preferred;
    }

    private static bool TakeNews(KindRecord record, ReadOnlySpan<SlotFinding> found, out int flashed)
    {
        bool changed = false;
        flashed = -1;
        for (int slot = 0; slot < found.Length; slot++)
        {
            if (found[slot].News is { } news)
            {
                record.Slots[slot] = news;
                changed = true;
            }

            if (found[slot].IsFlashed && (flashed < 0 || slot == record.Active))
            {
                flashed = slot;
            }
        }

        return changed;
    }

    private static bool Continue(KindRecord record, ReadOnlySpan<SlotFinding> found, int tries)
    {
        if (record.State == ImageState.TestPending)
        {
            if (found[record.Spare].Fitness != SlotFitness.Good)
            {
                Run(record, record.Active, RollbackCause.Damaged);
                return true;
            }

            record.Active = record.Spare;
            record.State = ImageState.Testing;
            record.RollbackCause = RollbackCause.None;
            record.TriesLeft = tries - 1;
            return true;
        }

        if (record.State != ImageState.Testing || found[record.Active].Fitness != SlotFitness.Good)
        {
            return false;
        }

        bool reverted = record.TriesLeft == KindRecord.RevertAsked;
        if (!reverted && record.TriesLeft > 0)
        {
            record.TriesLeft--;
            return true;
        }

        if (found[record.Spare].Fitness != SlotFitness.Good)
        {
            // There is nothing to roll back to: better an image that was never confirmed than none.
            record.TriesLeft = 0;
            record.RollbackCause = RollbackCause.None;
            return reverted;
        }

        record.Slots[record.Active] = record.Slots[record.Active] with { Meaning = SlotMeaning.GivenUp };
        Run(record, record.Spare, reverted ? record.RollbackCause : RollbackCause.TriesUsedUp);
        return true;
    }

    private static bool PreferComplete(KindRecord record, ReadOnlySpan<SlotFinding> found)
    {
        SlotFitness best = found[0].Fitness > found[1].Fitness ? found[0].Fitness : found[1].Fitness;
        bool complete = best >= SlotFitness.Complete;
        bool changed = found[record.Active].Fitness < best;
        if (changed)
        {
            Run(record, record.Spare, complete ? RollbackCause.Damaged : RollbackCause.NothingWhole);
        }

        SlotContent content = record.Slots[record.Active];
        if (complete)
        {
            // It is what the board rolls back to from now on.
            record.Slots[record.Active] = content with { Meaning = SlotMeaning.Image };
            return changed || content.Meaning != SlotMeaning.Image;
        }

        bool wasImage = best == SlotFitness.Damaged || content.Meaning == SlotMeaning.Damaged;
        if (!wasImage || record.RollbackCause == RollbackCause.NothingWhole)
        {
            return changed;
        }

        record.RollbackCause = RollbackCause.NothingWhole;
        return true;
    }

    private static void Run(KindRecord record, int slot, RollbackCause cause)
    {
        record.Active = slot;
        record.State = ImageState.Confirmed;
        record.TriesLeft = 0;
        record.RollbackCause = cause;
    }
}
