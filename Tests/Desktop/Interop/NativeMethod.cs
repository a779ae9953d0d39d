namespace EnigmaIoT.Tests.Desktop.Interop;

/// <summary>A method as nanoFramework's metadata processor lists it.</summary>
/// <param name="ClassName">Namespace and name of its type, joined by <c>_</c>.</param>
/// <param name="Name">Its name in C++: the name, and the types of what it gives and takes.</param>
/// <param name="IsNative">Whether C++ implements it.</param>
internal sealed record NativeMethod(string ClassName, string Name, bool IsNative);
