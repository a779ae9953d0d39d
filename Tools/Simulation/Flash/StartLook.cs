using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Simulation.Flash;

/// <summary>
/// Looks at what the slots of a board hold at a start. As native-espnow-interop/portable/SlotCoreStart.cpp does: a slot whose
/// digest is not the record's is damaged, unless it was flashed by wire, of which this is the sign: the whole slot proves
/// itself by its own checksums, and the record knows its digest from no slot. Decay cannot give that sign, because a CRC-32 or
/// a SHA-256 covers every byte of a proven image; a cut of power cannot, because an image counts only as a whole, and because
/// the slot that an update is being written to is not asked.
/// </summary>
/// <param name="area">The slots.</param>
/// <param name="journal">Names what is being written.</param>
/// <param name="settings">Which images run.</param>
internal sealed class StartLook(SlotArea area, ProgressJournal journal, SlotSettings settings)
{
    /// <summary>Looks at both slots of a kind.</summary>
    public SlotFinding[] Look(ImageKind kind, KindRecord record, bool recordIsNew)
    {
        SlotFinding[] found = new SlotFinding[KindRecord.SlotCount];
        found[record.Active] = Look(kind, record, record.Active, recordIsNew);
        found[record.Spare] = !recordIsNew && record.Slots[record.Spare].Meaning == SlotMeaning.Unknown
            ? LookAtUpdate(kind, record.Spare, found[record.Active].Fitness == SlotFitness.Good)
            : Look(kind, record, record.Spare, recordIsNew);
        return found;
    }

    private SlotFinding Look(ImageKind kind, KindRecord record, int slot, bool recordIsNew)
    {
        return recordIsNew || record.Slots[slot].Meaning == SlotMeaning.Unknown ? LookWithoutRecord(kind, slot)
            : record.Slots[slot].Meaning == SlotMeaning.Empty ? LookAtChanged(kind, record, slot)
            : LookAtRecorded(kind, record, slot);
    }

    private SlotFinding LookAtRecorded(ImageKind kind, KindRecord record, int slot)
    {
        SlotContent recorded = record.Slots[slot];
        if (!IsAt(kind, slot, recorded))
        {
            return LookAtChanged(kind, record, slot);
        }

        if (IsNamedByJournal(kind, slot))
        {
            // A cut of power came between the record, which vouches for the update, and the journal. What is flashed by wire
            // from now on is not taken for what was being written.
            journal.Erase();
        }

        return recorded.Meaning switch
        {
            SlotMeaning.Image => new SlotFinding(SlotFitness.Good),
            SlotMeaning.GivenUp => new SlotFinding(SlotFitness.Complete),
            // It was read wrongly at the last start.
            _ => new SlotFinding(SlotFitness.Good, recorded with { Meaning = SlotMeaning.Image }),
        };
    }

    private SlotFinding LookAtChanged(ImageKind kind, KindRecord record, int slot)
    {
        SlotContent recorded = record.Slots[slot];
        SlotFitness fitness = SlotFitness.Nothing;
        if (StartsLikeImage(kind, slot))
        {
            fitness = SlotFitness.Damaged;
            ImageReport? proof = IsNamedByJournal(kind, slot) ? null : Prove(kind, slot);
            if (proof != null)
            {
                SlotContent? known = Array.Find(record.Slots, content => IsKnown(content) && IsAt(kind, slot, content));
                area.ClearBehind(kind, slot, proof.Size);
                return known == null
                    ? new SlotFinding(SlotFitness.Good, Identify(kind, slot, proof.Size), IsFlashed: true)
                    : known.Meaning == SlotMeaning.GivenUp
                        ? new SlotFinding(SlotFitness.Complete, known)
                        : new SlotFinding(SlotFitness.Good, known with { Meaning = SlotMeaning.Image });
            }
        }

        return new SlotFinding(
            fitness, recorded.Meaning == SlotMeaning.Image ? recorded with { Meaning = SlotMeaning.Damaged } : null);
    }

    private SlotFinding LookAtUpdate(ImageKind kind, int slot, bool otherIsGood)
    {
        // An image that is all there beats a damaged one, even though nobody asked for it yet.
        if (!otherIsGood && Prove(kind, slot) is { } proof)
        {
            return new SlotFinding(SlotFitness.Complete, Identify(kind, slot, proof.Size));
        }

        if (IsGoneOnWith(kind, slot))
        {
            return new SlotFinding(SlotFitness.Nothing);
        }

        area.Erase(kind, slot, 0, 1);
        if (IsNamedByJournal(kind, slot))
        {
            // What is flashed by wire from now on is not taken for what was being written.
            journal.Erase();
        }

        return new SlotFinding(SlotFitness.Nothing, SlotContent.Empty with { Size = area.Capacity(kind) });
    }

    private SlotFinding LookWithoutRecord(ImageKind kind, int slot)
    {
        if (!StartsLikeImage(kind, slot))
        {
            return new SlotFinding(SlotFitness.Nothing, SlotContent.Empty);
        }

        ImageReport? proof = Prove(kind, slot);
        if (proof == null)
        {
            return new SlotFinding(SlotFitness.Damaged, Identify(kind, slot, area.UsedSize(kind, slot)));
        }

        area.ClearBehind(kind, slot, proof.Size);
        return new SlotFinding(
            IsNamedByJournal(kind, slot) ? SlotFitness.Complete : SlotFitness.Good, Identify(kind, slot, proof.Size));
    }

    private static bool IsKnown(SlotContent content)
    {
        return content.Meaning is SlotMeaning.Image or SlotMeaning.GivenUp or SlotMeaning.Damaged;
    }

    private bool IsAt(ImageKind kind, int slot, SlotContent content)
    {
        return content.Size <= area.Capacity(kind) && area.Md5(kind, slot, content.Size).SequenceEqual(content.Md5);
    }

    private bool StartsLikeImage(ImageKind kind, int slot)
    {
        ReadOnlySpan<byte> start = area.ReadSector(kind, slot, 0, NorFlash.SectorSize);
        return kind == ImageKind.Deployment ? start.StartsWith("NFMRK"u8) : start[0] == 0xE9;
    }

    private ImageReport? Prove(ImageKind kind, int slot)
    {
        ImageReport report = ImageReader.ReadSlot(area.Read(kind, slot, area.Capacity(kind)), NorFlash.SectorSize);
        return report.IsProven && settings.Runs(kind, report) ? report : null;
    }

    private SlotContent Identify(ImageKind kind, int slot, int size)
    {
        return new SlotContent(SlotMeaning.Image, size, area.Md5(kind, slot, size).ToArray());
    }

    private bool IsNamedByJournal(ImageKind kind, int slot)
    {
        return journal.Load() && journal.Kind == kind && journal.Slot == slot;
    }

    private bool IsGoneOnWith(ImageKind kind, int slot)
    {
        if (!IsNamedByJournal(kind, slot) || journal.Size == 0)
        {
            return false;
        }

        int count = Math.Min(journal.Size, NorFlash.SectorSize);
        return journal.Holds(0, area.ReadSector(kind, slot, 0, count));
    }
}
