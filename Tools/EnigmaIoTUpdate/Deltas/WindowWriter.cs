namespace EnigmaIoT.Update.Deltas;

/// <summary>Writes a window: its head, its own bytes, its instructions in the default code table's opcodes, its addresses.</summary>
internal static class WindowWriter
{
    private const byte FromBase = 1;
    private const byte FromImage = 2;

    // Opcodes of the default code table (RFC 3284, 5.6).
    private const int RunOpcode = 0;
    private const int AddOpcode = 1;
    private const int AddInOpcode = 17;
    private const int CopyOpcode = 19;
    private const int CopyModeStep = 16;
    private const int CopyInOpcode = 18;
    private const int AddCopyOpcode = 163;
    private const int AddCopyModeStep = 12;
    private const int AddCopySizes = 3;
    private const int AddInPair = 4;
    private const int CopyInPair = 6;
    private const int CopyAddOpcode = 247;

    /// <summary>Writes a window.</summary>
    /// <param name="plan">The window.</param>
    /// <param name="bytes">The base, then the image.</param>
    /// <param name="baseCount">Bytes of the base.</param>
    /// <param name="stream">Receives the window.</param>
    public static void Write(WindowPlan plan, byte[] bytes, int baseCount, MemoryStream stream)
    {
        Segment segment = plan.Segment;
        using MemoryStream data = new();
        using MemoryStream instructions = new();
        using MemoryStream addresses = new();
        WriteSteps(plan, bytes, data, instructions, addresses);

        bool isOfImage = segment.Count > 0 && segment.Start >= baseCount;
        stream.WriteByte(segment.Count == 0 ? (byte)0 : isOfImage ? FromImage : FromBase);
        if (segment.Count > 0)
        {
            VarInt.Write(stream, segment.Count);
            VarInt.Write(stream, isOfImage ? segment.Start - baseCount : segment.Start);
        }

        int[] counts = [(int)data.Length, (int)instructions.Length, (int)addresses.Length];
        int head = VarInt.Count(plan.Length) + 1 + counts.Sum(VarInt.Count);
        VarInt.Write(stream, head + counts.Sum());
        VarInt.Write(stream, plan.Length);
        stream.WriteByte(0);
        foreach (int count in counts)
        {
            VarInt.Write(stream, count);
        }

        data.WriteTo(stream);
        instructions.WriteTo(stream);
        addresses.WriteTo(stream);
    }

    private static void WriteSteps(
        WindowPlan plan, byte[] bytes, MemoryStream data, MemoryStream instructions, MemoryStream addresses)
    {
        NearCache near = default;
        int at = 0;
        for (int i = 0; i < plan.Steps.Count; i++)
        {
            Step step = plan.Steps[i];
            Step next = i + 1 < plan.Steps.Count ? plan.Steps[i + 1] : default;
            switch (step.Kind)
            {
                case StepKind.Run:
                    instructions.WriteByte(RunOpcode);
                    VarInt.Write(instructions, step.Length);
                    data.WriteByte(bytes[plan.Start + at]);
                    break;
                case StepKind.Add:
                    data.Write(bytes, plan.Start + at, step.Length);
                    if (step.Length <= AddInPair && next.Kind == StepKind.Copy && next.Length <= CopyInPair)
                    {
                        at += step.Length;
                        int mode = WriteAddress(plan, next, at, ref near, addresses);
                        instructions.WriteByte((byte)(AddCopyOpcode + (mode * AddCopyModeStep)
                            + ((step.Length - 1) * AddCopySizes) + next.Length - MatchFinder.Minimum));
                        step = next;
                        i++;
                    }
                    else
                    {
                        WriteSized(instructions, AddOpcode, step.Length, step.Length <= AddInOpcode ? step.Length : 0);
                    }

                    break;
                default:
                    int copyMode = WriteAddress(plan, step, at, ref near, addresses);
                    if (step.Length == MatchFinder.Minimum && next is { Kind: StepKind.Add, Length: 1 })
                    {
                        at += step.Length;
                        data.WriteByte(bytes[plan.Start + at]);
                        instructions.WriteByte((byte)(CopyAddOpcode + copyMode));
                        step = next;
                        i++;
                    }
                    else
                    {
                        int inOpcode = step.Length <= CopyInOpcode ? step.Length - MatchFinder.Minimum + 1 : 0;
                        WriteSized(instructions, CopyOpcode + (copyMode * CopyModeStep), step.Length, inOpcode);
                    }

                    break;
            }

            at += step.Length;
        }
    }

    private static void WriteSized(MemoryStream instructions, int opcode, int length, int inOpcode)
    {
        instructions.WriteByte((byte)(opcode + inOpcode));
        if (inOpcode == 0)
        {
            VarInt.Write(instructions, length);
        }
    }

    private static int WriteAddress(WindowPlan plan, Step copy, int at, ref NearCache near, MemoryStream addresses)
    {
        int address = copy.From >= plan.Start
            ? plan.Segment.Count + copy.From - plan.Start
            : copy.From - plan.Segment.Start;
        int mode = near.Mode(address, plan.Segment.Count + at, out int value);
        VarInt.Write(addresses, value);
        near.Add(address);
        return mode;
    }
}
