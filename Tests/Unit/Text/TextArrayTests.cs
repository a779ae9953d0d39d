using EnigmaIoT.Shared.Text;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Text;

/// <summary>What is in an array of texts before anything was put there.</summary>
[TestClass]
public class TextArrayTests
{
    [TestMethod]
    public void ItsElementsAreNull()
    {
        string[] texts = TextArray.Make(2);

        bool isNull = texts[1] == null;

        Assert.AreEqual(2, texts.Length);
        Assert.IsTrue(isNull);
        Assert.IsNull(texts[0]);
    }

    [TestMethod]
    public void AnEmptyPlaceDiffersFromAnyText()
    {
        string[] texts = TextArray.Make(1);

        bool isText = texts[0] == "a text";

        Assert.IsFalse(isText);
    }

    [TestMethod]
    public void AnEmptyPlaceIsLikeAnother()
    {
        string[] texts = TextArray.Make(2);

        bool isSame = texts[0] == texts[1];

        Assert.IsTrue(isSame);
    }
}
