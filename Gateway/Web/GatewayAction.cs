using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>Tells of the gateway itself.</summary>
internal sealed class GatewayAction : IWebAction
{
    private readonly GatewayQuestion _question;
    private readonly GatewayFacts _facts;

    /// <summary>Makes the action.</summary>
    public GatewayAction(GatewayQuestion question, GatewayFacts facts)
    {
        _question = question;
        _facts = facts;
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
