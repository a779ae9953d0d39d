namespace EnigmaIoT.Shared.Web;

/// <summary>Which route takes a request.</summary>
internal sealed class WebRoutes
{
    private readonly WebRoute[] _routes;

    /// <summary>Creates the table.</summary>
    /// <param name="routes">What there is, a route without a path last.</param>
    public WebRoutes(WebRoute[] routes)
    {
        _routes = routes;
    }

    /// <summary>Finds the route of a request's method and path.</summary>
    /// <param name="request">The request.</param>
    /// <param name="hasPath">Receives whether the path exists, even if for another method.</param>
    /// <returns>Null where there is none.</returns>
    public WebRoute Find(WebRequest request, out bool hasPath)
    {
        WebMethod method = request.Method == WebMethod.Head ? WebMethod.Get : request.Method;
        hasPath = false;
        for (int i = 0; i < _routes.Length; i++)
        {
            WebRoute route = _routes[i];
            bool isPath = route.Path == null ? !hasPath : request.HasPath(route.Path);
            if (isPath && route.Method == method)
            {
                return route;
            }

            hasPath |= isPath && route.Path != null;
        }

        return null;
    }

    /// <summary>Returns the methods of a request's path, as the header field Allow lists them.</summary>
    public string Allowed(WebRequest request)
    {
        string allowed = "";
        for (int i = 0; i < _routes.Length; i++)
        {
            if (_routes[i].Path != null && request.HasPath(_routes[i].Path))
            {
                allowed += (allowed.Length == 0 ? "" : ", ") + Name(_routes[i].Method);
            }
        }

        return allowed;
    }

    private static string Name(WebMethod method)
    {
        switch (method)
        {
            case WebMethod.Get:
                return "GET, HEAD";
            case WebMethod.Put:
                return "PUT";
            case WebMethod.Post:
                return "POST";
            default:
                return "DELETE";
        }
    }
}
