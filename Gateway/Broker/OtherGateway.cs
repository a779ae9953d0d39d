namespace EnigmaIoT.Gateway.Broker;

/// <summary>What the gateway knows of another one under its network's name on its broker.</summary>
internal enum OtherGateway
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The broker kept the status of one, which may be gone.</summary>
    Suspected,

    /// <summary>One was heard.</summary>
    Heard,
}
