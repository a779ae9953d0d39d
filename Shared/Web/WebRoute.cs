namespace EnigmaIoT.Shared.Web;

/// <summary>One method of one path.</summary>
public sealed class WebRoute
{
    /// <summary>Makes a route.</summary>
    /// <param name="method">The method; <see cref="WebMethod.Get"/> stands for <see cref="WebMethod.Head"/> too.</param>
    /// <param name="path">The path, without a query; null for every path that no other route has.</param>
    /// <param name="right">Who may ask for it.</param>
    /// <param name="maximumBody">The most bytes of body that it takes.</param>
    /// <param name="action">What it does.</param>
    public WebRoute(WebMethod method, string path, WebRight right, int maximumBody, IWebAction action)
    {
        Method = method;
        Path = path;
        Right = right;
        MaximumBody = maximumBody;
        Action = action;
    }

    /// <summary>Gets the method.</summary>
    public WebMethod Method { get; }

    /// <summary>Gets the path; null for every other path.</summary>
    public string Path { get; }

    /// <summary>Gets who may ask for it.</summary>
    public WebRight Right { get; }

    /// <summary>Gets the most bytes of body that it takes.</summary>
    public int MaximumBody { get; }

    /// <summary>Gets what it does.</summary>
    public IWebAction Action { get; }
}
