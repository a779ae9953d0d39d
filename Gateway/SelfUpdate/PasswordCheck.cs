using System;
using System.Text;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Gateway.SelfUpdate;

/// <summary>
/// Checks what a client of the Arduino tools answers to a nonce. Up to core 3.3.0 that is
/// <c>MD5(MD5(password):nonce:cnonce)</c>, from 3.3.1 on <c>SHA256(key:nonce:cnonce)</c> with a key that 10,000 rounds of PBKDF2 derive
/// from the password's SHA-256 or, on request and at a second attempt, its MD5. All hashes are lower-case hex digits.
/// </summary>
public sealed class PasswordCheck
{
    /// <summary>Characters of a nonce, a cnonce and an answer up to core 3.3.0.</summary>
    public const int OldCount = 32;

    /// <summary>Characters of a nonce, a cnonce and an answer from core 3.3.1 on.</summary>
    public const int Count = 64;

    private const int Rounds = 10000;
    private const byte Colon = (byte)':';

    private readonly IPasswordKey _deriver;
    private readonly IDigest _md5;
    private readonly IDigest _sha256;
    private readonly byte[] _password;
    private readonly byte[] _nonce = new byte[Count];
    private readonly byte[] _key = new byte[32];
    private byte[] _cnonce;
    private byte[] _answer;
    private bool _isMd5Tried;

    /// <summary>Creates a check of one password.</summary>
    /// <param name="deriver">Derives keys.</param>
    /// <param name="cipher">Gives the two digests.</param>
    /// <param name="password">The password.</param>
    public PasswordCheck(IPasswordKey deriver, ICipher cipher, string password)
    {
        _deriver = deriver;
        _md5 = cipher.CreateMd5();
        _sha256 = cipher.CreateSha256();
        _password = Encoding.UTF8.GetBytes(password);
    }

    /// <summary>Creates a nonce.</summary>
    /// <param name="random">Where it comes from.</param>
    /// <param name="text">Receives its 64 digits at <paramref name="offset"/>.</param>
    /// <param name="offset">Where they go.</param>
    public void MakeNonce(IRandom random, byte[] text, int offset)
    {
        byte[] bytes = new byte[Count / 2];
        random.Fill(bytes, 0, bytes.Length);
        HexText.Write(bytes, _nonce, 0);
        Array.Copy(_nonce, 0, text, offset, Count);
    }

    /// <summary>Starts to check an answer.</summary>
    /// <param name="text">Holds the cnonce at <paramref name="offset"/>, a blank, and the answer.</param>
    /// <param name="offset">Where the cnonce starts.</param>
    /// <param name="count">Bytes of all that.</param>
    /// <returns>False where these are not two texts of 32 or of 64 characters.</returns>
    public bool Begin(byte[] text, int offset, int count)
    {
        int length = count == (2 * Count) + 1 ? Count : count == (2 * OldCount) + 1 ? OldCount : 0;
        if (length == 0 || text[offset + length] != ' ')
        {
            return false;
        }

        _cnonce = Part(text, offset, length);
        _answer = Part(text, offset + length + 1, length);
        _isMd5Tried = false;
        if (length == Count)
        {
            BeginKey(_sha256);
        }

        return true;
    }

    /// <summary>Does a share of the check.</summary>
    /// <param name="isRight">Receives whether the password is right, once that is known.</param>
    /// <returns>Whether it is known.</returns>
    public bool Step(out bool isRight)
    {
        if (_answer.Length == OldCount)
        {
            // Clients that read 37 characters have of the nonce what stands in them; older ones read all.
            byte[] hash = Hash(_md5, _password);
            isRight = IsAnswer(_md5, hash, OldCount) | IsAnswer(_md5, hash, Count);
            return true;
        }

        isRight = false;
        if (!_deriver.Step(_key))
        {
            return false;
        }

        isRight = IsAnswer(_sha256, Hex(_key), Count);
        if (!isRight && !_isMd5Tried)
        {
            _isMd5Tried = true;
            BeginKey(_md5);
            return false;
        }

        Array.Clear(_key, 0, _key.Length);
        return true;
    }

    private static byte[] Part(byte[] text, int offset, int count)
    {
        byte[] part = new byte[count];
        Array.Copy(text, offset, part, 0, count);
        return part;
    }

    private static byte[] Hash(IDigest digest, byte[] text)
    {
        byte[] hash = new byte[digest.Size];
        digest.Reset();
        digest.Update(text, 0, text.Length);
        digest.Finish(hash, 0);
        return Hex(hash);
    }

    private static byte[] Hex(byte[] bytes)
    {
        byte[] text = new byte[2 * bytes.Length];
        HexText.Write(bytes, text, 0);
        return text;
    }

    private void BeginKey(IDigest passwordHash)
    {
        byte[] salt = new byte[Count + 1 + _cnonce.Length];
        Array.Copy(_nonce, 0, salt, 0, Count);
        salt[Count] = Colon;
        Array.Copy(_cnonce, 0, salt, Count + 1, _cnonce.Length);
        _deriver.Begin(Hash(passwordHash, _password), salt, Rounds);
    }

    private bool IsAnswer(IDigest digest, byte[] secret, int nonceCount)
    {
        byte[] colon = { Colon };
        byte[] hash = new byte[digest.Size];
        digest.Reset();
        digest.Update(secret, 0, secret.Length);
        digest.Update(colon, 0, 1);
        digest.Update(_nonce, 0, nonceCount);
        digest.Update(colon, 0, 1);
        digest.Update(_cnonce, 0, _cnonce.Length);
        digest.Finish(hash, 0);
        byte[] expected = Hex(hash);
        int difference = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            difference |= expected[i] ^ _answer[i];
        }

        return difference == 0;
    }
}
