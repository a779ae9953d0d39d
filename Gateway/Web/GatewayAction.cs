using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Answers requests about the gateway itself.</summary>
internal sealed class GatewayAction : IWebAction
{
    private readonly GatewayQuery _query;
    private readonly GatewayFacts _facts;

    /// <summary>Creates the action.</summary>
    public GatewayAction(GatewayQuery query, GatewayFacts facts)
    {
        _query = query;
        _facts = facts;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        WebAnswer answer = exchange.Answer;
        JsonAnswer.Begin(answer);
        switch (_query)
        {
            case GatewayQuery.Info:
                _facts.WriteInfo(answer);
                break;
            case GatewayQuery.Status:
                _facts.WriteStatus(answer, now);
                break;
            case GatewayQuery.NodeNumber:
                JsonAnswer.AddNumber(answer, "{\"nodeNumber\":", _facts.Nodes.Registered);
                answer.AddText("}");
                break;
            default:
                JsonAnswer.AddNumber(answer, "{\"maxNodes\":", _facts.Nodes.Capacity);
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
