"""One `posture hunt --batch` under limits, to which queries are given one by one."""
import json
import os
import resource
import select
import subprocess
import time


class Ended(Exception):
    """The process ended, or did not answer in time; says how."""


class Child:
    """A process that answers queries; it is started when it is first asked."""

    def __init__(self, command, memory, seconds, errors, niceness=19):
        self.command, self.memory, self.seconds, self.errors = command, memory, seconds, errors
        self.niceness = niceness
        self.process = None
        self.asked = 0

    def start(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (self.memory, self.memory))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.nice(self.niceness)

        self.errors.seek(0)
        self.errors.truncate()
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
            preexec_fn=limit, env={**os.environ, "SWIFT_BACKTRACE": "enable=no"},
        )
        self.asked = 0
        self.rest = b""

    def ask(self, query):
        """The answer and how many seconds of processor time it took."""
        if self.process is None:
            self.start()
        self.asked += 1
        start, used = time.monotonic(), self.used()
        line = json.dumps({"id": self.asked, "query": query}) + "\n"
        try:
            self.process.stdin.write(line.encode("utf-8", "surrogatepass"))
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self.ended("ended") from None
        while b"\n" not in self.rest:
            if not select.select([self.process.stdout], [], [], 1)[0]:
                # On a busy machine little of the time that passes is the query's own.
                if self.used() - used > self.seconds:
                    raise self.ended(f"no answer within {self.seconds} s of processor time")
                if time.monotonic() - start > self.seconds * 15:
                    raise self.ended("no answer, and no work")
                continue
            got = os.read(self.process.stdout.fileno(), 1 << 20)
            if not got:
                raise self.ended("ended")
            self.rest += got
        answer, self.rest = self.rest.split(b"\n", 1)
        return json.loads(answer), self.used() - used

    def ended(self, how):
        self.process.kill()
        status = self.process.wait()
        self.process = None
        self.errors.seek(0)
        said = self.errors.read()[-400:].decode("utf-8", "replace").strip()
        return Ended(f"{how}, status {status}: {said}")

    def used(self):
        """The processor time so far, in seconds."""
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        """The largest resident size so far, in bytes."""
        with open(f"/proc/{self.process.pid}/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return 0

    def stop(self):
        if self.process:
            self.process.stdin.close()
            self.process.kill()
            self.process.wait()
            self.process = None
