using System;
using System.Collections;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Unit.Support;

/// <summary>Gives prepared bytes, such as the IV of a recorded frame, one answer for each call.</summary>
public sealed class ScriptedRandom : IRandom
{
    private readonly ArrayList _answers = new ArrayList();

    /// <summary>Gets how many answers were not asked for yet.</summary>
    public int Left
    {
        get { return _answers.Count; }
    }

    /// <summary>Prepares the answer for the next call that has none yet.</summary>
    public void Add(byte[] answer)
    {
        _answers.Add(answer);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No answer of that size is prepared.</exception>
    public void Fill(byte[] buffer, int offset, int count)
    {
        byte[] answer = _answers.Count > 0 ? (byte[])_answers[0] : null;
        if (answer == null || answer.Length != count)
        {
            throw new InvalidOperationException("no random answer of " + count.ToString() + " bytes is prepared");
        }

        Array.Copy(answer, 0, buffer, offset, count);
        _answers.RemoveAt(0);
    }
}
