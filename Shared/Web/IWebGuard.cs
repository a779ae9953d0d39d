namespace EnigmaIoT.Shared.Web;

/// <summary>Decides who is served.</summary>
public interface IWebGuard
{
    /// <summary>Decides whether a request may have what it asks for.</summary>
    /// <param name="request">The request, its header complete.</param>
    /// <param name="right">What its route asks for.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>0, or the <see cref="WebStatus"/> with which it is refused.</returns>
    int Check(WebRequest request, WebRight right, long now);
}
