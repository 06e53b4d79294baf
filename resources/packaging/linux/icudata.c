/* ICU's data library with nothing in it, as ICU's documentation of its data ("stubdata") describes it: the header of a
   common data file ("CmnD"), then a table of contents of no entries. DATA is the symbol that ICU looks for. */

#include <stdint.h>

typedef struct {
    uint16_t header_size;
    uint8_t magic[2];
    uint16_t info_size, reserved_word;
    uint8_t is_big_endian, charset_family, size_of_char, reserved_byte;
    uint8_t data_format[4], format_version[4], data_version[4];
    uint8_t padding[8];
    uint32_t count, reserved[3];
} Stub;

const Stub DATA = {
    32, {0xda, 0x27}, 20, 0, 0, 0, 2, 0, {'C', 'm', 'n', 'D'}, {1, 0, 0, 0}, {0, 0, 0, 0}, {0}, 0, {0, 0, 0},
};
