using System.Globalization;
using System.Text;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;
using EnigmaIoT.Update.Updating;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// One image for many nodes by broadcasts: names the nodes to the gateway, and gives it the chunks that it asks for, as often as it asks
/// (docs/ota-extension.md).
/// </summary>
/// <param name="link">The way to the gateway.</param>
/// <param name="network">The base of the network's topics.</param>
/// <param name="image">The image, or a delta that makes it.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
/// <param name="report">Is told how far it is, a line at a time.</param>
internal sealed class GroupDelivery(GroupLink link, string network, FirmwareImage image, Action<string> tell, Action<string> report)
{
    private const int StepPercent = 20;
    private const string Abort = "abort";

    /// <summary>So often the same chunks may be asked for again, for a message may get lost for other reasons than its size.</summary>
    private const int RepeatsBorne = 1;

    /// <summary>So often a gateway may lose the update.</summary>
    private const int MaximumRestarts = 3;

    private readonly string _command = $"{network}/gateway/set/group";
    private readonly string _query = $"{network}/gateway/get/group";
    private readonly string _results = $"{network}/gateway/result/group";
    private readonly string _wanted = $"{network}/gateway/result/wanted";
    private readonly Dictionary<string, GroupMember> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private int _block = 1;
    private long _round;
    private int _nextPercent;
    private int _lastAsked;
    private int _askedAgain;
    private int _repeats;
    private bool _isSizeTold;

