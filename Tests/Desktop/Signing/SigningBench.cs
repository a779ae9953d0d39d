using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Simulation.Flash;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Update.Signing;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>Keys, rules and images for updates of boards that ask for a signature.</summary>
internal static class SigningBench
{
    /// <summary>Gets the owner's key.</summary>
    public static SigningKey Owner { get; } = SigningKey.Create();

    /// <summary>Gets the owner's next key.</summary>
    public static SigningKey Next { get; } = SigningKey.Create();

    /// <summary>Gets somebody else's key.</summary>
    public static SigningKey Stranger { get; } = SigningKey.Create();

    /// <summary>Creates what a configuration says.</summary>
    public static SigningRules Rules(string? hardwareClass, bool allowsOlder, params ReadOnlySpan<SigningKey> keys)
    {
        SigningRules rules = new() { HardwareClass = hardwareClass, AllowsOlder = allowsOlder };
        for (int i = 0; i < keys.Length; i++)
        {
            rules.SetKey(i, keys[i].ConfigurationText);
        }

        return rules;
    }

    /// <summary>Creates the rules of slots that trust keys, on boards of the class relay.</summary>
    public static SlotSigning Trust(params ReadOnlySpan<SigningKey> keys)
    {
        return SlotSigning.Of(Rules("relay", false, keys))!;
    }

    /// <summary>Creates an image that is signed.</summary>
    public static byte[] Image(SigningKey key, uint counter, string version = "2.0", string? hardwareClass = null, int size = 12_500)
    {
        return ImageSigner.Sign(SampleImage.Create(Version.Parse(version), size), key, new SigningFacts(counter, hardwareClass));
    }
}
