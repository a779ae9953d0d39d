using System;
using System.Threading;
using EnigmaIoT.Interop;
using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Shared.Storage;

namespace EnigmaIoT.Device.Board;

/// <summary>The end of a program that cannot go on.</summary>
public static class Failure
{
    private const int RestartMilliseconds = 60000;
    private const int FlashMilliseconds = 125;

    /// <summary>
    /// Logs one line. A new image that is tested is given up, and the board restarts at once; else it flashes the LED for a minute
    /// and restarts, for the reason may pass.
    /// </summary>
    /// <param name="exception">Why the program cannot go on.</param>
    /// <param name="log">Receives the line.</param>
    /// <param name="board">Flashes and restarts.</param>
    /// <param name="slots">Hold what the board can roll back to.</param>
    /// <param name="records">Receive the line too, for whoever asks later.</param>
    public static void End(Exception exception, ILog log, IBoard board, IFirmwareSlots slots, IConfigStore records)
    {
        try
        {
            Report(exception, log, records);
            if (!ImageTrial.GiveUp(slots, RollbackCause.OnException, log))
            {
                // The pause is no hang.
                NativeWatchdog.Feed(0);
                log.Write(LogLevel.Error, "restarting in a minute");
                Flash(board);
            }
        }
        catch (OutOfMemoryException)
        {
            // There is no memory to say so. The restart has to come all the same.
        }

        board.Restart();
    }

    private static void Report(Exception exception, ILog log, IConfigStore records)
    {
        try
        {
            string line = exception is StartException
                ? exception.Message
                : "unexpected " + exception.GetType().FullName + ": " + exception.Message;
            log.Write(LogLevel.Error, line);
            RunRecord.NoteCrash(records, line);
        }
        catch (OutOfMemoryException)
        {
            // What follows matters more than the line.
        }
    }

    private static void Flash(IBoard board)
    {
        for (int passed = 0; passed < RestartMilliseconds; passed += 2 * FlashMilliseconds)
        {
            board.SetLed(true);
            Thread.Sleep(FlashMilliseconds);
            board.SetLed(false);
            Thread.Sleep(FlashMilliseconds);
        }
    }
}
