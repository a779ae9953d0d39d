namespace EnigmaIoT.Gateway.HomeAssistant;

/// <summary>A discovery document that is written part by part, as often as it is asked for: first to reckon its length, then to send it.</summary>
internal interface IDocument
{
    /// <summary>Begins at its first part.</summary>
    void Rewind();

    /// <summary>Leaves out the last entity that can be left out, from the next beginning on.</summary>
    /// <returns>False where there is none.</returns>
    bool Shorten();

    /// <summary>Writes the next part.</summary>
    /// <param name="part">Receives it; empty before. What does not fit into it is no part of the document.</param>
    /// <returns>False where there is none any more.</returns>
    bool WriteNext(JsonWriter part);
}
