"""What a folder lies on: which disk, which file system, and whether a program sends what is put there to a cloud."""

import os
import sys
from pathlib import Path

FAT_MOST_BYTES = (4 << 30) - 1
"""No file on FAT32 is larger."""
MOUNTS = Path("/proc/self/mounts")
_NETWORK = frozenset(
    "nfs nfs4 cifs smb3 smbfs afs ceph glusterfs lustre davfs fuse.sshfs fuse.davfs2 fuse.rclone fuse.glusterfs fuse.s3fs "
    "fuse.gvfsd-fuse".split()
)
"""File systems of other computers, as Linux names them."""
_FAT = frozenset({"vfat", "msdos", "fat", "fat32"})
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "nutstore": "坚果云",
    "坚果云": "坚果云",
    "baidunetdisk": "百度网盘",
    "baidusyncdisk": "百度网盘",
    "百度网盘": "百度网盘",
    "百度云": "百度网盘",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud": "iCloud",
    "wpsdrive": "WPS 云盘",
    "wps云盘": "WPS 云盘",
    "weiyun": "微云",
    "微云": "微云",
    "aliyundrive": "阿里云盘",
    "阿里云盘": "阿里云盘",
    "quarksync": "夸克网盘",
    "夸克网盘": "夸克网盘",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "seafile": "Seafile",
}
"""How folders are named that a program keeps the same as a cloud's, in lower case without blanks at the ends, and what the
program is called."""


def cloud_of(folder: Path) -> str:
    """The name of the program that, by the name of a folder on the way, sends its files to a cloud; empty for none."""
    for part in folder.absolute().parts:
        name = part.strip().lower()
        for known, program in _CLOUDS.items():
            if name == known or name.startswith((f"{known} ", f"{known}-", f"{known}(", f"{known}_")):
                return program
    return ""


def is_same_disk(one: Path, other: Path) -> bool:
    """Whether two folders that are there lie on the same disk, as far as the system says. Raises ``OSError``."""
    if one.stat().st_dev == other.stat().st_dev:
        return True
    disks = _windows_disks if sys.platform == "win32" else _disks_of
    return not disks(one).isdisjoint(disks(other))


def _disks_of(folder: Path) -> frozenset[object]:
    """The disks that a folder lies on, by the kernel's list of devices; none where it has no such list."""
    device = folder.stat().st_dev
    if os.major(device) == 0:  # Btrfs has a number of its own for each subvolume
        try:
            device = Path(_mount_of(MOUNTS.read_text("utf-8", "replace"), folder.resolve())[0]).stat().st_rdev
        except OSError:
            return frozenset()
    entry = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    return frozenset(disks_under(entry.resolve())) if entry.exists() else frozenset()


def disks_under(device: Path) -> set[Path]:
    """The disks of a block device, by its folder in ``/sys``: that of a partition, or those that a volume of LVM, an
    encrypted one or a RAID is made of."""
    slaves = device / "slaves"
    if parts := sorted(slaves.iterdir()) if slaves.is_dir() else []:
        return set().union(*(disks_under(part.resolve()) for part in parts))
    return {device.parent if (device / "partition").exists() else device}


def is_fat(folder: Path) -> bool:
    """Whether a folder lies on a FAT file system, whose files have less than 4 GiB."""
    return _file_system(folder).lower() in _FAT


def is_on_network(folder: Path) -> bool:
    """Whether a folder, or where it is to be made, lies on another computer's disk, as far as the system says."""
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    return _file_system(folder).lower() in _NETWORK


def _file_system(folder: Path) -> str:
    if sys.platform == "win32":
        return _windows_file_system(folder)
    try:
        return mounted_as(MOUNTS.read_text("utf-8", "replace"), folder.resolve())
    except OSError:
        return ""


def mounted_as(mounts: str, folder: Path) -> str:
    """The file system of the mount that holds a folder, by a list in the form of ``/proc/mounts``; empty for none."""
    return _mount_of(mounts, folder)[1]


def _mount_of(mounts: str, folder: Path) -> tuple[str, str]:
    """What is mounted there, and its file system."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = Path(fields[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"))
        if (place == folder or place in folder.parents) and len(place.parts) >= best:
            best, found = len(place.parts), (fields[0], fields[2])
    return found


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    anchor = folder.absolute().anchor
    remote = 4  # DRIVE_REMOTE of fileapi.h
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # of Windows alone
    return anchor.startswith("\\\\") or kernel.GetDriveTypeW(anchor) == remote


def _windows_disks(folder: Path) -> frozenset[object]:
    """The kind and number of the disk that a drive letter stands for (``IOCTL_STORAGE_GET_DEVICE_NUMBER``): C: and D: are
    often one. None where Windows gives none, as for a drive made of several disks."""
    import ctypes

    number, given = (ctypes.c_uint32 * 3)(), ctypes.c_uint32()
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # of Windows alone
    kernel.CreateFileW.restype = ctypes.c_void_p
    share, existing, ask = 3, 3, 0x2D1080
    handle = ctypes.c_void_p(kernel.CreateFileW(f"\\\\.\\{folder.resolve().drive}", 0, share, None, existing, 0, None))
    try:
        done = kernel.DeviceIoControl(handle, ask, None, 0, number, 12, ctypes.byref(given), None)
    finally:
        kernel.CloseHandle(handle)
    return frozenset({(number[0], number[1])}) if done else frozenset()


def _windows_file_system(folder: Path) -> str:
    import ctypes

    name = ctypes.create_unicode_buffer(64)
    root = ctypes.create_unicode_buffer(1024)
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]  # of Windows alone
    if not kernel.GetVolumePathNameW(str(folder), root, len(root)):
        return ""
    if not kernel.GetVolumeInformationW(root, None, 0, None, None, None, name, len(name)):
        return ""
    return name.value
