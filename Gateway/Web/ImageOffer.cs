using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>What a query says of an image: <c>size</c>, <c>md5</c>, <c>sha256</c> and, where it is known, <c>kind</c>.</summary>
internal sealed class ImageOffer
{
    private const int MaximumNumber = 10;

    private ImageOffer()
    {
    }

    /// <summary>Gets its size in bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Gets its MD5 as 32 hex digits.</summary>
    public string Md5 { get; private set; }

    private string Sha256 { get; set; }

    private string Kind { get; set; }

    /// <summary>Reads a query.</summary>
    /// <returns>Null where something is missing or cannot be right; the gateway's updates look at the rest.</returns>
    public static ImageOffer Read(WebRequest request)
    {
        long size = Number(request, "size", -1);
        ImageOffer offer = new ImageOffer
        {
            Size = size,
            Md5 = Text(request, "md5", OtaLimits.Md5TextCount),
            Sha256 = Text(request, "sha256", OtaLimits.Sha256TextCount),
            Kind = Text(request, "kind", 1),
        };
        bool isRight = size > 0 && OtaLimits.Chunks(size) <= OtaLimits.MaximumChunks && offer.Md5 != null && offer.Sha256 != null;
        return isRight ? offer : null;
    }

    /// <summary>Reads a number of a query.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The field.</param>
    /// <param name="missing">What it is where the field is not there.</param>
    /// <returns>-1 where it is no number.</returns>
    public static long Number(WebRequest request, string name, long missing)
    {
        byte[] value = new byte[MaximumNumber];
        int count = request.ReadQuery(name, value);
        return count == FormText.Missing ? missing : AsciiText.ParseNumber(value, 0, count, int.MaxValue);
    }

    /// <summary>Writes message 0 (docs/ota-extension.md).</summary>
    public string Message()
    {
        return "0," + Size.ToString() + "," + OtaLimits.Chunks(Size).ToString() + "," + Md5 + "," + Sha256 + (Kind == null ? "" : "," + Kind);
    }

    private static string Text(WebRequest request, string name, int length)
    {
        byte[] value = new byte[length];
        return request.ReadQuery(name, value) == length ? Utf8.Decode(value, 0, length) : null;
    }
}
