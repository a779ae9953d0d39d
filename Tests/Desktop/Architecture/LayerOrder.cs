namespace EnigmaIoT.Tests.Desktop.Architecture;

/// <summary>
/// The layers of one assembly, from the bottom up. A folder may need the folders of lower layers; those of one layer know nothing of
/// each other. The empty name is the root folder.
/// </summary>
/// <param name="Assembly">File name of the assembly.</param>
/// <param name="Root">Its root namespace.</param>
/// <param name="Sources">Its folder in the repository.</param>
/// <param name="Layers">The folders of each layer, from the bottom up.</param>
internal sealed record LayerOrder(string Assembly, string Root, string Sources, params string[][] Layers)
{
    /// <summary>Returns the layer of a folder, 0 for the lowest; -1 for one that no layer names.</summary>
    public int LayerOf(string folder)
    {
        return Array.FindIndex(Layers, layer => layer.Contains(folder));
    }

    /// <summary>Returns the arrows that do not point down.</summary>
    public IEnumerable<Arrow> Wrong(IEnumerable<Arrow> arrows)
    {
        return arrows.Where(arrow => LayerOf(arrow.FromFolder) <= LayerOf(arrow.ToFolder));
    }
}
