using System.Text;
using EnigmaIoT.Shared.Text;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Broker;

/// <summary>
/// Publishes the credit of one image's publisher, whenever it has grown by a step, and at the image's end:
/// <c>{"md5":"..","credit":   48}</c>, written in place, so that a chunk costs no memory.
/// </summary>
public sealed class CreditNotice
{
    /// <summary>After so many milliseconds the link may take what it did not take.</summary>
    public const int RetryMilliseconds = 5;

    private const int Digits = 5;

    private readonly byte[] _json;
    private readonly int _chunks;
    private readonly int _step;
    private int _reported;
    private int _tried;

    /// <summary>Creates the notice of an image.</summary>
    /// <param name="offer">The image.</param>
    /// <param name="step">The number of chunks by which the credit has to grow before it is published again.</param>
    public CreditNotice(OtaOffer offer, int step)
    {
        _json = Encoding.UTF8.GetBytes("{\"md5\":\"" + HexText.Format(offer.Md5) + "\",\"credit\":" + new string(' ', Digits) + "}");
        _chunks = offer.Chunks;
        _step = step;
    }

    /// <summary>Called when the publisher is sent back: the published credit is void.</summary>
    public void Restart()
    {
        _reported = 0;
        _tried = 0;
    }

    /// <summary>Determines whether a credit has to be published.</summary>
    /// <param name="credit">The last chunk that it may publish.</param>
    public bool IsDue(int credit)
    {
        return credit > _reported && (credit - _reported >= _step || credit == _chunks);
    }

    /// <summary>Publishes a credit that is due.</summary>
    /// <param name="publisher">The way to the broker.</param>
    /// <param name="topic">The whole topic.</param>
    /// <param name="form">Another topic under which the publisher may listen; null where there is none.</param>
    /// <param name="credit">The last chunk that may be published.</param>
    /// <returns>False where the link does not take it now.</returns>
    public bool TryReport(Publisher publisher, string topic, string form, int credit)
    {
        int rest = credit;
        for (int i = 0; i < Digits; i++)
        {
            _json[_json.Length - 2 - i] = (byte)(rest > 0 ? '0' + (rest % 10) : ' ');
            rest /= 10;
        }

        bool isNew = credit != _tried;
        _tried = credit;
        if (!publisher.TryPublishNow(topic, _json, isNew))
        {
            return false;
        }

        if (form != null)
        {
            publisher.TryPublishNow(form, _json, false);
        }

        _reported = credit;
        return true;
    }
}
