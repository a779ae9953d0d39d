using EnigmaIoT.Shared.Text;

namespace EnigmaIoT.Shared.Configuration;

/// <summary>The rules of a configuration for signed images (docs/signed-images.md).</summary>
public sealed class SigningRules
{
    /// <summary>The number of keys that may be trusted.</summary>
    public const int MaximumKeys = 3;

    /// <summary>The most bytes of a hardware class.</summary>
    public const int MaximumClass = 16;

    private readonly string[] _keys = TextArray.Make(MaximumKeys);

    /// <summary>Gets or sets the board's hardware class, 1 to 16 bytes; null for none: images that name one are refused then.</summary>
    public string HardwareClass { get; set; }

    /// <summary>Gets or sets whether an image may be older than one that the board has confirmed.</summary>
    public bool AllowsOlder { get; set; }

    /// <summary>Gets whether a key is trusted, and so only signed images are taken.</summary>
    public bool HasKey
    {
        get { return _keys[0] != null; }
    }

    /// <summary>Gets whether there is no rule: every image is accepted.</summary>
    public bool IsUsual
    {
        get { return !HasKey && HardwareClass == null && !AllowsOlder; }
    }

    /// <summary>Returns a trusted key, as <see cref="TrustedKey"/> reads it; null where there is none.</summary>
    /// <param name="index">0 to 2.</param>
    public string Key(int index)
    {
        return _keys[index];
    }

    /// <summary>Sets a trusted key.</summary>
    /// <param name="index">0 to 2, none left out.</param>
    /// <param name="key">As <see cref="TrustedKey"/> reads it; null for none.</param>
    public void SetKey(int index, string key)
    {
        _keys[index] = key;
    }
}
