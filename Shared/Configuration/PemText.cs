using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>Finds out whether a text looks like a certificate or a key in PEM form (RFC 7468). It judges neither.</summary>
public static class PemText
{
    /// <summary>The largest text in bytes.</summary>
    public const int Maximum = 4096;

    private const string CertificateLabel = "CERTIFICATE-----";
    private const string KeyLabel = "PRIVATE KEY-----";
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";

    /// <summary>Checks a text.</summary>
    /// <param name="kind">What it has to be.</param>
    /// <param name="text">Holds it from the first byte on.</param>
    /// <param name="count">Its bytes.</param>
    /// <returns>Null where nothing is wrong; else what is expected.</returns>
    public static string Check(CertificateKind kind, byte[] text, int count)
    {
        if (count > Maximum)
        {
            return "at most " + Maximum.ToString() + " bytes are expected";
        }

        string label = kind == CertificateKind.Key ? KeyLabel : CertificateLabel;
        int begin = Find(text, 0, count, Begin);
        int beginLabel = begin < 0 ? -1 : Find(text, begin, count, label);
        int end = beginLabel < 0 ? -1 : Find(text, beginLabel, count, End);
        return end >= 0 && Find(text, end, count, label) >= 0
            ? null
            : "a text in PEM form is expected, with -----BEGIN and -----END " + label;
    }

    private static int Find(byte[] text, int from, int count, string wanted)
    {
        for (int i = from; i + wanted.Length <= count; i++)
        {
            if (AsciiText.Matches(text, i, wanted.Length, wanted))
            {
                return i;
            }
        }

        return -1;
    }
}
