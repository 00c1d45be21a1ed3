// The program: everything else of it is in the library.
#include "cli/cli.h"

int main(int argc, char **argv) {
    return tz_cli(argc, argv);
}
