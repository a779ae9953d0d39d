using System.Text;
using EnigmaIoT.Shared.Configuration;
using EnigmaIoT.Simulation.Images;
using EnigmaIoT.Simulation.Logging;
using EnigmaIoT.Simulation.Time;
using EnigmaIoT.Tests.Desktop.Native;
using EnigmaIoT.Update.Commands;
using EnigmaIoT.Update.Images;
using EnigmaIoT.Update.Signing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace EnigmaIoT.Tests.Desktop.Signing;

/// <summary>enigmaiot-image, with keys and signatures that OpenSSL makes and reads.</summary>
[TestClass]
public sealed class ImageCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("enigmaiot-image-");
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public ImageCommandTests()
    {
        File.WriteAllBytes(Path("image.bin"), SampleImage.Create(new Version(1, 2, 3), 2000));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
    }

    [TestMethod]
    public void AKeyIsMadeAnImageSignedVerifiedAndShown()
    {
        Succeeds("keygen", "--key", Path("my.pem"));
        StringAssert.Contains(_output.ToString(), SigningKey.FromPem(File.ReadAllText(Path("my.pub.pem"))).ConfigurationText);
        Succeeds("sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "12", "--class", "relay", "-o", Path("signed.bin"));
        Succeeds("verify", "-f", Path("signed.bin"), "-k", Path("my.pub.pem"));
        StringAssert.Contains(_output.ToString(), "counter 12");
        Succeeds("inspect", "-f", Path("signed.bin"));
        StringAssert.Contains(_output.ToString(), "hardware class: relay");
        Succeeds("inspect", "-f", Path("image.bin"));
        StringAssert.Contains(_output.ToString(), "unsigned");
    }

    [TestMethod]
    public void OnlyItsOwnerReadsAKey()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("not run: Windows has no such modes");
            return;
        }
        else
        {
            Succeeds("keygen", "--key", Path("my.pem"));
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path("my.pem")));
        }
    }

    [TestMethod]
    public void AKeyIsNotOverwritten()
    {
        Succeeds("keygen", "--key", Path("my.pem"));
        string before = File.ReadAllText(Path("my.pem"));

        Fails(ExitCode.File, "there already", "keygen", "--key", Path("my.pem"));
        Assert.AreEqual(before, File.ReadAllText(Path("my.pem")));
    }

    /// <summary>What keygen says of the configuration is what the configuration is called (docs/signed-images.md).</summary>
    [TestMethod]
    public void WhereAKeyGoesIsSaidAsTheConfigurationHasIt()
    {
        Succeeds("keygen", "--key", Path("my.pem"));

        string[] lines = _output.ToString().Split('\n', StringSplitOptions.TrimEntries);
        StringAssert.Contains(lines[1], "\"keys\" under \"signing\"");
        byte[] file = Encoding.UTF8.GetBytes($"{{\"signing\":{{\"keys\":[\"{lines[2]}\"]}}}}");
        DeviceConfigReader reader = new(new MemoryLog(new Scheduler(), "board", []));
        Assert.IsTrue(reader.Read(file, file.Length)!.Signing.HasKey);
    }

    [TestMethod]
    public void WhereOneHalfOfAPairCannotBeWrittenNeitherIs()
    {
        File.WriteAllText(Path("my.pub.pem"), "another");

        Fails(ExitCode.File, "there already", "keygen", "--key", Path("my.pem"));
        Assert.IsFalse(File.Exists(Path("my.pem")));
        Assert.AreEqual("another", File.ReadAllText(Path("my.pub.pem")));
        Fails(ExitCode.File, "there already", "keygen", "--key", Path("one.pem"), "--public", Path("one.pem"));
        Assert.IsFalse(File.Exists(Path("one.pem")));
        Fails(ExitCode.File, "cannot be written", "keygen", "--key", Path("one.pem"), "--public", Path("no/such/folder"));
        Assert.IsFalse(File.Exists(Path("one.pem")));
    }

    [TestMethod]
    public void AnEmptyPasswordIsNone()
    {
        ImageCommand command = new(_output, _error) { Variables = _ => "" };
        Assert.AreEqual(ExitCode.Done, command.Run(["keygen", "--key", Path("my.pem")]));
        StringAssert.StartsWith(File.ReadAllText(Path("my.pem")), "-----BEGIN PRIVATE KEY");

        File.WriteAllText(Path("password"), "\n");
        Fails(ExitCode.Usage, "is empty", "keygen", "--key", Path("other.pem"), "--key-password-file", Path("password"));
        Assert.IsFalse(File.Exists(Path("other.pem")));
    }

    [TestMethod]
    public void AnImageIsSignedInItsPlaceAndNothingIsLeftBeside()
    {
        Succeeds("keygen", "--key", Path("my.pem"));
        for (int counter = 1; counter <= 2; counter++)
        {
            Succeeds("sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", $"{counter}", "-o", Path("image.bin"));
        }

        StringAssert.Contains(_output.ToString(), "counter 2");
        Directory.CreateDirectory(Path("folder"));
        Fails(ExitCode.File, "cannot be written", "sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "3", "-o", Path("folder"));
        CollectionAssert.AreEquivalent(
            new[] { "folder", "image.bin", "my.pem", "my.pub.pem" }, _folder.GetFileSystemInfos().Select(file => file.Name).ToArray());
    }

    [TestMethod]
    public async Task OpenSslReadsOurKeyAndVerifiesOurSignature()
    {
        using ProgramFolder openssl = ProgramFolder.FindOrSkip("openssl");
        Succeeds("keygen", "--key", Path("my.pem"));
        Succeeds("sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "1", "-o", Path("signed.bin"));
        byte[] signed = File.ReadAllBytes(Path("signed.bin"));
        ImageTrailer trailer = ImageReader.Read(signed).Trailer!;
        string bytes = openssl.Write("protected.bin", signed.AsSpan(trailer.Start, trailer.ProtectedSize));
        string signature = openssl.Write("signature.der", Der(trailer.Signature.Span));

        StringAssert.Contains(await openssl.Run("pkey", "-in", Path("my.pem"), "-text", "-noout"), "prime256v1");
        string verified = await openssl.Run("dgst", "-sha256", "-verify", Path("my.pub.pem"), "-signature", signature, bytes);
        StringAssert.Contains(verified, "Verified OK");
    }

    [TestMethod]
    [DataRow("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {0}")]
    [DataRow("ecparam -name prime256v1 -genkey -out {0}")]
    [DataRow("ecparam -name prime256v1 -genkey -noout -out {0}")]
    [DataRow("genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -aes256 -pass pass:secret -out {0}")]
    public async Task AKeyOfOpenSslSigns(string make)
    {
        using ProgramFolder openssl = ProgramFolder.FindOrSkip("openssl");
        await openssl.Run([.. make.Split(' ').Select(word => word == "{0}" ? openssl.Path("key.pem") : word)]);
        await openssl.Run("pkey", "-in", openssl.Path("key.pem"), "-passin", "pass:secret", "-pubout", "-out", openssl.Path("pub.pem"));

        Succeeds("sign", "-f", Path("image.bin"), "-k", openssl.Path("key.pem"), "-c", "3", "-o", Path("signed.bin"));
        Succeeds("verify", "-f", Path("signed.bin"), "-k", openssl.Path("pub.pem"));
    }

    [TestMethod]
    public async Task OpenSslReadsOurKeyThatHasAPassword()
    {
        using ProgramFolder openssl = ProgramFolder.FindOrSkip("openssl");
        File.WriteAllText(Path("password"), "another one\n");
        Succeeds("keygen", "--key", Path("my.pem"), "--key-password-file", Path("password"));

        StringAssert.StartsWith(File.ReadAllText(Path("my.pem")), "-----BEGIN ENCRYPTED PRIVATE KEY");
        await openssl.Run("pkey", "-in", Path("my.pem"), "-passin", "pass:another one", "-noout");
        Succeeds("sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "3", "-o", Path("signed.bin"), "--key-password-file", Path("password"));
        Fails(ExitCode.File, "wrong password", "sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "3", "-o", Path("signed.bin"));
    }

    [TestMethod]
    public async Task WhatCannotBeUsedIsToldInOneLine()
    {
        using ProgramFolder openssl = ProgramFolder.FindOrSkip("openssl");
        await openssl.Run("ecparam", "-name", "secp384r1", "-genkey", "-noout", "-out", openssl.Path("384.pem"));
        await openssl.Run("genrsa", "-out", openssl.Path("rsa.pem"), "2048");
        await openssl.Run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-param_enc", "explicit", "-out", openssl.Path("numbers.pem"));
        await openssl.Run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", openssl.Path("bare.pem"));
        await openssl.Run("ec", "-in", openssl.Path("bare.pem"), "-aes128", "-passout", "pass:secret", "-out", openssl.Path("old.pem"));
        Succeeds("keygen", "--key", Path("my.pem"));
        Succeeds("keygen", "--key", Path("other.pem"));
        Succeeds("sign", "-f", Path("image.bin"), "-k", Path("my.pem"), "-c", "3", "-o", Path("signed.bin"));
        string[] sign = ["sign", "-f", Path("image.bin"), "-c", "1", "-o", Path("out.bin"), "-k"];

        Fails(ExitCode.File, "not of the curve P-256", [.. sign, openssl.Path("384.pem")]);
        Fails(ExitCode.File, "not of the curve P-256", [.. sign, openssl.Path("numbers.pem")]);
        Fails(ExitCode.File, "openssl pkcs8 -topk8", [.. sign, openssl.Path("old.pem")]);
        Fails(ExitCode.File, "no ECDSA key", [.. sign, openssl.Path("rsa.pem")]);
        Fails(ExitCode.File, "no ECDSA key", [.. sign, Path("image.bin")]);
        Fails(ExitCode.File, "cannot be read", [.. sign, Path("missing.pem")]);
        Fails(ExitCode.File, "is a public key", [.. sign, Path("my.pub.pem")]);
        Fails(ExitCode.File, "There is no file", "inspect", "-f", Path("missing.bin"));
        Fails(ExitCode.File, "no firmware", "inspect", "-f", Path("my.pem"));
        Fails(ExitCode.Usage, "--help", "sign", "-f", Path("image.bin"));
        Fails(ExitCode.Usage, "--help", "sign", "-f", Path("image.bin"), "-c", "-1", "-o", Path("out.bin"), "-k", Path("my.pem"));
        Fails(ExitCode.Usage, "--help", "resign");
        Fails(ExitCode.Usage, "password file", [.. sign, Path("my.pem"), "--key-password-file", Path("missing")]);
        Fails(ExitCode.File, "cannot be written", "sign", "-f", Path("image.bin"), "-c", "1", "-k", Path("my.pem"), "-o", Path("no/such/folder"));
        Assert.AreEqual(ExitCode.CheckFailed, Run("verify", "-f", Path("signed.bin"), "-k", Path("other.pub.pem")));
        StringAssert.Contains(_output.ToString(), "signed with another key");
        Assert.AreEqual(ExitCode.Done, Run("verify", "-f", Path("signed.bin"), "-k", Path("other.pub.pem"), "-k", Path("my.pub.pem")));
    }

    private static byte[] Der(ReadOnlySpan<byte> signature)
    {
        System.Formats.Asn1.AsnWriter writer = new(System.Formats.Asn1.AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Trim(signature[..32]));
            writer.WriteIntegerUnsigned(Trim(signature[32..]));
        }

        return writer.Encode();
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> number) => number.TrimStart((byte)0);

    private int Run(params string[] arguments)
    {
        ImageCommand command = new(_output, _error) { Variables = name => name == SecretSources.KeyPasswordVariable ? "secret" : null };
        return command.Run(arguments);
    }

    private void Succeeds(params string[] arguments)
    {
        _output.GetStringBuilder().Clear();
        bool isKey = arguments[0] == "keygen" && !arguments.Contains("--key-password-file");
        ImageCommand command = new(_output, _error) { Variables = _ => isKey ? null : "secret" };
        Assert.AreEqual(ExitCode.Done, command.Run(arguments), _error.ToString());
    }

    private void Fails(int code, string expected, params string[] arguments)
    {
        _error.GetStringBuilder().Clear();
        Assert.AreEqual(code, Run(arguments), _error.ToString());
        string error = _error.ToString();
        Assert.AreEqual(1, error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, error);
        StringAssert.StartsWith(error, "enigmaiot-image: ");
        StringAssert.Contains(error, expected);
    }

    private string Path(string name) => System.IO.Path.Combine(_folder.FullName, name);
}
