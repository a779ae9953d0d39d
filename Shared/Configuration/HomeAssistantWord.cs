namespace EnigmaIoT.Shared.Configuration;

/// <summary>The words of the configuration file for each <see cref="HomeAssistantMode"/>.</summary>
internal static class HomeAssistantWord
{
    public const string Devices = "devices";
    public const string Entities = "entities";
    public const string Off = "off";

    /// <summary>Gets the word for a mode; null for the one that is taken where none is given.</summary>
    public static string Of(HomeAssistantMode mode)
    {
        return mode == HomeAssistantMode.Entities ? Entities : mode == HomeAssistantMode.Off ? Off : null;
    }
}
