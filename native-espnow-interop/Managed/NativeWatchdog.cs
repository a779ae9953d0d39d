using System.Runtime.CompilerServices;

namespace EnigmaIoT.Interop;

/// <summary>Restarts the board where the program hangs, in managed code or in native code.</summary>
public static class NativeWatchdog
{
    /// <summary>
    /// Lets so many seconds pass until the next call, and five more; 0 for ever. While a debugger or a deployment tool talks to
    /// nanoCLR no time passes. Results: 0 done; -1 the seconds are below 0; -2 ESP-IDF has no room for it.
    /// </summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    public static extern int Feed(int seconds);
}
