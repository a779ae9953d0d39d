using System.Globalization;
using System.Text;

namespace EnigmaIoT.Bench;

/// <summary>A table of plain text: the same on every machine for the same numbers.</summary>
internal sealed class BenchTable
{
    private static readonly string[] _head =
        ["way", "loss", "seconds", "kB/s", "frames/chunk", "sent again", "overruns", "x limit", "outcome"];

    private readonly List<string[]> _rows = [_head];

    /// <summary>Adds a measurement.</summary>
    /// <param name="name">The row's name.</param>
    /// <param name="result">What it gave.</param>
    public void Add(string name, BenchResult result)
    {
        double chunks = result.Chunks;
        _rows.Add(
        [
            name,
            Text(result.Case.Air.Loss * 100, "0") + " %",
            Text(result.Seconds, "0.0"),
            result.Succeeded ? Text(result.Bytes / result.Seconds / 1000, "0.0") : "-",
            Text(result.Frames / chunks, "0.00"),
            Text(result.SentAgain * 100 / chunks, "0.0") + " %",
            result.Overruns.ToString(CultureInfo.InvariantCulture),
            result.Succeeded ? Text(result.Seconds / result.Limit, "0.00") : "-",
            result.Outcome,
        ]);
    }

    /// <summary>Lays the table out.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, _head.Length).Select(column => _rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        foreach (string[] row in _rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                bool isText = i == 0 || i == row.Length - 1;
                string cell = i == row.Length - 1 ? row[i] : isText ? row[i].PadRight(widths[i]) : row[i].PadLeft(widths[i]);
                text.Append(cell).Append(i == row.Length - 1 ? "\n" : "  ");
            }
        }

        return text.ToString();
    }

    private static string Text(double number, string format)
    {
        return number.ToString(format, CultureInfo.InvariantCulture);
    }
}
