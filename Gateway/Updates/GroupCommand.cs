using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>
/// What a publisher of an update of many nodes says beside message 0 and chunks (docs/ota-extension.md): <c>node,NAME</c> for each node,
/// then <c>go</c>.
/// </summary>
internal static class GroupCommand
{
    private const string Node = "node,";
    private const string Go = "go";

    /// <summary>Determines whether all nodes are named.</summary>
    public static bool IsGo(byte[] payload)
    {
        return AsciiText.Matches(payload, 0, payload.Length, Go);
    }

    /// <summary>Reads the name or the address of a node.</summary>
    /// <returns>Null where the payload names none.</returns>
    public static string NodeOf(byte[] payload)
    {
        bool isNode = payload.Length > Node.Length && AsciiText.Matches(payload, 0, Node.Length, Node);
        return isNode ? Utf8.Decode(payload, Node.Length, payload.Length - Node.Length) : null;
    }
}
