/**
 * The native modules by name. A module is made when it is first imported; only the code of its
 * functions is loaded before.
 */
import type { PyModule } from "../objects/function.ts";
import { makeModule as makeAdderImport } from "./_adder_import.ts";
import { makeModule as makeAbc } from "./_abc.ts";
import { makeModule as makeIo } from "./_io.ts";
import { makeModule as makeJson } from "./_json.ts";
import { makeModule as makeRandom } from "./_random.ts";
import { makeModule as makeSha2 } from "./_sha2.ts";
import { makeModule as makeSignal } from "./_signal.ts";
import { makeModule as makeSre } from "./_sre.ts";
import { makeModule as makeString } from "./_string.ts";
import { makeModule as makeStruct } from "./_struct.ts";
import { makeModule as makeWeakref } from "./_weakref.ts";
import { makeModule as makeArray } from "./array.ts";
import { makeModule as makeBinascii } from "./binascii.ts";
import { makeModule as makeBuiltins } from "./builtins.ts";
import { makeModule as makeItertools } from "./itertools.ts";
import { makeModule as makeErrno } from "./errno.ts";
import { makeModule as makeAtexit } from "./atexit.ts";
import { makeModule as makeGc } from "./gc.ts";
import { makeModule as makeOperator } from "./_operator.ts";
import { makeModule as makeFunctools } from "./_functools.ts";
import { makeModule as makeCollections } from "./_collections.ts";
import { makeModule as makeHeapq } from "./_heapq.ts";
import "./_adder_application.ts";
import { makeModule as makeBisect } from "./_bisect.ts";
import { makeModule as makeThread } from "./_thread.ts";
import { makeModule as makeContextvars } from "./_contextvars.ts";
import { makeModule as makeTyping } from "./_typing.ts";
import { makeModule as makeTypes } from "./_types.ts";
import { makeModule as makeImp } from "./_imp.ts";
import { makeModule as makeWarnings } from "./_warnings.ts";
import { makeModule as makeOpcode } from "./_opcode.ts";
import { makeModule as makeAst } from "./_ast.ts";
import { makeModule as makeMarshal } from "./marshal.ts";
import { makeModule as makeTokenize } from "./_tokenize.ts";
import { makeStandardStreams } from "./io/standard-streams.ts";
import { flushHeld } from "./io/unflushed.ts";
import { installFinalizer } from "../vm/lifetime.ts";
import { makeModule as makePosix } from "./posix.ts";
import { installStandardStreams, makeModule as makeSys } from "./sys.ts";
import { makeModule as makeTime } from "./time.ts";
import { makeModule as makeMath } from "./math.ts";
import { makeModule as makeCmath } from "./cmath.ts";
import { makeModule as makeLocale } from "./_locale.ts";
import { makeModule as makeCodecs } from "./_codecs.ts";
import { makeModule as makeUnicodedata } from "./unicodedata.ts";

installStandardStreams(makeStandardStreams);
installFinalizer(flushHeld);

export const nativeModules: Readonly<Record<string, () => PyModule>> = {
  _abc: makeAbc,
  _adder_import: makeAdderImport,
  _io: makeIo,
  _json: makeJson,
  _random: makeRandom,
  _sha2: makeSha2,
  _signal: makeSignal,
  _sre: makeSre,
  _string: makeString,
  _struct: makeStruct,
  _weakref: makeWeakref,
  array: makeArray,
  binascii: makeBinascii,
  builtins: makeBuiltins,
  cmath: makeCmath,
  _locale: makeLocale,
  _codecs: makeCodecs,
  math: makeMath,
  posix: makePosix,
  itertools: makeItertools,
  errno: makeErrno,
  atexit: makeAtexit,
  gc: makeGc,
  _operator: makeOperator,
  _functools: makeFunctools,
  _collections: makeCollections,
  _heapq: makeHeapq,
  _bisect: makeBisect,
  _thread: makeThread,
  _contextvars: makeContextvars,
  _typing: makeTyping,
  _types: makeTypes,
  _imp: makeImp,
  _warnings: makeWarnings,
  _opcode: makeOpcode,
  _ast: makeAst,
  marshal: makeMarshal,
  _tokenize: makeTokenize,
  sys: makeSys,
  time: makeTime,
  unicodedata: makeUnicodedata,
};
