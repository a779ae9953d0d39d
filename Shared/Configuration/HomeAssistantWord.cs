namespace EnigmaIoT.Shared.Configuration;

/// <summary>The words of the configuration file for each <see cref="HomeAssistantMode"/>.</summary>
internal static class HomeAssistantWord
{
    public const string Devices = "devices";
    public const string Entities = "entities";
    public const string Off = "off";
    public const string Migrate = "migrate";

    /// <summary>Gets the word for a mode; null for the one that is taken where none is given.</summary>
    public static string Of(HomeAssistantMode mode)
    {
        switch (mode)
        {
            case HomeAssistantMode.Entities:
                return Entities;
            case HomeAssistantMode.Off:
                return Off;
            case HomeAssistantMode.Migrate:
                return Migrate;
            default:
                return null;
        }
    }
}
