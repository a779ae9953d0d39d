namespace EnigmaIoT.Update.Grouping;

/// <summary>Nodes that run the same image.</summary>
/// <param name="Nodes">How many they are.</param>
/// <param name="Smallest">Bytes of the smallest parcel that makes the new image of it: a delta, the image compressed, or as it is.</param>
/// <param name="TakesDeltas">Whether they take deltas, and so the compressed image, by broadcasts, too.</param>
internal readonly record struct AirGroup(int Nodes, int Smallest, bool TakesDeltas);
