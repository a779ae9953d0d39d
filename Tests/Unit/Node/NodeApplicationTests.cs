using System.Text;
using EnigmaIoT.Node.Applications;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Shared.Frames;
using EnigmaIoT.Shared.Payload;
using EnigmaIoT.Shared.Starting;
using EnigmaIoT.Tests.Unit.Support;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Unit.Node;

/// <summary>What the base of applications does with what an application declares.</summary>
[TestClass]
public class NodeApplicationTests
{
    [TestMethod]
    public void ReadingsGoOutTogetherAfterRegistrationAndThenAtTheirOwnPace()
    {
        ProbeApplication application = new ProbeApplication();
        NodeRig rig = Registered(application);
        Assert.AreEqual("{\"temp\":20.5,\"door\":0}", NextData(rig));

        rig.Run(19000);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));
        rig.Run(1000);
        Assert.AreEqual("{\"temp\":20.5}", NextData(rig));
        rig.Run(20000);
        Assert.AreEqual("{\"temp\":20.5}", NextData(rig));
        rig.Run(20000);
        Assert.AreEqual("{\"temp\":20.5,\"door\":0}", NextData(rig));
    }

    [TestMethod]
    public void AReadingWithoutAValueIsLeftOutAndAMessageWithoutReadingsIsNotSent()
    {
        ProbeApplication application = new ProbeApplication();
        application.Temperature = double.NaN;
        NodeRig rig = Registered(application);
        Assert.AreEqual("{\"door\":0}", NextData(rig));
        rig.Run(21000);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));

        application.Temperature = -3;
        rig.Run(20000);
        Assert.AreEqual("{\"temp\":-3}", NextData(rig));
    }

    [TestMethod]
    public void ACommandIsObeyedInBothFormsAndAnsweredWithAllReadings()
    {
        ProbeApplication application = new ProbeApplication();
        NodeRig rig = Registered(application);
        NextData(rig);

        Set(rig, "{\"door\":1}");
        Assert.AreEqual(1, application.Door);
        Assert.AreEqual("{\"temp\":20.5,\"door\":1}", NextData(rig));
        Set(rig, "{\"cmd\":\"door\",\"door\":false}");
        Assert.AreEqual(0, application.Door);
        Assert.AreEqual("{\"temp\":20.5,\"door\":0}", NextData(rig));
        Assert.AreEqual(0, rig.Node.Rejects.Total);
    }

    [TestMethod]
    [DataRow("{\"door\":2}")]
    [DataRow("{\"door\":\"open\"}")]
    [DataRow("{\"window\":1}")]
    [DataRow("{\"cmd\":\"window\",\"door\":1}")]
    [DataRow("{\"cmd\":\"door\"}")]
    [DataRow("{\"door\":1,\"temp\":1}")]
    [DataRow("[1]")]
    public void WhatIsNoCommandIsCountedAndNotAnswered(string json)
    {
        ProbeApplication application = new ProbeApplication();
        NodeRig rig = Registered(application);
        NextData(rig);

        Set(rig, json);

        Assert.AreEqual(0, application.Door);
        Assert.AreEqual(1, rig.Node.Rejects.Total);
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    [TestMethod]
    public void ATriggerIsAMessageOfItsOwnAndWaitsForTheRegistration()
    {
        ProbeApplication application = new ProbeApplication();
        NodeRig rig = new NodeRig();
        rig.Start(application);
        application.Press.Fire();
        rig.Register();

        Assert.AreEqual("{\"button\":1}", NextData(rig));
        Assert.AreEqual("{\"temp\":20.5,\"door\":0}", NextData(rig));
        for (int i = 0; i < 9; i++)
        {
            application.Press.Fire();
        }

        rig.Run(1000);
        int count = 0;
        while (rig.Gateway.NextPayload(FrameType.SensorData) != null)
        {
            count++;
        }

        Assert.AreEqual(4, count);
    }

    [TestMethod]
    public void HomeAssistantIsToldOfEachReadingAndTriggerAfterTheFirstMessage()
    {
        NodeRig rig = Registered(new ProbeApplication());
        NextData(rig);
        rig.Run(2000);

        Assert.AreEqual(
            "{\"type\":12,\"nmsfx\":\"temp\",\"val\":\"temp\",\"dev_cla\":7,\"unit_of_meas\":\"\u00B0C\",\"exp_aft\":60}",
            NextEntity(rig));
        Assert.AreEqual(
            "{\"type\":13,\"nmsfx\":\"door\",\"val\":\"door\",\"pl_on\":\"{\\\"door\\\":1}\",\"pl_off\":\"{\\\"door\\\":0}\""
                + ",\"stat_on\":1,\"stat_off\":0}",
            NextEntity(rig));
        Assert.AreEqual(
            "{\"type\":6,\"nmsfx\":\"button_1_0\",\"pl\":\"{\\\"button\\\":1}\",\"ttype\":0,\"tstype\":\"button_1\"}",
            NextEntity(rig));
        Assert.IsNull(rig.Gateway.NextPayload(FrameType.HomeAssistantDiscovery));
    }

    [TestMethod]
    public void ReadingsThatDoNotFitOneMessageGoIntoTheNext()
    {
        WideApplication application = new WideApplication();
        NodeRig rig = Registered(application);
        int values = 0;
        int messages = 0;
        for (byte[] data = rig.Gateway.NextPayload(FrameType.SensorData); data != null; data = rig.Gateway.NextPayload(FrameType.SensorData))
        {
            messages++;
            values += data[1] & 0x0F;
        }

        Assert.AreEqual(WideApplication.Readings, values);
        Assert.AreEqual(3, messages);
        Assert.AreEqual(1, rig.Node.Rejects.Total, "the one that is too long for any message");
    }

    [TestMethod]
    public void CayenneLppHasChannelsAndTypes()
    {
        CayenneApplication application = new CayenneApplication();
        NodeRig rig = Registered(application);
        byte[] data = rig.Gateway.NextPayload(FrameType.SensorData);
        Assert.AreEqual(PayloadEncoding.CayenneLpp, data[0]);
        byte[] text = new byte[200];
        int count = CayenneLppToJson.Convert(data, 1, data.Length - 1, text, 0, text.Length, false);
        Assert.AreEqual(
            "[{\"channel\":1,\"type\":103,\"name\":\"temperature\",\"value\":-5.5},{\"channel\":2,\"type\":104,\"name\":\"humidity\",\"value\":61.5}]",
            Encoding.UTF8.GetString(text, 0, count));
    }

    [TestMethod]
    public void AnApplicationWithReadingsIsWellOnceOneHasLeft()
    {
        ProbeApplication application = new ProbeApplication();
        NodeRig rig = new NodeRig();
        rig.Start(application);
        Assert.AreEqual((int)ProgramHealth.Unknown, (int)application.Health);
        rig.Register();
        Assert.AreEqual((int)ProgramHealth.Well, (int)application.Health);
    }

    [TestMethod]
    public void SettingsAreFieldsOfThePage()
    {
        ProbeApplication application = new ProbeApplication();
        Assert.AreEqual(2, application.FieldCount);
        Assert.AreEqual("offset", application.FieldName(0));
        Assert.AreEqual("Tenths to add", application.FieldLabel(0));
        Assert.AreEqual("0", application.FieldDefault(0));
        Assert.IsNull(application.CheckField(0, "50"));
        Assert.AreEqual("a whole number from 0 to 50 is expected", application.CheckField(0, "51"));
        ApplicationValues values = new ApplicationValues();
        values.Set("offset", "15");
        values.Set("place", "attic");
        application.UseFields(values);
        Assert.AreEqual("15", application.FieldDefault(0));
        Assert.AreEqual("attic", application.FieldDefault(1));
        values.Set("offset", "much");
        application.UseFields(values);
        Assert.AreEqual("15", application.FieldDefault(0), "what is wrong changes nothing");
    }

    private static NodeRig Registered(INodeApplication application)
    {
        NodeRig rig = new NodeRig();
        rig.Start(application);
        rig.Register();
        return rig;
    }

    private static void Set(NodeRig rig, string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        byte[] payload = new byte[100];
        int count = JsonToMessagePack.Convert(text, 0, text.Length, payload, 0, payload.Length);
        byte[] message = new byte[count];
        System.Array.Copy(payload, 0, message, 0, count);
        rig.Gateway.Data(false, PayloadEncoding.MessagePack, message);
        rig.Pump();
    }

    private static string NextData(NodeRig rig)
    {
        return Text(rig.Gateway.NextPayload(FrameType.SensorData));
    }

    private static string NextEntity(NodeRig rig)
    {
        return Text(rig.Gateway.NextPayload(FrameType.HomeAssistantDiscovery));
    }

    private static string Text(byte[] message)
    {
        Assert.IsNotNull(message, "a message was sent");
        Assert.AreEqual(PayloadEncoding.MessagePack, message[0]);
        byte[] text = new byte[400];
        int count = MessagePackToJson.Convert(message, 1, message.Length - 1, text, 0, text.Length);
        return Encoding.UTF8.GetString(text, 0, count);
    }

    private sealed class ProbeApplication : NodeApplication
    {
        public ProbeApplication()
        {
            AddReading("temp", Measure, 20).AsSensor(SensorClass.Temperature, "\u00B0C");
            AddReading("door", ReportDoor, 60).AsSwitch();
            AddCommand("door", SetDoor);
            Press = AddTrigger("button", 1, TriggerType.ButtonShortPress);
            AddSetting(new NumberSetting("offset", "Tenths to add", 0, 0, 50));
            AddSetting(new TextSetting("place", "Where it hangs", string.Empty));
        }

        public double Temperature { get; set; } = 20.5;

        public int Door { get; private set; }

        public Trigger Press { get; }

        private double Measure()
        {
            return Temperature;
        }

        private double ReportDoor()
        {
            return Door;
        }

        private bool SetDoor(int value)
        {
            bool isTaken = value == 0 || value == 1;
            Door = isTaken ? value : Door;
            return isTaken;
        }
    }

    private sealed class WideApplication : NodeApplication
    {
        public const int Readings = 20;

        public WideApplication()
        {
            for (int i = 0; i < Readings; i++)
            {
                AddReading("reading" + i.ToString(), One, 60);
                if (i == 3)
                {
                    AddText("long", Long, 60);
                }
            }
        }

        private static double One()
        {
            return 1;
        }

        private static string Long()
        {
            return new string('a', PayloadFrame.MaximumPayload);
        }
    }

    private sealed class CayenneApplication : NodeApplication
    {
        public CayenneApplication()
        {
            UseCayenneLpp();
            Reading temperature = AddReading("temp", Cold, 60);
            temperature.Channel = 1;
            temperature.CayenneType = CayenneLppType.Temperature;
            Reading humidity = AddReading("hum", Humid, 60);
            humidity.Channel = 2;
            humidity.CayenneType = CayenneLppType.Humidity;
        }

        private static double Cold()
        {
            return -5.5;
        }

        private static double Humid()
        {
            return 61.3;
        }
    }
}
