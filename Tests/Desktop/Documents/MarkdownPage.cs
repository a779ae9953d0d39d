using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace EnigmaIoT.Tests.Desktop.Documents;

/// <summary>A page of the documentation, read as GitHub reads it.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .UsePipeTables()
        .Build();

    private readonly MarkdownDocument _document;

    /// <summary>Reads a page.</summary>
    /// <param name="path">Its path inside the repository.</param>
    public MarkdownPage(string path)
        : this(path, File.ReadAllText(Repository.PathOf(path)))
    {
    }

    /// <summary>Reads a page's text.</summary>
    /// <param name="path">Where it would stand inside the repository.</param>
    /// <param name="text">The page.</param>
    public MarkdownPage(string path, string text)
    {
        Path = path;
        _document = Markdown.Parse(text, _pipeline);
    }

    /// <summary>Gets the page's path inside the repository.</summary>
    public string Path { get; }

    /// <summary>Gets where its links and pictures point.</summary>
    public IEnumerable<string> Links => _document.Descendants<LinkInline>().Select(link => link.Url ?? string.Empty);

    /// <summary>Gets the names that links to its headings have.</summary>
    public IEnumerable<string> Anchors => _document.Descendants<HeadingBlock>().Select(heading => heading.GetAttributes().Id ?? string.Empty);

    /// <summary>Returns the texts between backticks in the first column of each table whose first head is the one given.</summary>
    public IEnumerable<string> FirstColumns(string head)
    {
        return _document.Descendants<Table>()
            .Where(table => Cell(table[0]).Descendants<LiteralInline>().FirstOrDefault()?.Content.ToString() == head)
            .SelectMany(table => table.Skip(1))
            .SelectMany(row => Cell(row).Descendants<CodeInline>())
            .Select(code => code.Content);
    }

    /// <summary>Returns the rows of each table whose first head is the one given: of each cell the texts between backticks.</summary>
    public IEnumerable<string[][]> Rows(string head)
    {
        return _document.Descendants<Table>()
            .Where(table => Cell(table[0]).Descendants<LiteralInline>().FirstOrDefault()?.Content.ToString() == head)
            .SelectMany(table => table.Skip(1))
            .Select(row => ((TableRow)row).Select(cell => Words((TableCell)cell)).ToArray());
    }

    /// <summary>Returns the text of a fenced block.</summary>
    /// <param name="info">What stands behind its opening fence, all of it.</param>
    public string Block(string info)
    {
        FencedCodeBlock block = _document.Descendants<FencedCodeBlock>().Single(block => $"{block.Info} {block.Arguments}".Trim() == info);
        return block.Lines.ToString();
    }

    // A cell without backticks is its plain text.
    private static string[] Words(TableCell cell)
    {
        string[] code = [.. cell.Descendants<CodeInline>().Select(word => word.Content)];
        return code.Length > 0 ? code : [string.Concat(cell.Descendants<LiteralInline>().Select(text => text.Content.ToString()))];
    }

    private static TableCell Cell(Block row) => (TableCell)((TableRow)row)[0];
}
