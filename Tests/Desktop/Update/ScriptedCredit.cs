using System.Security.Cryptography;
using EnigmaIoT.Update.Images;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What a scripted gateway says to publishers of blocks, and what it demands of them.</summary>
internal sealed class ScriptedCredit(BlockBehaviour behaviour, ScriptedUpdate update, ScriptedGateway gateway)
{
    private int _questions;
    private int _reported;
    private int _highestSaid;
    private int _creditsLost;
    private bool _owesAnswer;
    private bool _hasAnswered;

    private int Credit => Math.Min(update.ChunkCount, update.Held + behaviour.Ring);

    /// <summary>Message 0 was taken.</summary>
    public async Task StartAsync()
    {
        _reported = 0;
        _highestSaid = 0;
        if (_owesAnswer)
        {
            _owesAnswer = false;
            await SayAnswerAsync(isStranger: false);
        }

        if (update.IsInBlocks)
        {
            await SayNonsenseAsync();
            await ReportAsync();
        }
    }

    /// <summary>Chunks were taken: tells the credit where it has grown enough.</summary>
    public Task GrowAsync()
    {
        bool isWorthwhile = Credit >= _reported + behaviour.CreditStep || (Credit > _reported && Credit == update.ChunkCount);
        return update.IsInBlocks && isWorthwhile ? ReportAsync() : Task.CompletedTask;
    }

    /// <summary>Publishes the credit.</summary>
    public async Task ReportAsync()
    {
        _reported = Credit;
        if (_creditsLost++ >= behaviour.CreditsLost)
        {
            _highestSaid = Math.Max(_highestSaid, Credit);
            await gateway.AnswerAsync("result/credit", update.Fill($$"""{"md5":"{md5}","credit":{{Credit}}}"""));
        }
    }

    /// <summary>Answers a query.</summary>
    /// <param name="isStranger">Whether the node is not registered.</param>
    public async Task AnswerAsync(bool isStranger)
    {
        if (_questions++ < behaviour.QuestionsLost)
        {
            _owesAnswer = behaviour.AnswersLate;
            return;
        }

        await SayNonsenseAsync();
        await SayAnswerAsync(isStranger);
    }

    /// <summary>Takes note of what is wrong with a message 0.</summary>
    public void CheckAnnouncement(string[] fields)
    {
        bool isRight = _hasAnswered && fields[^2] == Convert.ToHexStringLower(SHA256.HashData(gateway.Source));
        if (update.IsInBlocks && !isRight)
        {
            update.Violations.Enqueue("message 0 with a SHA-256 that is wrong, or to a gateway that did not answer");
        }
    }

    /// <summary>Takes note of a block, and of what is wrong with it.</summary>
    public async Task CheckAsync((int Index, byte[] Bytes)[] chunks)
    {
        await SayNonsenseAsync();
        bool isCut = chunks.Any(chunk => chunk.Index < update.ChunkCount && chunk.Bytes.Length != FirmwareImage.ChunkSize);
        if (chunks.Length > behaviour.Block || isCut)
        {
            update.Violations.Enqueue($"a block of {chunks.Length} chunks from {chunks[0].Index} on");
        }

        if (update.IsRunning && chunks[^1].Index > _highestSaid)
        {
            update.Violations.Enqueue($"chunk {chunks[^1].Index} where {_highestSaid} is the last one allowed");
        }
    }

    private async Task SayNonsenseAsync()
    {
        if (behaviour.Nonsense is { } nonsense)
        {
            await gateway.AnswerAsync("result/update", update.Fill(nonsense));
            await gateway.AnswerAsync("result/credit", update.Fill(nonsense));
        }
    }

    private Task SayAnswerAsync(bool isStranger)
    {
        _hasAnswered = true;
        if (behaviour.Lie is { } lie && update.ChunkCount > 0)
        {
            return gateway.AnswerAsync("result/update", update.Fill(lie));
        }

        string head = $"\"version\":1,\"block\":{behaviour.Block}{gateway.Identity}";
        if (isStranger)
        {
            return gateway.AnswerAsync("result/update", $"{{{head},\"reason\":\"no such node is registered\"}}");
        }

        if (!update.IsRunning)
        {
            return gateway.AnswerAsync("result/update", $"{{{head}}}");
        }

        if (update.IsWaiting)
        {
            return gateway.AnswerAsync(
                "result/update", update.Fill($"{{{head},\"size\":{update.Size},\"md5\":\"{{md5}}\",\"waiting\":true}}"));
        }

        _highestSaid = Math.Max(_highestSaid, Credit);
        return gateway.AnswerAsync(
            "result/update",
            $"{{{head},\"size\":{update.Size},\"md5\":\"{update.Md5}\",\"last_chunk\":{update.Held},\"credit\":{Credit}}}");
    }
}
