"""Drives the prompt of `posture hunt` through a pseudo-terminal."""
import os
import pty
import re
import select
import signal
import time

# What a line editor writes besides text: escape sequences, carriage returns, bells.
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[=>]|\x1b\][^\x07]*\x07|[\r\x07]")


class Prompt:
    """A prompt that answers one input after another."""

    def __init__(self, posture, arguments=(), home=None, timeout=20):
        self.timeout = timeout
        self.status = None
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm", "COLUMNS": "4000", "LINES": "50"})
            if home:
                os.environ["XDG_STATE_HOME"] = home
            os.execv(posture, [posture, "hunt", *arguments])
        self.read_until("kql> ")

    def read_until(self, mark):
        """All text up to a mark and with it; raises when it does not come."""
        text, end = b"", time.monotonic() + self.timeout
        while True:
            plain = CONTROL.sub("", text.decode("utf-8", "replace"))
            if mark in plain:
                return plain
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                raise TimeoutError(f"waited for {mark!r}, there is {plain!r}")
            try:
                got = os.read(self.terminal, 65536)
            except OSError:
                got = b""
            if not got:
                raise EOFError(f"waited for {mark!r}, there is {plain!r}")
            text += got

    def type(self, text):
        """Types text, with whatever keys are in it."""
        data = text.encode()
        while data:
            data = data[os.write(self.terminal, data):]

    def ask(self, text):
        """Types a line and gives what is said until the prompt comes back."""
        self.type(text + "\n")
        # The editor repeats what was typed, and then comes the answer.
        said = self.read_until("kql> ")
        return said[:-len("kql> ")]

    def close(self):
        """Ends the prompt with Ctrl-D and gives the exit status; negative for a signal."""
        if self.status is not None:
            return self.status
        try:
            self.type("\x04")
        except OSError:
            pass
        end = time.monotonic() + self.timeout
        while time.monotonic() < end:
            # Who does not read lets the other side wait for room.
            if select.select([self.terminal], [], [], 0.02)[0]:
                try:
                    os.read(self.terminal, 65536)
                except OSError:
                    pass
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.status = -signal.SIGKILL
        return self.status
