using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Shared.Web;

/// <summary>
/// The password of whoever may change something. Kept as a salted SHA-256 in a record of the store: it lies beside the Wi-Fi
/// password and the network key, which a device needs as they are, so that a slower hash would keep nobody out who reads the flash.
/// </summary>
public sealed class WebPassword
{
    /// <summary>The fewest bytes of a password in UTF-8.</summary>
    public const int MinimumBytes = 8;

    /// <summary>The most bytes of a password in UTF-8.</summary>
    public const int MaximumBytes = 64;

    private const string RecordName = "web-password";
    private const int SaltSize = 16;
    private const int HashSize = 32;
    private const int FreeAttempts = 3;
    private const int FirstPauseMilliseconds = 1000;
    private const int Doublings = 5;
    private const int MaximumPauseMilliseconds = 30000;

    private readonly IConfigStore _store;
    private readonly ICipher _cipher;
    private readonly IRandom _random;
    private IDigest _sha256;
    private byte[] _record;
    private int _wrong;
    private long _pausedUntil;

    /// <summary>Reads the record.</summary>
    public WebPassword(IConfigStore store, ICipher cipher, IRandom random)
    {
        _store = store;
        _cipher = cipher;
        _random = random;
        byte[] record = new byte[SaltSize + HashSize];
        _record = store.Read(RecordName, record) == record.Length ? record : null;
    }

    /// <summary>Gets whether a password was chosen.</summary>
    public bool IsChosen
    {
        get { return _record != null; }
    }

    /// <summary>Chooses a password.</summary>
    /// <param name="password">Holds it at <paramref name="offset"/>, in UTF-8.</param>
    /// <param name="offset">Where it starts.</param>
    /// <param name="count"><see cref="MinimumBytes"/> to <see cref="MaximumBytes"/>.</param>
    /// <returns>False where it could not be written; the old one then stays.</returns>
    public bool Choose(byte[] password, int offset, int count)
    {
        byte[] record = new byte[SaltSize + HashSize];
        _random.Fill(record, 0, SaltSize);
        Hash(record, password, offset, count, record, SaltSize);
        if (!_store.Write(RecordName, record, record.Length))
        {
            return false;
        }

        _record = record;
        _wrong = 0;
        return true;
    }

    /// <summary>Chooses a password, where it is not the chosen one already: the flash is written once.</summary>
    public void Keep(byte[] password)
    {
        if (_record == null || !Matches(password, 0, password.Length))
        {
            Choose(password, 0, password.Length);
        }
    }

    /// <summary>Determines whether passwords are not looked at for a moment, since wrong ones came in a row.</summary>
    public bool IsPaused(long now)
    {
        return now < _pausedUntil;
    }

    /// <summary>Determines whether a password is the chosen one. After three wrong ones in a row each further one brings a longer pause, up to 30 s.</summary>
    public bool IsRight(byte[] password, int offset, int count, long now)
    {
        if (_record == null || IsPaused(now))
        {
            return false;
        }

        if (Matches(password, offset, count))
        {
            _wrong = 0;
            return true;
        }

        _wrong++;
        if (_wrong >= FreeAttempts)
        {
            int doublings = _wrong - FreeAttempts;
            _pausedUntil = now + (doublings >= Doublings ? MaximumPauseMilliseconds : FirstPauseMilliseconds << doublings);
        }

        return false;
    }

    /// <summary>Compares in a time that does not depend on how much is right.</summary>
    private bool Matches(byte[] password, int offset, int count)
    {
        byte[] hash = new byte[HashSize];
        Hash(_record, password, offset, count, hash, 0);
        int difference = 0;
        for (int i = 0; i < HashSize; i++)
        {
            difference |= hash[i] ^ _record[SaltSize + i];
        }

        return difference == 0;
    }

    private void Hash(byte[] salt, byte[] password, int offset, int count, byte[] hash, int hashOffset)
    {
        // A board's native part has few digests, and takes none back.
        _sha256 = _sha256 ?? _cipher.CreateSha256();
        IDigest digest = _sha256;
        digest.Reset();
        digest.Update(salt, 0, SaltSize);
        digest.Update(password, offset, count);
        digest.Finish(hash, hashOffset);
    }
}
