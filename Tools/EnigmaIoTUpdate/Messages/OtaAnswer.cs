using EnigmaIoT.Shared.Updates;

namespace EnigmaIoT.Update.Messages;

/// <summary>Where an update stands.</summary>
/// <param name="Status">The status; of a later version as it is.</param>
/// <param name="LastChunk">With status 4: the last chunk that is held, counted from 1.</param>
/// <param name="Reason">Words of a gateway that gives a reason.</param>
/// <param name="Md5">The image that is meant, from a gateway that tells.</param>
internal sealed record OtaAnswer(OtaStatus Status, int? LastChunk, string? Reason, string? Md5) : NodeMessage;
