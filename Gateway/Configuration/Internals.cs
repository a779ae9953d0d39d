using System.Runtime.CompilerServices;

// A device assembly holds 65,535 bytes of code, so the gateway is two: lower layers and updates, and the rest.
[assembly: InternalsVisibleTo("EnigmaIoT.Gateway")]
