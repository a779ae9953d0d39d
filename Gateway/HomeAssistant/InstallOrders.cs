using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>
/// Installs what was ordered, one after the other: a gateway holds no image, so whoever offered one is asked to send it, as an updater
/// does. The place behind the last node is the gateway's own.
/// </summary>
internal sealed class InstallOrders
{
    /// <summary>What Home Assistant publishes to install.</summary>
    public const string Order = "install";

    /// <summary>The sender's report of progress, every 20 s or sooner.</summary>
    public const string Working = "working";

    /// <summary>The sender's report of success.</summary>
    public const string Done = "done";

    /// <summary>The sender's report of failure; the reason follows.</summary>
    public const string Failed = "failed";

    private const string NothingOffered = "nothing is offered for its program";
    private const string Unknown = "neither an order nor a word about one";
    private const string NoAnswer = "whoever offered the image does not answer";

    /// <summary>Whoever offers images answers within this time.</summary>
    private const int AnswerMilliseconds = 30000;

    /// <summary>A board reports its new image within this time.</summary>
    private const int RestartMilliseconds = 90000;

    private const int Whole = 100;

    private readonly HomeAssistantParts _parts;
    private readonly IUpdateProgress _progress;
    private readonly byte[] _ordered;
    private int _current;
    private InstallState _state;
    private long _since;

    /// <summary>Creates the orders of nobody.</summary>
    public InstallOrders(HomeAssistantParts parts, IUpdateProgress progress)
    {
        _parts = parts;
        _progress = progress;
        _ordered = new byte[parts.States.Capacity + 1];
    }

    /// <summary>Gets how far an installation or another update is, in percent; -1 where it waits, and -2 where there is none.</summary>
    public int PercentOf(int id)
    {
        int percent = Running(id);
        return percent >= 0 ? percent
            : _ordered[id] == 0 ? -2
            : id == _current && _state == InstallState.Restarting ? Whole
            : -1;
    }

    /// <summary>Takes a message about an installation.</summary>
    /// <param name="id">Whose it is.</param>
    /// <param name="offer">What is offered for its program; null where nothing is.</param>
    /// <param name="payload">The message.</param>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Why it is refused; null where it is not.</returns>
    public string OnMessage(int id, Offer offer, byte[] payload, long now)
    {
        string text = Utf8.Decode(payload, 0, payload.Length);
        if (text == Order)
        {
            _ordered[id] = (byte)(offer == null ? 0 : 1);
            return offer == null ? NothingOffered : null;
        }

        bool isCurrent = id == _current && _state != InstallState.None;
        if (text == Working)
        {
            _since = isCurrent ? now : _since;
            return null;
        }

        if (text == Done)
        {
            // It had nothing to send: the board runs that image.
            if (isCurrent && _state == InstallState.Asked)
            {
                End();
            }

            return null;
        }

        if (text == null || !text.StartsWith(Failed))
        {
            return Unknown;
        }

        if (isCurrent)
        {
            End();
        }

        return text;
    }

    /// <summary>Called when a board reports its program: its installation is over.</summary>
    public void OnProgram(int id)
    {
        if (id == _current && _state == InstallState.Restarting)
        {
            End();
        }
    }

    /// <summary>Forgets the order for a node.</summary>
    public void Forget(int id)
    {
        _ordered[id] = 0;
        if (id == _current)
        {
            _state = InstallState.None;
        }
    }

    /// <summary>Continues.</summary>
    /// <param name="now">The clock's milliseconds.</param>
    /// <returns>Whose turn it is now; -1 where nobody's has just come.</returns>
    public int Next(long now)
    {
        int percent = _state == InstallState.None ? -1 : Running(_current);
        bool isLate = now - _since >= (_state == InstallState.Asked ? AnswerMilliseconds : RestartMilliseconds);
        switch (_state)
        {
            case InstallState.None:
                return Begin(now);
            case InstallState.Asked when percent >= 0:
            case InstallState.Restarting when percent >= 0:
                Enter(InstallState.Running, now);
                break;
            case InstallState.Running when percent < 0:
                Enter(InstallState.Restarting, now);
                break;
            case InstallState.Asked when isLate:
                GiveUp();
                break;
            case InstallState.Restarting when isLate:
                End();
                break;
            default:
                break;
        }

        return -1;
    }

    private int Begin(long now)
    {
        int id = 0;
        while (id < _ordered.Length && _ordered[id] == 0)
        {
            id++;
        }

        if (id == _ordered.Length || _parts.Air.Nodes.UpdatesRunning > 0)
        {
            return -1;
        }

        _current = id;
        Enter(InstallState.Asked, now);
        return id;
    }

    private void GiveUp()
    {
        string node = _parts.TopicNameOf(_current);
        if (node != null)
        {
            _parts.Rejects.Reject(node, NoAnswer);
            _parts.Publisher.Notice(node, CommandName.ResultOf(CommandName.SetInstall), Json.Refused(NoAnswer), false);
        }

        End();
    }

    private void End()
    {
        _ordered[_current] = 0;
        _state = InstallState.None;
    }

    private void Enter(InstallState state, long now)
    {
        _state = state;
        _since = now;
    }

    private int Running(int id)
    {
        NodeTable nodes = _parts.Air.Nodes;
        return id == nodes.Capacity ? _progress.PercentOf(MacAddress.None)
            : nodes.At(id).IsBeingUpdated ? _progress.PercentOf(nodes.At(id).Address)
            : -1;
    }
}
