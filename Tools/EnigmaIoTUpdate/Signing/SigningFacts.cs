namespace EnigmaIoT.Update.Signing;

/// <summary>What is said of an image when it is signed, beside what it says of itself.</summary>
/// <param name="Counter">The security counter: a board that has confirmed a higher one does not take the image.</param>
/// <param name="HardwareClass">The boards that it is for; null for any.</param>
/// <param name="Name">The program's name; null for the image's own.</param>
/// <param name="Version">The program's version, up to four numbers; null for the image's own.</param>
public sealed record SigningFacts(uint Counter, string? HardwareClass = null, string? Name = null, string? Version = null);
