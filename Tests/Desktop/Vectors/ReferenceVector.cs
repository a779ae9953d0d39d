using System.Text.Json;

namespace EnigmaIoT.Tests.Desktop.Vectors;

/// <summary>One record of vectors.json: what the reference computed, by field.</summary>
public sealed class ReferenceVector(JsonElement fields)
{
    public string Name => Text("name");

    public bool Has(string field)
    {
        return fields.TryGetProperty(field, out _);
    }

    public string Text(string field)
    {
        return fields.GetProperty(field).GetString()!;
    }

    public int Number(string field)
    {
        return fields.GetProperty(field).GetInt32();
    }

    public bool Flag(string field)
    {
        return fields.GetProperty(field).GetBoolean();
    }

    public byte[] Bytes(string field)
    {
        return Convert.FromHexString(Text(field));
    }

    /// <summary>Reads the number that ends the name, such as 120 in <c>dl_sleep_set_120</c>.</summary>
    public int NumberInName()
    {
        return int.Parse(Name[(Name.LastIndexOf('_') + 1)..]);
    }

    /// <summary>Reads what the reference's gateway made of the frame: a word of <c>ctl=1 enc=255 lost=0 data=86ce03</c>.</summary>
    public string GatewayResult(string word)
    {
        string[] words = Text("gateway_result").Split(' ');
        return words.Single(w => w.StartsWith(word + "=", StringComparison.Ordinal))[(word.Length + 1)..];
    }

    public override string ToString()
    {
        return Name;
    }
}
