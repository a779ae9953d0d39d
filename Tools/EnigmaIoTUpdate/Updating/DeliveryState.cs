using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Messages;
using OtaStatus = EnigmaIoT.Shared.Updates.OtaStatus;

namespace EnigmaIoT.Update.Updating;

/// <summary>Where a delivery stands, as the answers tell it. Decides what each answer means; sends nothing.</summary>
internal sealed class DeliveryState(FirmwareImage image, UpdateTimings timings)
{
    /// <summary>Which chunk comes next.</summary>
    public ChunkCursor Cursor { get; } = new(image.ChunkCount, timings.EchoWindow, timings.MaximumRewinds);

    /// <summary>Whether message 0 waits for its answer.</summary>
    public bool IsStarting { get; private set; } = true;

    /// <summary>Whether the node has found the MD5 right.</summary>
    public bool IsChecked { get; private set; }

    /// <summary>Whether the node has written the image.</summary>
    public bool IsFinished { get; private set; }

    /// <summary>Whether a chunk is to be sent.</summary>
    public bool WantsChunks => Cursor.HasNext && !IsChecked && !IsFinished && !IsLost;

    /// <summary>
    /// Whether there was an outage: what is told of an end may be older, and where the update has ended, it begins again.
    /// </summary>
    public bool IsDisturbed { get; set; }

    /// <summary>Whether the update has got lost in an outage: message 0 has to go out again.</summary>
    public bool IsLost { get; private set; }

    /// <summary>
    /// Whether the gateway names image and node in each status of our update: one that does not is about something else.
    /// </summary>
    public bool NamesImages { get; set; }

    // What answers message 0 is about that image: the node wrote it in an earlier update, whose end was not heard.
    private bool IsToldAtStart => IsStarting && NamesImages;

    /// <summary>The node's last restart notice.</summary>
    public RestartNotice? LastRestart { get; set; }

    /// <summary>Message 0 is about to be sent, for the first time or again.</summary>
    public void BeginStart()
    {
        IsStarting = true;
        IsChecked = false;
        IsLost = false;
    }

    /// <summary>Message 0 had no answer.</summary>
    public void StartUnconfirmed() => IsStarting = false;

