#pragma once

#include "DeltaFacts.h"
#include "ImageClaim.h"
#include "SampleImage.h"

namespace enigmaiot::test {

/// A delta on its way.
struct DeltaParcel {
    ImageClaim claim;
    DeltaFacts facts;
    Image base;
    Image delta;
};

}  // namespace enigmaiot::test
