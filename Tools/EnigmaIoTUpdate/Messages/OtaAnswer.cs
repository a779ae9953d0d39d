namespace EnigmaIoT.Update.Messages;

/// <summary>Where an update stands.</summary>
/// <param name="Status">One of <see cref="OtaStatus"/>, or anything else.</param>
/// <param name="LastChunk">With status 4: the last chunk that is held, counted from 1.</param>
/// <param name="Reason">Words of a gateway that gives a reason.</param>
/// <param name="Md5">The image that is meant, from a gateway that tells.</param>
internal sealed record OtaAnswer(int Status, int? LastChunk, string? Reason, string? Md5) : NodeMessage;
