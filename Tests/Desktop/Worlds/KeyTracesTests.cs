using System.Reflection;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Tests.Unit.Gateway;
using EnigmaIoT.Tests.Unit.Node;
using EnigmaIoT.Tests.Unit.Support;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Worlds;

/// <summary>A key stays only where it is in use: every buffer that a program can reach is looked through for it.</summary>
[TestClass]
public sealed class KeyTracesTests
{
    private const int TraceCount = 16;

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void GatewayLeavesNoBroadcastKeyInABuffer(bool sleepy)
    {
        GatewayRig rig = GatewayRig.Started();
        NodeDouble node = new(rig, 0x3C71BF000002);
        node.Register(sleepy, wantsBroadcastKey: true);
        Assert.IsTrue(node.HasBroadcastKey);
        byte[] key = Reach(rig.Gateway).OfType<BroadcastChannel>().Single().KeyBytes;

        AssertTraces(rig.Gateway, key, nameof(BroadcastChannel.KeyBytes));
    }

    [TestMethod]
    public void NodeLeavesNoBroadcastKeyInABuffer()
    {
        NodeRig rig = NodeRig.Registered();
        byte[] message = rig.Gateway.BroadcastKeyMessage();
        rig.Gateway.Control(message);
        rig.Pump();
        rig.Gateway.BroadcastControl(0x01);
        rig.Pump();
        Assert.IsNotNull(rig.Gateway.NextControl(), "the key is in use");

        AssertTraces(rig.Node, message[1..], "_key of BroadcastLink");
    }

    private static void AssertTraces(object program, byte[] key, string allowed)
    {
        List<string> traces = [];
        foreach (object owner in Reach(program).Where(owner => owner is not ToyAeadKey))
        {
            foreach (FieldInfo field in FieldsOf(owner.GetType()))
            {
                if (field.GetValue(owner) is byte[] bytes && bytes.AsSpan().IndexOf(key.AsSpan(0, TraceCount)) >= 0)
                {
                    traces.Add(field.Name.StartsWith('_') ? $"{field.Name} of {owner.GetType().Name}" : field.Name);
                }
            }
        }

        Assert.AreEqual(allowed, string.Join(", ", traces));
    }

    private static HashSet<object> Reach(object root)
    {
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new([root]);
        while (open.TryPop(out object? next))
        {
            Type type = next.GetType();
            if (type.IsPrimitive || type.IsEnum || next is string or Delegate or MemberInfo || !seen.Add(next))
            {
                continue;
            }

            IEnumerable<object?> parts = next is Array array
                ? type.GetElementType()!.IsPrimitive ? [] : array.Cast<object?>()
                : FieldsOf(type).Select(field => field.GetValue(next));
            foreach (object? part in parts)
            {
                if (part != null)
                {
                    open.Push(part);
                }
            }
        }

        return seen;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type != null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field;
            }
        }
    }
}
