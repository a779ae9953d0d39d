namespace EnigmaIoT.Shared.Ports;

/// <summary>The kinds of image, distinguished by their first bytes.</summary>
public enum ImageKind
{
    /// <summary>Not known, or not known yet.</summary>
    Unknown = 0,

    /// <summary>A deployment: the managed application, as nanoff deploys it. Starts with <c>NFMRK1</c>.</summary>
    Deployment = 1,

    /// <summary>An application image of ESP-IDF (nanoCLR, or an Arduino sketch). Starts with <c>0xE9</c>.</summary>
    Application = 2,

    /// <summary>A gzip-compressed application image, which ESP8266 boot loaders unpack. Starts with <c>0x1F 0x8B</c>.</summary>
    CompressedApplication = 3,

    /// <summary>
    /// No image, but what makes one: a delta in the format VCDIFF. Starts with <c>0xD6 0xC3 0xC4</c>. No board has a slot for that kind.
    /// </summary>
    Delta = 4,
}
