using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Tests.Desktop.SelfUpdate;

/// <summary>A network in memory between a gateway and clients of the Arduino tools: UDP, and TCP from the gateway to a client.</summary>
internal sealed class LoopNetwork
{
    private readonly Queue<(byte[] Bytes, uint Address, int Port)> _toGateway = new();
    private readonly Dictionary<(uint Address, int Port), Queue<byte[]>> _toClients = [];
    private readonly Dictionary<(uint Address, int Port), LoopListener> _listeners = [];

    /// <summary>Gets the gateway's UDP port; 0 where it is closed.</summary>
    public int OpenPort { get; private set; }

    /// <summary>Gets or sets how often the port cannot be used yet.</summary>
    public int PortRefusals { get; set; }

    /// <summary>Gets how many datagrams the gateway sent.</summary>
    public int Answers { get; private set; }

    public IDatagramLink MakeDatagrams()
    {
        return new Datagrams(this);
    }

    public IStreamLink MakeStream()
    {
        return new Stream(this);
    }

    public void Send(uint address, int port, byte[] bytes)
    {
        if (OpenPort != 0)
        {
            _toGateway.Enqueue((bytes, address, port));
        }
    }

    /// <summary>Fetches what the gateway sent to a client's port.</summary>
    public bool TryReceive(uint address, int port, out byte[] bytes)
    {
        bytes = [];
        return _toClients.TryGetValue((address, port), out Queue<byte[]>? queue) && queue.TryDequeue(out bytes!);
    }

    public LoopListener Listen(uint address, int port)
    {
        LoopListener listener = new();
        _listeners[(address, port)] = listener;
        return listener;
    }

    private sealed class Datagrams(LoopNetwork network) : IDatagramLink
    {
        public bool Open(int port)
        {
            if (network.PortRefusals > 0)
            {
                network.PortRefusals--;
                return false;
            }

            network.OpenPort = port;
            return true;
        }

        public int Receive(byte[] buffer, NetworkPeer sender)
        {
            if (!network._toGateway.TryDequeue(out (byte[] Bytes, uint Address, int Port) datagram))
            {
                return -1;
            }

            int count = Math.Min(datagram.Bytes.Length, buffer.Length);
            Array.Copy(datagram.Bytes, buffer, count);
            sender.Address = datagram.Address;
            sender.Port = datagram.Port;
            return count;
        }

        public void Send(byte[] buffer, int count, NetworkPeer receiver)
        {
            network.Answers++;
            if (!network._toClients.TryGetValue((receiver.Address, receiver.Port), out Queue<byte[]>? queue))
            {
                queue = new Queue<byte[]>();
                network._toClients[(receiver.Address, receiver.Port)] = queue;
            }

            queue.Enqueue(buffer[..count]);
        }

        public void Close()
        {
            network.OpenPort = 0;
            network._toGateway.Clear();
        }
    }

    private sealed class Stream(LoopNetwork network) : IStreamLink
    {
        private LoopListener? _far;

        public StreamState State => _far is null ? StreamState.Closed
            : _far.IsCut ? StreamState.Ended
            : _far.IsAccepted ? StreamState.Open
            : StreamState.Connecting;

        public void Connect(NetworkPeer peer)
        {
            _far = network._listeners.GetValueOrDefault((peer.Address, peer.Port));
            _far?.Connect();
        }

        public int Receive(byte[] buffer, int offset, int count)
        {
            return _far?.FromClient.Take(buffer, offset, count) ?? 0;
        }

        public int Peek(byte[] buffer, int count)
        {
            return _far?.FromClient.Peek(buffer, count) ?? 0;
        }

        public void Send(byte[] buffer, int count)
        {
            _far?.ToClient.Add(buffer[..count]);
        }

        public void Close()
        {
            _far?.CloseByGateway();
            _far = null;
        }
    }
}
