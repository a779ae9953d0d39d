using System.Text.Json;
using EnigmaIoT.Firmware.Boards;
using EnigmaIoT.Firmware.Files;
using EnigmaIoT.Firmware.Preparing;
using EnigmaIoT.Tests.Desktop.Documents;
using EnigmaIoT.Tests.Desktop.EndToEnd;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Release;

/// <summary>The settings that are put into nf-interpreter, in a tree with the files that they follow from.</summary>
[TestClass]
public sealed class InterpreterTreeTests
{
    private readonly TestFolder _folder = new();

    public InterpreterTreeTests()
    {
        Write("targets/ESP32/CMakePresets.json", "{}");
        Write("targets-community/CMakePresets.json", "{}");
        Write("targets/ESP32/defconfig/ESP32_C3_defconfig", "CONFIG_RTOS_ESP32=y\nCONFIG_SDK_CONFIG_FILE=\"sdkconfig.default_rev3.esp32c3\"\n");
        Write("targets/ESP32/defconfig/ESP32_S3_QUAD_defconfig", "CONFIG_SDK_CONFIG_FILE=\"sdkconfig.quad\"\n");
        Write("targets/ESP32/defconfig/ESP32_REV3_defconfig", "CONFIG_SDK_CONFIG_FILE=\"sdkconfig.rev3\"\n");
        Write("targets/ESP32/_IDF/sdkconfig.default_rev3.esp32c3", "CONFIG_BT_ENABLED=y\nCONFIG_ESPTOOLPY_FLASHSIZE_4MB=y");
        Write("targets/ESP32/_IDF/sdkconfig.quad", "CONFIG_ESPTOOLPY_FLASHSIZE_4MB=y\n");
        Write("targets/ESP32/_IDF/sdkconfig.rev3", "CONFIG_ESPTOOLPY_FLASHSIZE_4MB=y\n");
        Write("config/user-prefs.TEMPLATE.json", "{ \"prefs\": 1 }");
        Write("config/user-tools-repos.TEMPLATE.json", "{ \"name\": \"user-tools-repos-container\" }");
    }

    [TestCleanup]
    public void RemoveFolder() => _folder.Dispose();

    [TestMethod]
    public void OurSettingsStandBehindTheTargetsOwn()
    {
        Prepare("ESP32_C3");

        string settings = Read("targets/ESP32/_IDF/sdkconfig.enigmaiot_esp32_c3");
        StringAssert.StartsWith(settings, "CONFIG_BT_ENABLED=y\nCONFIG_ESPTOOLPY_FLASHSIZE_4MB=y\n");
        StringAssert.Contains(settings, "CONFIG_MBEDTLS_CHACHAPOLY_C=y");
        StringAssert.Contains(settings, "partitions/partitions_enigmaiot_4mb.csv\"");
        StringAssert.EndsWith(settings, "\nCONFIG_BT_ENABLED=n\n");
        Assert.AreEqual(
            "CONFIG_SDK_CONFIG_FILE=\"sdkconfig.enigmaiot_esp32_c3\"\nCONFIG_NF_CLR_NO_IL_INLINE=y\nCONFIG_API_NANOFRAMEWORK_DEVICE_BLUETOOTH=n\n",
            Read("config/user-kconfig.conf"));
    }

    [TestMethod]
    public void ALargerFlashHasItsOwnPartitionTable()
    {
        Prepare("ESP32_S3");

        string ours = Read("targets/ESP32/_IDF/sdkconfig.enigmaiot_esp32_s3")["CONFIG_ESPTOOLPY_FLASHSIZE_4MB=y\n".Length..];
        StringAssert.Contains(ours, "\nCONFIG_ESPTOOLPY_FLASHSIZE_8MB=y\n");
        StringAssert.Contains(ours, "partitions/partitions_enigmaiot_8mb.csv\"");
        Assert.DoesNotContain("\nCONFIG_ESPTOOLPY_FLASHSIZE_4MB=y", ours);
        Assert.IsTrue(File.Exists(InTree("InteropAssemblies/EnigmaIoT.Interop/partitions/partitions_enigmaiot_8mb.csv")));
    }

