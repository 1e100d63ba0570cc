"""What the operating system says of a file that it doesn't give or take, in both languages."""

from __future__ import annotations

import errno

from ._diagnostic import Text

_DENIED = Text("access is denied", "没有访问权限")
_MISSING = Text("there is no such file or folder", "没有这个文件或文件夹")
_BUSY = Text("another program has it open", "文件正被其他程序使用")
_REASONS = {
    errno.EPERM: _DENIED,
    errno.EACCES: _DENIED,
    errno.ENOENT: _MISSING,
    errno.EISDIR: Text("it is a folder", "这是文件夹，不是文件"),
    errno.ENOTDIR: Text("a part of its path is no folder", "路径中有一段不是文件夹"),
    errno.EEXIST: Text("there is something of this name already", "已有同名的文件或文件夹"),
    errno.ENOTEMPTY: Text("the folder is not empty", "文件夹不是空的"),
    errno.ENOSPC: Text("there is no space left", "磁盘空间不足"),
    errno.EDQUOT: Text("your share of the disk is used up", "磁盘配额已用完"),
    errno.EFBIG: Text("the file is too large for this disk", "文件过大，磁盘不支持"),
    errno.ENAMETOOLONG: Text("its name is too long", "文件名或路径过长"),
    errno.EROFS: Text("the disk can only be read", "磁盘为只读"),
    errno.EBUSY: _BUSY,
    errno.ELOOP: Text("its links lead in a circle", "链接互相指向，没有终点"),
    errno.EMFILE: Text("too many files are open", "打开的文件过多"),
    errno.ENFILE: Text("too many files are open", "打开的文件过多"),
    errno.EIO: Text("the disk or the network failed", "磁盘或网络读写出错"),
    errno.EINVAL: Text("the system doesn't take this name or path", "系统不接受这个文件名或路径"),
}
_ON_WINDOWS = {32: _BUSY, 33: _BUSY, 53: Text("the network drive can't be reached", "无法连接网络驱动器")}
"""What Windows tells by a number of its own only; those of all systems hold it for a lack of permission."""


def os_reason(error: OSError) -> Text:
    """Why the system gave or took no file; in its own words where nobody has put them into ours.

    >>> str(os_reason(FileNotFoundError(2, "No such file or directory")))
    'there is no such file or folder'
    """
    known = _ON_WINDOWS.get(getattr(error, "winerror", None) or 0) or _REASONS.get(error.errno or 0)
    own = error.strerror or str(error) or type(error).__name__
    return known or Text(own, own)
