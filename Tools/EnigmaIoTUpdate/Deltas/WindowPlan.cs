namespace EnigmaIoT.Update.Deltas;

/// <summary>A window before it is written.</summary>
/// <param name="Start">Where it starts, counted from the start of the base.</param>
/// <param name="Length">Its bytes of the image.</param>
/// <param name="Segment">What it copies from beside itself.</param>
/// <param name="Cost">Bytes of its instructions, addresses and own bytes, at most.</param>
/// <param name="Steps">Its instructions.</param>
internal sealed record WindowPlan(int Start, int Length, Segment Segment, int Cost, IReadOnlyList<Step> Steps)
{
    /// <summary>Returns the stretch of the segment that is copied from.</summary>
    public Segment Used()
    {
        int first = int.MaxValue;
        int end = 0;
        foreach (Step step in Steps)
        {
            if (step.Kind == StepKind.Copy && step.From < Start)
            {
                first = Math.Min(first, step.From);
                end = Math.Max(end, step.From + step.Length);
            }
        }

        return end == 0 ? default : new Segment(first, end - first);
    }
}
