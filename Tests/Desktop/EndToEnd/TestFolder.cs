using EnigmaIoT.Simulation.Images;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>A folder for the files of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("enigmaiot-test-").FullName;

    /// <summary>Writes a small deployment.</summary>
    /// <returns>Its path.</returns>
    public string Deployment(string version, int size, out byte[] image)
    {
        image = SampleImage.Create(Version.Parse(version), size);
        return Write("image.bin", image);
    }

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose()
    {
        Directory.Delete(Path, recursive: true);
    }
}
