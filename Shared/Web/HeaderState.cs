namespace EnigmaIoT.Shared.Web;

/// <summary>Where the reading of a request's header stands.</summary>
internal enum HeaderState
{
    /// <summary>In the method.</summary>
    Method,

    /// <summary>In path and query.</summary>
    Target,

    /// <summary>In the version.</summary>
    Version,

    /// <summary>Behind the carriage return of a line.</summary>
    LineFeed,

    /// <summary>At the beginning of a line.</summary>
    LineStart,

    /// <summary>In the name of a field.</summary>
    Name,

    /// <summary>Behind the colon, before the value.</summary>
    BeforeValue,

    /// <summary>In the value of a field.</summary>
    Value,

    /// <summary>Behind the carriage return of the empty line.</summary>
    LastLineFeed,

    /// <summary>The header is complete.</summary>
    Complete,
}
