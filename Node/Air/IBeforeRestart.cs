namespace EnigmaIoT.Node.Air;

/// <summary>What has something to end before the board restarts.</summary>
internal interface IBeforeRestart
{
    /// <summary>A restart is about to be announced to the gateway. Called more than once where more than one is asked for.</summary>
    void BeforeRestart();
}
