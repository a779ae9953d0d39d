using System.Text;
using EnigmaIoT.Gateway.Broker;
using EnigmaIoT.Gateway.Configuration;
using EnigmaIoT.Shared.Addressing;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Gateway.Reports;

/// <summary>
/// One answer to <c>get/log</c>: the lines that were kept when it was asked, in several messages of whole lines, each when those before
/// it have left; the last one tells of crashes too. Its buffer is there while it answers.
/// </summary>
internal sealed class LogAnswer
{
    /// <summary>Milliseconds until it looks again whether the last message has left.</summary>
    public const int PauseMilliseconds = 20;

    private const int Piece = 400;
    private const byte LineEnd = (byte)'\n';

    private readonly GatewayParts _parts;
    private readonly Publisher _publisher;
    private readonly LogLevel _least;
    private readonly int _end;
    private readonly byte[] _piece = new byte[Piece];
    private int _next;

    /// <summary>Creates an answer of which nothing is published yet.</summary>
    /// <param name="parts">Hold the lines and the record of crashes.</param>
    /// <param name="publisher">Where it goes.</param>
    /// <param name="least">Lines of lower levels are left out.</param>
    public LogAnswer(GatewayParts parts, Publisher publisher, LogLevel least)
    {
        _parts = parts;
        _publisher = publisher;
        _least = least;
        _next = parts.LastLines.Start;
        _end = parts.LastLines.End;
    }

    /// <summary>Publishes the next message, once nothing else waits.</summary>
    /// <returns>Whether it was the last one.</returns>
    public bool Pump()
    {
        if (_publisher.Count > 0 || !_publisher.IsConnected)
        {
            return false;
        }

        StringBuilder json = new StringBuilder();
        json.Append("{\"address\":\"");
        json.Append(MacAddress.Format(_parts.Radio.Address));
        json.Append("\",\"lines\":[");
        int lines = 0;
        while (lines == 0 && _next < _end)
        {
            lines = AddPiece(json);
        }

        bool isLast = _next >= _end;
        json.Append(isLast ? "],\"more\":false" : "],\"more\":true");
        if (isLast)
        {
            AddCrashes(json);
        }

        json.Append('}');
        _publisher.Notice(CommandName.GatewayNode, CommandName.LogResult, json.ToString(), false);
        return isLast;
    }

    /// <summary>Adds the whole lines of the next piece.</summary>
    /// <returns>How many there were of a level that was asked for.</returns>
    private int AddPiece(StringBuilder json)
    {
        int count = _parts.LastLines.Read(_next, _piece, Piece, out int next);
        int first = next - count;
        int lines = 0;
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            if (_piece[i] != LineEnd)
            {
                continue;
            }

            if (LevelOf(start, i) >= _least)
            {
                json.Append(lines == 0 ? "" : ",");
                json.Append(Json.Quote(Encoding.UTF8.GetString(_piece, start, i - start)));
                lines++;
            }

            start = i + 1;
        }

        // A line has at most half a piece, so that one at least is whole.
        _next = start == 0 ? _end : first + start;
        return lines;
    }

    /// <summary>Gets a line's level: the letter behind its time.</summary>
    private LogLevel LevelOf(int start, int end)
    {
        int i = start;
        while (i < end && _piece[i] != ' ')
        {
            i++;
        }

        byte letter = i + 1 < end ? _piece[i + 1] : (byte)'I';
        return letter == 'E' ? LogLevel.Error : letter == 'W' ? LogLevel.Warning : LogLevel.Information;
    }

    private void AddCrashes(StringBuilder json)
    {
        RunRecord runs = RunRecord.Read(_parts.Store);
        json.Append(",\"crashes\":");
        json.Append(runs.Crashes.ToString());
        if (runs.LastCrash != null)
        {
            json.Append(",\"crash\":");
            json.Append(Json.Quote(runs.LastCrash));
        }
    }
}
