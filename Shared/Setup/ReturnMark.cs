using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Notes for the next start that the page has to come back although there is a configuration: its Wi-Fi was away for too long. It stays
/// until the Wi-Fi is there again, or another configuration is stored.
/// </summary>
public static class ReturnMark
{
    private const string RecordName = "page";

    /// <summary>Determines whether the page has to come back.</summary>
    public static bool IsSet(IConfigStore store)
    {
        byte[] record = new byte[1];
        return store.Read(RecordName, record) == 1 && record[0] == 1;
    }

    /// <summary>Sets or clears the mark, where it does not stand so.</summary>
    public static void Set(IConfigStore store, bool returns)
    {
        if (IsSet(store) != returns)
        {
            store.Write(RecordName, new byte[] { (byte)(returns ? 1 : 0) }, 1);
        }
    }
}
