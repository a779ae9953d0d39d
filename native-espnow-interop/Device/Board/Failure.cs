using System;
using System.Threading;
using EnigmaIoT.Shared.Ports;

namespace EnigmaIoT.Device.Board;

/// <summary>The end of a program that cannot go on.</summary>
public static class Failure
{
    private const int RestartMilliseconds = 60000;
    private const int FlashMilliseconds = 125;

    /// <summary>Logs one line, flashes the LED for a minute and restarts the board, for the reason may pass.</summary>
    public static void End(Exception exception, ILog log, IBoard board)
    {
        string line = exception is StartException
            ? exception.Message
            : "unexpected " + exception.GetType().FullName + ": " + exception.Message;
        log.Write(LogLevel.Error, line + "; restarting in a minute");
        for (int passed = 0; passed < RestartMilliseconds; passed += 2 * FlashMilliseconds)
        {
            board.SetLed(true);
            Thread.Sleep(FlashMilliseconds);
            board.SetLed(false);
            Thread.Sleep(FlashMilliseconds);
        }

        board.Restart();
    }
}
