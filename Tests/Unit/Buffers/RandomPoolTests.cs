using EnigmaIoT.Shared.Buffers;
using EnigmaIoT.Shared.Ports;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Buffers;

[TestClass]
public class RandomPoolTests
{
    [TestMethod]
    public void GivesOutEveryByteOnceAndFetchesAWholeStockAtATime()
    {
        CountingSource source = new CountingSource();
        RandomPool pool = new RandomPool(source);
        byte[] buffer = new byte[1000];
        int at = 0;
        for (int part = 1; at + part <= buffer.Length; part++)
        {
            pool.Fill(buffer, at, part);
            at += part;
        }

        for (int i = 0; i < at; i++)
        {
            Assert.AreEqual((i * 7) & 0xFF, (int)buffer[i]);
        }

        Assert.AreEqual((at + RandomPool.Size - 1) / RandomPool.Size, source.Calls);
    }

    [TestMethod]
    public void FillsMoreThanItsStock()
    {
        CountingSource source = new CountingSource();
        byte[] buffer = new byte[(2 * RandomPool.Size) + 50];
        new RandomPool(source).Fill(buffer, 0, buffer.Length);
        int last = buffer.Length - 1;
        Assert.AreEqual((last * 7) & 0xFF, (int)buffer[last]);
        Assert.AreEqual(3, source.Calls);
    }

    [TestMethod]
    public void WipesWhatItGaveOut()
    {
        CountingSource source = new CountingSource();
        RandomPool pool = new RandomPool(source);
        pool.Fill(new byte[40], 0, 40);
        Assert.AreEqual(0, (int)source.Last[39]);
        Assert.AreEqual((40 * 7) & 0xFF, (int)source.Last[40]);
    }

    private sealed class CountingSource : IRandom
    {
        private int _next;

        public int Calls { get; private set; }

        public byte[] Last { get; private set; }

        public void Fill(byte[] buffer, int offset, int count)
        {
            Calls++;
            Last = buffer;
            for (int i = 0; i < count; i++)
            {
                buffer[offset + i] = (byte)(_next++ * 7);
            }
        }
    }
}
