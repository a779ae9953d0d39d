namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>How a client's run ended.</summary>
/// <param name="Code">The exit code that espota.py would have.</param>
/// <param name="Text">What it would print: the gateway's answer, or its own words.</param>
internal sealed record EspotaEnd(int Code, string Text);
