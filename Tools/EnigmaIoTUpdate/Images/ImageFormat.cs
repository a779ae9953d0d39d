namespace EnigmaIoT.Update.Images;

/// <summary>The formats of firmware that the program knows.</summary>
public enum ImageFormat
{
    /// <summary>None of them.</summary>
    Unknown = 0,

    /// <summary>A chain of assemblies, as nanoFramework deploys it. Starts with NFMRK1.</summary>
    Deployment,

    /// <summary>An application image of ESP-IDF, for an ESP32 or a later chip. Starts with 0xE9.</summary>
    Esp32Application,

    /// <summary>An image for an ESP8266, as Arduino or the SDK makes it. Starts with 0xE9.</summary>
    Esp8266Application,

    /// <summary>A gzip file with an image for an ESP8266 in it. Starts with 0x1F 0x8B.</summary>
    CompressedEsp8266Application,
}
