namespace EnigmaIoT.Shared.Web;

/// <summary>One method of one path.</summary>
public sealed class WebRoute
{
    private const int RightShift = 8;
    private const int BodyShift = 16;
    private const int Mask = 0xFF;

    // Method, right and body in one field: each field of an object takes 12 bytes of a board, and there are some thirty routes.
    private readonly long _terms;

    /// <summary>Creates a route.</summary>
    /// <param name="method">The method; <see cref="WebMethod.Get"/> stands for <see cref="WebMethod.Head"/> too.</param>
    /// <param name="path">The path, without a query; null for every path that no other route has.</param>
    /// <param name="right">Who may ask for it.</param>
    /// <param name="maximumBody">The most bytes of body that it takes.</param>
    /// <param name="action">What it does.</param>
    public WebRoute(WebMethod method, string path, WebRight right, int maximumBody, IWebAction action)
    {
        _terms = (long)method + ((long)right << RightShift) + ((long)maximumBody << BodyShift);
        Path = path;
        Action = action;
    }

    /// <summary>Gets the method.</summary>
    public WebMethod Method
    {
        get { return (WebMethod)((int)_terms & Mask); }
    }

    /// <summary>Gets the path; null for every other path.</summary>
    public string Path { get; }

    /// <summary>Gets who may ask for it.</summary>
    public WebRight Right
    {
        get { return (WebRight)((int)(_terms >> RightShift) & Mask); }
    }

    /// <summary>Gets the most bytes of body that it takes.</summary>
    public int MaximumBody
    {
        get { return (int)(_terms >> BodyShift); }
    }

    /// <summary>Gets what it does.</summary>
    public IWebAction Action { get; }
}
