namespace EnigmaIoT.Simulator.Jobs;

/// <summary>What a virtual node runs.</summary>
/// <param name="Slot">Which slot of the image's kind runs, 0 or 1.</param>
/// <param name="Version">The version of the image in it.</param>
/// <param name="Md5">MD5 of that image as 32 lower-case hex characters.</param>
public sealed record NodeReport(int Slot, string Version, string Md5);
