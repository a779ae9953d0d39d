using System.Reflection;

// The program's version. It stands in the image, where the updater and the node itself read it: raise it with each release.
[assembly: AssemblyVersion("0.1.0.0")]
