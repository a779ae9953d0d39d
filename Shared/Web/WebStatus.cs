namespace EnigmaIoT.Shared.Web;

/// <summary>Status codes of HTTP (RFC 9110 section 15, RFC 6585).</summary>
public static class WebStatus
{
    /// <summary>Done.</summary>
    public const int Ok = 200;

    /// <summary>Taken, and its outcome comes later.</summary>
    public const int Accepted = 202;

    /// <summary>Done, and there is nothing to say.</summary>
    public const int NoContent = 204;

    /// <summary>It stands somewhere else.</summary>
    public const int Found = 302;

    /// <summary>The request is not HTTP, or a value in it cannot be right.</summary>
    public const int BadRequest = 400;

    /// <summary>The password is missing or wrong.</summary>
    public const int Unauthorized = 401;

    /// <summary>Another site's page asks, or no password was ever chosen.</summary>
    public const int Forbidden = 403;

    /// <summary>There is no such path, node or update.</summary>
    public const int NotFound = 404;

    /// <summary>The path has no such method.</summary>
    public const int MethodNotAllowed = 405;

    /// <summary>The client was too slow.</summary>
    public const int RequestTimeout = 408;

    /// <summary>It cannot be done just now: something else runs.</summary>
    public const int Conflict = 409;

    /// <summary>The content's length is missing.</summary>
    public const int LengthRequired = 411;

    /// <summary>The content is longer than what the path takes.</summary>
    public const int ContentTooLarge = 413;

    /// <summary>Path and query are too long.</summary>
    public const int UriTooLong = 414;

    /// <summary>Wrong passwords came in a row: nothing is checked for a moment.</summary>
    public const int TooManyRequests = 429;

    /// <summary>The header is too long.</summary>
    public const int HeaderTooLarge = 431;

    /// <summary>All places are taken.</summary>
    public const int Unavailable = 503;

    /// <summary>Neither HTTP/1.0 nor HTTP/1.1.</summary>
    public const int VersionNotSupported = 505;

    /// <summary>Gets the words of a status.</summary>
    public static string Words(int status)
    {
        switch (status)
        {
            case Ok:
                return "OK";
            case Accepted:
                return "Accepted";
            case NoContent:
                return "No Content";
            case Found:
                return "Found";
            case Unauthorized:
                return "Unauthorized";
            case Forbidden:
                return "Forbidden";
            case NotFound:
                return "Not Found";
            case MethodNotAllowed:
                return "Method Not Allowed";
            case RequestTimeout:
                return "Request Timeout";
            case Conflict:
                return "Conflict";
            case LengthRequired:
                return "Length Required";
            case ContentTooLarge:
                return "Content Too Large";
            case UriTooLong:
                return "URI Too Long";
            case TooManyRequests:
                return "Too Many Requests";
            case HeaderTooLarge:
                return "Request Header Fields Too Large";
            case Unavailable:
                return "Service Unavailable";
            case VersionNotSupported:
                return "HTTP Version Not Supported";
            default:
                return "Bad Request";
        }
    }
}
