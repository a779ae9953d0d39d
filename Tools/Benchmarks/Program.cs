using BenchmarkDotNet.Running;

// In this process: a generated project would take the repository's build settings.
BenchmarkRunner.Run(typeof(Program).Assembly, config: null, [.. args, "--inProcess"]);
