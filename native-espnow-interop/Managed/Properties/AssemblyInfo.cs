using System.Reflection;

// nanoCLR lists this version beside the native side's; a test holds the C++ table to it. It is raised with every change of a
// method here, together with the table.
[assembly: AssemblyVersion("1.16.0.0")]
