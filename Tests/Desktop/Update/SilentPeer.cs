using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>What listens where a broker should: it takes connections and, at a point, says nothing more.</summary>
internal sealed class SilentPeer : IDisposable
{
    private static readonly byte[] _connectionAcknowledgement = [0x20, 2, 0, 0];

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly bool _acknowledges;
    private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts to listen.</summary>
    /// <param name="acknowledges">Whether CONNECT is answered; all else is not.</param>
    public SilentPeer(bool acknowledges = false)
    {
        _acknowledges = acknowledges;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Completes once somebody has sent something that is not answered.</summary>
    public Task Heard => _heard.Task;

    public void Dispose()
    {
        _listener.Dispose();
        foreach (TcpClient client in _clients)
        {
            client.Dispose();
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _clients.Add(client);
                _ = ReadAsync(client.GetStream());
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ReadAsync(NetworkStream stream)
    {
        byte[] buffer = new byte[4096];
        try
        {
            bool isFirst = true;
            while (await stream.ReadAsync(buffer) > 0)
            {
                if (_acknowledges && isFirst)
                {
                    await stream.WriteAsync(_connectionAcknowledgement);
                }
                else
                {
                    _heard.TrySetResult();
                }

                isFirst = false;
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The other side, or the test, has closed it.
        }
    }
}
