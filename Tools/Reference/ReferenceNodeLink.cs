using System.Text;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Simulation.Cryptography;

namespace EnigmaIoT.Reference;

/// <summary>The radio side of a 0.9.8 node: it looks for its gateway, registers, seals and opens.</summary>
internal sealed class ReferenceNodeLink
{
    private const int HelloDelayMilliseconds = 1500;
    private const int RandomDelayMilliseconds = 5000;
    private const int ServerHelloMilliseconds = 7500;
    private const int FailuresBeforeScan = 2;

    private readonly ReferenceNodeOptions _options;
    private readonly IRadio _radio;
    private readonly IGatewayScanner _scanner;
    private readonly KeyAgreement _agreement;
    private readonly FrameKey _networkKey;
    private readonly Session _session;
    private readonly ReferenceSendQueue _queue = new();
    private readonly byte[] _frame = new byte[FrameLayout.MaximumCount];
    private long _helloAt = long.MaxValue;
    private bool _scanned;

    /// <summary>Creates a link that is not registered.</summary>
    public ReferenceNodeLink(ReferenceNodeOptions options, IRadio radio, IGatewayScanner scanner)
    {
        _options = options;
        _radio = radio;
        _scanner = scanner;
        PlatformCipher cipher = new(options.Random);
        _agreement = new KeyAgreement(cipher);
        _networkKey = new FrameKey(cipher.Keys);
        NetworkKey.Derive(cipher, Encoding.UTF8.GetBytes(options.NetworkKey), _networkKey);
        _session = new Session(cipher.Keys);
        _scanner.Start(options.NetworkName);
    }

    /// <summary>Gets whether a session is open.</summary>
    public bool IsRegistered => _session.IsOpen;

    /// <summary>Queues control bytes.</summary>
    public void SendControl(byte[] control)
    {
        if (_session.IsOpen)
        {
            control.CopyTo(_frame, ControlFrame.ControlOffset);
            int count = ControlFrame.Seal(
                _session, _frame, FrameType.ControlUp, _session.NodeId, _session.NextControl(), control.Length);
            Queue(count);
        }
    }

    /// <summary>Queues data.</summary>
    public void SendData(byte encoding, ReadOnlySpan<byte> payload)
    {
        if (_session.IsOpen)
        {
            payload.CopyTo(_frame.AsSpan(PayloadFrame.PayloadOffset));
            int count = PayloadFrame.Seal(
                _session, _frame, FrameType.SensorData, _session.NodeId, _session.NextData(), encoding, payload.Length);
            Queue(count);
        }
    }

    /// <summary>Opens a frame of the gateway.</summary>
    /// <returns>The control bytes; empty where it is another frame, or is refused.</returns>
    public ReadOnlySpan<byte> Open(ReceivedFrame frame, long now)
    {
        switch (frame.Payload[0])
        {
            case FrameType.ServerHello:
                TakeServerHello(frame, now);
                return [];
            case FrameType.InvalidateKey:
                // The original believes whoever sends it. A registration that is due already is not put off by it.
                _session.Close();
                _helloAt = Math.Min(_helloAt, now + HelloDelay());
                return [];
            case FrameType.ControlDown:
                bool taken = ControlFrame.Open(_session, frame.Payload, frame.Count)
                    && _session.TakeDownlink(ControlFrame.Counter(frame.Payload));
                return taken
                    ? frame.Payload.AsSpan(ControlFrame.ControlOffset, ControlFrame.ControlCount(frame.Count))
                    : [];
            default:
                return [];
        }
    }

    /// <summary>Does what is due, and sends.</summary>
    public void Pump(long now)
    {
        if (_scanner.State == ScanState.Scanning)
        {
            return;
        }

        if (_scanner.State == ScanState.NotFound)
        {
            _scanner.Start(_options.NetworkName);
            return;
        }

        if (!_session.IsOpen)
        {
            _helloAt = _helloAt == long.MaxValue ? now + HelloDelay() : _helloAt;
            if (now >= _helloAt)
            {
                _agreement.CreateKeyPair();
                Queue(ClientHelloFrame.Seal(_networkKey, _options.Random, _frame, _agreement.PublicKey, false, false));
                _helloAt = now + ServerHelloMilliseconds + HelloDelay();
            }
        }

        _queue.Pump(_radio);
        if (_queue.Failures == 0)
        {
            _scanned = false;
        }
        else if (_queue.Failures >= FailuresBeforeScan && !_scanned)
        {
            // Once in a row, as in the original; the next delivered frame allows it again.
            _scanned = true;
            _queue.ForgiveFailures();
            _scanner.Start(_options.NetworkName);
        }
    }

    private void TakeServerHello(ReceivedFrame frame, long now)
    {
        if (_session.IsOpen
            || !ServerHelloFrame.Open(_networkKey, frame.Payload, frame.Count)
            || !_agreement.Complete(frame.Payload, ServerHelloFrame.PublicKeyOffset, _session))
        {
            return;
        }

        _session.Open(ServerHelloFrame.NodeId(frame.Payload), now);
        _helloAt = long.MaxValue;
        int nameCount = Encoding.UTF8.GetBytes(_options.Name, _frame.AsSpan(NodeNameFrame.NameOffset));
        Queue(NodeNameFrame.Seal(_session, _frame, _session.NodeId, _session.NextControl(), nameCount));
    }

    private int HelloDelay()
    {
        byte[] random = new byte[2];
        _options.Random.Fill(random, 0, random.Length);
        return HelloDelayMilliseconds + (BitConverter.ToUInt16(random) % RandomDelayMilliseconds);
    }

    private void Queue(int count)
    {
        long gateway = _scanner.GatewayAddress;
        if (gateway != MacAddress.None)
        {
            _queue.Add(gateway, _frame, count);
        }
    }
}
