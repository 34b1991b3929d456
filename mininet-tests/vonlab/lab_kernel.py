# SPDX-License-Identifier: Apache-2.0
"""Starting the lab kernel: Debian's user-mode-linux with this machine's file system as its root.

On processors with AMX the extended register state is larger than the buffer of user-mode-linux
6.1, and the host then refuses every ``PTRACE_SETREGSET`` (EFAULT), which the lab kernel answers
with a panic. A system call filter that refuses that one ptrace request for itself lets the lab
kernel fall back to the x87 and SSE registers (``PTRACE_SETFPREGS``). As the wider registers are
then lost at every page fault, programs inside are told not to use them.
"""

import ctypes
import os
import shutil
import signal
import struct
import sys
from typing import Dict, List

UML_XSTATE_BYTES = 2696
MEMORY = "1200M"
_NICE = -15
_UML = "linux.uml"
_PTRACE_TRACEME, _PTRACE_GETREGSET, _PTRACE_SETREGSET = 0, 0x4204, 0x4205
_NT_X86_XSTATE = 0x202
_PTRACE_SYSCALL_X86_64 = 101
_AUDIT_ARCH_X86_64 = 0xC000003E
_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER = 38, 22, 2
_EINVAL = 22
_libc = ctypes.CDLL(None, use_errno=True)

NARROW_REGISTERS: Dict[str, str] = {
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-AVX512F,-AVX512VL,-AVX512BW,-AVX512DQ,"
    "-AVX512CD,-AVX_Fast_Unaligned_Load,-FMA,-FMA4,-ERMS,-FSRM",
    "OPENSSL_ia32cap": "~0x1800100000000000:0x0",
}


def missing_packages() -> List[str]:
    """The Debian packages that the lab needs and that are not there."""
    needed = {
        _UML: "user-mode-linux",
        "modprobe": "kmod",
        "ovs-vswitchd": "openvswitch-switch",
        "mn": "mininet",
        "ip": "iproute2",
        "ssh": "openssh-client",
        "unshare": "util-linux",
        "iperf3": "iperf3",
    }
    path = os.environ.get("PATH", "") + ":/usr/sbin:/sbin"
    return sorted(package for tool, package in needed.items() if not shutil.which(tool, path=path))


def command(guest_directory: str, code_directory: str) -> List[str]:
    """The command that starts the lab kernel; run it inside the lab's network namespace.

    :param guest_directory: shared with the lab kernel, which writes its logs there
    :param code_directory: where the package ``vonlab`` is
    :raises ValueError: if a path has a character that the kernel's command line can't carry
    """
    for path in (guest_directory, code_directory):
        if any(character.isspace() or character in "\"',\\" for character in path):
            raise ValueError(f"the path {path!r} has a space, quote or comma; move it elsewhere")
    init = os.path.join(os.path.dirname(os.path.abspath(__file__)), "guest", "init.sh")
    return [
        sys.executable,
        "-m",
        "vonlab.lab_kernel",
        _UML,
        f"mem={MEMORY}",
        "vec0:transport=tap,ifname=tap0",
        "rootfstype=hostfs",
        "rootflags=/",
        f"init={init}",
        f"uml_dir={guest_directory}/",
        "con=null",
        "con0=fd:0,fd:1",
        "quiet",
        f"von_dir={guest_directory}",
        f"von_code={code_directory}",
    ]


def host_xstate_bytes() -> int:
    """The size of this machine's extended register state, 0 if it has none or can't be asked."""
    pid = os.fork()
    if pid == 0:
        _libc.ptrace(_PTRACE_TRACEME, 0, None, None)
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(0)
    os.waitpid(pid, os.WUNTRACED)
    buffer = ctypes.create_string_buffer(1 << 16)
    vector = (ctypes.c_size_t * 2)(ctypes.addressof(buffer), len(buffer))
    _libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
    failed = _libc.ptrace(_PTRACE_GETREGSET, pid, _NT_X86_XSTATE, ctypes.addressof(vector))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return 0 if failed else int(vector[1])


def _instruction(code: int, jump_true: int, jump_false: int, operand: int) -> bytes:
    return struct.pack("=HBBI", code, jump_true, jump_false, operand)


def refuse_extended_registers() -> None:
    """Makes the ptrace requests for the extended register state fail in this process from now on.

    :raises OSError: if the kernel has no system call filters
    """
    load, equal, answer = 0x20, 0x15, 0x06
    program = b"".join(
        [
            _instruction(load, 0, 0, 4),
            _instruction(equal, 0, 8, _AUDIT_ARCH_X86_64),
            _instruction(load, 0, 0, 0),
            _instruction(equal, 0, 6, _PTRACE_SYSCALL_X86_64),
            _instruction(load, 0, 0, 16),
            _instruction(equal, 1, 0, _PTRACE_GETREGSET),
            _instruction(equal, 0, 3, _PTRACE_SETREGSET),
            _instruction(load, 0, 0, 32),
            _instruction(equal, 0, 1, _NT_X86_XSTATE),
            _instruction(answer, 0, 0, 0x00050000 | _EINVAL),
            _instruction(answer, 0, 0, 0x7FFF0000),
        ]
    )
    buffer = ctypes.create_string_buffer(program, len(program))
    header = struct.pack("@HxxxxxxP", len(program) // 8, ctypes.addressof(buffer))
    _libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if _libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, header, 0, 0) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"system call filter: {os.strerror(code)}")


def prefer_over_the_controller() -> None:
    """Gives this process the processor before others, as far as it is allowed to.

    Switches forward in hardware of their own; here they share processors with the controller, and
    must not lose packets because it is busy.
    """
    try:
        os.setpriority(os.PRIO_PROCESS, 0, _NICE)
    except PermissionError:
        pass


def main() -> None:
    """``python3 -m vonlab.lab_kernel PROGRAM ARGUMENT...``: becomes the program."""
    arguments = sys.argv[1:]
    prefer_over_the_controller()
    if host_xstate_bytes() > UML_XSTATE_BYTES:
        refuse_extended_registers()
        # Unknown words of the form name=value become the environment of the first process.
        arguments += [f"{name}={value}" for name, value in NARROW_REGISTERS.items()]
    os.execvp(arguments[0], arguments)


if __name__ == "__main__":
    main()
