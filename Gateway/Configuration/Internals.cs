using System.Runtime.CompilerServices;

// A device assembly holds 65,535 bytes of code, so the gateway is two: lower layers and updates, and the rest, which is a library for tests
// and the program on a board.
[assembly: InternalsVisibleTo("EnigmaIoT.Gateway")]
[assembly: InternalsVisibleTo("Gateway")]
