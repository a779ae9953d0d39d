using System.Runtime.InteropServices;
using EnigmaIoT.Simulator.Commands;
using Spectre.Console;

using CancellationTokenSource cancellation = new();

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    cancellation.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);

bool isTerminal = !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;
return await new SimulatorCommand(Console.Out, Console.Error, isTerminal)
    .RunAsync(args, cancellation.Token)
    .ConfigureAwait(false);
