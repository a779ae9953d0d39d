namespace EnigmaIoT.Shared.Setup;

/// <summary>The name of a device that has no configuration: that of its access point.</summary>
public static class DeviceName
{
    private const string Digits = "0123456789abcdef";
    private const int LastDigits = 4;

    /// <summary>Creates it: <c>EnigmaIoTGateway-xxxx</c> or <c>EnigmaIoTNode-xxxx</c>, with the last four digits of the MAC address.</summary>
    /// <param name="kind">What is set up.</param>
    /// <param name="address">The MAC address that is printed on the board: the station's.</param>
    public static string Of(SetupKind kind, long address)
    {
        string name = kind == SetupKind.Gateway ? "EnigmaIoTGateway-" : "EnigmaIoTNode-";
        for (int i = LastDigits - 1; i >= 0; i--)
        {
            name += Digits[(int)(address >> (4 * i)) & 0xF];
        }

        return name;
    }
}
