using System;
using System.Text;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>A message that the firmware gave to <see cref="FakeMqttLink"/>.</summary>
public sealed class PublishedMessage
{
    /// <summary>Creates a record of a message.</summary>
    public PublishedMessage(string topic, byte[] payload, bool retain)
    {
        Topic = topic;
        Payload = new byte[payload.Length];
        Array.Copy(payload, 0, Payload, 0, payload.Length);
        Retain = retain;
    }

    /// <summary>Gets the topic.</summary>
    public string Topic { get; }

    /// <summary>Gets the payload.</summary>
    public byte[] Payload { get; }

    /// <summary>Gets whether the broker has to retain it.</summary>
    public bool Retain { get; }

    /// <summary>Gets the payload as UTF-8 text.</summary>
    public string Text
    {
        get { return Encoding.UTF8.GetString(Payload, 0, Payload.Length); }
    }
}
