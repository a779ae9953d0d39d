namespace EnigmaIoT.Shared.Text;

/// <summary>Arrays of texts that are filled later.</summary>
public static class TextArray
{
    /// <summary>Creates an array whose elements are null.</summary>
    /// <param name="count">How many.</param>
    /// <remarks>
    /// In a new array of strings nanoCLR has no null references but texts at address 0: to compare one with a text reads there and
    /// ends the program, and to compare one with null says that they differ. An element to which null was written is null.
    /// </remarks>
    public static string[] Make(int count)
    {
        string[] texts = new string[count];
        for (int i = 0; i < count; i++)
        {
            texts[i] = null;
        }

        return texts;
    }
}
