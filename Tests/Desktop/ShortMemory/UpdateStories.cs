using EnigmaIoT.Tests.Unit.Gateway;
using nanoFramework.TestFramework;

namespace EnigmaIoT.Tests.Desktop.ShortMemory;

/// <summary>Updates of nodes.</summary>
internal static class UpdateStories
{
    private const long Kitchen = 0x3C71BF000002;
    private const int Chunks = 10;

    public static Story OfferToAnOldNode() => Old((story, updater) => { }, (story, updater) => updater.Offer());

    public static Story ChunksToAnOldNode() => Old(
        (story, updater) => updater.Offer(),
        (story, updater) =>
        {
            updater.Chunk(1);
            updater.Chunk(2);
            story.Rig.Run(300);
        });

    public static Story EndOfAnOldNode() => Old(
        (story, updater) => Publish(updater, Chunks - 1),
        (story, updater) =>
        {
            updater.Chunk(Chunks);
            story.Rig.Run(1000);
        });

    public static Story AbortOfAnUpdate() => Old(
        (story, updater) => Publish(updater, 3),
        (story, updater) => story.Rig.Tell("kitchen/set/ota", "abort"));

    public static Story OfferToAWindowNode() => Window((story, updater) => { }, (story, updater) => updater.Offer());

    public static Story BlockToAWindowNode() => Window(
        (story, updater) => updater.Offer(),
        (story, updater) =>
        {
            updater.Block(1, 4);
            story.Rig.Run(50);
        });

    public static Story EndOfAWindowNode() => Window(
        (story, updater) =>
        {
            updater.Offer();
            updater.Block(1, 8);
            story.Rig.Run(50);
        },
        (story, updater) =>
        {
            updater.Block(9, 2);
            story.Rig.Run(1000);
        });

    private static void Publish(UpdaterDouble updater, int last)
    {
        updater.Offer();
        for (int i = 1; i <= last; i++)
        {
            updater.Chunk(i);
        }
    }

    private static Story Old(Action<Story, UpdaterDouble> prepare, Action<Story, UpdaterDouble> step)
    {
        Story story = new() { Settle = 500 };
        OldNodeDouble node = null!;
        UpdaterDouble updater = null!;
        story.Prepare = () =>
        {
            node = new OldNodeDouble(story.Rig, Kitchen);
            node.Register();
            node.SendName("kitchen");
            updater = new UpdaterDouble(story.Rig, "kitchen", new TestImage(Chunks));
            prepare(story, updater);
        };
        story.Step = () => step(story, updater);
        story.Check = () =>
        {
            updater.Go(20, 60000);
            for (int i = 0; i < 3 && !node.HasImage; i++)
            {
                story.Rig.Run(30000);
                node.Reboot();
                updater = new UpdaterDouble(story.Rig, "kitchen", new TestImage(Chunks));
                updater.Update();
            }

            CheckDone(story, node.HasImage);
        };
        return story;
    }

    private static Story Window(Action<Story, BlockPublisherDouble> prepare, Action<Story, BlockPublisherDouble> step)
    {
        Story story = new() { Settle = 500 };
        WindowNodeDouble node = null!;
        BlockPublisherDouble updater = null!;
        story.Prepare = () =>
        {
            node = new WindowNodeDouble(story.Rig, Kitchen);
            node.Register();
            node.SendName("kitchen");
            updater = new BlockPublisherDouble(story.Rig, "kitchen", new TestImage(Chunks));
            prepare(story, updater);
        };
        story.Step = () => step(story, updater);
        story.Check = () =>
        {
            updater.Go(20000);
            for (int i = 0; i < 3 && !node.HasImage; i++)
            {
                story.Rig.Run(30000);
                updater = new BlockPublisherDouble(story.Rig, "kitchen", new TestImage(Chunks));
                updater.Offer();
                updater.Go(60000);
            }

            CheckDone(story, node.HasImage);
        };
        return story;
    }

    private static void CheckDone(Story story, bool hasImage)
    {
        Assert.IsTrue(hasImage, "an update comes to its end");
        story.Rig.Run(60000);
        Assert.IsFalse(story.Rig.Gateway.Updates.IsAnyRunning, "no update runs");
        Assert.AreEqual(0, story.Rig.Gateway.Nodes.UpdatesRunning);
        Assert.IsFalse(story.Rig.Gateway.Nodes.Find(Kitchen).IsBeingUpdated);
    }
}
