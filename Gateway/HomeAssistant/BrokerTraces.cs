using EnigmaIoT.Gateway.Broker;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>Takes away what the broker keeps of a node or of the gateway for Home Assistant.</summary>
internal static class BrokerTraces
{
    /// <summary>Empties all topics of a node, or of the gateway, as flash has them.</summary>
    /// <param name="address">The address.</param>
    /// <param name="store">Flash.</param>
    /// <param name="publisher">Where messages go.</param>
    public static void Clear(long address, EntityStore store, Publisher publisher)
    {
        NodeRecord record = store.ReadState(address);
        if (record.Form == AnnouncedForm.Device)
        {
            for (int place = 0; place < EntityStore.Records; place++)
            {
                if (store.HasDocument(address, record, place))
                {
                    publisher.Announce(DeviceParts.TopicOf(TopicWord.OfAddress(address), place), new byte[0]);
                }
            }

            ClearLevel(record, publisher);
        }
        else if (record.Form == AnnouncedForm.Entities)
        {
            StoredMessages messages = new StoredMessages(store, address);
            for (EntityMessage message = messages.Next(); message != null; message = messages.Next())
            {
                publisher.Announce(EntityTopics.Of(message, record.Word), new byte[0]);
            }
        }
    }

    /// <summary>Empties the states that a device has beside its node's own.</summary>
    /// <param name="record">Says under which level they stand.</param>
    /// <param name="publisher">Where messages go.</param>
    public static void ClearLevel(NodeRecord record, Publisher publisher)
    {
        if (record.Level.Length > 0)
        {
            publisher.Notice(record.Level, CommandName.Availability, string.Empty, true);
            publisher.Notice(record.Level, CommandName.Update, string.Empty, true);
        }
    }
}
