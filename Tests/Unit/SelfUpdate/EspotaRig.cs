using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Gateway.SelfUpdate;
using EnigmaIoT.Shared.Logging;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Tests.Unit.Support;

namespace EnigmaIoT.Tests.Unit.SelfUpdate;

/// <summary>The way in for the Arduino tools, and a client that the test plays. Digests are the toy cipher's.</summary>
public sealed class EspotaRig
{
    /// <summary>The client's address.</summary>
    public const uint Client = 0xC0A80105;

    /// <summary>Somebody else's.</summary>
    public const uint Other = 0xC0A80106;

    private const string Password = "a network key";
    private const string Cnonce = "0123456789abcdef0123456789abcdef";

    private readonly ToyCipher _cipher = new ToyCipher(new SeededRandom(1));

    /// <summary>Creates one whose first turn is to come.</summary>
    public EspotaRig()
    {
        Slots = new FakeSlots(_cipher, 8192);
        Image = new OwnImage(Slots, Board, Log);
        GatewayConfig config = new GatewayConfig();
        config.NetworkKey = Password;
        ArduinoOtaParts ways = new ArduinoOtaParts();
        ways.Datagrams = Datagrams;
        ways.Stream = Stream;
        ways.PasswordKey = new SlowPasswordKey();
        GatewayParts parts = new GatewayParts();
        parts.ArduinoOta = ways;
        parts.Cipher = _cipher;
        parts.Random = new SeededRandom(2);
        Publisher publisher = new Publisher("enigmaiot", new FakeMqttLink(), Log);
        Rejects = new RejectLog(Log, new FakeClock());
        Ota = new ArduinoOta(config, parts, Image, new UpdateNotice(publisher, Log), Rejects);
    }

    /// <summary>Gets the client's way to the gateway.</summary>
    public DatagramLinkDouble Datagrams { get; } = new DatagramLinkDouble();

    /// <summary>Gets the gateway's connection to the client.</summary>
    public StreamLinkDouble Stream { get; } = new StreamLinkDouble();

    /// <summary>Gets the board.</summary>
    public FakeBoard Board { get; } = new FakeBoard();

    /// <summary>Gets the log.</summary>
    public ListLog Log { get; } = new ListLog();

    /// <summary>Gets the slots.</summary>
    public FakeSlots Slots { get; }

    /// <summary>Gets the way into them.</summary>
    public OwnImage Image { get; }

    /// <summary>Gets what is refused.</summary>
    public RejectLog Rejects { get; }

    /// <summary>Gets what is tested.</summary>
    public ArduinoOta Ota { get; }

    /// <summary>Gets the time in milliseconds.</summary>
    public long Now { get; private set; }

    /// <summary>Creates a deployment that no real board runs.</summary>
    public static byte[] MakeImage(int size)
    {
        byte[] image = new byte[size];
        new SeededRandom((uint)size).Fill(image, 0, size);
        System.Array.Copy(Encoding.UTF8.GetBytes("NFMRK1"), image, 6);
        return image;
    }

    /// <summary>Advances the time.</summary>
    public void Run(int milliseconds)
    {
        for (long end = Now + milliseconds; Now < end; Now += 5)
        {
            Ota.Pump(Now);
            Image.Pump(Now);
        }
    }

    /// <summary>Sends an invitation.</summary>
    public void Invite(uint address, byte[] image, int size, int command)
    {
        string md5 = HexText.Format(Digest(image));
        Datagrams.Come(address, command.ToString() + " 50000 " + size.ToString() + " " + md5 + "\n");
        Run(50);
    }

    /// <summary>Sends an invitation for firmware.</summary>
    public void Invite(byte[] image)
    {
        Invite(Client, image, image.Length, 0);
    }

    /// <summary>Answers the authentication request.</summary>
    public void Answer(uint address, bool isRight)
    {
        byte[] nonce = Encoding.UTF8.GetBytes(Datagrams.Last.Substring(5));
        byte[] secret = Encoding.UTF8.GetBytes(HexText.Format(Digest(Encoding.UTF8.GetBytes(Password))));
        byte[] text = Encoding.UTF8.GetBytes(":" + Encoding.UTF8.GetString(nonce, 0, nonce.Length) + ":" + Cnonce);
        byte[] all = new byte[secret.Length + text.Length];
        System.Array.Copy(secret, all, secret.Length);
        System.Array.Copy(text, 0, all, secret.Length, text.Length);
        string answer = HexText.Format(Digest(all));
        Datagrams.Come(address, "200 " + Cnonce + " " + (isRight ? answer : Cnonce));
        Run(50);
    }

    /// <summary>Brings a client to where it is connected.</summary>
    public static EspotaRig Connected(byte[] image)
    {
        EspotaRig rig = new EspotaRig();
        rig.Invite(image);
        rig.Answer(Client, true);
        rig.Stream.State = StreamState.Open;
        rig.Run(50);
        return rig;
    }

    private byte[] Digest(byte[] bytes)
    {
        IDigest digest = _cipher.CreateMd5();
        byte[] hash = new byte[digest.Size];
        digest.Reset();
        digest.Update(bytes, 0, bytes.Length);
        digest.Finish(hash, 0);
        return hash;
    }
}
