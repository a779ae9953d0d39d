using System.Collections.Concurrent;
using System.Globalization;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>
/// The update of a scripted gateway: takes chunks strictly in order and says once per gap what it holds, with the faults
/// of a <see cref="Behaviour"/>.
/// </summary>
internal sealed class ScriptedUpdate
{
    private readonly Behaviour _behaviour;
    private readonly ScriptedGateway _gateway;
    private readonly ScriptedCredit? _credit;
    private readonly List<int> _chunksToLose;
    private readonly List<int> _chunksToForgetAt;
    private readonly List<(int Chunk, int Held)> _moves;
    private readonly ScriptedFlash _flash = new();
    private int _announcements;
    private int _reportedGapAt = -1;
    private int _gapsTold;
    private int _endsLost;
    private int _strangerFor;
    private int _asleepFor;
    private bool _isKnown;
    private bool _isFinished;
    private bool _dropped;
    private bool _saidAtChunk;

    public ScriptedUpdate(Behaviour behaviour, ScriptedGateway gateway)
    {
        _behaviour = behaviour;
        _gateway = gateway;
        _credit = behaviour.Blocks is { } blocks ? new ScriptedCredit(blocks, this, gateway) : null;
        _asleepFor = behaviour.WakesAtQuery;
        _chunksToLose = [.. behaviour.ChunksLost];
        _chunksToForgetAt = [.. behaviour.Blocks?.ForgetsAtChunks ?? []];
        _moves = [.. behaviour.Blocks?.Moves ?? []];
    }

    /// <summary>What the node holds.</summary>
    public byte[] Image => _flash.Image;

    /// <summary>What the updater did that a publisher of blocks must not do.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>Nothing is taken or said any more.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Whether the update waits for its node, which sleeps.</summary>
    public bool IsWaiting => _asleepFor > 0;

    /// <summary>Whether the updater gave up the update that waited for its node.</summary>
    public bool IsAborted { get; private set; }

    /// <summary>Whether the gateway knows of an update that has not ended.</summary>
    public bool IsRunning => _isKnown && !_isFinished;

    /// <summary>Whether the publisher of this update sends blocks.</summary>
    public bool IsInBlocks { get; private set; }

    public int Size { get; private set; }

    public int ChunkCount { get; private set; }

    public int Held => _flash.Held;

    public string Md5 { get; private set; } = "";

    /// <summary>Whether a restarted gateway does not know the node yet; counts the requests.</summary>
    public bool IsStranger() => _strangerFor > 0 && --_strangerFor >= 0;

    /// <summary>The update has ended for gateway and node.</summary>
    /// <param name="kept">How many chunks the node still has.</param>
    public void Forget(int kept)
    {
        _isKnown = false;
        _flash.Hold(_gateway.Source, Math.Min(Held, kept));
    }

    public async Task TakeAsync(Published message)
    {
        if (!message.IsOta)
        {
            await (_credit?.AnswerAsync(_strangerFor > 0) ?? Task.CompletedTask);
            if (IsRunning && IsWaiting && --_asleepFor == 0)
            {
                await StartAsync();
            }
        }
        else if (message.Payload == "abort")
        {
            IsAborted = true;
        }
        else
        {
            await TakeOtaAsync(message);
        }
    }

    /// <summary>Puts the image's MD5 into a payload of a test.</summary>
    public string Fill(string payload) => payload.Replace("{md5}", Md5, StringComparison.Ordinal);

    private Task TakeOtaAsync(Published message)
    {
        return message.Payload.StartsWith("0,", StringComparison.Ordinal)
            ? TakeAnnouncementAsync(message.Payload.Split(','))
            : TakeChunksAsync(message);
    }

    private async Task TakeAnnouncementAsync(string[] fields)
    {
        if (++_announcements <= _behaviour.AnnouncementsLost)
        {
            return;
        }

        bool resumes = _behaviour.Resumes && fields[3] == Md5;
        Size = int.Parse(fields[1], CultureInfo.InvariantCulture);
        ChunkCount = int.Parse(fields[2], CultureInfo.InvariantCulture);
        Md5 = fields[3];
        IsInBlocks = fields.Length > 4;
        _isKnown = true;
        _isFinished = false;
        _reportedGapAt = -1;
        if (!resumes)
        {
            _flash.Hold(_gateway.Source, _behaviour.HeldAlready);
        }

        _credit?.CheckAnnouncement(fields);
        if (!IsWaiting)
        {
            await StartAsync();
        }
    }

    private async Task StartAsync()
    {
        foreach (string said in _behaviour.SaidAtStart)
        {
            await _gateway.AnswerAsync("result/ota", Fill(said));
        }

        await SayProgramAsync(_behaviour.ProgramAtStart);
        if (!_behaviour.StartedIsLost)
        {
            await _gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(0));
        }

