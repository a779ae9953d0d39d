using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Listing;

namespace EnigmaIoT.Update.Grouping;

/// <summary>What goes out as broadcasts.</summary>
/// <param name="Parcel">An image, or a delta that makes one.</param>
/// <param name="Nodes">Who gets it.</param>
internal sealed record GroupParcel(FirmwareImage Parcel, IReadOnlyList<ListedNode> Nodes);
