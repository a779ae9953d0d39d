using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Updates;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>A publisher that speaks the extension (docs/ota-extension.md): blocks, as far as its credit goes.</summary>
public sealed class BlockPublisherDouble
{
    private readonly GatewayRig _rig;
    private readonly string _node;
    private readonly string _topic;
    private int _read;
    private int _next = 1;

    /// <summary>Creates a publisher.</summary>
    public BlockPublisherDouble(GatewayRig rig, string node, TestImage image)
    {
        _rig = rig;
        _node = node;
        _topic = GatewayRig.Network + "/" + node + "/";
        _read = rig.Link.PublishedCount;
        Image = image;
    }

    public TestImage Image { get; }

    /// <summary>Gets up to which chunk it may publish.</summary>
    public int Credit { get; private set; }

    /// <summary>Gets how often it was told its credit.</summary>
    public int Credits { get; private set; }

    /// <summary>Gets how often status 4 had it go on from another chunk.</summary>
    public int Rewinds { get; private set; }

    /// <summary>Gets the final status; -1 while there is none.</summary>
    public OtaStatus FinalStatus { get; private set; } = OtaStatus.None;

    /// <summary>Publishes message 0.</summary>
    public void Offer()
    {
        _rig.Tell(_node + "/set/ota", Image.Offer + "," + Image.Md5 + Image.Md5);
        _rig.Run(10);
        Read();
    }

    /// <summary>Publishes a block, whatever its credit.</summary>
    public void Block(int index, int chunks)
    {
        int start = (index - 1) * OtaLimits.ChunkCount;
        int end = (index - 1 + chunks) * OtaLimits.ChunkCount;
        end = end < Image.Data.Length ? end : Image.Data.Length;
        byte[] payload = new byte[OtaBlock.DataOffset + end - start];
        payload[0] = OtaBlock.Mark;
        payload[1] = (byte)index;
        payload[2] = (byte)(index >> 8);
        System.Array.Copy(Image.Data, start, payload, OtaBlock.DataOffset, end - start);
        _rig.Link.Enqueue(_topic + "set/ota", payload, false);
        _rig.Pump();
        _next = index + chunks;
        Read();
    }

    /// <summary>Publishes all that is left as its credit allows, and waits for the end.</summary>
    /// <param name="milliseconds">The most that it may take.</param>
    public void Go(int milliseconds)
    {
        for (int i = 0; i < milliseconds && FinalStatus == OtaStatus.None; i += 10)
        {
            while (_next <= Credit && FinalStatus == OtaStatus.None)
            {
                int chunks = Credit + 1 - _next;
                Block(_next, chunks < OtaBlock.MaximumChunks ? chunks : OtaBlock.MaximumChunks);
            }

            _rig.Run(10);
            Read();
        }
    }

    private void Read()
    {
        for (; _read < _rig.Link.PublishedCount; _read++)
        {
            PublishedMessage message = _rig.Link.Published(_read);
            if (message.Topic == _topic + "result/credit")
            {
                Assert.IsTrue(message.Text.IndexOf("{\"md5\":\"" + Image.Md5 + "\",\"credit\":") == 0, message.Text);
                Credit = NumberBehind(message.Text, "\"credit\":");
                Credits++;
            }
            else if (message.Topic == _topic + "result/ota")
            {
                Take((OtaStatus)NumberBehind(message.Text, "\"status\":"), message.Text);
            }
        }
    }

    private void Take(OtaStatus status, string text)
    {
        if (status == OtaStatus.OutOfSequence)
        {
            _next = NumberBehind(text, "\"last_chunk\":") + 1;
            Rewinds++;
        }
        else if (OtaAnswer.IsFinal(status))
        {
            Assert.IsTrue(FinalStatus == OtaStatus.None, "a second final status");
            FinalStatus = status;
        }
    }

    private static int NumberBehind(string text, string mark)
    {
        int start = text.IndexOf(mark) + mark.Length;
        int end = start;
        while (text[end] != ',' && text[end] != '}')
        {
            end++;
        }

        return int.Parse(text.Substring(start, end - start).Trim());
    }
}
