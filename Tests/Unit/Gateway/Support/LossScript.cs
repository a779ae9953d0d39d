using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <summary>What gets lost between gateway and node: OTA frames by their chunk, answers by their status.</summary>
public sealed class LossScript
{
    /// <summary>The frame arrives.</summary>
    public const int None = 0;

    /// <summary>The radio does not get it, and the MAC layer says so.</summary>
    public const int OnAir = 1;

    /// <summary>The radio acknowledges it, and the node's program never sees it.</summary>
    public const int BehindRadio = 2;

    private const int Answer = 3;
    private const int Capacity = 32;

    private readonly int[] _kinds = new int[Capacity];
    private readonly int[] _keys = new int[Capacity];
    private readonly int[] _left = new int[Capacity];
    private int _count;

    /// <summary>Loses the next frames of a chunk on the air; chunk 0 is message 0.</summary>
    public void LoseOnAir(int chunk, int times)
    {
        Add(OnAir, chunk, times);
    }

    /// <summary>Loses the next frames of a chunk between the node's radio and its program.</summary>
    public void LoseBehindRadio(int chunk, int times)
    {
        Add(BehindRadio, chunk, times);
    }

    /// <summary>Loses the node's next answers with a status.</summary>
    public void LoseAnswer(OtaStatus status, int times)
    {
        Add(Answer, (int)status, times);
    }

    /// <summary>From now on nothing gets lost.</summary>
    public void StopLosing()
    {
        _count = 0;
    }

    /// <summary>Returns what becomes of a frame of a chunk, and counts it.</summary>
    public int TakeFrame(int chunk)
    {
        return Take(OnAir, chunk) ? OnAir : Take(BehindRadio, chunk) ? BehindRadio : None;
    }

    /// <summary>Determines whether an answer is lost, and counts it.</summary>
    public bool TakeAnswer(int status)
    {
        return Take(Answer, status);
    }

    private void Add(int kind, int key, int times)
    {
        _kinds[_count] = kind;
        _keys[_count] = key;
        _left[_count] = times;
        _count++;
    }

    private bool Take(int kind, int key)
    {
        for (int i = 0; i < _count; i++)
        {
            if (_kinds[i] == kind && _keys[i] == key && _left[i] > 0)
            {
                _left[i]--;
                return true;
            }
        }

        return false;
    }
}
