using System.Security.Cryptography;

namespace EnigmaIoT.Update.Images;

/// <summary>
/// Images that were sent, or shown, in a folder, each under its SHA-256: what a node runs is mostly one of them, and a delta needs it.
/// A folder that cannot be read is as an empty one, and a file that cannot be read or holds something else is passed over.
/// </summary>
/// <param name="folder">The folder; it is made with the first image.</param>
public sealed class ImageStore(string folder)
{
    /// <summary>The most images that are kept; the one that was not used for longest goes first.</summary>
    public const int Most = 50;

    private const string Extension = ".image";
    private const byte ErasedByte = 0xFF;

    /// <summary>Gets the folder that is used where none is named.</summary>
    public static string DefaultFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "enigmaiot-update",
        "images");

    /// <summary>Keeps an image.</summary>
    /// <param name="image">The image.</param>
    /// <returns>Null, or why it could not be kept.</returns>
    public string? Keep(FirmwareImage image)
    {
        try
        {
            Directory.CreateDirectory(folder);
            FileInfo file = new(Path.Combine(folder, image.Sha256 + Extension));
            if (!file.Exists || TryLoad(file) is null)
            {
                WholeFile.Write(file.FullName, image.Bytes.ToArray());
            }

            File.SetLastWriteTimeUtc(file.FullName, DateTime.UtcNow);
            Tidy();
            return null;
        }
        catch (Exception exception) when (IsOfTheFolder(exception))
        {
            return exception.Message;
        }
    }

    /// <summary>Finds the image that a node runs.</summary>
    /// <param name="sha256">The first hex characters of its SHA-256.</param>
    /// <param name="size">Its bytes as the node tells them: erased flash behind a deployment that was flashed by wire may be counted.</param>
    /// <returns>Null where it is not kept.</returns>
    public FirmwareImage? Find(string sha256, long size)
    {
        try
        {
            return Files().Where(file => file.Length <= size).Select(TryLoad)
                .FirstOrDefault(image => image is not null && Runs(image, sha256, size));
        }
        catch (Exception exception) when (IsOfTheFolder(exception))
        {
            return null;
        }
    }

    private static bool IsOfTheFolder(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    // What cannot be deleted now, as another updater reads it, is at the next time.
    private void Tidy()
    {
        DateTime yesterday = DateTime.UtcNow.AddDays(-1);
        IEnumerable<FileInfo> left = new DirectoryInfo(folder).GetFiles("*" + WholeFile.PartExtension)
            .Where(part => part.LastWriteTimeUtc < yesterday);
        foreach (FileInfo file in Files().Skip(Most).Concat(left))
        {
            try
            {
                file.Delete();
            }
            catch (Exception exception) when (IsOfTheFolder(exception))
            {
            }
        }
    }

    // Another updater may delete it now, and a disk may have damaged it.
    private static FirmwareImage? TryLoad(FileInfo file)
    {
        try
        {
            FirmwareImage image = FirmwareImage.Load(file.FullName);
            return image.Sha256 + Extension == file.Name ? image : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FirmwareImageException)
        {
            return null;
        }
    }

    private static bool Runs(FirmwareImage image, string sha256, long size)
    {
        if (image.Size == size)
        {
            return image.Sha256.StartsWith(sha256, StringComparison.OrdinalIgnoreCase);
        }

        if (size > FirmwareImage.MaximumSize)
        {
            return false;
        }

        byte[] bytes = new byte[size];
        bytes.AsSpan().Fill(ErasedByte);
        image.Bytes.CopyTo(bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes)).StartsWith(sha256, StringComparison.OrdinalIgnoreCase);
    }

    private IEnumerable<FileInfo> Files()
    {
        DirectoryInfo directory = new(folder);
        return directory.Exists
            ? directory.GetFiles("*" + Extension).OrderByDescending(file => file.LastWriteTimeUtc)
            : [];
    }
}
