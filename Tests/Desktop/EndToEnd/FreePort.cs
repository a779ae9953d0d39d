using System.Net;
using System.Net.Sockets;

namespace EnigmaIoT.Tests.Desktop.EndToEnd;

/// <summary>
/// TCP ports for programs that are told theirs. They lie below those that a system gives to connections by itself: one of those could be
/// taken between the look and the start, or while a broker is away, even by the connection that is tried to it.
/// </summary>
internal static class FreePort
{
    private const int First = 20_000;

    // Linux gives from 32,768 on, Windows and macOS from 49,152 on.
    private const int Count = 12_000;

    // Runs of the tests beside each other begin at places of their own.
    private static int _last = Random.Shared.Next(Count);

    /// <summary>Gets a port of the loopback interface where nobody listens. None comes twice in a run.</summary>
    public static int Take()
    {
        while (true)
        {
            int port = First + (Interlocked.Increment(ref _last) % Count);
            using Socket probe = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException failure) when (failure.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one.
            }
        }
    }
}
