namespace EnigmaIoT.Update.Files;

/// <summary>Why a file cannot be read.</summary>
internal static class FileFault
{
    /// <summary>Says why, in words for whoever named the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="exception">What the system says.</param>
    public static string Describe(string path, Exception exception) => path.Length == 0 ? "its name is empty"
        : Directory.Exists(path) ? "it is a folder"
        : exception is FileNotFoundException or DirectoryNotFoundException ? "there is no such file"
        : exception.Message.ReplaceLineEndings(" ").TrimEnd('.');
}
