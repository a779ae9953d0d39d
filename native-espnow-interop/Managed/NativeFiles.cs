using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>
/// Files of the board's storage, by nanoFramework's paths (<c>I:\folder\name</c>). nanoFramework's own library for them takes 1.7 KB of the
/// managed heap. Results: 0 or more done; -1 an argument that is null or out of range, or a path that is none; -2 the file system refuses.
/// </summary>
public static class NativeFiles
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="buffer">Receives its bytes from the first one on.</param>
    /// <returns>Its bytes; -2 where there is none, it does not fit, or it cannot be read.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Read(string path, byte[] buffer);

    /// <summary>Writes a file anew, and makes its folder where that is missing.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="buffer">Holds its bytes from the first one on.</param>
    /// <param name="count">How many, 0 or more.</param>
    /// <returns>-2 where that failed; the file may then hold anything.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Write(string path, byte[] buffer, int count);

    /// <summary>Gives a file another name, which no file has; at a cut of power it has the old name or the new one.</summary>
    /// <returns>-2 where there is no such file, or the new name is taken.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Move(string from, string to);

    /// <summary>Deletes a file, where there is one.</summary>
    /// <returns>-2 where it is still there.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Delete(string path);

    /// <summary>Deletes the files of a folder, and not the folder.</summary>
    /// <returns>-2 where one of them is still there.</returns>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Clear(string folder);
}
