using EnigmaIoT.Gateway.Air;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Updates;
using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>
/// Takes an image for a node, or for the gateway itself, and answers with how the update ended. Where the gateway goes on behind an earlier
/// chunk, the answer says so (409, <c>last_chunk</c>), and the client sends the rest of the file again with <c>first</c>.
/// </summary>
internal sealed class ImageAction : IWebAction
{
    private readonly NodeChoice _choice;
    private readonly ImageUploads _uploads;
    private readonly bool _isOwn;
    private long _now;

    /// <summary>Creates the action.</summary>
    /// <param name="choice">Finds the node.</param>
    /// <param name="uploads">The uploads.</param>
    /// <param name="isOwn">Whether the images are the gateway's own.</param>
    public ImageAction(NodeChoice choice, ImageUploads uploads, bool isOwn)
    {
        _choice = choice;
        _uploads = uploads;
        _isOwn = isOwn;
    }

    /// <inheritdoc/>
    public void Serve(WebExchange exchange, long now)
    {
        _now = now;
        if (exchange.Answer.HasBegun)
        {
            return;
        }

        ImageUpload upload = (ImageUpload)exchange.Kept;
        if (upload == null)
        {
            upload = Begin(exchange, now);
            exchange.Kept = upload;
            if (upload == null)
            {
                return;
            }
        }

        upload.Pump(exchange, now);
        if (upload.State == UploadState.Ended)
        {
            _uploads.Release(upload);
            Reply(exchange.Answer, upload);
        }
    }

    /// <inheritdoc/>
    public void OnDropped(WebExchange exchange)
    {
        ImageUpload upload = (ImageUpload)exchange.Kept;
        if (upload != null)
        {
            upload.Abort(_now);
            _uploads.Release(upload);
        }
    }

    private static void Reply(WebAnswer answer, ImageUpload upload)
    {
        if (upload.ContinueBehind >= 0)
        {
            answer.Reply(
                WebStatus.Conflict,
                JsonAnswer.Type,
                "{\"result\":\"go on\",\"last_chunk\":" + upload.ContinueBehind.ToString() + "}");
        }
        else if (upload.Final == null)
        {
            JsonAnswer.Refuse(answer, WebStatus.Conflict, upload.Reason);
        }
        else
        {
            answer.Begin(upload.IsFinished ? WebStatus.Ok : WebStatus.Conflict, JsonAnswer.Type, upload.Final.Length);
            answer.EndHeader();
            answer.AddBytes(upload.Final, 0, upload.Final.Length);
            answer.End();
        }
    }

    private ImageUpload Begin(WebExchange exchange, long now)
    {
        NodeEntry entry = _isOwn ? null : _choice.Find(exchange.Request);
        ImageOffer offer = ImageOffer.Read(exchange.Request);
        long first = ImageOffer.Number(exchange.Request, "first", 1);
        if (!_isOwn && entry == null)
        {
            JsonAnswer.NotFound(exchange.Answer);
        }
        else if (_uploads.Current != null)
        {
            JsonAnswer.Refuse(exchange.Answer, WebStatus.Conflict, "another file is on its way");
        }
        else if (offer == null || first < 1 || exchange.BodyLeft != offer.Size - ((first - 1) * OtaLimits.ChunkCount))
        {
            JsonAnswer.Refuse(exchange.Answer, WebStatus.BadRequest, "size, md5, sha256 or first is missing or cannot be right");
        }
        else
        {
            return _uploads.Begin(_isOwn ? MacAddress.None : entry.Address, offer, (int)first, now);
        }

        return null;
    }
}
