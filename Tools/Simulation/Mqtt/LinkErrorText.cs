using System.Net.Sockets;
using System.Security.Authentication;
using EnigmaIoT.Shared.Setup;
using EnigmaIoT.Update.Mqtt;
using MQTTnet;
using MQTTnet.Exceptions;

namespace EnigmaIoT.Simulation.Mqtt;

/// <summary>Describes why a connection failed or ended.</summary>
internal static class LinkErrorText
{
    /// <summary>Words for an attempt that failed.</summary>
    public static string OfAttempt(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BrokerException:
                    return cause.Message.TrimEnd('.');
                case SocketException { SocketErrorCode: SocketError.ConnectionRefused }:
                    return "nobody listens there (connection refused)";
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return "the host name is not known";
                case SocketException socket:
                    return socket.Message;
                case MqttCommunicationTimedOutException or TimeoutException or OperationCanceledException:
                    return "no answer in time";
            }
        }

        return exception.Message;
    }

    /// <summary>The kind of fault of an attempt that failed.</summary>
    public static TrialFault FaultOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case BrokerRefusalException { IsLogin: true }:
                    return TrialFault.WrongLogin;
                case BrokerException or AuthenticationException:
                    return TrialFault.NotTrusted;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return TrialFault.NameNotFound;
                case SocketException or MqttCommunicationTimedOutException or TimeoutException:
                    return TrialFault.Unreachable;
            }
        }

        return TrialFault.Other;
    }

    /// <summary>Words for a refusal by the broker; null where the code is not one of those.</summary>
    public static string? OfResult(MqttClientConnectResultCode code)
    {
        return code switch
        {
            MqttClientConnectResultCode.BadUserNameOrPassword => "the broker refused user name or password",
            MqttClientConnectResultCode.NotAuthorized => "the broker refused: not authorised",
            MqttClientConnectResultCode.ServerUnavailable => "the broker says it is not available",
            MqttClientConnectResultCode.ClientIdentifierNotValid => "the broker refused the client id",
            MqttClientConnectResultCode.UnsupportedProtocolVersion => "the broker does not speak MQTT 3.1.1",
            _ => null,
        };
    }

    /// <summary>Words for the end of a connection that stood.</summary>
    public static string OfEnd(MqttClientDisconnectedEventArgs end)
    {
        return end.Exception is null or MqttCommunicationException { InnerException: null }
            ? "the broker closed the connection"
            : "the connection broke: " + OfAttempt(end.Exception);
    }
}
