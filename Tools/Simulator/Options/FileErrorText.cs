namespace EnigmaIoT.Simulator.Options;

/// <summary>Describes why a file or a folder cannot be used.</summary>
internal static class FileErrorText
{
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsSharing = unchecked((int)0x80070020);

    // Linux and macOS (errno.h): .NET hands the number on.
    private const int UnixDiskFull = 28;
    private const int UnixWouldBlock = 11;
    private const int UnixReadOnly = 30;

    /// <summary>Words for a file that could not be created.</summary>
    public static string OfFile(string path, Exception failure)
    {
        return Directory.Exists(path) ? "it is a folder" : Of(failure);
    }

    /// <summary>Words for a folder that could not be used.</summary>
    public static string OfFolder(string path, Exception failure)
    {
        return File.Exists(path) ? "it is a file, not a folder" : Of(failure);
    }

    private static string Of(Exception failure)
    {
        switch (failure)
        {
            case DirectoryNotFoundException:
                return "there is no such folder";
            case FileNotFoundException:
                return "it cannot be created there";
            case PathTooLongException:
                return "the path is too long";
            case UnauthorizedAccessException:
                return "this user may not write there";
            case ArgumentException or NotSupportedException:
                return "that is not a path";
            case InvalidDataException:
                return failure.Message;
        }

        return failure.HResult switch
        {
            UnixDiskFull or WindowsDiskFull => "the disk is full",
            UnixWouldBlock or WindowsSharing => "another program uses it",
            UnixReadOnly => "it cannot be written to",
            _ => "the operating system refuses",
        };
    }
}
