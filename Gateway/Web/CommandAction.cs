using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Sends a command to a node. Its answer comes as an event, as it does on MQTT.</summary>
internal sealed class CommandAction : IWebAction
{
    private const int MaximumValue = 48;

    private readonly NodeChoice _choice;
    private readonly WebCommands _commands;
    private readonly string _command;
    private readonly bool _hasValue;
    private readonly int _status;
    private readonly string _answer;

    /// <summary>Creates the action.</summary>
    /// <param name="choice">Finds the node.</param>
    /// <param name="commands">Takes the command.</param>
    /// <param name="command">Verb and command, such as <c>set/name</c>.</param>
    /// <param name="hasValue">Whether the query has a <c>value</c>, which is the payload.</param>
    /// <param name="status">The status of a command that was sent.</param>
    /// <param name="answer">The content then.</param>
    public CommandAction(NodeChoice choice, WebCommands commands, string command, bool hasValue, int status, string answer)
    {
        _choice = choice;
        _commands = commands;
        _command = command;
        _hasValue = hasValue;
        _status = status;
        _answer = answer;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        NodeEntry entry = _choice.Find(exchange.Request);
        if (entry == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
            return;
        }

        string value = "";
        if (_hasValue)
        {
            byte[] bytes = new byte[MaximumValue];
            int count = exchange.Request.ReadQuery("value", bytes);
            value = count > 0 ? Utf8.Decode(bytes, 0, count) : null;
        }

        if (value == null)
        {
            JsonAnswer.Refuse(exchange.Answer, WebStatus.BadRequest, "value is missing or too long");
            return;
        }

        _commands.Give(MacAddress.Format(entry.Address), _command, value, now);
        exchange.Answer.Reply(_status, JsonAnswer.Type, _answer);
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // What was asked is done.
    }
}