    /// <summary>Takes an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>Whether it is about our update.</returns>
    /// <exception cref="UpdateFailedException">It ends the update.</exception>
    public bool Take(OtaAnswer answer)
    {
        if (!MayBeOurs(answer))
        {
            return false;
        }

        if (!IsIdentified(answer) && answer.Status is not (OtaStatus.StartError or OtaStatus.CheckFailed or OtaStatus.Timeout))
        {
            return false;
        }

        // What names the image refuses the message 0 that went out behind the outage. Everything else is about what was before it.
        bool isEnd = answer.Status is OtaStatus.StartError or OtaStatus.Timeout;
        if (IsDisturbed && isEnd && !(IsStarting && answer.Md5 is { Length: > 0 }))
        {
            IsLost |= !IsStarting;
            return IsLost;
        }

        switch (answer.Status)
        {
            case OtaStatus.Started:
                TakeStarted();
                return true;
            case OtaStatus.StartError:
                throw Refused(answer);
            case OtaStatus.CheckOk when Cursor.HasCoveredAll:
                IsStarting = false;
                IsChecked = true;
                return true;
            case OtaStatus.CheckFailed:
                throw Failure(
                    UpdateOutcome.CheckFailed,
                    answer.Reason is null
                        ? "The node finds the image wrong: it is built for another chip or kind of node, or was damaged on its way. Send one "
                            + "that is built for this node, or send it again"
                        : "The node refuses the image once all of it was there",
                    answer);
            case OtaStatus.OutOfSequence when answer.LastChunk is { } lastChunk && !IsChecked:
                TakeOutOfSequence(lastChunk);
                return true;
            case OtaStatus.Timeout:
                throw TimedOut(answer);
            case OtaStatus.Finished when Cursor.HasCoveredAll || IsToldAtStart:
                // Where image and node are not named it can only be the end of an earlier update before all chunks are out.
                IsFinished = true;
                IsStarting = false;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Determines whether an answer is bound to this image, as far as the gateway binds any.</summary>
    /// <param name="answer">The answer.</param>
    public bool IsIdentified(OtaAnswer answer) =>
        !NamesImages || (answer.Md5 is { Length: > 0 } && answer.NodeAddress is { Length: > 0 });

    /// <summary>Determines whether an answer is not about another image.</summary>
    /// <param name="answer">The answer.</param>
    public bool MayBeOurs(OtaAnswer answer)
    {
        // Two updaters may be at work on one node: a gateway that refuses one of them names the image that it means.
        return answer.Md5 is not { Length: > 0 } md5 || string.Equals(md5, image.Md5, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Takes the word of a gateway on where the update stands, after all that was sent.</summary>
    /// <param name="lastChunk">The last chunk that is held, 0 to the number of chunks.</param>
    /// <exception cref="UpdateFailedException">It gets no further.</exception>
    public void TakePosition(int lastChunk)
    {
        if (!IsChecked)
        {
            IsStarting = false;
            Cursor.PlaceBehind(lastChunk);
            ThrowWhereStuck();
        }
    }

    /// <summary>The failure when nothing more comes.</summary>
    public UpdateFailedException Silence()
    {
        string text = IsChecked
            ? "The MD5 was right, but the node did not say that it has written the image."
            : "All chunks are sent, but the node did not say that it has them.";
        if (LastRestart is { IsAfterUpdate: true })
        {
            text += " It told that it restarts after an update, so it may run the new image: check its version.";
        }

        return new UpdateFailedException(UpdateOutcome.TimedOut, text);
    }

    // A second answer to message 0, while chunks are on their way, says nothing new.
    private void TakeStarted()
    {
        if (IsStarting)
        {
            IsStarting = false;
            Cursor.Restart();
        }
    }

    private void TakeOutOfSequence(int lastChunk)
    {
        // Who asks for a chunk has taken message 0, also where status 0 was lost.
        IsStarting = false;
        Cursor.MoveBehind(lastChunk);
        ThrowWhereStuck();
    }

    private void ThrowWhereStuck()
    {
        if (Cursor.IsStuck)
        {
            throw new UpdateFailedException(
                UpdateOutcome.TimedOut, $"The node asks again and again for chunk {Cursor.Next} and gets no further.");
        }
    }

    // A gateway that ends an update itself says why. What else comes is the node's own word, or that of an old gateway.
    private static UpdateFailedException TimedOut(OtaAnswer answer)
    {
        string reason = string.IsNullOrWhiteSpace(answer.Reason)
            ? "the node heard nothing of it for too long, or fell silent"
            : answer.Reason;
        return new UpdateFailedException(
            UpdateOutcome.TimedOut,
            $"The update timed out: {reason}. Is the node on, and in reach of its gateway? Then start the update again.");
    }

    private static UpdateFailedException Refused(OtaAnswer answer) => string.IsNullOrWhiteSpace(answer.Reason)
        ? new UpdateFailedException(
            UpdateOutcome.Refused,
            "The node refused the update and does not tell why: is the image too large for it, or for another board?")
        {
            MayBeOfParcel = answer.MayBeOfParcel,
        }
        : Failure(UpdateOutcome.Refused, "The update was refused", answer);

    private static UpdateFailedException Failure(UpdateOutcome outcome, string text, OtaAnswer answer)
    {
        return new UpdateFailedException(
            outcome, string.IsNullOrWhiteSpace(answer.Reason) ? text + "." : $"{text}: {answer.Reason}")
        {
            Refusal = answer.Refusal,
            MayBeOfParcel = answer.MayBeOfParcel,
        };
    }
}
