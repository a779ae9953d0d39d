using System.Text;

namespace EnigmaIoT.Firmware.Files;

/// <summary>Reads and writes files; what goes wrong is one line for the user.</summary>
public static class DiskFile
{
    /// <summary>The most bytes of a file: the largest flash of an ESP32.</summary>
    public const int MaximumSize = 32 * 1024 * 1024;

    /// <summary>Reads a file of at most <see cref="MaximumSize"/> bytes.</summary>
    /// <exception cref="FirmwareException">It cannot be read or is larger.</exception>
    public static byte[] Read(string path)
    {
        return Try(path, "read", () => new FileInfo(path).Length > MaximumSize
            ? throw new FirmwareException($"'{path}' is larger than any flash.")
            : File.ReadAllBytes(path));
    }

    /// <summary>Reads a file as text.</summary>
    /// <exception cref="FirmwareException">It cannot be read or is larger than <see cref="MaximumSize"/>.</exception>
    public static string ReadText(string path) => Encoding.UTF8.GetString(Read(path));

    /// <summary>Writes a file, and the folder that it is to stand in where there is none.</summary>
    /// <exception cref="FirmwareException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        byte[] copy = bytes.ToArray();
        Try(path, "written", () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            File.WriteAllBytes(path, copy);
            return true;
        });
    }

    /// <summary>Writes a file of text, in UTF-8 and with line feeds.</summary>
    /// <exception cref="FirmwareException">It cannot be written.</exception>
    public static void WriteText(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));

    private static T Try<T>(string path, string what, Func<T> access)
    {
        try
        {
            return access();
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FirmwareException($"There is no file '{path}'.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FirmwareException($"The file '{path}' cannot be {what}: {exception.Message}", exception);
        }
    }
}
