namespace EnigmaIoT.Shared.Setup;

/// <summary>
/// Says what a board's socket error tells of a connection to the broker, and no more than that: the numbers of Windows sockets, which
/// nanoFramework uses everywhere, and below 0 those of mbed TLS (error.h, ssl.h, x509.h), which it passes on from the handshake.
/// </summary>
public static class SocketFault
{
    // X509_CERT_VERIFY_FAILED, SSL_BAD_CERTIFICATE of mbed TLS 3 and of 2.
    private const int VerifyFailed = -0x2700;
    private const int BadCertificate = -0x7A00;
    private const int BadHandshakeCertificate = -0x7A80;

    // SSL_FATAL_ALERT_MESSAGE, SSL_ALLOC_FAILED, SSL_INVALID_RECORD.
    private const int Alert = -0x7780;
    private const int NoMemory = -0x7F00;
    private const int NoTls = -0x7200;

    // SSL_CONN_EOF, SSL_PEER_CLOSE_NOTIFY; NET_CONN_RESET, NET_SEND_FAILED, NET_RECV_FAILED.
    private const int End = -0x7280;
    private const int Closed = -0x7880;
    private const int Reset = -0x0050;
    private const int SendFailed = -0x004E;
    private const int ReceiveFailed = -0x004C;

    /// <summary>Gets the kind of fault of an error number.</summary>
    /// <param name="code">The number.</param>
    /// <param name="isSecure">Whether TLS was to be spoken.</param>
    public static TrialFault Of(int code, bool isSecure)
    {
        switch (code)
        {
            case 11001:
            case 11002:
            case 11003:
            case 11004:
                return TrialFault.NameNotFound;
            case 10050:
            case 10051:
            case 10052:
            case 10053:
            case 10054:
            case 10060:
            case 10061:
            case 10064:
            case 10065:
            case End:
            case Closed:
            case Reset:
            case SendFailed:
            case ReceiveFailed:
                return TrialFault.Unreachable;
            case VerifyFailed:
            case BadCertificate:
            case BadHandshakeCertificate:
                return TrialFault.NotTrusted;
            default:
                return isSecure ? TrialFault.NotSecure : TrialFault.Other;
        }
    }

    /// <summary>Returns what an error number means.</summary>
    /// <returns>Words in brackets with a blank before them; empty where it is not known.</returns>
    public static string Words(int code)
    {
        switch (code)
        {
            case 10051:
            case 10065:
                return " (no way to the host)";
            case 10053:
            case 10054:
            case End:
            case Closed:
            case Reset:
                return " (the other side ended the connection)";
            case SendFailed:
            case ReceiveFailed:
                return " (the connection broke)";
            case 10060:
                return " (no answer in time)";
            case 10061:
                return " (nothing listens there)";
            case 11001:
            case 11002:
            case 11003:
            case 11004:
                return " (the host's name cannot be found)";
            case VerifyFailed:
            case BadCertificate:
            case BadHandshakeCertificate:
                return " (the broker's certificate is refused: of another authority, for another host name, or not valid now)";
            case Alert:
                return " (the broker refuses the secure connection: it may ask for a certificate of the gateway's own)";
            case NoMemory:
                return " (too little memory for TLS)";
            case NoTls:
                return " (the other side does not speak TLS on this port)";
            default:
                return string.Empty;
        }
    }
}
