#include "Board.h"

#include "MbedDigest.h"
#include "MbedVerifier.h"

namespace enigmaiot::board {

namespace {

MbedDigest md5;
MbedDigest sha256;
DigestPool pool;
MbedVerifier verifier;
EspSlots theSlots(md5, sha256, verifier, nativeAssemblies());
EspWatchdog theWatchdog(isProgramHeld);
bool isDeploymentKnown = false;

}  // namespace

EspSlots &slots() noexcept
{
    // mbed TLS allocates, so this waits for the first question; start() does nothing from the second on.
    (void)md5.start(MBEDTLS_MD_MD5);
    (void)sha256.start(MBEDTLS_MD_SHA256);
    return theSlots;
}

DigestPool &digests() noexcept
{
    return pool;
}

EspWatchdog &watchdog() noexcept
{
    return theWatchdog;
}

void expectProgram() noexcept
{
    (void)theWatchdog.feed(slots().state() == ImageState::Testing ? FirstFeedSeconds : 0);
}

const esp_partition_t *deployment() noexcept
{
    const esp_partition_t *deployment = slots().deployment();
    if (!isDeploymentKnown) {
        isDeploymentKnown = true;
        expectProgram();
    }

    return deployment;
}

}  // namespace enigmaiot::board
