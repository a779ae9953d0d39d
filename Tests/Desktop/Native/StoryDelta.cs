namespace EnigmaIoT.Tests.Desktop.Native;

/// <summary>A delta of a story.</summary>
/// <param name="Image">Number of the image that it is to make.</param>
/// <param name="Base">Number of the image that it is against; -1 for none.</param>
/// <param name="Number">Its own number among images and deltas.</param>
/// <param name="Count">Its bytes.</param>
internal sealed record StoryDelta(int Image, int Base, int Number, int Count);
