"""Runs a command and prints what it cost: exit code, wall and CPU seconds, peak memory of its largest process in kB.

A program of its own and a small one: memory is counted from the process that starts the command.
"""

import os
import sys
import time

begun = time.monotonic()
child = os.fork()
if child == 0:
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    try:
        os.execvp(sys.argv[1], sys.argv[1:])
    finally:
        os._exit(127)
_, status, usage = os.wait4(child, 0)
wall = time.monotonic() - begun
print(os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
