namespace EnigmaIoT.Shared.Web;

/// <summary>The methods of HTTP that are distinguished.</summary>
public enum WebMethod
{
    /// <summary>Any other; every path refuses it.</summary>
    Other,

    /// <summary>Reads.</summary>
    Get,

    /// <summary>As <see cref="Get"/>, without the content.</summary>
    Head,

    /// <summary>Sets something.</summary>
    Put,

    /// <summary>Sends a form.</summary>
    Post,

    /// <summary>Removes something.</summary>
    Delete,
}
