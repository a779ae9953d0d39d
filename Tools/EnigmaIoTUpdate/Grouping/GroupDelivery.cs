using System.Globalization;
using System.Text;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using EnigmaIoT.Update.Mqtt;
using EnigmaIoT.Update.Timing;

namespace EnigmaIoT.Update.Grouping;

/// <summary>
/// One image for many nodes by broadcasts: names the nodes to the gateway, and gives it the chunks that it asks for, as often as it asks
/// (docs/ota-extension.md).
/// </summary>
/// <param name="connection">The connection to the broker.</param>
/// <param name="network">The base of the network's topics.</param>
/// <param name="image">The image, or a delta that makes it.</param>
/// <param name="tell">Is told what happens, a line at a time.</param>
internal sealed class GroupDelivery(IUpdateConnection connection, string network, FirmwareImage image, Action<string> tell)
{
    private const int StepPercent = 20;

    /// <summary>So often a gateway may lose the update.</summary>
    private const int MaximumRestarts = 3;

    private readonly string _command = $"{network}/gateway/set/group";
    private readonly string _results = $"{network}/gateway/result/group";
    private readonly string _wanted = $"{network}/gateway/result/wanted";
    private readonly Dictionary<string, GroupMember> _byAddress = new(StringComparer.OrdinalIgnoreCase);
    private int _block = 1;
    private long _round;
    private int _nextPercent;

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
        await connection.SubscribeAsync(_results, cancellationToken).ConfigureAwait(false);
        await connection.SubscribeAsync(_wanted, cancellationToken).ConfigureAwait(false);
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

        return "the gateway sends no images to many nodes at once";
    }

    /// <summary>Sends the image.</summary>
    /// <param name="members">The nodes; each is told how it stands.</param>
    /// <param name="cancellationToken">Gives up, at the nodes too.</param>
    /// <exception cref="ConnectionLostException">The connection is lost.</exception>
    public async Task RunAsync(IReadOnlyList<GroupMember> members, CancellationToken cancellationToken)
    {
        try
        {
            bool isOpen = await OpenAsync(members, cancellationToken).ConfigureAwait(false);
            for (int restart = 1; isOpen && !await ServeAsync(cancellationToken).ConfigureAwait(false); restart++)
            {
                isOpen = restart <= MaximumRestarts && await OpenAgainAsync(members, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await connection.PublishAsync(_command, "abort"u8.ToArray(), CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<bool> OpenAsync(IReadOnlyList<GroupMember> members, CancellationToken cancellationToken)
    {
        if (!await NameAsync(image.SignedAnnouncement, null, answer => answer.State == "open", cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        foreach (GroupMember member in members)
        {
            await InviteAsync(member, member.Node, cancellationToken).ConfigureAwait(false);
        }

        await SendAsync("go", cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Begins the update again that the gateway has lost. The nodes have to register first, which a gateway has those do that are called
    /// by their address; then it asks them what they hold.
    /// </summary>
    private async Task<bool> OpenAgainAsync(IReadOnlyList<GroupMember> members, CancellationToken cancellationToken)
    {
        GroupMember[] open = [.. members.Where(member => !member.IsDone && !member.HasFailed)];
        if (open.Length == 0
            || !await NameAsync(image.SignedAnnouncement, null, answer => answer.State == "open", cancellationToken).ConfigureAwait(false))
        {
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

    private async Task InviteAsync(GroupMember member, string called, CancellationToken cancellationToken)
    {
        bool isAnswered = await NameAsync($"node,{called}", member, answer => answer.Node == called, cancellationToken).ConfigureAwait(false);
        if (!isAnswered)
        {
            member.Reason = "the gateway does not answer";
        }
    }

    // Each is said until it is answered: a gateway's queue of messages is short.
    private async Task<bool> NameAsync(
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

        return false;
    }

    // Returns whether it is over; else the gateway has lost it.
    private async Task<bool> ServeAsync(CancellationToken cancellationToken)
    {
        Deadline outage = Deadline.In(Outage);
        while (true)
        {
            GroupAnswer? answer = await ReceiveAsync(Deadline.In(Silence), cancellationToken).ConfigureAwait(false)
                ?? await AskAsync(cancellationToken).ConfigureAwait(false);
            if (answer is null)
            {
                if (outage.IsOver)
                {
                    tell("The gateway does not answer any more.");
                    return true;
                }

                continue;
            }

            outage = Deadline.In(Outage);
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
                return true;
            }
            else
            {
                Note(answer);
            }
        }
    }

    private async Task GiveAsync(GroupAnswer answer, CancellationToken cancellationToken)
    {
        ReportRound(answer);
        int[] wanted = [.. answer.Wanted.Where(index => index <= image.ChunkCount)];
        for (int i = 0; i < wanted.Length;)
        {
            int count = 1;
            while (i + count < wanted.Length && wanted[i + count] == wanted[i] + count && count < _block)
            {
                count++;
            }

            await connection.PublishAsync(_command, image.Block(wanted[i], count), cancellationToken).ConfigureAwait(false);
            i += count;
        }
    }

    private void ReportRound(GroupAnswer answer)
    {
        if (answer.Round != _round)
        {
            _round = answer.Round!.Value;
            _nextPercent = StepPercent;
            tell(string.Create(CultureInfo.InvariantCulture, $"Round {_round}{(_round == 1 ? "" : ": what some nodes miss")}"));
        }

        int percent = answer.Wanted.Count == 0 ? 0 : (int)(100L * answer.Wanted[^1] / image.ChunkCount);
        if (percent >= _nextPercent)
        {
            percent = percent / StepPercent * StepPercent;
            _nextPercent = percent + StepPercent;
            tell(string.Create(CultureInfo.InvariantCulture, $"{percent,3} %"));
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
                tell(string.Create(CultureInfo.InvariantCulture, $"{member.Node}: misses {answer.Missing} of {image.ChunkCount} chunks"));
                break;
            case "done":
                member.IsDone = true;
                tell($"{member.Node}: done");
                break;
            case "failed":
                member.HasFailed = true;
                member.Reason = answer.Reason;
                tell($"{member.Node}: {answer.Reason}");
                break;
            case "alone":
                member.Reason = answer.Reason;
                tell($"{member.Node}: by itself: {answer.Reason}");
                break;
            default:
                break;
        }
    }

    private async Task<GroupAnswer?> AskAsync(CancellationToken cancellationToken)
    {
        await connection.PublishAsync($"{network}/gateway/get/group", [], cancellationToken).ConfigureAwait(false);
        return await ReceiveAsync(Deadline.In(Query), cancellationToken).ConfigureAwait(false);
    }

    private async Task<GroupAnswer?> ReceiveAsync(Deadline limit, CancellationToken cancellationToken)
    {
        while (await connection.ReceiveAsync(limit.Left, cancellationToken).ConfigureAwait(false) is { } message)
        {
            bool isOurs = !message.Retained && (message.Topic == _results || message.Topic == _wanted);
            if (isOurs && GroupAnswer.Read(message.Payload) is { } answer && (answer.Md5 is null || answer.Block is not null || answer.Md5 == image.Md5))
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

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        connection.PublishAsync(_command, Encoding.UTF8.GetBytes(text), cancellationToken);
}
