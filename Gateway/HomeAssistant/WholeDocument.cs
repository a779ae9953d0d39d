using System;
using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Publishes a document.</summary>
internal static class WholeDocument
{
    /// <summary>The most bytes of a part: one entity, and more than a node can describe in a message.</summary>
    private const int PartCount = 2048;

    /// <summary>Publishes a document, as much of it as the connection to the broker takes.</summary>
    /// <returns>False where that is not all of it.</returns>
    public static bool Publish(string topic, IDocument document, Publisher publisher)
    {
        JsonWriter part = new JsonWriter(PartCount);
        bool isWhole = true;
        int count = Count(document, part);
        while (count > LinkLimits.MaximumOutbound)
        {
            isWhole = false;
            if (!document.Shorten())
            {
                return false;
            }

            count = Count(document, part);
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
        return isWhole;
    }

    private static int Count(IDocument document, JsonWriter part)
    {
        int count = 0;
        document.Rewind();
        while (WriteNext(document, part))
        {
            count += part.Count;
        }

        return count;
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
