"""The kernel of a small operating system: n ticks of tasks that send each other packets.

Two handlers copy what a worker writes, letter by letter, to two devices; an idle task wakes the
devices in a random order. Tasks are objects of four classes with a method `step` each, packets
are linked lists, and the kernel always runs the most urgent task that can run.
"""

import sys

DEFAULT = 500_000
ROUNDS = 8
LETTERS = 26
PACKET_SIZE = 4
EXPECTED = {100: (221, 87, 1044), 500_000: (1167164, 466864, 5835736)}

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
WORK, DEVICE = 0, 1


class Packet:
    def __init__(self, kind, home):
        self.kind = kind
        self.home = home
        self.next = None
        self.position = 0
        self.letters = [0] * PACKET_SIZE


class Queue:
    """First in, first out, linked through the packets themselves."""

    def __init__(self):
        self.first = None
        self.last = None

    def add(self, packet):
        packet.next = None
        if self.first is None:
            self.first = packet
        else:
            self.last.next = packet
        self.last = packet

    def take(self):
        packet = self.first
        self.first = packet.next
        return packet


class Task:
    def __init__(self, name, urgency):
        self.name = name
        self.urgency = urgency
        self.inbox = Queue()
        self.asleep = False
        self.steps = 0

    def can_run(self):
        return not self.asleep

    def step(self, kernel):
        raise NotImplementedError


class Idle(Task):
    """Counts the ticks; a shift register decides which device has something to do."""

    def __init__(self, ticks):
        super().__init__(IDLE, 0)
        self.ticks = ticks
        self.register = 1

    def step(self, kernel):
        if self.ticks == 0:
            kernel.running = False
            return
        self.ticks -= 1
        if self.register & 1:
            self.register = (self.register >> 1) ^ 0xB400
            kernel.wake(DEVICE_A)
        else:
            self.register >>= 1
            kernel.wake(DEVICE_B)


class Worker(Task):
    """Fills each packet that comes back with the next letters, for the handlers in turn."""

    def __init__(self):
        super().__init__(WORKER, 1)
        self.letter = 0
        self.target = HANDLER_B

    def can_run(self):
        return self.inbox.first is not None

    def step(self, kernel):
        packet = self.inbox.take()
        self.target = HANDLER_A if self.target == HANDLER_B else HANDLER_B
        packet.position = 0
        for i in range(PACKET_SIZE):
            self.letter = (self.letter + 1) % LETTERS
            packet.letters[i] = self.letter
        kernel.send(packet, self.target)


class Handler(Task):
    """Copies one letter a step from the oldest work packet to a free device packet."""

    def __init__(self, name, urgency, device):
        super().__init__(name, urgency)
        self.device = device
        self.work = Queue()
        self.free = Queue()

    def can_run(self):
        if self.inbox.first is not None:
            return True
        work = self.work.first
        return work is not None and (work.position == PACKET_SIZE or self.free.first is not None)

    def step(self, kernel):
        if self.inbox.first is not None:
            packet = self.inbox.take()
            if packet.kind == WORK:
                self.work.add(packet)
            else:
                self.free.add(packet)
        work = self.work.first
        if work is None:
            return
        if work.position == PACKET_SIZE:
            self.work.take()
            kernel.send(work, WORKER)
        elif self.free.first is not None:
            out = self.free.take()
            out.letters[0] = work.letters[work.position]
            work.position += 1
            kernel.send(out, self.device)


class Device(Task):
    """Takes one packet, sleeps until it is woken, and gives it back to its handler."""

    def __init__(self, name, urgency):
        super().__init__(name, urgency)
        self.pending = None
        self.total = 0

    def can_run(self):
        if self.asleep:
            return False
        return self.pending is not None or self.inbox.first is not None

    def step(self, kernel):
        if self.pending is None:
            self.pending = self.inbox.take()
            self.total += self.pending.letters[0]
            self.asleep = True
            kernel.held += 1
        else:
            packet = self.pending
            self.pending = None
            kernel.send(packet, packet.home)


class Kernel:
    def __init__(self, ticks):
        self.tasks = [
            Idle(ticks),
            Worker(),
            Handler(HANDLER_A, 2, DEVICE_A),
            Handler(HANDLER_B, 3, DEVICE_B),
            Device(DEVICE_A, 4),
            Device(DEVICE_B, 5),
        ]
        self.by_urgency = sorted(self.tasks, key=lambda task: -task.urgency)
        self.running = True
        self.sent = 0
        self.held = 0
        for _ in range(2):
            self.tasks[WORKER].inbox.add(Packet(WORK, WORKER))
        for _ in range(3):
            self.tasks[HANDLER_A].inbox.add(Packet(DEVICE, HANDLER_A))
            self.tasks[HANDLER_B].inbox.add(Packet(DEVICE, HANDLER_B))

    def send(self, packet, name):
        self.sent += 1
        self.tasks[name].inbox.add(packet)

    def wake(self, name):
        self.tasks[name].asleep = False

    def run(self):
        while self.running:
            for task in self.by_urgency:
                if task.can_run():
                    break
            task.steps += 1
            task.step(self)


def run(n):
    kernel = Kernel(n)
    kernel.run()
    return kernel


def count_packets(kernel):
    count = 0
    for task in kernel.tasks:
        queues = [task.inbox]
        if isinstance(task, Handler):
            queues += [task.work, task.free]
        if isinstance(task, Device) and task.pending is not None:
            count += 1
        for queue in queues:
            packet = queue.first
            while packet is not None:
                count += 1
                packet = packet.next
    return count


def check(n, result):
    assert count_packets(result) == 8, "scheduler: packets got lost"
    assert result.tasks[IDLE].steps == n + 1, "scheduler: lost ticks"
    totals = result.tasks[DEVICE_A].total + result.tasks[DEVICE_B].total
    if n in EXPECTED:
        found = (result.sent, result.held, totals)
        assert found == EXPECTED[n], "scheduler: wrong counts: %d, %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    print("scheduler %d: %d packets sent, %d held" % (n, result.sent, result.held))
    print("steps: " + ", ".join(str(task.steps) for task in result.tasks))
    print("letters: %d, %d" % (result.tasks[DEVICE_A].total, result.tasks[DEVICE_B].total))


if __name__ == "__main__":
    main()
