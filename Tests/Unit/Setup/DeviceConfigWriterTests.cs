using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Setup;

[TestClass]
public class DeviceConfigWriterTests
{
    [TestMethod]
    [DataRow("\"homeAssistant\": \"entities\"")]
    [DataRow("\"homeAssistant\": \"off\"")]
    [DataRow("\"homeAssistant\": \"migrate\"")]
    [DataRow("\"arduinoOtaPort\": 0")]
    [DataRow("\"unencryptedData\": true")]
    [DataRow("\"cayenneUnsigned\": true")]
    [DataRow("\"cayenneFlat\": true")]
    [DataRow("\"statusSeconds\": 0")]
    [DataRow("\"maximumUpdates\": 1")]
    [DataRow("\"readingNeedsPassword\": true")]
    public void WhatWasReadIsWrittenAgain(string member)
    {
        byte[] file = Encoding.UTF8.GetBytes("{ \"networkName\": \"n\", " + member + " }");
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        DeviceConfig config = reader.Read(file, file.Length);
        Assert.IsNull(reader.Error);

        byte[] written = new byte[1024];
        int count = new DeviceConfigWriter().Write(config, written);

        string text = Encoding.UTF8.GetString(written, 0, count);
        Assert.IsTrue(text.IndexOf(member) > 0, text);
    }

    [TestMethod]
    public void UnknownWordForHomeAssistantIsAnError()
    {
        byte[] file = Encoding.UTF8.GetBytes("{ \"homeAssistant\": \"on\" }");
        DeviceConfigReader reader = new DeviceConfigReader(new ListLog());
        Assert.IsNull(reader.Read(file, file.Length));
        Assert.AreEqual("homeAssistant: \"devices\", \"entities\", \"migrate\" or \"off\" is expected", reader.Error);
    }
}
