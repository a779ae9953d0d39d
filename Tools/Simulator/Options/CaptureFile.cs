namespace EnigmaIoT.Simulator.Options;

/// <summary>The file of <c>--pcap</c>.</summary>
internal static class CaptureFile
{
    /// <summary>Creates it, or empties it.</summary>
    /// <exception cref="SimulatorException">That is not possible.</exception>
    public static Stream Create(string path)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SimulatorException(ExitCode.File, $"--pcap {path}: {FileErrorText.OfFile(path, failure)}");
        }
    }
}