    /// <summary>How long the gateway may take to answer.</summary>
    public TimeSpan Query { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a gateway that does not answer any more may take to come back.</summary>
    public TimeSpan Outage { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the nodes may take to register again behind a restart of the gateway; they keep what they hold for 120 s.</summary>
    public TimeSpan Return { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>The pause until a node is named again that has not registered yet.</summary>
    public TimeSpan ReturnPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long nothing may be heard before the gateway is asked whether the update still runs.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets whether the gateway broadcasts deltas, too, once it was asked.</summary>
    public bool TakesDeltas { get; private set; }

    /// <summary>Asks whether the gateway sends images by broadcasts, and whether it has time for one.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why not; null where it does.</returns>
    public async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (await FindUnreadableAsync(cancellationToken).ConfigureAwait(false) is { } topic)
        {
            return $"the broker does not let this user read '{topic}': rights are missing";
        }

        for (int attempt = 1; attempt <= 2; attempt++)
        {
            if (await AskAsync(cancellationToken).ConfigureAwait(false) is { } answer)
            {
                _block = (int)Math.Clamp(answer.Block ?? 1, 1, FirmwareImage.MaximumBlock);
                TakesDeltas = answer.TakesDeltas;
                return answer.IsRefusal ? answer.Reason ?? "the gateway refuses"
                    : answer.Md5 is not null && answer.Md5 != image.Md5 ? "the gateway is sending another image to many nodes"
                    : null;
            }
        }

        // Old gateways do not know the query. Brokers do not tell who may not read a topic.
        return await link.MayPublishAsync(_query, "", cancellationToken).ConfigureAwait(false) == false
            ? NoRightTo(_query)
            : $"the gateway does not answer '{_query}': it sends no images to many nodes at once, or this user may not read '{_results}'";
    }

    /// <summary>Sends the image.</summary>
    /// <param name="members">The nodes; each is told how it stands.</param>
    /// <param name="cancellationToken">Gives up, at the nodes too.</param>
    /// <returns>Why nothing can be broadcast; null where it was, or the gateway has said what is wrong with this image.</returns>
    /// <exception cref="UpdateFailedException">The connection is lost, and did not come back.</exception>
    public async Task<string?> RunAsync(IReadOnlyList<GroupMember> members, CancellationToken cancellationToken)
    {
        try
        {
            switch (await OpenAsync(cancellationToken).ConfigureAwait(false))
            {
                case null:
                    return await ExplainSilenceAsync(cancellationToken).ConfigureAwait(false);
                case false:
                    return null;
            }

            foreach (GroupMember member in members)
            {
                await InviteAsync(member, member.Node, cancellationToken).ConfigureAwait(false);
            }

            await SendAsync("go", cancellationToken).ConfigureAwait(false);
            bool isOpen = true;
            for (int restart = 1; isOpen && !await ServeAsync(cancellationToken).ConfigureAwait(false); restart++)
            {
                isOpen = restart <= MaximumRestarts && await OpenAgainAsync(members, cancellationToken).ConfigureAwait(false);
            }

            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await AbortAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static string NoRightTo(string topic) => $"the broker does not let this user publish to '{topic}': rights are missing";

    private static bool IsOpen(GroupAnswer answer) => answer.State == "open";

    private async Task<string?> FindUnreadableAsync(CancellationToken cancellationToken)
    {
        foreach (string topic in new[] { _results, _wanted })
        {
            try
            {
                await link.SubscribeAsync(topic, cancellationToken).ConfigureAwait(false);
            }
            catch (BrokerException exception) when (exception.Fault == BrokerFault.Refused)
            {
                return topic;
            }
        }

        return null;
    }

    private Task<bool?> OpenAsync(CancellationToken cancellationToken) =>
        NameAsync(image.SignedAnnouncement, null, IsOpen, cancellationToken);

    // What was published may have come through all the same, and only the answers have not.
    private async Task<string> ExplainSilenceAsync(CancellationToken cancellationToken)
    {
        await SendAsync(Abort, cancellationToken).ConfigureAwait(false);
        return await link.MayPublishAsync(_command, Abort, cancellationToken).ConfigureAwait(false) switch
        {
            false => NoRightTo(_command),
            true => "the gateway does not answer any more",
            null => $"the gateway answers queries, and nothing on '{_command}': the broker may not let this user publish there",
        };
    }

    private async Task AbortAsync()
    {
        using CancellationTokenSource limit = new(Query);
        try
        {
            await SendAsync(Abort, limit.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or UpdateFailedException)
        {
            // The broker is away: the gateway gives it up by itself.
        }
    }

    /// <summary>
    /// Begins the update again that the gateway has lost. The nodes have to register first, which a gateway has those do that are called
    /// by their address; then it asks them what they hold.
    /// </summary>
    private async Task<bool> OpenAgainAsync(IReadOnlyList<GroupMember> members, CancellationToken cancellationToken)
    {
        GroupMember[] open = [.. members.Where(member => member.IsLeft)];
        if (open.Length == 0)
        {
            return false;
        }

        bool? isOpen = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (isOpen != true)
        {
            ReportSilence(isOpen);
            return false;
        }

        tell("It is begun again, with what the nodes hold.");
        Deadline limit = Deadline.In(Return);
        while (true)
        {
            List<GroupMember> away = [];
            foreach (GroupMember member in open)
            {
                member.Reason = null;
                await InviteAsync(member, member.Address ?? member.Node, cancellationToken).ConfigureAwait(false);
                if (member.Reason is not null)
                {
                    away.Add(member);
                }
            }

            if (away.Count == 0 || limit.IsOver)
            {
                break;
            }

            open = [.. away];
            await Task.Delay(ReturnPause, cancellationToken).ConfigureAwait(false);
        }

        await SendAsync("go", cancellationToken).ConfigureAwait(false);
        return true;
    }

    private void ReportSilence(bool? isAnswered)
    {
        if (isAnswered is null)
        {
            tell("The gateway does not answer any more.");
        }
    }

    private async Task InviteAsync(GroupMember member, string called, CancellationToken cancellationToken)
    {
        bool? isInvited = await NameAsync($"node,{called}", member, answer => answer.Node == called, cancellationToken).ConfigureAwait(false);
        if (isInvited is null)
        {
            member.Reason = "the gateway does not answer";
        }
    }

    // Each is said until it is answered: a gateway's queue of messages is short. Null where it is not, false where it is refused.
    private async Task<bool?> NameAsync(
        string text, GroupMember? member, Func<GroupAnswer, bool> isAnswer, CancellationToken cancellationToken)
    {
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await SendAsync(text, cancellationToken).ConfigureAwait(false);
            Deadline limit = Deadline.In(Query);
            while (await ReceiveAsync(limit, cancellationToken).ConfigureAwait(false) is { } answer)
            {
                if (member is not null && isAnswer(answer) && answer.Address is { } address)
                {
                    member.Address = address;
                    _byAddress[address] = member;
                }

                if (answer.IsRefusal)
                {
                    tell($"The gateway refuses: {answer.Reason}.");
                    return false;
                }

                Note(answer);
                if (member is not null && isAnswer(answer) && answer.State == "alone")
                {
                    member.Reason = answer.Reason;
                }

                if (isAnswer(answer))
                {
                    return true;
                }
            }
        }

        return null;
    }

    // Returns whether it is over; else the gateway has lost it.
    private async Task<bool> ServeAsync(CancellationToken cancellationToken)
    {
        Deadline? outage = null;
        while (true)
        {
            GroupAnswer? answer = await ReceiveAsync(Deadline.In(Silence), cancellationToken).ConfigureAwait(false)
                ?? await AskAsync(cancellationToken).ConfigureAwait(false);
            if (answer is null)
            {
                outage ??= Deadline.In(Outage);
                if (outage.Value.IsOver)
                {
                    ReportSilence(null);
                    return true;
                }

                continue;
            }

            outage = null;
            if (answer.Block is not null && answer.Md5 != image.Md5)
            {
                tell("The gateway has lost the update.");
                return false;
            }

            if (answer.Round is not null)
            {
                await GiveAsync(answer, cancellationToken).ConfigureAwait(false);
            }
            else if (answer.State == "over")
            {
                ReportEnd(answer);
                return true;
            }
            else
            {
                Note(answer);
            }
        }
    }

    private void ReportEnd(GroupAnswer answer)
    {
        if (!string.IsNullOrWhiteSpace(answer.Reason))
        {
            string hint = _round == 0 ? $" No chunk was asked for: may this user read '{_wanted}'?" : "";
            tell($"The gateway gives the broadcasts up: {answer.Reason}.{hint}");
        }
    }

    private async Task GiveAsync(GroupAnswer answer, CancellationToken cancellationToken)
    {
        ReportRound(answer);
        AdaptBlock(answer);
        int[] wanted = [.. answer.Wanted.Where(index => index <= image.ChunkCount)];
        for (int i = 0; i < wanted.Length;)
        {
            int count = 1;
            while (i + count < wanted.Length && wanted[i + count] == wanted[i] + count && count < _block)
            {
                count++;
            }

            await link.PublishAsync(_command, image.Block(wanted[i], count), cancellationToken).ConfigureAwait(false);
            i += count;
        }
    }

    // Brokers say nothing of messages that are too large for them: some cut the connection, some throw the message away. Then the gateway
    // goes back in what it asks for, to the same chunk again.
    private void AdaptBlock(GroupAnswer answer)
    {
        if (answer.Wanted.Count == 0)
        {
            return;
        }

        int first = answer.Wanted[0];
        if (first <= _lastAsked)
        {
            _repeats = first == _askedAgain ? _repeats + 1 : 1;
            _askedAgain = first;
        }

        _lastAsked = first;
        if (_repeats <= RepeatsBorne || _block == 1)
        {
            return;
        }

        if (!_isSizeTold)
        {
            tell($"The broker may not pass on messages of {_block} chunks: sending smaller ones.");
        }

        _isSizeTold = true;
        _repeats = 0;
        _block /= 2;
    }

    private void ReportRound(GroupAnswer answer)
    {
        if (answer.Round != _round)
        {
            _round = answer.Round!.Value;
            _nextPercent = StepPercent;
            _lastAsked = 0;
            _askedAgain = 0;
            _repeats = 0;
            report(string.Create(CultureInfo.InvariantCulture, $"Round {_round}{(_round == 1 ? "" : ": what some nodes miss")}"));
        }

        int percent = answer.Wanted.Count == 0 ? 0 : (int)(100L * answer.Wanted[^1] / image.ChunkCount);
        if (percent >= _nextPercent)
        {
            percent = percent / StepPercent * StepPercent;
            _nextPercent = percent + StepPercent;
            report(string.Create(CultureInfo.InvariantCulture, $"{percent,3} %"));
        }
    }

    private void Note(GroupAnswer answer)
    {
        if (answer.Address is null || !_byAddress.TryGetValue(answer.Address, out GroupMember? member) || answer.Md5 != image.Md5)
        {
            return;
        }

        switch (answer.State)
        {
            case "ready":
                member.HasTakenPart = true;
                break;
            case "missing" when answer.Missing > 0:
                report(string.Create(CultureInfo.InvariantCulture, $"{member.Node}: misses {answer.Missing} of {image.ChunkCount} chunks"));
                break;
            case "done":
                member.IsDone = true;
                report($"{member.Node}: done");
                break;
            case "failed":
                member.HasFailed = true;
                member.Reason = answer.Reason;
                tell($"{member.Node}: {answer.Reason}");
                break;
            case "alone":
                member.Reason = answer.Reason;
                break;
            default:
                break;
        }
    }

    private async Task<GroupAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        await link.PublishAsync(_query, [], cancellationToken).ConfigureAwait(false);
        return await ReceiveAsync(Deadline.In(Query), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GroupAnswer?> ReceiveAsync(Deadline limit, CancellationToken cancellationToken)
    {
        while (await link.ReceiveAsync(limit.Left, cancellationToken).ConfigureAwait(false) is { } message)
        {
            bool isOurs = !message.Retained && (message.Topic == _results || message.Topic == _wanted);
            if (isOurs
                && GroupAnswer.Read(message.Payload) is { } answer
                && (answer.Md5 is null || answer.Block is not null || answer.Md5 == image.Md5))
            {
                return answer;
            }

            if (limit.IsOver)
            {
                break;
            }
        }

        return null;
    }

    // Chunks the gateway asks for again, words it does not: the update would stand still until it gives that up.
    private async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        while (!await link.PublishAsync(_command, Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false))
        {
        }
    }
}
