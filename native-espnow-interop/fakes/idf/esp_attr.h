#pragma once

/// On the board the linker puts such data into memory that keeps its power in deep sleep, and that only another start writes.
#define RTC_DATA_ATTR
