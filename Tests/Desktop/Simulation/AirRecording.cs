using EnigmaIoT.Simulation.Capture;
using EnigmaIoT.Simulation.Worlds;
using EnigmaIoT.Tests.Desktop.EndToEnd;

namespace EnigmaIoT.Tests.Desktop.Simulation;

/// <summary>A world whose air is captured, with the keys of its frames.</summary>
internal sealed class AirRecording : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StreamWriter _keys;
    private readonly AirCapture _capture;

    /// <summary>Creates a world and begins to capture.</summary>
    public AirRecording(WorldOptions options)
    {
        _keys = new StreamWriter(Keys);
        World = new VirtualWorld(options with { Keys = new KeyLog(_keys) });
        _capture = new AirCapture(World.Air, File.Create(Capture));
    }

    public VirtualWorld World { get; }

    /// <summary>Gets the path of the capture.</summary>
    public string Capture => Path.Combine(_folder.Path, "air.pcap");

    /// <summary>Gets the path of the file of keys.</summary>
    public string Keys => Path.Combine(_folder.Path, "air.keys");

    /// <summary>Ends the capture and has tshark show it.</summary>
    public Task<ShownFrame[]> Show(CancellationToken cancellation, params string[] fields)
    {
        Stop();
        return Tshark.Show(Capture, VirtualWorld.NetworkKey, Keys, cancellation, fields);
    }

    /// <summary>Ends the capture and opens its frames.</summary>
    public OpenedCapture Open()
    {
        Stop();
        return new OpenedCapture(Capture, VirtualWorld.NetworkKey, Keys);
    }

    /// <summary>Writes frames in the place of what was captured.</summary>
    public void Replace(OpenedCapture opened, IEnumerable<OpenedFrame> frames)
    {
        opened.Write(Capture, frames);
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private void Stop()
    {
        _capture.Dispose();
        _keys.Dispose();
    }
}
