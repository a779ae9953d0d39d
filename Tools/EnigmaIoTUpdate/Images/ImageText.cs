namespace EnigmaIoT.Update.Images;

/// <summary>Texts that come from an image, for a terminal.</summary>
internal static class ImageText
{
    /// <summary>Returns a text with a question mark in the place of each control character.</summary>
    public static string Printable(string text)
    {
        return string.Create(text.Length, text, static (place, text) =>
        {
            for (int i = 0; i < place.Length; i++)
            {
                place[i] = char.IsControl(text[i]) ? '?' : text[i];
            }
        });
    }
}
