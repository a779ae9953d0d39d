namespace EnigmaIoT.Shared.Web;

/// <summary>A page in the program's own flash: gzip, as literals of base64, which take no heap until they are used.</summary>
public interface IWebPage
{
    /// <summary>Gets the bytes of the compressed page.</summary>
    int Length { get; }

    /// <summary>Gets how many pieces there are.</summary>
    int PieceCount { get; }

    /// <summary>Gets a piece in base64: at most 1,000 characters.</summary>
    string Piece(int index);
}
