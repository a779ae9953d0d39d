namespace EnigmaIoT.Node.Air;

/// <summary>Where a node stands with its gateway. <see cref="Registration"/> decides every change.</summary>
internal enum RegistrationState
{
    /// <summary>The session is in use, or there is none and the next ClientHello waits for its time.</summary>
    Settled,

    /// <summary>The session is doubted: the gateway is asked under it.</summary>
    Doubted,

    /// <summary>A ClientHello is under way.</summary>
    Greeting,

    /// <summary>A ServerHello came while a session was in use: the gateway is asked under the new one.</summary>
    Proving,
}
