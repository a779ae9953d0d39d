using System.Text;
using System.Text.Json;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using static EnigmaIoT.Tests.Desktop.HomeAssistant.HomeAssistantBed;

namespace EnigmaIoT.Tests.Desktop.HomeAssistant;

/// <summary>Whatever a node describes, what the gateway makes of it keeps Home Assistant's rules: one broken key costs the whole device there.</summary>
[TestClass]
public sealed class OddNodeTests
{
    private const int Nodes = 150;
    private const int MessagesOfNode = 8;
    private const int MaximumMessage = 200;

    private static readonly string[] _keys =
    [
        "val", "val_tpl", "unit_of_meas", "unit_of_measurement", "dev_cla", "exp_aft", "off_dly", "attr", "pl_on", "pl_off",
        "stat_on", "stat_off", "pl_open", "pl_cls", "pl_stop", "stat_open", "pl", "type", "stype", "ttype", "sttype", "frc_upd", "ic", "pl_goto",
        "object_id", "unique_id", "~", "platform", "device", "nmsfx", "v", "",
    ];

    private static readonly string[] _texts =
    [
        "", "temp", "a/b", "#", "+", "Küche", "日本", "\u0000", "\u001b[0m", "\"", "\\", "{{ states('x') }}", "%", "°C", "lx", "V", "kg", "μg/m³", "-", "__",
        "temp", "𝄞", new string('x', 40), "null", "1", "\u007f\u2028",
    ];

    private static readonly double[] _numbers =
    [
        0, 1, 5, 8, 11, 12, 13, -1, 127, 255, 256, 65_536, 4_294_967_295, -2_147_483_648, 0.5, -0.0, 1e308, double.NaN, double.PositiveInfinity, double.NegativeInfinity,
    ];

    [TestMethod]
    public void WhateverANodeDescribesItsDocumentsKeepTheRules()
    {
        int components = 0;
        for (int seed = 1; seed <= Nodes; seed++)
        {
            Random random = new(seed);
            GatewayRig rig = Start(HomeAssistantMode.Devices);
            string name = new([.. Pick(random, _texts).Where(character => character >= ' ' && !"/+#\"\\".Contains(character, StringComparison.Ordinal)).Take(8)]);
            NodeDouble node = name.Length == 0 ? rig.Join(Kitchen) : rig.Join(Kitchen, name);
            for (int i = 0; i < MessagesOfNode; i++)
            {
                byte[] message = Message(random);
                int count = random.Next(4) == 0 ? random.Next(1, message.Length) : message.Length;
                Describe(rig, node, Convert.ToHexString(message.AsSpan(0, Math.Min(count, MaximumMessage))));
            }

            rig.Run(20_000);
            foreach (string topic in new[] { Device, Device.Replace("0002/", "0002_2/", StringComparison.Ordinal) })
            {
                if (rig.Link.LastOf(topic) is not null)
                {
                    JsonElement document = Document(rig, topic);
                    IReadOnlyList<string> broken = DiscoveryRules.Broken(topic, document);
                    Assert.IsEmpty(broken, $"seed {seed}: {string.Join('\n', broken)}\n{document}");
                    components += document.GetProperty("components").EnumerateObject().Count();
                }
            }
        }

        Assert.IsGreaterThan(Nodes * 6, components, "hardly anything was described");
    }

    private static byte[] Message(Random random)
    {
        List<byte> message = [0];
        AddText(message, "type");
        message.Add((byte)random.Next(1, 14));
        int members = 1;
        for (int left = random.Next(10); left > 0; left--)
        {
            AddText(message, Pick(random, _keys));
            AddValue(message, random);
            members++;
        }

        message[0] = (byte)(0x80 | members);
        return [.. message];
    }

    private static void AddValue(List<byte> message, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                message.Add((byte)(0xC2 + random.Next(2)));
                break;
            case 1:
                message.Add(0xC0);
                break;
            case 2:
                message.Add(0xCB);
                message.AddRange(BitConverter.GetBytes(Pick(random, _numbers)).Reverse());
                break;
            case 3:
                message.Add((byte)random.Next(0x80));
                break;
            case 4:
                message.AddRange([0x91, 0x81, 0xA1, (byte)'k', 0x01]);
                break;
            default:
                AddText(message, Pick(random, _texts));
                break;
        }
    }

    private static void AddText(List<byte> message, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        message.AddRange(bytes.Length < 32 ? [(byte)(0xA0 | bytes.Length)] : [0xD9, (byte)bytes.Length]);
        message.AddRange(bytes);
    }

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];
}