        if (Held > 0)
        {
            await _gateway.AnswerAsync("result/ota", ScriptedGateway.OutOfSequence(Held));
        }

        if (_credit is not null)
        {
            await _credit.StartAsync();
        }

        if (Held == ChunkCount)
        {
            await FinishAsync();
        }
    }

    private async Task TakeChunksAsync(Published message)
    {
        (int Index, byte[] Bytes)[] chunks = message.Chunks;
        bool Has(int index) => chunks.Any(chunk => chunk.Index == index);
        if (_behaviour.SaidAtChunk is { } said && Has(said.Chunk) && !_saidAtChunk)
        {
            _saidAtChunk = true;
            await _gateway.AnswerAsync("result/ota", Fill(said.Payload));
        }

        if (Has(_behaviour.DropsConnectionAtChunk) && !_dropped)
        {
            _dropped = true;
            await _gateway.DropAsync(message.ClientId);
            return;
        }

        if (Has(_behaviour.FallsSilentAtChunk))
        {
            IsSilent = true;
            return;
        }

        if (message.IsBlock && await IsDisturbedAsync(chunks))
        {
            return;
        }

        if (Has(_behaviour.ChunkAlwaysLost) || chunks.Any(chunk => _chunksToLose.Remove(chunk.Index)))
        {
            return;
        }

        if (!_isKnown)
        {
            if (!message.IsBlock || _behaviour.Blocks!.ComplainsWhenForgotten)
            {
                await _gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(1));
            }

            return;
        }

        await TakeInOrderAsync(chunks);
    }

    private async Task<bool> IsDisturbedAsync((int Index, byte[] Bytes)[] chunks)
    {
        await _credit!.CheckAsync(chunks);
        int forgotten = _chunksToForgetAt.Find(index => chunks.Any(chunk => chunk.Index == index));
        if (_chunksToForgetAt.Remove(forgotten))
        {
            _isKnown = false;
            _strangerFor = _behaviour.Blocks!.StrangerAfterForgetting;
            _flash.Hold(_gateway.Source, Math.Min(Held, _behaviour.Blocks.KeptWhenForgetting));
            return true;
        }

        int move = _moves.FindIndex(entry => chunks.Any(chunk => chunk.Index == entry.Chunk));
        if (move < 0)
        {
            return false;
        }

        _flash.Hold(_gateway.Source, _moves[move].Held);
        _moves.RemoveAt(move);
        await _gateway.AnswerAsync("result/ota", ScriptedGateway.OutOfSequence(Held));
        await _credit.ReportAsync();
        return true;
    }

    private async Task TakeInOrderAsync((int Index, byte[] Bytes)[] chunks)
    {
        foreach ((int index, byte[] bytes) in chunks.Where(chunk => chunk.Index > Held))
        {
            if (index != Held + 1)
            {
                await ReportGapAsync();
                return;
            }

            _flash.Append(bytes);
            if (Held == ChunkCount)
            {
                await FinishAsync();
                return;
            }
        }

        if (_credit is not null)
        {
            await _credit.GrowAsync();
        }
    }

    private async Task ReportGapAsync()
    {
        if (_reportedGapAt != Held || _behaviour.RepeatsOutOfSequence)
        {
            _reportedGapAt = Held;
            if (++_gapsTold > _behaviour.OutOfSequenceLost)
            {
                await _gateway.AnswerAsync("result/ota", ScriptedGateway.OutOfSequence(Held));
            }
        }
    }

    private async Task FinishAsync()
    {
        if (_endsLost++ < _behaviour.Blocks?.EndsLost)
        {
            _isFinished = true;
            await SayProgramAsync(_behaviour.ProgramAfter);
            return;
        }

        bool right = _flash.Md5 == Md5;
        await _gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(right ? 2 : 3));
        if (right && !_behaviour.NeverFinishes)
        {
            _isFinished = true;
            await _gateway.AnswerAsync("result/ota", ScriptedGateway.Ota(6));
            await _gateway.AnswerAsync("restart", """{"reason":1}""");
            await _gateway.AnswerAsync("hello", $$"""{"address":"{{_behaviour.Address}}"}""");
            if (_behaviour.NoticeAfter is { } notice)
            {
                await _gateway.AnswerAsync("restart", notice);
            }

            await SayProgramAsync(_behaviour.ProgramAfter);
        }
    }

    private Task SayProgramAsync(string? program) => program is null
        ? Task.CompletedTask
        : _gateway.SayAsync($"{_behaviour.Name ?? _behaviour.Address}/program", program, retain: true);
}
