using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Control;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>Writes what a node runs as JSON; members that are not known are left out.</summary>
internal static class ProgramJson
{
    /// <summary>Writes a <see cref="ProgramNotice"/> that is valid.</summary>
    /// <param name="address">The node's address.</param>
    /// <param name="takesBroadcasts">Whether it is a node's: what comes by broadcasts comes to nodes alone.</param>
    /// <param name="buffer">Holds the notice at <paramref name="offset"/>.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count">Its control bytes.</param>
    public static string Of(long address, bool takesBroadcasts, byte[] buffer, int offset, int count)
    {
        string name = ProgramNotice.Name(buffer, offset, count);
        string version = ProgramNotice.Version(buffer, offset);
        uint size = ProgramNotice.Size(buffer, offset);
        return "{\"address\":\"" + MacAddress.Format(address) + "\""
            + (name == null ? "" : ",\"name\":" + Json.Quote(name))
            + (version == null ? "" : ",\"version\":\"" + version + "\"")
            + (size == 0
                ? ""
                : ",\"sha256\":\"" + ProgramNotice.Digest(buffer, offset) + "\",\"size\":" + size.ToString())
            + ",\"kind\":" + ((int)ProgramNotice.Kind(buffer, offset)).ToString()
            + (ProgramNotice.TakesDeltas(buffer, offset) ? ",\"delta\":true" : "")
            + (takesBroadcasts && ProgramNotice.TakesDeltasOfMany(buffer, offset) ? ",\"many\":true}" : "}");
    }
}
