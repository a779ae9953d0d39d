namespace EnigmaIoT.Update.Messages;

/// <summary>How far a publisher of blocks may go.</summary>
/// <param name="Md5">The image that is meant.</param>
/// <param name="Credit">Chunks up to this one may be published, 0 to 65,535.</param>
internal sealed record CreditAnswer(string Md5, int Credit) : NodeMessage;
