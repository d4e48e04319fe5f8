#pragma once
// The library has one set of functions for each width of a character; UTF-8 is this one.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
