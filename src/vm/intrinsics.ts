/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2: rare steps that need no instruction of their own. */
import { CodeFlag } from "../bytecode/code.ts";
import { Intrinsic1, Intrinsic2 } from "../bytecode/opcodes.ts";
import { PyDict } from "../objects/dict.ts";
import { exc, type PyException, raise } from "../objects/errors.ts";
import type { PyFunction } from "../objects/function.ts";
import { type PyList, listValues } from "../objects/list.ts";
import { type Value, unreachable } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call1 } from "../objects/protocols/calls.ts";
import { getIterator, next } from "../objects/protocols/iteration.ts";
import { positive, setItem } from "../objects/protocols/operators.ts";
import { isStr, strText } from "../objects/protocols/text.ts";
import { PyTuple } from "../objects/tuple.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { prepareReraiseStar } from "./exception-groups.ts";
import type { Frame } from "./frame.ts";
import { systemAttribute } from "./system-state.ts";
import {
  makeParamSpec,
  makeTypeAlias,
  makeTypeVar,
  makeTypeVarTuple,
  setTypeParameterDefault,
  subscriptGeneric,
} from "../objects/type-variables.ts";

export function callIntrinsic1(frame: Frame, which: number, value: Value): Value {
  switch (which as Intrinsic1) {
    case Intrinsic1.Print:
      return displayValue(value);
    case Intrinsic1.ImportStar:
      importStar(frame, value);
      return null;
    case Intrinsic1.StopIterationError:
      return convertStopIteration(frame, value as PyException);
    case Intrinsic1.AsyncGenWrap:
      return value;
    case Intrinsic1.UnaryPositive:
      return positive(value);
    case Intrinsic1.ListToTuple:
      return new PyTuple(listValues(value as PyList).slice());
    case Intrinsic1.TypeVar:
      return makeTypeVar(moduleOf(frame), value, null, null);
    case Intrinsic1.ParamSpec:
      return makeParamSpec(moduleOf(frame), value);
    case Intrinsic1.TypeVarTuple:
      return makeTypeVarTuple(moduleOf(frame), value);
    case Intrinsic1.SubscriptGeneric:
      return subscriptGeneric(value as PyTuple);
    case Intrinsic1.TypeAlias:
      return makeTypeAlias(moduleOf(frame), value as PyTuple);
    default:
      return unreachable(which);
  }
}

export function callIntrinsic2(frame: Frame, which: number, first: Value, second: Value): Value {
  switch (which as Intrinsic2) {
    case Intrinsic2.PrepReraiseStar:
      return prepareReraiseStar(first, second as PyList);
    case Intrinsic2.TypeVarWithBound:
      return makeTypeVar(moduleOf(frame), first, second, null);
    case Intrinsic2.TypeVarWithConstraints:
      return makeTypeVar(moduleOf(frame), first, null, second);
    case Intrinsic2.SetFunctionTypeParams:
      (first as PyFunction).typeParameters = second;
      return first;
    case Intrinsic2.SetTypeParamDefault:
      return setTypeParameterDefault(first, second);
    default:
      return unreachable(which);
  }
}

function moduleOf(frame: Frame): Value {
  return frame.globals.table.getString("__name__") ?? null;
}

/** An expression statement in interactive code: sys.displayhook. */
function displayValue(value: Value): Value {
  const hook = systemAttribute("displayhook");
  if (hook === undefined) throw raise(exc.RuntimeError, "lost sys.displayhook");
  return call1(hook, value);
}

/** StopIteration that leaves a generator's body becomes RuntimeError (PEP 479). */
function convertStopIteration(frame: Frame, exception: PyException): Value {
  const flags = frame.code.flags;
  const isAsync = (flags & CodeFlag.AsyncGenerator) !== 0;
  let text: string | null = null;
  if (isInstance(exception, exc.StopIteration)) {
    text = isAsync
      ? "async generator raised StopIteration"
      : (flags & CodeFlag.Coroutine) !== 0
        ? "coroutine raised StopIteration"
        : "generator raised StopIteration";
  } else if (isAsync && isInstance(exception, exc.StopAsyncIteration)) {
    text = "async generator raised StopAsyncIteration";
  }
  if (text === null) return exception;
  const error = raise(exc.RuntimeError, text);
  error.cause = exception;
  error.context = exception;
  error.suppressContext = true;
  return error;
}

/** `from module import *`. */
function importStar(frame: Frame, module: Value): void {
  const all = lookupAttribute(module, "__all__");
  const names = all ?? dictNames(module);
  const namespace = frame.namespace as Value;
  const iterator = getIterator(names);
  for (let name = next(iterator); name !== undefined; name = next(iterator)) {
    if (!isStr(name)) throw badStarName(module, name, all !== undefined);
    const text = strText(name);
    if (all === undefined && text.startsWith("_")) continue;
    const value = getAttribute(module, text);
    if (namespace instanceof PyDict) namespace.table.setString(text, value);
    else setItem(namespace, name, value);
  }
}

function dictNames(module: Value): Value {
  const dict = lookupAttribute(module, "__dict__");
  if (dict instanceof PyDict) {
    return new PyTuple(dict.table.keyList());
  }
  throw raise(exc.ImportError, "from-import-* object has no __dict__ and no __all__");
}

function badStarName(module: Value, name: Value, fromAll: boolean): PyException {
  const where = lookupAttribute(module, "__name__");
  const owner = where === undefined ? "?" : strText(where);
  const kind = typeOf(name).name;
  return raise(
    exc.TypeError,
    fromAll
      ? `Item in ${owner}.__all__ must be str, not ${kind}`
      : `Key in ${owner}.__dict__ must be str, not ${kind}`,
  );
}
