namespace EnigmaIoT.Shared.Sessions;

/// <summary>Where the fields of radio frames stand, in bytes (protocol section 1).</summary>
public static class FrameLayout
{
    /// <summary>The longest frame but for those with several chunks of an image.</summary>
    public const int MaximumCount = 250;

    /// <summary>The longest frame with several chunks of an image.</summary>
    public const int LargeCount = 1310;

    /// <summary>The initialisation vector follows the type.</summary>
    public const int IvOffset = 1;

    /// <summary>Bytes of the initialisation vector, a nonce of RFC 8439.</summary>
    public const int IvCount = 12;

    /// <summary>Where the encrypted part of most frames starts.</summary>
    public const int BodyOffset = IvOffset + IvCount;

    /// <summary>Bytes of the tag that ends every encrypted frame.</summary>
    public const int TagCount = 16;

    /// <summary>Bytes of every key.</summary>
    public const int KeyCount = 32;

    /// <summary>The node id in broadcasts.</summary>
    public const int BroadcastNodeId = 0xFFFF;
}
