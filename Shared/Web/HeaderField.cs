namespace EnigmaIoT.Shared.Web;

/// <summary>The fields of a header that are read; every other is passed over.</summary>
internal enum HeaderField
{
    /// <summary>A field that nobody here needs.</summary>
    Other,

    /// <summary><c>Host</c>.</summary>
    Host,

    /// <summary><c>Origin</c>.</summary>
    Origin,

    /// <summary><c>Authorization</c>.</summary>
    Authorization,

    /// <summary><c>Content-Length</c>.</summary>
    ContentLength,

    /// <summary><c>Transfer-Encoding</c>.</summary>
    TransferEncoding,

    /// <summary><c>Sec-Fetch-Site</c>.</summary>
    FetchSite,

    /// <summary><c>Expect</c>.</summary>
    Expect,
}
