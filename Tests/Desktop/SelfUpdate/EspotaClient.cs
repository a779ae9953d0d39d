using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>
/// Does what espota.py of arduino-esp32 does, in virtual time: that of core 3.3.1 and later, or (<see cref="IsOld"/>) the one before.
/// Written to the protocol, not to the gateway.
/// </summary>
/// <param name="network">Where the gateway is.</param>
/// <param name="pass">Lets virtual time pass until a condition holds, or so many seconds are over.</param>
/// <param name="image">The image.</param>
internal sealed class EspotaClient(LoopNetwork network, Func<Func<bool>, int, bool> pass, byte[] image)
{
    private const int Block = 1024;
    private const int AnswerSeconds = 10;
    private const string Name = "firmware.bin";
    private const string GatewayAddress = "192.168.1.120";

    private static int _ports = 20000;

    /// <summary>Gets the client's address.</summary>
    public uint Address { get; init; } = 0xC0A80105;

    public string Password { get; init; } = Simulation.NetworkTestBed.Key;

    /// <summary>Gets whether it is a client up to core 3.3.0: it knows MD5 alone, and keeps its port.</summary>
    public bool IsOld { get; init; }

    /// <summary>Gets whether it runs on Windows, where a datagram that is longer than the buffer is an error.</summary>
    public bool IsOnWindows { get; init; }

    /// <summary>Gets whether it uses the password's MD5 at once (<c>--md5-target</c>).</summary>
    public bool UsesMd5 { get; init; }

    public int Command { get; init; }

    /// <summary>Gets the bytes that it announces; the image's where this is null.</summary>
    public long? AnnouncedSize { get; init; }

    /// <summary>Gets the MD5 that it announces; the image's where this is null.</summary>
    public string? AnnouncedMd5 { get; init; }

    /// <summary>Gets the number of blocks after which the connection is cut; null for none.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Gets whether no connection from the gateway reaches it.</summary>
    public bool IsDeaf { get; init; }

    /// <summary>Gets what is called before each block, with its number from 0 on.</summary>
    public Action<int>? BeforeBlock { get; init; }

    /// <summary>Gets how many invitations it sent.</summary>
    public int Invitations { get; private set; }

    private string Md5 => AnnouncedMd5 ?? Hex(MD5.HashData(image));

    private string Size => (AnnouncedSize ?? image.Length).ToString(CultureInfo.InvariantCulture);

    /// <summary>Creates the client's part of what is hashed, from the file's name, size and MD5 and the gateway's address.</summary>
    public static string Cnonce(string name, string size, string md5, string address, bool usesMd5)
    {
        string text = name + size + md5 + address;
        return usesMd5 ? Md5Of(text) : Sha256Of(text);
    }

    public EspotaEnd Run()
    {
        int tcpPort = ++_ports;
        LoopListener listener = network.Listen(Address, tcpPort);
        listener.IsDeaf = IsDeaf;
        string invitation = $"{Command} {tcpPort} {Size} {Md5}\n";
        EspotaEnd? refused = Authenticate(invitation, UsesMd5 || IsOld);
        if (refused is { Text: "Authentication Failed" } && !UsesMd5 && !IsOld)
        {
            refused = Authenticate(invitation, usesMd5: true);
        }

        if (refused is not null)
        {
            return refused;
        }

        return pass(() => listener.IsAccepted, AnswerSeconds) ? Upload(listener) : new EspotaEnd(1, "No response from device");
    }

    private static string Hex(byte[] bytes)
    {
        return Convert.ToHexStringLower(bytes);
    }

    private static string Md5Of(string text)
    {
        return Hex(MD5.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string Sha256Of(string text)
    {
        return Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private EspotaEnd? Authenticate(string invitation, bool usesMd5)
    {
        string? answer = null;
        int port = 0;
        for (int i = 0; i < 10 && answer is null; i++)
        {
            Invitations++;
            port = ++_ports;
            answer = Ask(port, invitation, IsOld ? 37 : 69);
        }

        if (answer is null)
        {
            return new EspotaEnd(1, "No response from the ESP");
        }

        if (!answer.StartsWith("AUTH", StringComparison.Ordinal))
        {
            return answer == "OK" ? null : new EspotaEnd(1, answer);
        }

        string nonce = answer.Split(' ')[1];
        bool oldForm = nonce.Length == 32;
        string message = $"200 {(oldForm ? OldAnswer(nonce) : NewAnswer(nonce, usesMd5))}\n";
        string? end = Ask(IsOld ? port : ++_ports, message, oldForm ? 32 : 64);
        return end == "OK" ? null : new EspotaEnd(1, end ?? "No Answer to our Authentication");
    }

    private string OldAnswer(string nonce)
    {
        string cnonce = Cnonce(Name, Size, Md5, GatewayAddress, usesMd5: true);
        return $"{cnonce} {Md5Of($"{Md5Of(Password)}:{nonce}:{cnonce}")}";
    }

    private string NewAnswer(string nonce, bool usesMd5)
    {
        string cnonce = Cnonce(Name, Size, Md5, GatewayAddress, usesMd5: false);
        string hash = usesMd5 ? Md5Of(Password) : Sha256Of(Password);
        byte[] key = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes($"{nonce}:{cnonce}"), 10_000, HashAlgorithmName.SHA256, 32);
        return $"{cnonce} {Sha256Of($"{Hex(key)}:{nonce}:{cnonce}")}";
    }

    private string? Ask(int port, string text, int capacity)
    {
        network.Send(Address, port, Encoding.ASCII.GetBytes(text));
        byte[] bytes = [];
        if (!pass(() => network.TryReceive(Address, port, out bytes), AnswerSeconds) || (IsOnWindows && bytes.Length > capacity))
        {
            return null;
        }

        return Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, capacity));
    }

    private EspotaEnd Upload(LoopListener listener)
    {
        bool isDone = false;
        for (int at = 0; at < image.Length; at += Block)
        {
            BeforeBlock?.Invoke(at / Block);
            if (CutAfter == at / Block)
            {
                listener.Cut();
                return new EspotaEnd(1, "cut");
            }

            if (listener.IsClosedByGateway)
            {
                // What is sent to a closed connection resets it.
                return new EspotaEnd(1, "Error Uploading");
            }

            listener.FromClient.Add(image[at..Math.Min(at + Block, image.Length)]);
            string? answer = Read(listener, 10, AnswerSeconds);
            if (answer is null)
            {
                return new EspotaEnd(1, "Error Uploading");
            }

            isDone = answer.Contains("OK", StringComparison.Ordinal);
        }

        for (int i = 0; i < 10 && !isDone; i++)
        {
            string? text = Read(listener, 32, 30);
            isDone = text?.Contains("OK", StringComparison.Ordinal) == true;
        }

        // As the original from core 3.3.1 on: behind the last block anything but silence ends well, be it a connection that is closed.
        return isDone ? new EspotaEnd(0, "Success") : new EspotaEnd(listener.IsClosedByGateway ? 0 : 1, "This may still be successful");
    }

    /// <summary>Reads what has come; an empty text where the far end has closed, null where it has reset or nothing came in time.</summary>
    private string? Read(LoopListener listener, int capacity, int seconds)
    {
        if (!pass(() => listener.ToClient.Count > 0 || listener.IsClosedByGateway, seconds) || listener.IsReset)
        {
            return null;
        }

        byte[] bytes = new byte[capacity];
        return Encoding.ASCII.GetString(bytes, 0, listener.ToClient.Take(bytes, 0, capacity));
    }
}
