namespace EnigmaIoT.Fuzzer.Inputs;

/// <summary>What every lane's network is called, and who belongs to it.</summary>
internal static class FuzzNetwork
{
    /// <summary>The network's name.</summary>
    public const string Name = "enigmaiot";

    /// <summary>What every topic begins with.</summary>
    public const string TopicPrefix = Name + "/";

    /// <summary>The network key.</summary>
    public const string Key = "network key";

    /// <summary>The gateway's address.</summary>
    public const long GatewayAddress = 0x020000000001;

    /// <summary>Nodes of ours: one that is always awake, one built to sleep.</summary>
    public const int Nodes = 2;

    private const long FirstNodeAddress = 0x020000000101;

    /// <summary>Returns the name of a node of ours by its number, from 1 on.</summary>
    public static string NodeName(int number)
    {
        return $"node{number}";
    }

    /// <summary>Returns the address of a node of ours by its number, from 1 on.</summary>
    public static long NodeAddress(int number)
    {
        return FirstNodeAddress + number - 1;
    }
}