    [TestMethod]
    public void ATargetWithoutBluetoothIsLeftAsItIs()
    {
        Prepare("ESP32_REV3");

        Assert.DoesNotContain("BT_ENABLED", Read("targets/ESP32/_IDF/sdkconfig.enigmaiot_esp32_rev3"));
        Assert.AreEqual("CONFIG_SDK_CONFIG_FILE=\"sdkconfig.enigmaiot_esp32_rev3\"\nCONFIG_NF_CLR_NO_IL_INLINE=y\n", Read("config/user-kconfig.conf"));
    }

    [TestMethod]
    [DataRow("ESP32_REV3", "ESP32_REV3")]
    [DataRow("ESP32_S3", "ESP32_S3_QUAD")]
    public void ThePresetInheritsTheTargets(string board, string target)
    {
        Prepare(board);

        using JsonDocument presets = JsonDocument.Parse(Read("CMakeUserPresets.json"));
        JsonElement preset = presets.RootElement.GetProperty("configurePresets")[0];
        Assert.AreEqual($"EnigmaIoT_{board}", preset.GetProperty("name").GetString());
        Assert.AreEqual(target, preset.GetProperty("inherits").GetString());
        Assert.AreEqual(target, preset.GetProperty("cacheVariables").GetProperty("TARGET_NAME").GetString());
        Assert.AreEqual("EnigmaIoT.Interop", preset.GetProperty("cacheVariables").GetProperty("NF_INTEROP_ASSEMBLIES").GetString());
    }

    [TestMethod]
    public void TheComponentStandsWhereTheBuildLooks()
    {
        Prepare("ESP32_REV3");

        Assert.IsTrue(File.Exists(InTree("InteropAssemblies/EnigmaIoT.Interop/nanoclr/EnigmaIoT_Interop.cpp")));
        Assert.IsTrue(File.Exists(InTree("InteropAssemblies/EnigmaIoT.Interop/esp32/EspSlots.cpp")));
        Assert.IsTrue(File.Exists(InTree("InteropAssemblies/EnigmaIoT.Interop/portable/SlotCore.cpp")));
        Assert.IsTrue(File.Exists(InTree("CMake/Modules/FindINTEROP-EnigmaIoT.Interop.cmake")));
        Assert.AreEqual("{ \"prefs\": 1 }", Read("config/user-prefs.json"));
        Assert.AreEqual("{ \"name\": \"user-tools-repos\" }", Read("config/user-tools-repos.json"));
    }

    [TestMethod]
    public void WhatIsSetOnThisMachineStays()
    {
        Write("config/user-tools-repos.json", "mine");

        Prepare("ESP32_REV3");

        Assert.AreEqual("mine", Read("config/user-tools-repos.json"));
    }

    [TestMethod]
    [DataRow("sdkconfig")]
    [DataRow("build/nanoCLR.bin")]
    public void AnEarlierBuildHasToGoFirst(string file)
    {
        Write(file, "old");

        FirmwareException failure = Assert.ThrowsExactly<FirmwareException>(() => Prepare("ESP32_REV3"));

        StringAssert.Contains(failure.Message, "Delete 'sdkconfig' and 'build'");
        Assert.IsFalse(File.Exists(InTree("CMakeUserPresets.json")), "nothing was changed");
    }

    [TestMethod]
    public void ATreeWithoutItsSubmodulesIsRefused()
    {
        File.Delete(InTree("targets-community/CMakePresets.json"));

        FirmwareException failure = Assert.ThrowsExactly<FirmwareException>(() => Prepare("ESP32_REV3"));

        StringAssert.EndsWith(failure.Message, "run 'git submodule update --init' there.");
    }

    [TestMethod]
    public void ATreeWithoutTheTargetIsRefused()
    {
        FirmwareException failure = Assert.ThrowsExactly<FirmwareException>(() => Prepare("ESP32_WROVER"));

        Assert.AreEqual("This nf-interpreter has no target ESP32_PSRAM_REV3; commit a3e8139a1 has.", failure.Message);
        Assert.IsFalse(Directory.Exists(InTree("InteropAssemblies")), "nothing was changed");
    }

    private void Prepare(string board)
    {
        new InterpreterTree(_folder.Path, Repository.PathOf("native-espnow-interop")).Prepare(BoardList.Find(board));
    }

    private string InTree(string path) => Path.Combine(_folder.Path, path);

    private string Read(string path) => File.ReadAllText(InTree(path));

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InTree(path))!);
        File.WriteAllText(InTree(path), text);
    }
}
