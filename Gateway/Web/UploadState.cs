namespace EnigmaIoT.Gateway.Web;

/// <summary>Where a file that a browser sends stands.</summary>
internal enum UploadState
{
    /// <summary>Message 0 is given; its answer is awaited.</summary>
    Offered,

    /// <summary>Blocks go on as the credit allows.</summary>
    Sending,

    /// <summary>Everything is given; the final status is awaited.</summary>
    Awaiting,

    /// <summary>It is over.</summary>
    Ended,
}
