using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The files that browsers send: one at a time.</summary>
internal sealed class ImageUploads
{
    private readonly WebCommands _commands;
    private readonly NodeTable _nodes;
    private readonly int _prefix;

    /// <summary>Creates it without an upload.</summary>
    /// <param name="commands">Takes the messages.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="networkName">The first level of every topic.</param>
    public ImageUploads(WebCommands commands, NodeTable nodes, string networkName)
    {
        _commands = commands;
        _nodes = nodes;
        _prefix = networkName.Length + 1;
    }

    /// <summary>Gets the upload that runs; null where none does.</summary>
    public ImageUpload Current { get; private set; }

    /// <summary>Begins an upload; none may run.</summary>
    public ImageUpload Begin(long address, ImageOffer offer, int first, long now)
    {
        // It is there before message 0 is given, whose answer may come at once.
        Current = new ImageUpload(_commands, address, offer, first, now);
        Current.Begin(offer, now);
        return Current;
    }

    /// <summary>Forgets an upload that is over.</summary>
    public void Release(ImageUpload upload)
    {
        Current = Current == upload ? null : Current;
    }

    /// <summary>Ends an update that has no upload here: another publisher's, or one of a browser that is gone.</summary>
    public void Abort(long address, long now)
    {
        if (Current != null && Current.Address == address)
        {
            Current.Abort(now);
            return;
        }

        string node = address == MacAddress.None ? Broker.CommandName.GatewayNode : MacAddress.Format(address);
        _commands.Give(node, Broker.CommandName.SetOta, Broker.OtaPayload.Abort, now);
    }

    /// <summary>Receives what is published.</summary>
    public void OnPublished(string topic, byte[] payload)
    {
        if (Current == null)
        {
            return;
        }

        int end = topic.IndexOf('/', _prefix);
        string node = end < 0 ? "" : topic.Substring(_prefix, end - _prefix);
        if (node == Current.Node || node == _nodes.Find(Current.Address)?.TopicName)
        {
            Current.OnPublished(topic.Substring(end + 1), payload);
        }
    }

    /// <summary>Writes how far the upload is, with a comma before it; nothing where none runs.</summary>
    public void WriteProgress(WebAnswer answer)
    {
        if (Current != null)
        {
            answer.AddText(",\"upload\":{\"node\":\"" + Current.Node + "\"");
            JsonAnswer.AddNumber(answer, ",\"sent\":", Current.Sent);
            JsonAnswer.AddNumber(answer, ",\"chunks\":", Current.Chunks);
            answer.AddText("}");
        }
    }
}
