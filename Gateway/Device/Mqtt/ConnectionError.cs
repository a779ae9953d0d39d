using System;
using System.Net.Sockets;
using EnigmaIoT.Shared.Setup;

namespace EnigmaIoT.Gateway.Device.Mqtt;

/// <summary>Describes why a connection to the broker failed: the library wraps what the network, TLS or the name lookup threw.</summary>
internal static class ConnectionError
{
    private const int MaximumReasons = 4;

    /// <summary>Writes an exception and those inside it, the outer one first.</summary>
    public static string Describe(Exception exception)
    {
        string text = Reason(exception);
        Exception inner = exception.InnerException;
        for (int i = 1; i < MaximumReasons && inner != null; i++)
        {
            text += ": " + Reason(inner);
            inner = inner.InnerException;
        }

        return text;
    }

    /// <summary>Gets the kind of fault of an exception.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="isSecure">Whether TLS was to be spoken.</param>
    public static TrialFault FaultOf(Exception exception, bool isSecure)
    {
        for (Exception cause = exception; cause != null; cause = cause.InnerException)
        {
            if (cause is BrokerRefusalException refusal)
            {
                return refusal.IsLogin ? TrialFault.WrongLogin : TrialFault.Other;
            }

            if (cause is SocketException socket)
            {
                return SocketFault.Of(socket.ErrorCode, isSecure);
            }
        }

        return TrialFault.Other;
    }

    private static string Reason(Exception exception)
    {
        if (exception is SocketException socket)
        {
            return "socket error " + socket.ErrorCode.ToString() + SocketFault.Words(socket.ErrorCode);
        }

        return string.IsNullOrEmpty(exception.Message) ? exception.GetType().Name : exception.Message;
    }
}
