using EnigmaIoT.Firmware.Commands;

return new FirmwareCommand(Console.Out, Console.Error).Run(args);
