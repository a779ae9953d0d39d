using Microsoft.VisualStudio.TestTools.UnitTesting;

// Test classes share no state. One that takes a resource of the whole process (the console) says DoNotParallelize.
// More of them at once than most machines have processors: those that run the programs together in real time wait most of their time.
[assembly: Parallelize(Workers = 6, Scope = ExecutionScope.ClassLevel)]
