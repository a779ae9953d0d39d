using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>The first datagram of a client: <c>COMMAND PORT SIZE MD5</c> and a line feed.</summary>
internal sealed class Invitation
{
    /// <summary>The command that brings firmware.</summary>
    public const int Flash = 0;

    /// <summary>The command that answers the authentication request.</summary>
    public const int Authenticate = 200;

    /// <summary>Gets the MD5 of the image, 16 bytes.</summary>
    public byte[] Md5 { get; } = new byte[OtaLimits.Md5Count];

    /// <summary>Gets the command.</summary>
    public int Command { get; private set; }

    /// <summary>Gets the TCP port on which the client waits, 1 to 65535.</summary>
    public int Port { get; private set; }

    /// <summary>Gets the bytes of the image, 1 or more.</summary>
    public uint Size { get; private set; }

    /// <summary>Reads the command of any datagram.</summary>
    /// <returns>-1 where there is none.</returns>
    public static int ReadCommand(byte[] text, int count)
    {
        int end = AsciiText.IndexOf(text, 0, count, (byte)' ');
        return end < 0 ? -1 : (int)AsciiText.ParseNumber(text, 0, end, 255);
    }

    /// <summary>Returns how many bytes a datagram has without what ends its line.</summary>
    public static int WithoutEnd(byte[] text, int count)
    {
        while (count > 0 && (text[count - 1] == '\n' || text[count - 1] == '\r' || text[count - 1] == ' '))
        {
            count--;
        }

        return count;
    }

    /// <summary>Reads a datagram.</summary>
    /// <returns>False where it is no invitation; the object's values are then undefined.</returns>
    public bool TryRead(byte[] text, int count)
    {
        count = WithoutEnd(text, count);
        int port = AsciiText.IndexOf(text, 0, count, (byte)' ') + 1;
        int size = port == 0 ? 0 : AsciiText.IndexOf(text, port, count - port, (byte)' ') + 1;
        int md5 = size == 0 ? 0 : AsciiText.IndexOf(text, size, count - size, (byte)' ') + 1;
        if (md5 == 0 || count - md5 != OtaLimits.Md5TextCount || !HexText.TryRead(text, md5, Md5))
        {
            return false;
        }

        long bytes = AsciiText.ParseNumber(text, size, md5 - size - 1, int.MaxValue);
        Command = (int)AsciiText.ParseNumber(text, 0, port - 1, 255);
        Port = (int)AsciiText.ParseNumber(text, port, size - port - 1, 65535);
        Size = bytes < 0 ? 0 : (uint)bytes;
        return Command >= 0 && Port > 0 && Size > 0;
    }
}
