namespace EnigmaIoT.Simulator.Options;

/// <summary>The files of <c>--pcap</c> and <c>--keys</c>.</summary>
internal static class CaptureFile
{
    /// <summary>Creates one, or empties it.</summary>
    /// <param name="path">Where.</param>
    /// <param name="option">The option that named it.</param>
    /// <exception cref="SimulatorException">That is not possible.</exception>
    public static Stream Create(string path, string option)
    {
        try
        {
            return File.Create(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new SimulatorException(ExitCode.File, $"{option} {path}: {FileErrorText.OfFile(path, failure)}");
        }
    }
}
