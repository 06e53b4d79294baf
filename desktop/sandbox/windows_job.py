"""The job object of a reader process on Windows: memory, no further process, ended with the program.

``JOBOBJECT_EXTENDED_LIMIT_INFORMATION`` and its flags are those of winnt.h. The process waits for its first question, so
that it reads nothing before it is in the job.
"""

import ctypes
import sys

_KILL_ON_CLOSE, _PROCESS_MEMORY, _ACTIVE_PROCESS, _DIE_ON_EXCEPTION = 0x2000, 0x100, 0x8, 0x400
_EXTENDED_LIMITS = 9

if sys.platform == "win32":
    from ctypes import wintypes

    class _Basic(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def put_into_job(process: int, memory: int) -> int:
        """Limit the process with this handle; gives the job's handle, at whose closing it ends. Raises ``OSError``."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            ctypes.c_void_p,
            wintypes.DWORD,
        )
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _KILL_ON_CLOSE | _PROCESS_MEMORY | _ACTIVE_PROCESS | _DIE_ON_EXCEPTION
        limits.BasicLimitInformation.ActiveProcessLimit = 1
        limits.ProcessMemoryLimit = memory
        job = kernel.CreateJobObjectW(None, None)
        if (
            not job
            or not kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits))
            or not kernel.AssignProcessToJobObject(job, process)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        return int(job)

    def close_job(job: int) -> None:
        """Close a job's handle; what is in it ends."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        kernel.CloseHandle(job)
