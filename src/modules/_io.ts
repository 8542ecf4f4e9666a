/** The module `_io`, under CPython's `io`: the classes of streams, and `open`. */
import { defineInstanceDict } from "../objects/object-methods.ts";
import { exc, raise } from "../objects/errors.ts";
import type { PyModule } from "../objects/function.ts";
import { defineGetters, defineMethods, defineStatic } from "../objects/native.ts";
import { makeStr, PyObject, type Value } from "../objects/object.ts";
import { multiplyInts, orInts } from "../objects/integer-arithmetic.ts";
import { isTrue, toIndex } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { defineType, type PyType, typeOf } from "../objects/type.ts";
import {
  bufferedPairType,
  bufferedRandomType,
  bufferedReaderType,
  bufferedWriterType,
} from "./io/buffered.ts";
import { bytesIOType } from "./io/bytes-io.ts";
import { BUFFER_SIZE, fileIOType } from "./io/file-io.ts";
import {
  bufferedIOBaseType,
  invoke,
  ioBaseType,
  rawIOBaseType,
  textIOBaseType,
  unsupportedOperation,
} from "./io/io-base.ts";
import { describeSeen, NewlineTranslator } from "./io/newlines.ts";
import { ioFunctions } from "./io/open.ts";
import { stringIOType } from "./io/string-io.ts";
import { textIOType } from "./io/text-io.ts";
import { moduleFrom } from "./module.ts";

/** io.IncrementalNewlineDecoder: a decoder, and \r\n and \r turned into \n behind it. */
class PyNewlineDecoder extends PyObject {
  decoder: Value = null;
  translator = new NewlineTranslator(true);
}

const newlineDecoderType = defineType({
  name: "IncrementalNewlineDecoder",
  module: "_io",
  hasDict: true,
  instanceClass: PyNewlineDecoder,
});

function decode(self: PyNewlineDecoder, input: Value, final: Value = false): Value {
  const text = self.decoder === null ? input : invoke(self.decoder, "decode", input, final);
  if (!isStr(text)) {
    const name = typeOf(text).name;
    throw raise(exc.TypeError, `decoder should return a string result, not '${name}'`);
  }
  return makeStr(self.translator.translate(textOf(text), isTrue(final)));
}

function getState(self: PyNewlineDecoder): Value {
  let pending: Value = "";
  let flag: number | bigint = 0;
  if (self.decoder !== null) {
    const state = invoke(self.decoder, "getstate");
    if (!(state instanceof PyTuple)) throw raise(exc.TypeError, "illegal decoder state");
    pending = state.items[0] as Value;
    flag = toIndex(state.items[1] as Value);
  }
  const shifted = multiplyInts(flag, 2);
  return new PyTuple([pending, self.translator.isHolding ? orInts(shifted, 1) : shifted]);
}

function setState(self: PyNewlineDecoder, state: Value): null {
  if (!(state instanceof PyTuple)) throw raise(exc.TypeError, "state argument must be a tuple");
  const flag = toIndex(state.items[1] as Value);
  const number = Number(flag);
  self.translator.isHolding = number % 2 === 1;
  if (self.decoder !== null) {
    const inner = new PyTuple([state.items[0] as Value, Math.floor(number / 2)]);
    invoke(self.decoder, "setstate", inner);
  }
  return null;
}

defineStatic(newlineDecoderType, "__new__", [
  "*args, **kwargs",
  (cls: PyType) => {
    const decoder = new cls.instanceClass();
    decoder.shape = cls.rootShape;
    return decoder;
  },
]);
defineMethods(newlineDecoderType, {
  __init__: [
    "decoder, translate, errors='strict'",
    (self: PyNewlineDecoder, decoder: Value, translates: Value) => {
      self.decoder = decoder;
      self.translator = new NewlineTranslator(isTrue(translates));
      return null;
    },
  ],
  decode: ["input, final=False", decode],
  getstate: ["", getState],
  reset: [
    "",
    (self: PyNewlineDecoder) => {
      self.translator.reset();
      if (self.decoder !== null) invoke(self.decoder, "reset");
      return null;
    },
  ],
  setstate: ["state, /", setState],
});
defineGetters(newlineDecoderType, {
  newlines: (self: PyNewlineDecoder) => describeSeen(self.translator.seen),
});

defineInstanceDict(ioBaseType);
defineInstanceDict(newlineDecoderType);

export function makeModule(): PyModule {
  return moduleFrom("_io", "The io module provides the Python interfaces to stream handling.", {
    functions: ioFunctions,
    values: {
      BlockingIOError: exc.BlockingIOError as PyType,
      BufferedRWPair: bufferedPairType,
      BufferedRandom: bufferedRandomType,
      BufferedReader: bufferedReaderType,
      BufferedWriter: bufferedWriterType,
      BytesIO: bytesIOType,
      DEFAULT_BUFFER_SIZE: BUFFER_SIZE,
      FileIO: fileIOType,
      IncrementalNewlineDecoder: newlineDecoderType,
      StringIO: stringIOType,
      TextIOWrapper: textIOType,
      UnsupportedOperation: unsupportedOperation,
      _BufferedIOBase: bufferedIOBaseType,
      _IOBase: ioBaseType,
      _RawIOBase: rawIOBaseType,
      _TextIOBase: textIOBaseType,
    },
  });
}
