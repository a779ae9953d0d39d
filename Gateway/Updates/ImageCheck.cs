using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Gateway.Updates;

/// <summary>The gateway's own MD5 over the chunks, where it has seen them all: the node's check is the one that counts.</summary>
internal sealed class ImageCheck
{
    private readonly IDigest _md5;
    private int _next;

    /// <summary>Makes a check that has seen no chunk.</summary>
    /// <param name="md5">An MD5 that is used by nothing else meanwhile.</param>
    public ImageCheck(IDigest md5)
    {
        _md5 = md5;
    }

    /// <summary>Gets whether all chunks were seen and have the MD5 that was announced.</summary>
    public bool IsRight { get; private set; }

    /// <summary>Starts with chunk 1.</summary>
    public void Restart()
    {
        IsRight = false;
        _md5.Reset();
        _next = 1;
    }

    /// <summary>Adds chunks. Once one was left out, the check has nothing to say about this image.</summary>
    /// <param name="index">Index of the first one.</param>
    /// <param name="chunks">How many they are.</param>
    /// <param name="buffer">Holds their bytes at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they start.</param>
    /// <param name="count">Bytes of all of them.</param>
    public void Add(int index, int chunks, byte[] buffer, int offset, int count)
    {
        if (index == _next)
        {
            _next += chunks;
            _md5.Update(buffer, offset, count);
        }
    }

    /// <summary>Determines whether all chunks were seen and their MD5 is another one.</summary>
    public bool IsWrong(OtaOffer offer)
    {
        if (_next != offer.Chunks + 1)
        {
            return false;
        }

        byte[] digest = new byte[OtaLimits.Md5Count];
        _md5.Finish(digest, 0);
        _next = 0;
        for (int i = 0; i < digest.Length; i++)
        {
            if (digest[i] != offer.Md5[i])
            {
                return true;
            }
        }

        IsRight = true;
        return false;
    }
}
