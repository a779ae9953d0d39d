using System;
using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Publishes a document.</summary>
internal static class WholeDocument
{
    /// <summary>The most bytes of a part: one entity, and more than a node can describe in a message.</summary>
    private const int PartCount = 2048;

    /// <summary>Publishes a document.</summary>
    /// <returns>False where it would be longer than the connection to the broker takes.</returns>
    public static bool Publish(string topic, IDocument document, Publisher publisher)
    {
        JsonWriter part = new JsonWriter(PartCount);
        int count = 0;
        document.Rewind();
        while (WriteNext(document, part))
        {
            count += part.Count;
        }

        if (count > LinkLimits.MaximumOutbound)
        {
            return false;
        }

        byte[] bytes = new byte[count];
        int at = 0;
        document.Rewind();
        while (WriteNext(document, part))
        {
            Array.Copy(part.Buffer, 0, bytes, at, part.Count);
            at += part.Count;
        }

        publisher.Announce(topic, bytes);
        return true;
    }

    private static bool WriteNext(IDocument document, JsonWriter part)
    {
        bool isThere;
        do
        {
            part.Clear();
            isThere = document.WriteNext(part);
        }
        while (isThere && part.Count < 0);
        return isThere;
    }
}
