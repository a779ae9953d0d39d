namespace EnigmaIoT.Shared.Ports;

/// <summary>The kinds of image, told apart by their first bytes.</summary>
public static class ImageKind
{
    /// <summary>Not known, or not known yet.</summary>
    public const int Unknown = 0;

    /// <summary>A deployment: the managed application, as nanoff deploys it. Starts with <c>NFMRK1</c>.</summary>
    public const int Deployment = 1;

    /// <summary>An application image of ESP-IDF (nanoCLR, or an Arduino sketch). Starts with <c>0xE9</c>.</summary>
    public const int Application = 2;

    /// <summary>A gzip-compressed application image, which ESP8266 boot loaders unpack. Starts with <c>0x1F 0x8B</c>.</summary>
    public const int CompressedApplication = 3;

    /// <summary>Bytes of <c>NFMRK1</c>, the longest mark.</summary>
    public const int MarkCount = 6;

    /// <summary>Tells an image's kind from its beginning.</summary>
    /// <param name="buffer">Holds the image's first bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the image starts.</param>
    /// <param name="count">How many bytes are there; an image shorter than its mark is unknown.</param>
    public static int Recognise(byte[] buffer, int offset, int count)
    {
        if (count >= 1 && buffer[offset] == 0xE9)
        {
            return Application;
        }

        if (count >= 2 && buffer[offset] == 0x1F && buffer[offset + 1] == 0x8B)
        {
            return CompressedApplication;
        }

        return count >= MarkCount && buffer[offset] == 'N' && buffer[offset + 1] == 'F' && buffer[offset + 2] == 'M'
            && buffer[offset + 3] == 'R' && buffer[offset + 4] == 'K' && buffer[offset + 5] == '1' ? Deployment : Unknown;
    }
}
