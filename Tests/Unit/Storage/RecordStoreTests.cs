using EnigmaIoT.Shared.Storage;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Storage;

[TestClass]
public class RecordStoreTests
{
    [TestMethod]
    public void ReadsWhatWasWrittenLast()
    {
        FileAreaDouble files = new FileAreaDouble();
        for (int i = 0; i < 600; i++)
        {
            Assert.IsTrue(new RecordStore(files).Write("name", Filled(i % 513, i), i % 513));
            AssertRecord(files, "name", i % 513, i);
        }

        Assert.AreEqual(2, files.Count);
    }

    [TestMethod]
    public void ACutAtAnyByteLeavesTheOldRecord()
    {
        for (int cut = 0; cut < 25; cut++)
        {
            FileAreaDouble files = new FileAreaDouble();
            RecordStore store = new RecordStore(files);
            store.Write("sleep", Filled(20, 1), 20);
            store.Write("sleep", Filled(20, 2), 20);
            files.CutAfter = cut;
            Assert.IsFalse(store.Write("sleep", Filled(20, 3), 20));
            AssertRecord(files, "sleep", 20, 2);

            Assert.IsTrue(store.Write("sleep", Filled(20, 4), 20));
            AssertRecord(files, "sleep", 20, 4);
        }
    }

    [TestMethod]
    public void AFirstRecordThatWasCutIsNone()
    {
        FileAreaDouble files = new FileAreaDouble();
        RecordStore store = new RecordStore(files);
        files.CutAfter = 3;
        store.Write("name", Filled(4, 1), 4);
        Assert.AreEqual(-1, store.Read("name", new byte[512]));
    }

    [TestMethod]
    public void ADamagedCopyIsNotRead()
    {
        FileAreaDouble files = new FileAreaDouble();
        RecordStore store = new RecordStore(files);
        store.Write("name", Filled(4, 1), 4);
        store.Write("name", Filled(4, 2), 4);
        string newest = files.Bytes("name.a")[5] == 2 ? "name.a" : "name.b";
        files.Bytes(newest)[6] ^= 1;
        AssertRecord(files, "name", 4, 1);
    }

    [TestMethod]
    public void RecordsDoNotMeet()
    {
        FileAreaDouble files = new FileAreaDouble();
        RecordStore store = new RecordStore(files);
        store.Write("one", Filled(3, 1), 3);
        store.Write("two", Filled(4, 2), 4);
        AssertRecord(files, "one", 3, 1);
        AssertRecord(files, "two", 4, 2);
        store.Clear();
        Assert.AreEqual(-1, store.Read("one", new byte[512]));
    }

    [TestMethod]
    public void RefusesWhatIsNoRecord()
    {
        FileAreaDouble files = new FileAreaDouble();
        RecordStore store = new RecordStore(files);
        Assert.IsFalse(store.Write(string.Empty, new byte[1], 1));
        Assert.IsFalse(store.Write("sixteen-letters-", new byte[1], 1));
        Assert.IsFalse(store.Write("a.b", new byte[1], 1));
        Assert.IsFalse(store.Write("a", new byte[513], 513));
        Assert.IsFalse(store.Write("a", new byte[1], -1));
        Assert.AreEqual(0, files.Count);
        Assert.AreEqual(-1, store.Read("../a", new byte[1]));
        Assert.IsTrue(store.Write("fifteen-letters", Filled(2, 5), 2));
        Assert.AreEqual(-1, store.Read("fifteen-letters", new byte[1]));
        Assert.AreEqual(2, store.Read("fifteen-letters", new byte[2]));
    }

    private static byte[] Filled(int count, int value)
    {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++)
        {
            bytes[i] = (byte)value;
        }

        return bytes;
    }

    private static void AssertRecord(FileAreaDouble files, string name, int count, int value)
    {
        byte[] buffer = new byte[512];
        Assert.AreEqual(count, new RecordStore(files).Read(name, buffer));
        for (int i = 0; i < count; i++)
        {
            Assert.AreEqual((int)(byte)value, (int)buffer[i]);
        }
    }
}
