using EnigmaIoT.Shared.Ports;
using EnigmaIoT.Simulation.Storage;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Simulation;

[TestClass]
public sealed class StoreTests
{
    private string _directory = string.Empty;

    [TestInitialize]
    public void MakeDirectory()
    {
        _directory = Directory.CreateTempSubdirectory("store").FullName;
    }

    [TestCleanup]
    public void DeleteDirectory()
    {
        Directory.Delete(_directory, recursive: true);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void ARecordComesBackAsItWasWrittenLast(bool inFiles)
    {
        IConfigStore store = Make(inFiles);
        byte[] buffer = new byte[4];
        Assert.AreEqual(-1, store.Read("name", buffer));

        Assert.IsTrue(store.Write("name", [1, 2, 3, 4, 5], 5));
        Assert.AreEqual(-1, store.Read("name", buffer));
        Assert.IsTrue(store.Write("name", [6, 7, 8], 2));
        Assert.AreEqual(2, store.Read("name", buffer));
        CollectionAssert.AreEqual(new byte[] { 6, 7, 0, 0 }, buffer);

        store.Clear();
        Assert.AreEqual(-1, store.Read("name", buffer));
    }

    [TestMethod]
    [DataRow(true, "")]
    [DataRow(true, "../other")]
    [DataRow(false, "sixteen-letters-")]
    [DataRow(false, "a b")]
    public void WrongNamesAreRefused(bool inFiles, string name)
    {
        Assert.IsFalse(Make(inFiles).Write(name, [1], 1));
        Assert.AreEqual(-1, Make(inFiles).Read(name, new byte[9]));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void RecordsHaveAtMost512Bytes(bool inFiles)
    {
        Assert.IsTrue(Make(inFiles).Write("a", new byte[513], 512));
        Assert.IsFalse(Make(inFiles).Write("a", new byte[513], 513));
    }

    [TestMethod]
    public void AHalfWrittenFileLeavesTheOldRecord()
    {
        Make(inFiles: true).Write("name", [1, 2], 2);
        File.WriteAllBytes(Path.Combine(_directory, "name.record.new"), [9]);
        byte[] buffer = new byte[4];

        Assert.AreEqual(2, Make(inFiles: true).Read("name", buffer));
        Assert.AreEqual(1, buffer[0]);
    }

    [TestMethod]
    public void ARecordThatCannotBeWrittenIsReported()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "name.record.new"));

        Assert.IsFalse(Make(inFiles: true).Write("name", [1], 1));
    }

    private IConfigStore Make(bool inFiles)
    {
        return inFiles ? new FileStore(_directory) : new MemoryStore();
    }
}
