using System;
using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Control;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Sessions;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Gateway;

/// <content>What it does with frames of the gateway.</content>
public partial class NodeDouble
{
    /// <summary>Gets how many frames came at another rate than 1 Mbit/s.</summary>
    public int FastFrames { get; private set; }

    /// <summary>A frame for the node, or a broadcast, is on the air.</summary>
    /// <returns>Whether the radio acknowledges it.</returns>
    public bool Hear(SentFrame frame)
    {
        FastFrames += frame.Rate == AirRate.Megabit1 ? 0 : 1;
        int loss = IsOff ? LossScript.OnAir : Losses.TakeFrame(ChunkOf(frame));
        if (loss == LossScript.None)
        {
            Take(frame);
        }

        return loss != LossScript.OnAir;
    }

    private int ChunkOf(SentFrame sent)
    {
        byte[] control = sent.Payload[0] == FrameType.ControlDown ? OpenControl(Session, sent) : null;
        bool isOta = control != null && control.Length >= 3 && control[0] == ControlCode.Ota;
        return isOta ? control[1] | (control[2] << 8) : -1;
    }

    private static byte[] OpenControl(FrameKey key, SentFrame sent)
    {
        byte[] frame = CopyOf(sent);
        if (!ControlFrame.Open(key, frame, frame.Length))
        {
            return null;
        }

        byte[] control = new byte[ControlFrame.ControlCount(frame.Length)];
        Array.Copy(frame, ControlFrame.ControlOffset, control, 0, control.Length);
        return control;
    }

    private void Take(SentFrame sent)
    {
        byte[] frame = CopyOf(sent);
        switch (frame[0])
        {
            case FrameType.ServerHello:
                TakeServerHello(frame);
                break;
            case FrameType.InvalidateKey:
                Assert.AreEqual(InvalidateKeyFrame.Count, frame.Length);
                Invalidated = frame[1];
                Invalidations++;
                break;
            case FrameType.ControlDown:
                TakeControl(sent);
                break;
            case FrameType.ControlDown | FrameType.BroadcastBit:
                TakeBroadcast(sent);
                break;
            case FrameType.DataSet:
            case FrameType.DataGet:
                Data = TakeOpened(PayloadFrame.Open(Session, frame, frame.Length), PayloadFrame.Counter(frame), frame) ?? Data;
                break;
            case FrameType.ClockResponse:
                Clock = TakeOpened(ClockResponseFrame.Open(Session, frame, frame.Length), LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset), frame)
                    ?? Clock;
                break;
            case FrameType.NodeNameResult:
                if (TakeOpened(NodeNameResultFrame.Open(Session, frame, frame.Length), LittleEndian.ReadUInt16(frame, FrameLayout.BodyOffset), frame) != null)
                {
                    NameResult = (int)NodeNameResultFrame.Result(frame);
                }

                break;
            case FrameType.DataSet | FrameType.BroadcastBit:
            case FrameType.DataGet | FrameType.BroadcastBit:
                Data = HasBroadcastKey && PayloadFrame.Open(_broadcastKey, frame, frame.Length)
                    ? new SentFrame(sent.Ticket, sent.Destination, frame) : Data;
                break;
            default:
                throw new InvalidOperationException("frame type " + frame[0].ToString());
        }
    }

    private SentFrame TakeOpened(bool isOpen, int counter, byte[] frame)
    {
        Unreadable += isOpen ? 0 : 1;
        bool isNew = isOpen && Session.TakeDownlink(counter);
        Replays += isOpen && !isNew ? 1 : 0;
        return isNew ? new SentFrame(0, Address, frame) : null;
    }

    private void TakeServerHello(byte[] frame)
    {
        if (!_saidHello || !ServerHelloFrame.Open(_networkKey, frame, frame.Length))
        {
            Unreadable++;
            return;
        }

        _saidHello = false;
        Assert.IsTrue(_agreement.Complete(frame, ServerHelloFrame.PublicKeyOffset, Session));
        Session.Open(ServerHelloFrame.NodeId(frame), 0);
        HellosAnswered++;
    }

    private void TakeControl(SentFrame sent)
    {
        byte[] frame = CopyOf(sent);
        bool isOpen = ControlFrame.Open(Session, frame, frame.Length);
        if (TakeOpened(isOpen, ControlFrame.Counter(frame), frame) == null)
        {
            return;
        }

        Assert.AreEqual(Session.NodeId, ControlFrame.NodeId(frame));
        byte[] control = OpenControl(Session, sent);
        if (BroadcastKeyMessage.TryRead(control, 0, control[0] == ControlCode.BroadcastKey ? control.Length : 0, _keyBytes))
        {
            _broadcastKey.Load(_keyBytes);
            _broadcastCounter = 0;
            BroadcastKeys++;
            return;
        }

        OnControl(control);
    }

    private void TakeBroadcast(SentFrame sent)
    {
        byte[] frame = CopyOf(sent);
        if (!HasBroadcastKey || !ControlFrame.Open(_broadcastKey, frame, frame.Length))
        {
            Unreadable++;
            return;
        }

        Assert.AreEqual(FrameLayout.BroadcastNodeId, ControlFrame.NodeId(frame));
        Assert.AreEqual(++_broadcastCounter, ControlFrame.Counter(frame));
        _controls.Add(OpenControl(_broadcastKey, sent));
    }

    private static byte[] CopyOf(SentFrame sent)
    {
        byte[] copy = new byte[sent.Payload.Length];
        Array.Copy(sent.Payload, 0, copy, 0, copy.Length);
        return copy;
    }
}
