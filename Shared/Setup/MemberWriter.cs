using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>Writes the members of JSON objects into an answer, with the commas between them.</summary>
public sealed class MemberWriter
{
    private bool _begun;

    /// <summary>Gets or sets the answer that is written.</summary>
    public WebAnswer Answer { get; set; }

    /// <summary>Creates a writer.</summary>
    /// <param name="begun">Whether the object that it goes on with has a member already.</param>
    public MemberWriter(bool begun)
    {
        _begun = begun;
    }

    /// <summary>Opens an object: the next member has no comma before it.</summary>
    public void Open()
    {
        Answer.AddText("{");
        _begun = false;
    }

    /// <summary>Writes a text.</summary>
    /// <param name="key">The member's name.</param>
    /// <param name="value">The text; null for <c>null</c>.</param>
    public void Text(string key, string value)
    {
        Key(key);
        if (value == null)
        {
            Answer.AddText("null");
        }
        else
        {
            Answer.AddString(value);
        }
    }

    /// <summary>Writes a number.</summary>
    public void Number(string key, int value)
    {
        Key(key);
        Answer.AddNumber(value);
    }

    /// <summary>Writes <c>true</c> or <c>false</c>.</summary>
    public void Flag(string key, bool value)
    {
        Key(key);
        Answer.AddText(value ? "true" : "false");
    }

    private void Key(string key)
    {
        Answer.AddText(_begun ? ",\"" : "\"");
        Answer.AddText(key);
        Answer.AddText("\":");
        _begun = true;
    }
}
