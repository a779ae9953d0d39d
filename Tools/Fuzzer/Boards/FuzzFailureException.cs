namespace EnigmaIoT.Fuzzer.Boards;

/// <summary>An oracle says that a program did what it must not.</summary>
/// <param name="message">What it did.</param>
internal sealed class FuzzFailureException(string message) : Exception(message);
