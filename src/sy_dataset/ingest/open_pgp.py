"""Decrypt one OpenPGP file to standard output; a program of its own.

A message of a few kilobytes may unfold to gigabytes, and the library unfolds it in one
go. Here it streams, in a process with limits on memory and time, and whoever reads the
output stops when it has had enough. The exit code is 0 only if the message was whole:
what came out before must not be used until then.

    open_pgp.py FILE   with the armoured key, a zero byte and the passphrase on standard input
"""

from __future__ import annotations

import resource
import sys

MEMORY_BYTES = 1 << 30
CPU_SECONDS = 600


def main() -> int:
    """Returns 0 if the file was decrypted whole, else 1. Says nothing, ever."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    from pysequoia import Tsk, decrypt_file  # noqa: PLC0415 - within the limits

    key, _, passphrase = sys.stdin.buffer.read().partition(b"\0")
    try:
        decryptor = Tsk.from_bytes(key).decryptor(passphrase.decode() or None)
        decrypt_file(decryptor=decryptor, input=sys.argv[1], output="/dev/stdout")
    except Exception:  # its text may hold anything
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
