using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>What is wrong with frames, as tshark shows it.</summary>
internal static class ShownFaults
{
    /// <summary>The field with the words for it.</summary>
    public const string Field = "_ws.expert.message";

    private const string DissectorError = "Lua";

    /// <summary>The dissector opens and shows every frame whole.</summary>
    public static void AssertNone(ShownFrame[] frames)
    {
        AssertNoneContains(frames, "Frame too short", "No key opens it", DissectorError);
    }

    /// <summary>Frames may be damaged, but the dissector fails at none.</summary>
    public static void AssertDissectorIsWhole(ShownFrame[] frames)
    {
        AssertNoneContains(frames, DissectorError);
    }

    private static void AssertNoneContains(ShownFrame[] frames, params string[] faults)
    {
        Assert.AreEqual("", string.Join("; ", frames.Select(frame => frame[Field]).Distinct().Where(text => faults.Any(text.Contains))));
    }
}
