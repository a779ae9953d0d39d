using Microsoft.VisualStudio.TestTools.UnitTesting;

// Test classes share no state. One that takes a resource of the whole process (the console) says DoNotParallelize.
[assembly: Parallelize(Scope = ExecutionScope.ClassLevel)]
