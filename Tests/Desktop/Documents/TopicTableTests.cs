using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnigmaIoT.Gateway;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Unit.Gateway;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>The tables of docs/mqtt.md have the topics that the gateway has, and no others.</summary>
[TestClass]
public sealed partial class TopicTableTests
{
    private const string Names = "EnigmaIoT.Gateway.Broker.CommandName";

    private static readonly MarkdownPage _page = new("docs/mqtt.md");
    private static readonly IReadOnlyList<DocumentedTopic> _documented = DocumentedTopic.Read(_page);

    [TestMethod]
    public void EachTopicOfTheCodeIsDocumented()
    {
        string[] missing = [.. Code().Except(Documented()).Order()];

        Assert.IsEmpty(missing, "not in docs/mqtt.md: " + string.Join(", ", missing));
    }

    [TestMethod]
    public void EachDocumentedTopicIsInTheCode()
    {
        string[] unknown = [.. Documented().Except(Code()).Order()];

        Assert.IsEmpty(unknown, "in docs/mqtt.md only: " + string.Join(", ", unknown));
    }

    [TestMethod]
    public void EachTopicStandsInOneRow()
    {
        string[] twice = [.. _documented.GroupBy(topic => topic.Topic).Where(rows => rows.Count() > 1).Select(rows => rows.Key)];

        Assert.IsEmpty(twice, string.Join(", ", twice));
    }

    [TestMethod]
    public void WhatTheGatewaySubscribesIsDocumented()
    {
        GatewayRig rig = new();
        rig.Config.HomeAssistant = HomeAssistantMode.Devices;
        rig.Start();
        string[] subscribed = [.. rig.Link.Subscriptions
            .Select(filter => filter.StartsWith(GatewayRig.Network + "/", StringComparison.Ordinal) ? "N" + filter[GatewayRig.Network.Length..] : filter)];

        CollectionAssert.AreEquivalent(_page.FirstColumns("subscription").ToArray(), subscribed);
    }

    [TestMethod]
    public void EachExampleOfAnAnswerIsValidJson()
    {
        // Home Assistant takes a bare word for it.
        foreach (DocumentedTopic topic in _documented.Where(topic => topic.IsOfNetwork && !topic.IsCommand && topic.Suffix != "availability"))
        {
            using JsonDocument json = JsonDocument.Parse(topic.Example);
            Assert.IsTrue(json.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Number, topic.Topic);
        }
    }

    [TestMethod]
    public void EachRowSaysWhetherItIsRetained()
    {
        foreach (DocumentedTopic topic in _documented)
        {
            string[] words = topic.IsCommand ? ["taken", "refused"] : ["yes", "no"];
            CollectionAssert.Contains(words, topic.Retained, topic.Topic);
        }
    }

    private static IEnumerable<string> Documented()
    {
        return _documented.Where(topic => topic.IsOfNetwork).Select(topic => topic.Suffix).Distinct();
    }

    // The gateway names its topics by the constants of one class; each command has a topic for its answer or refusal.
    private static HashSet<string> Code()
    {
        Type names = typeof(GatewayFirmware).Assembly.GetType(Names)!;
        string[] constants = [.. names.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Where(field => field.Name is not ("BroadcastNode" or "GatewayNode"))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(value => TopicPattern().IsMatch(value))
            .Select(value => value.EndsWith('/') ? value + "ADDRESS" : value)];
        IEnumerable<string> answers = constants
            .Where(value => value.StartsWith("get/", StringComparison.Ordinal) || value.StartsWith("set/", StringComparison.Ordinal))
            .Select(value => "result/" + value[4..]);
        return [.. constants, .. answers];
    }

    [GeneratedRegex("^[a-z]+(/[a-z]+)*/?$")]
    private static partial Regex TopicPattern();
}
