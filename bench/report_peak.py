"""report-peak.mjs for Python: report_peak.py SCRIPT [ARG ...] runs a script and tells its peak memory in the same way."""
import atexit
import os
import re
import resource
import runpy
import sys


def peak_kib():
    try:
        with open("/proc/self/status", encoding="utf-8") as status:
            return int(re.search(r"^VmHWM:\s+(\d+) kB$", status.read(), re.MULTILINE)[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


atexit.register(lambda: os.write(3, str(peak_kib()).encode()))
del sys.argv[0]
sys.path[0] = os.path.dirname(sys.argv[0])
runpy.run_path(sys.argv[0], run_name="__main__")
