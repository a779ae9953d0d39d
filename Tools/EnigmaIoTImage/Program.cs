using EnigmaIoT.Update.Commands;

return new ImageCommand(Console.Out, Console.Error).Run(args);
