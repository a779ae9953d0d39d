namespace EnigmaIoT.Shared.Ports;

/// <summary>The first bytes of an image, by which its kind is known.</summary>
public static class ImageMark
{
    /// <summary>Bytes of <c>NFMRK1</c>, the longest mark.</summary>
    public const int Count = 6;

    /// <summary>Returns the kind of the image that starts with these bytes.</summary>
    /// <param name="buffer">Holds the image's first bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where the image starts.</param>
    /// <param name="count">How many bytes are there; an image shorter than its mark is unknown.</param>
    public static ImageKind Recognise(byte[] buffer, int offset, int count)
    {
        if (count >= 1 && buffer[offset] == 0xE9)
        {
            return ImageKind.Application;
        }

        if (count >= 2 && buffer[offset] == 0x1F && buffer[offset + 1] == 0x8B)
        {
            return ImageKind.CompressedApplication;
        }

        if (count >= 3 && buffer[offset] == 0xD6 && buffer[offset + 1] == 0xC3 && buffer[offset + 2] == 0xC4)
        {
            return ImageKind.Delta;
        }

        bool isDeployment = count >= Count && buffer[offset] == 'N' && buffer[offset + 1] == 'F' && buffer[offset + 2] == 'M'
            && buffer[offset + 3] == 'R' && buffer[offset + 4] == 'K' && buffer[offset + 5] == '1';
        return isDeployment ? ImageKind.Deployment : ImageKind.Unknown;
    }
}
