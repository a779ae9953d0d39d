using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Tells of the gateway itself.</summary>
internal sealed class GatewayAction : IWebAction
{
    private readonly GatewayQuestion _question;
    private readonly GatewayFacts _facts;
    private readonly NodeTable _nodes;

    /// <summary>Makes the action.</summary>
    public GatewayAction(GatewayQuestion question, GatewayFacts facts, NodeTable nodes)
    {
        _question = question;
        _facts = facts;
        _nodes = nodes;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        JsonAnswer.Begin(answer);
        switch (_question)
        {
            case GatewayQuestion.Info:
                _facts.WriteInfo(answer);
                break;
            case GatewayQuestion.Status:
                _facts.WriteStatus(answer, now);
                break;
            case GatewayQuestion.NodeNumber:
                JsonAnswer.AddNumber(answer, "{\"nodeNumber\":", _nodes.Registered);
                answer.AddText("}");
                break;
            default:
                JsonAnswer.AddNumber(answer, "{\"maxNodes\":", _nodes.Capacity);
                answer.AddText("}");
                break;
        }

        answer.End();
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        // Nothing is kept for it.
    }
}
