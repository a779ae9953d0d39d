namespace EnigmaIoT.Update.Messages;

/// <summary>Whether the gateway is connected to the broker, as the broker keeps it.</summary>
/// <param name="IsOn">False once the broker has lost the gateway.</param>
internal sealed record GatewayStatus(bool IsOn) : NodeMessage;
