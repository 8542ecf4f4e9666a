"""Text of records, written and read again: a writer and a parser for JSON, in plain Python.

n nested records become one text through recursion over their types, strings are escaped letter by
letter; the parser goes over the text by index and must give equal records back.
"""

import sys

DEFAULT = 4000
ROUNDS = 8
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
PLAIN = {'"': '"', "\\": "\\", "n": "\n", "t": "\t"}
NAMES = ["Ada", "Grace", 'Edsger "the" W.', "Barbara\tL", "C:\\Tony", "Donald\nErvin", "Frances"]
EXPECTED = {10: (1392, 384014), 4000: (561004, 144731)}


def make_records(n):
    records = []
    state = 77
    for i in range(n):
        state = state * 16807 % 2147483647
        records.append(
            {
                "id": i,
                "name": NAMES[state % 7],
                "balance": state % 2000001 - 1000000,
                "active": state % 3 == 0,
                "parent": None if i == 0 else state % i,
                "tags": ["t" + str(state // 7 % (10 + j)) for j in range(state // 49 % 5)],
                "place": {"x": state // 64 % 1000, "y": -(state // 4096 % 1000)},
            }
        )
    return records


def write_string(text):
    parts = ['"']
    for letter in text:
        if letter in ESCAPES:
            parts.append(ESCAPES[letter])
        else:
            parts.append(letter)
    parts.append('"')
    return "".join(parts)


def write(value, out):
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, int):
        out.append(str(value))
    elif isinstance(value, str):
        out.append(write_string(value))
    elif isinstance(value, list):
        separator = "["
        for item in value:
            out.append(separator)
            write(item, out)
            separator = ", "
        out.append("]" if value else "[]")
    else:
        separator = "{"
        for key, item in value.items():
            out.append(separator + write_string(key) + ": ")
            write(item, out)
            separator = ", "
        out.append("}" if value else "{}")


class Parser:
    def __init__(self, text):
        self.text = text
        self.place = 0

    def skip(self):
        while self.text[self.place] in " ,:":
            self.place += 1
        return self.text[self.place]

    def parse(self):
        letter = self.skip()
        if letter == "{":
            return self.parse_object()
        if letter == "[":
            return self.parse_list()
        if letter == '"':
            return self.parse_string()
        if letter == "-" or "0" <= letter <= "9":
            return self.parse_number()
        for word, value in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return value
        raise ValueError("unexpected %r at %d" % (letter, self.place))

    def parse_object(self):
        result = {}
        self.place += 1
        while self.skip() != "}":
            key = self.parse_string()
            result[key] = self.parse()
        self.place += 1
        return result

    def parse_list(self):
        result = []
        self.place += 1
        while self.skip() != "]":
            result.append(self.parse())
        self.place += 1
        return result

    def parse_string(self):
        text = self.text
        place = self.place + 1
        result = ""
        while text[place] != '"':
            if text[place] == "\\":
                place += 1
                result += PLAIN[text[place]]
            else:
                result += text[place]
            place += 1
        self.place = place + 1
        return result

    def parse_number(self):
        text = self.text
        start = self.place
        place = start + 1
        while "0" <= text[place] <= "9":
            place += 1
        self.place = place
        return int(text[start:place])


def run(n):
    records = make_records(n)
    out = []
    write(records, out)
    text = "".join(out)
    return text, records, Parser(text).parse()


def checksum(text):
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000003
    return total


def check(n, result):
    text, records, parsed = result
    assert parsed == records, "json_text: read something else than was written"
    assert text.count("{") == 2 * n, "json_text: records got lost"
    if n in EXPECTED:
        found = (len(text), checksum(text))
        assert found == EXPECTED[n], "json_text: wrong text: %d, %d" % found


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    for _ in range(ROUNDS):
        result = run(n)
    check(n, result)
    text = result[0]
    print("json_text %d: %d letters, checksum %d" % (n, len(text), checksum(text)))
    print(text[:200])


if __name__ == "__main__":
    main()
