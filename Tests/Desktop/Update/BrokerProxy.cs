using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace EnigmaIoT.Tests.Desktop.Update;

/// <summary>Stands before a broker and can stand still, as a broker whose process is stopped: connections stay, nothing passes.</summary>
internal sealed class BrokerProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _sockets = [];
    private readonly int _target;
    private volatile TaskCompletionSource _passage = Open();
    private bool _hasFrozen;

    public BrokerProxy(int target)
    {
        _target = target;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Stands still from now on.</summary>
    /// <returns>False where it did so once already.</returns>
    public bool TryFreeze()
    {
        if (_hasFrozen)
        {
            return false;
        }

        _hasFrozen = true;
        _passage = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return true;
    }

    public void Thaw() => _passage.TrySetResult();

    /// <summary>Cuts every connection; new ones can be made.</summary>
    public void Cut()
    {
        while (_sockets.TryTake(out TcpClient? socket))
        {
            socket.Dispose();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        Cut();
        Thaw();
    }

    private static TaskCompletionSource Open()
    {
        TaskCompletionSource open = new();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _sockets.Add(client);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        TcpClient broker = new();
        _sockets.Add(broker);
        try
        {
            await broker.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(
                PassAsync(client.GetStream(), broker.GetStream()), PassAsync(broker.GetStream(), client.GetStream()));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException
            or InvalidOperationException)
        {
            // One side has closed it.
        }

        client.Dispose();
        broker.Dispose();
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[16_384];
        while (await from.ReadAsync(buffer) is var count and > 0)
        {
            await _passage.Task;
            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }
}
