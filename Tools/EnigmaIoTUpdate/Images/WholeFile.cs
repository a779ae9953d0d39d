namespace EnigmaIoT.Update.Images;

/// <summary>Files that are there as a whole, or as they were: whatever ends a write in its middle, no half of one bears the name.</summary>
internal static class WholeFile
{
    /// <summary>What the name of a file ends with that is being written; one that stays was left by a program that was ended.</summary>
    public const string PartExtension = ".part";

    /// <summary>Writes a file, over the one that is there.</summary>
    /// <param name="path">The file. Where a link is there, what it leads to.</param>
    /// <param name="bytes">What it holds.</param>
    public static void Write(string path, byte[] bytes)
    {
        FileInfo file = new(path);
        if (file.LinkTarget is not null)
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
        }

        if (file is { Exists: true, Length: 0 })
        {
            // There is nothing in it to lose, and it may be a device, in whose place no file is to be put.
            File.WriteAllBytes(file.FullName, bytes);
            return;
        }

        // Another program may write the same file now: each writes its own, and the last one stays.
        string part = file.FullName + "." + Path.GetRandomFileName() + PartExtension;
        try
        {
            File.WriteAllBytes(part, bytes);
            File.Move(part, file.FullName, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
