using System.Text;
using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Pumping;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The gateway's page and its REST interface (docs/http.md).</summary>
public sealed class GatewayWeb : IPublishListener, IPumped
{
    private const string Sent = "{\"result\":\"sent\"}";

    private readonly WebServer _server;
    private readonly string _topicPrefix;
    private readonly NodeFacts _nodeFacts;
    private readonly ImageUploads _uploads;
    private readonly EventsAction _events;

    /// <summary>Creates it.</summary>
    /// <param name="config">How the gateway is set up.</param>
    /// <param name="parts">What the platform gives; <see cref="GatewayParts.Web"/> is not null.</param>
    /// <param name="air">The nodes.</param>
    /// <param name="publisher">What is published.</param>
    /// <param name="intake">Where commands go.</param>
    /// <param name="restart">Restarts the gateway.</param>
    /// <param name="progress">The progress of updates.</param>
    public GatewayWeb(
        GatewayConfig config,
        GatewayParts parts,
        NodeAir air,
        Publisher publisher,
        IMessageIntake intake,
        RestartOrder restart,
        IUpdateProgress progress)
    {
        NodeTable nodes = air.Nodes;
        NodeChoice choice = new NodeChoice(nodes);
        WebCommands commands = new WebCommands(config.TopicBase, intake);
        _topicPrefix = config.TopicPrefix == null ? null : config.TopicPrefix + "/";
        _nodeFacts = new NodeFacts(nodes, config.NetworkName);
        _uploads = new ImageUploads(commands, nodes, config.NetworkName);
        GatewayFacts facts = new GatewayFacts(config.NetworkName, parts, nodes, publisher, _uploads, progress);
        _events = new EventsAction(facts, _uploads);
        NodeWriter writer = new NodeWriter(nodes, _nodeFacts, progress);
        Password = new WebPassword(parts.Store, parts.Cipher, parts.Random);
        if (config.PagePassword != null)
        {
            Password.Keep(Encoding.UTF8.GetBytes(config.PagePassword));
        }

        ConfigAction configuration = new ConfigAction(parts, Password, restart);
        _server = new WebServer(
            parts.Web,
            new PasswordGuard(Password, parts.Base64, config.HostName, config.ReadingIsOpen),
            new WebRoute[]
            {
                new WebRoute(WebMethod.Get, "/", WebRight.Everybody, 0, new PageAction(new PageText(), parts.Base64)),
                Get("/api/events", _events),
                Get("/api/nodes", new NodeListAction(nodes, writer, true)),
                Get("/api/gw/status", new GatewayAction(GatewayQuery.Status, facts)),
                Get("/api/gw/log", new LogAction(parts.LastLines)),
                Get("/api/gw/info", new GatewayAction(GatewayQuery.Info, facts)),
                Get("/api/gw/nodenumber", new GatewayAction(GatewayQuery.NodeNumber, facts)),
                Get("/api/gw/maxnodes", new GatewayAction(GatewayQuery.MaxNodes, facts)),
                Get("/api/gw/nodes", new NodeListAction(nodes, writer, false)),
                Get("/api/node/node", new NodeAction(choice, writer)),
                new WebRoute(WebMethod.Get, ConfigAction.Page, WebRight.Everybody, 0, new PageAction(new SetupPage(), parts.Base64)),
                Get(ConfigAction.State, configuration),
                Get(ConfigAction.Config, configuration),
                Form(ConfigAction.Try, ConfigAction.MaximumForm, configuration),
                Form(ConfigAction.Authority, PemText.Maximum, configuration),
                Form(ConfigAction.Certificate, PemText.Maximum, configuration),
                Form(ConfigAction.Key, PemText.Maximum, configuration),
                Change(WebMethod.Put, "/api/gw/login", new LoginAction()),
                Change(WebMethod.Put, "/api/gw/restart", new BoardAction(restart, false)),
                Change(WebMethod.Put, "/api/gw/reset", new BoardAction(restart, true)),
                Image("/api/gw/ota", new ImageAction(choice, _uploads, true)),
                Change(WebMethod.Delete, "/api/gw/ota", new AbortAction(choice, _uploads, true)),
                Image("/api/node/ota", new ImageAction(choice, _uploads, false)),
                Change(WebMethod.Delete, "/api/node/ota", new AbortAction(choice, _uploads, false)),
                Change(WebMethod.Delete, "/api/node/node", new UnregisterAction(choice, air)),
                Change(WebMethod.Put, "/api/node/restart", new CommandAction(
                    choice, commands, CommandName.SetRestart, false, WebStatus.Ok, "{\"node_restart\":\"processed\"}")),
                Change(WebMethod.Put, "/api/node/identify", new CommandAction(
                    choice, commands, CommandName.SetIdentify, false, WebStatus.Accepted, Sent)),
                Change(WebMethod.Put, "/api/node/name", new CommandAction(
                    choice, commands, CommandName.SetName, true, WebStatus.Accepted, Sent)),
                Change(WebMethod.Put, "/api/node/sleeptime", new CommandAction(
                    choice, commands, CommandName.SetSleepTime, true, WebStatus.Accepted, Sent)),
            });
        publisher.Listener = this;
    }

    /// <summary>Gets the password of whoever may change something.</summary>
    public WebPassword Password { get; }

    /// <inheritdoc/>
    public void OnPublished(string topic, byte[] payload, bool retain)
    {
        // The page and its parts know topics from the network's name on.
        if (_topicPrefix != null && topic.StartsWith(_topicPrefix))
        {
            topic = topic.Substring(_topicPrefix.Length);
        }

        _nodeFacts.OnPublished(topic, payload);
        _uploads.OnPublished(topic, payload);
        _events.OnPublished(topic, payload);
    }

    /// <inheritdoc/>
    public int Pump(long now)
    {
        _events.Pump(now);
        return _server.Pump(now);
    }

    private static WebRoute Get(string path, IWebAction action)
    {
        return new WebRoute(WebMethod.Get, path, WebRight.Reading, 0, action);
    }

    private static WebRoute Change(WebMethod method, string path, IWebAction action)
    {
        return new WebRoute(method, path, WebRight.Changing, 0, action);
    }

    private static WebRoute Form(string path, int maximumBody, ConfigAction action)
    {
        return new WebRoute(WebMethod.Post, path, WebRight.Changing, maximumBody, action);
    }

    private static WebRoute Image(string path, IWebAction action)
    {
        return new WebRoute(WebMethod.Put, path, WebRight.Changing, int.MaxValue, action);
    }
}
