/**
 * Calling any value, binding arguments to natives, and binding class attributes to their receiver
 * (descriptors).
 *
 * The convention is CPython's vectorcall: `args` holds the positional arguments and, behind them,
 * the values of the keywords named in `keywordNames`. A callee never keeps or changes `args`.
 *
 * The one difficulty is that natives do not check their arguments: the binder does, with the texts
 * that CPython's several calling conventions (no arguments, one argument, positional, keywords)
 * would have used, told from the signature.
 *
 * Order matters: Python functions are run by the interpreter, which installs itself here.
 * Over 800 lines because calling a descriptor and binding it ask each other.
 */
import { exc, raise } from "../errors.ts";
import {
  classMethodType,
  functionType,
  type PyClassMethod,
  PyFunction,
  PyMethod,
  type PyProperty,
  PyStaticMethod,
  propertyType,
  staticMethodType,
} from "../function.ts";
import {
  classMethodDescriptorType,
  getSetType,
  memberDescriptorType,
  methodDescriptorType,
  type NativeCallable,
  nativeFunctionType,
  PyBoundNative,
  PyClassMethodDescriptor,
  type PyGetSet,
  type PyMember,
  PyMethodDescriptor,
  PyNative,
  slotWrapperType,
} from "../native.ts";
import type { PyObject, Value } from "../object.ts";
import type { ParameterList } from "../signature.ts";
import { suggestName } from "../suggestions.ts";
import {
  boolType,
  DescriptorRole,
  intType,
  isInstance,
  noneType,
  objectType,
  PyType,
  strType,
  typeOf,
  typeType,
} from "../type.ts";
import { deleteSlot, getSlot, setSlot } from "./fields.ts";

export type KeywordNames = readonly string[] | null;
type RunFunction = (fn: PyFunction, args: readonly Value[], keywordNames: KeywordNames) => Value;

let runFunction: RunFunction = () => {
  throw raise(exc.SystemError, "no interpreter");
};

/** The interpreter installs what runs a Python function to its end. */
export function installCallFunction(hook: RunFunction): void {
  runFunction = hook;
}

functionType.descriptorRole = DescriptorRole.Function;
methodDescriptorType.descriptorRole = DescriptorRole.NativeMethod;
slotWrapperType.descriptorRole = DescriptorRole.NativeMethod;
classMethodDescriptorType.descriptorRole = DescriptorRole.NativeClassMethod;
staticMethodType.descriptorRole = DescriptorRole.StaticMethod;
classMethodType.descriptorRole = DescriptorRole.ClassMethod;
getSetType.descriptorRole = DescriptorRole.GetSet;
memberDescriptorType.descriptorRole = DescriptorRole.Member;
propertyType.descriptorRole = DescriptorRole.Property;
nativeFunctionType.descriptorRole = DescriptorRole.Plain;
typeType.descriptorRole = DescriptorRole.Plain;
for (const type of [intType, boolType, strType, noneType])
  type.descriptorRole = DescriptorRole.Plain;

// --- calls ---

/** Calls any value. */
export function call(
  callee: Value,
  args: readonly Value[],
  keywordNames: KeywordNames = null,
): Value {
  if (callee instanceof PyFunction) return runFunction(callee, args, keywordNames);
  if (callee instanceof PyMethod) {
    return call(callee.func, [callee.self, ...args], keywordNames);
  }
  if (callee instanceof PyBoundNative) {
    return callNative(callee.method, callee.self, args, keywordNames);
  }
  if (callee instanceof PyNative) return callPlainNative(callee, args, keywordNames);
  if (callee instanceof PyType) return callType(callee, args, keywordNames);
  return callOther(callee, args, keywordNames);
}

function callOther(callee: Value, args: readonly Value[], keywordNames: KeywordNames): Value {
  if (callee instanceof PyMethodDescriptor) return callUnboundNative(callee, args, keywordNames);
  if (callee instanceof PyStaticMethod) return call(callee.callable, args, keywordNames);
  const type = typeOf(callee);
  const method = type.lookup("__call__");
  if (method === undefined) {
    throw raise(exc.TypeError, `'${type.fullName}' object is not callable`);
  }
  return callMethodOf(method, callee, args, keywordNames);
}

/** Calls a class attribute found by `lookup` as a method of `self`. */
export function callMethodOf(
  method: Value,
  self: Value,
  args: readonly Value[],
  keywordNames: KeywordNames = null,
): Value {
  if (method instanceof PyFunction) return runFunction(method, [self, ...args], keywordNames);
  if (method instanceof PyMethodDescriptor) return callNative(method, self, args, keywordNames);
  return call(bindAttribute(method, self, typeOf(self)), args, keywordNames);
}

/** The same without arguments: `callSpecial0(typeOf(x).lookup("__len__"), x)`. */
export function callSpecial0(method: Value, self: Value): Value {
  if (method instanceof PyMethodDescriptor) return method.implementation(self);
  if (method instanceof PyFunction) return runFunction(method, [self], null);
  return call(bindAttribute(method, self, typeOf(self)), []);
}

/** The same with one argument. Natives of special names take it as it stands. */
export function callSpecial1(method: Value, self: Value, a: Value): Value {
  if (method instanceof PyMethodDescriptor) return method.implementation(self, a);
  if (method instanceof PyFunction) return runFunction(method, [self, a], null);
  return call(bindAttribute(method, self, typeOf(self)), [a]);
}

export function callSpecial2(method: Value, self: Value, a: Value, b: Value): Value {
  if (method instanceof PyMethodDescriptor) return method.implementation(self, a, b);
  if (method instanceof PyFunction) return runFunction(method, [self, a, b], null);
  return call(bindAttribute(method, self, typeOf(self)), [a, b]);
}

export function call0(callee: Value): Value {
  return call(callee, []);
}

export function call1(callee: Value, a: Value): Value {
  if (callee instanceof PyBoundNative && isPlainFor(callee.method, 1)) {
    return callee.method.implementation(callee.self, a);
  }
  if (callee instanceof PyNative && callee.name !== "__new__" && isPlainFor(callee, 1)) {
    return callee.implementation(a);
  }
  return call(callee, [a]);
}

export function call2(callee: Value, a: Value, b: Value): Value {
  return call(callee, [a, b]);
}

export function isCallable(value: Value): boolean {
  return typeOf(value).lookup("__call__") !== undefined;
}

// --- classes ---

type TypeCall = (cls: PyType, args: readonly Value[], keywordNames: KeywordNames) => Value;

/** Calls a class: its metaclass's `__call__` where that is not type's own. */
export function callType(
  cls: PyType,
  args: readonly Value[],
  keywordNames: KeywordNames = null,
): Value {
  const metaclass = cls.shape.cls;
  if (metaclass !== typeType) {
    const method = metaclass.lookup("__call__") as Value;
    if (!(method instanceof PyMethodDescriptor && method.owner === typeType)) {
      return callMethodOf(method, cls, args, keywordNames);
    }
  }
  return makeInstance(cls, args, keywordNames);
}

/** `object.__new__` and `object.__init__`: known by identity, as most classes keep them. */
export let objectNew: Value | undefined;
export let objectInit: Value | undefined;

/** object-methods.ts tells once what they are. */
export function installObjectMakers(make: Value, initialize: Value): void {
  objectNew = make;
  objectInit = initialize;
}

type ExceptionMaker = (cls: PyType, args: readonly Value[]) => Value;
let exceptionNew: Value | undefined;
let exceptionInit: Value | undefined;
let makeException: ExceptionMaker | null = null;

/** exception-methods.ts tells what makes exceptions whose class overrides nothing. */
export function installExceptionMaker(make: Value, initialize: Value, maker: ExceptionMaker): void {
  exceptionNew = make;
  exceptionInit = initialize;
  makeException = maker;
}

/** type.__call__: `__new__`, then `__init__` of what it gave. */
export const makeInstance: TypeCall = (cls, args, keywordNames) => {
  if (cls === typeType) {
    if (args.length === 1 && keywordNames === null) return typeOf(args[0] as Value);
    if (args.length - (keywordNames?.length ?? 0) !== 3) {
      throw raise(exc.TypeError, "type() takes 1 or 3 arguments");
    }
  }
  const make = cls.lookup("__new__");
  let result: Value;
  if (make === objectNew && cls.isHeapType && !cls.isAbstract && cls.layout === objectType) {
    if (args.length > 0 && cls.lookup("__init__") === objectInit) {
      throw raise(exc.TypeError, `${cls.name}() takes no arguments`);
    }
    result = new cls.instanceClass();
  } else if (make instanceof PyNative) {
    if (make === exceptionNew && keywordNames === null) {
      if (cls.lookup("__init__") === exceptionInit) {
        return (makeException as ExceptionMaker)(cls, args.slice());
      }
    }
    result = callNative(make, cls, args, keywordNames);
  } else if (make !== undefined) {
    result = callNew(make, cls, args, keywordNames);
  } else {
    throw raise(exc.TypeError, `cannot create '${fullTypeName(cls)}' instances`);
  }
  initializeInstance(cls, result, args, keywordNames);
  return result;
};

function initializeInstance(
  cls: PyType,
  instance: Value,
  args: readonly Value[],
  keywordNames: KeywordNames,
): void {
  const type = typeOf(instance);
  if (type !== cls && !type.isSubtypeOf(cls)) return;
  const initialize = type.lookup("__init__") as Value;
  // object.__init__ only refuses arguments, which was done above or is `__new__`'s to decide.
  if (initialize === objectInit && (args.length === 0 || type.lookup("__new__") !== objectNew)) {
    return;
  }
  const nothing = callMethodOf(initialize, instance, args, keywordNames);
  if (nothing === null) return;
  const name = typeOf(nothing).fullName;
  throw raise(exc.TypeError, `__init__() should return None, not '${name}'`);
}

function callNew(
  make: Value,
  cls: PyType,
  args: readonly Value[],
  keywordNames: KeywordNames,
): Value {
  const bound = bindAttribute(make, null, cls, true);
  return call(bound, [cls, ...args], keywordNames);
}

/** The name as tp_name has it: module-qualified for built-ins outside `builtins`. */
export function fullTypeName(type: PyType): string {
  return type.isHeapType || type.module === "builtins"
    ? type.name
    : `${type.module}.${type.fullName}`;
}

// --- natives ---

function isPlainFor(native: NativeCallable, count: number): boolean {
  const parameters = native.parameters;
  return parameters.plain && count >= parameters.required && count <= parameters.maximum;
}

/** `__new__` natives take their class as receiver; `int.__new__(cls, x)` gives it explicitly. */
function callPlainNative(
  native: PyNative,
  args: readonly Value[],
  keywordNames: KeywordNames,
): Value {
  if (native.name !== "__new__") return callNative(native, undefined, args, keywordNames);
  const cls = checkNewReceiver(native, args, keywordNames);
  return callNative(native, cls, args.slice(1), keywordNames);
}

function checkNewReceiver(
  native: PyNative,
  args: readonly Value[],
  keywordNames: KeywordNames,
): PyType {
  const owner = native.qualname.slice(0, -".__new__".length);
  if (args.length - (keywordNames?.length ?? 0) === 0) {
    throw raise(exc.TypeError, `${owner}.__new__(): not enough arguments`);
  }
  const cls = args[0] as Value;
  if (!(cls instanceof PyType)) {
    const name = typeOf(cls).fullName;
    throw raise(exc.TypeError, `${owner}.__new__(X): X is not a type object (${name})`);
  }
  if (cls.lookup("__new__") !== native && !ownsNative(cls, native)) {
    throw raise(
      exc.TypeError,
      `${owner}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner}`,
    );
  }
  const safe = cls === boolType ? boolType.lookup("__new__") : nearestNative(cls);
  if (safe instanceof PyNative && safe !== native) {
    const name = safe.qualname.slice(0, -".__new__".length);
    throw raise(exc.TypeError, `${owner}.__new__(${cls.name}) is not safe, use ${name}.__new__()`);
  }
  return cls;
}

function ownsNative(cls: PyType, native: PyNative): boolean {
  return cls.mro.some((base) => base.dict.get("__new__") === native);
}

/** The native `__new__` that must make instances of a class: that of its built-in layout. */
function nearestNative(cls: PyType): PyNative | undefined {
  const found = cls.layout.lookup("__new__");
  return found instanceof PyNative ? found : undefined;
}

/** A native method called through its class: `list.append(xs, 1)`. */
function callUnboundNative(
  method: PyMethodDescriptor,
  args: readonly Value[],
  keywordNames: KeywordNames,
): Value {
  const owner = method.owner;
  if (args.length - (keywordNames?.length ?? 0) === 0) {
    throw raise(
      exc.TypeError,
      method.shape.cls === slotWrapperType
        ? `descriptor '${method.name}' of '${owner.name}' object needs an argument`
        : `unbound method ${owner.name}.${method.name}() needs an argument`,
    );
  }
  const self = args[0] as Value;
  if (!isInstance(self, owner)) throw wrongReceiver(method, self);
  return callNative(method, self, args.slice(1), keywordNames);
}

function wrongReceiver(method: PyMethodDescriptor, self: Value) {
  const owner = method.owner.name;
  const name = typeOf(self).fullName;
  return raise(
    exc.TypeError,
    method.shape.cls === slotWrapperType
      ? `descriptor '${method.name}' requires a '${owner}' object but received a '${name}'`
      : `descriptor '${method.name}' for '${owner}' objects doesn't apply to a '${name}' object`,
  );
}

/** Binds arguments to a native's parameters and runs it; `self` goes in front when given. */
export function callNative(
  native: NativeCallable,
  self: Value | undefined,
  args: readonly Value[],
  keywordNames: KeywordNames = null,
): Value {
  const parameters = native.parameters;
  if (keywordNames === null || keywordNames.length === 0) {
    const count = args.length;
    if (parameters.plain) {
      if (count < parameters.required || count > parameters.maximum) {
        throw describeCount(native, parameters, count);
      }
      return self === undefined ? applyNative(native, args) : applyNativeMethod(native, self, args);
    }
  }
  const bound = bindNative(native, parameters, args, keywordNames ?? []);
  return self === undefined
    ? native.implementation(...bound)
    : native.implementation(self, ...bound);
}

function applyNative(native: NativeCallable, args: readonly Value[]): Value {
  switch (args.length) {
    case 0:
      return native.implementation();
    case 1:
      return native.implementation(args[0]);
    case 2:
      return native.implementation(args[0], args[1]);
    default:
      return native.implementation(...args);
  }
}

function applyNativeMethod(native: NativeCallable, self: Value, args: readonly Value[]): Value {
  switch (args.length) {
    case 0:
      return native.implementation(self);
    case 1:
      return native.implementation(self, args[0]);
    case 2:
      return native.implementation(self, args[0], args[1]);
    default:
      return native.implementation(self, ...args);
  }
}

function bindNative(
  native: NativeCallable,
  parameters: ParameterList,
  args: readonly Value[],
  keywordNames: readonly string[],
): unknown[] {
  const count = args.length - keywordNames.length;
  const { positional, keywordOnly } = parameters;
  if (keywordNames.length > 0 && !takesKeywords(parameters)) {
    throw raise(exc.TypeError, `${describeNative(native)} takes no keyword arguments`);
  }
  const least = Math.min(parameters.positionalOnly, parameters.required);
  if (count > parameters.maximum || count < least) {
    throw describeCount(native, parameters, args.length, count);
  }
  const values: unknown[] = [];
  for (let i = 0; i < positional.length; i++) values.push(i < count ? args[i] : undefined);
  if (parameters.hasVarArgs) {
    values.push(count > positional.length ? args.slice(positional.length, count) : []);
  }
  const firstKeyword = values.length;
  for (let i = 0; i < keywordOnly.length; i++) values.push(undefined);
  const rest = new Map<string, Value>();
  for (let i = 0; i < keywordNames.length; i++) {
    const name = keywordNames[i] as string;
    const value = args[count + i] as Value;
    const index = positional.indexOf(name, parameters.positionalOnly);
    const keyword = index >= 0 ? -1 : keywordOnly.indexOf(name);
    if (index >= 0) {
      if (values[index] !== undefined) {
        throw raise(
          exc.TypeError,
          `argument for ${shortName(native)}() given by name ('${name}') and position (${index + 1})`,
        );
      }
      values[index] = value;
    } else if (keyword >= 0) {
      values[firstKeyword + keyword] = value;
    } else if (parameters.hasVarKeywords) {
      rest.set(name, value);
    } else {
      throw describeUnexpected(native, parameters, args.length, name);
    }
  }
  checkMissing(native, parameters, values, firstKeyword, count);
  if (parameters.hasVarKeywords) values.push(rest);
  return values;
}

function takesKeywords(parameters: ParameterList): boolean {
  return (
    parameters.hasVarKeywords ||
    parameters.keywordOnly.length > 0 ||
    parameters.positionalOnly < parameters.positional.length
  );
}

function describeUnexpected(
  native: NativeCallable,
  parameters: ParameterList,
  given: number,
  name: string,
) {
  const total = parameters.positional.length + parameters.keywordOnly.length;
  if (given > total && !parameters.hasVarArgs) {
    return describeCount(native, parameters, given);
  }
  if (parameters.positional.indexOf(name) >= 0) {
    // A positional-only parameter given by name.
    return raise(
      exc.TypeError,
      `${shortName(native)}() got some positional-only arguments passed as keyword arguments: '${name}'`,
    );
  }
  const names = parameters.positional.slice(parameters.positionalOnly);
  const similar = suggestName(name, [...names, ...parameters.keywordOnly]);
  const hint = similar === null ? "" : `. Did you mean '${similar}'?`;
  return raise(
    exc.TypeError,
    `${shortName(native)}() got an unexpected keyword argument '${name}'${hint}`,
  );
}

function checkMissing(
  native: NativeCallable,
  parameters: ParameterList,
  values: readonly unknown[],
  firstKeyword: number,
  count: number,
): void {
  for (let i = 0; i < parameters.required; i++) {
    if (values[i] !== undefined) continue;
    if (i < parameters.positionalOnly || !takesKeywords(parameters)) {
      throw describeCount(native, parameters, count);
    }
    throw raise(
      exc.TypeError,
      `${shortName(native)}() missing required argument '${parameters.positional[i]}' (pos ${i + 1})`,
    );
  }
  for (let i = 0; i < parameters.keywordOnly.length; i++) {
    const name = parameters.keywordOnly[i] as string;
    if (values[firstKeyword + i] !== undefined || !parameters.requiredKeywordOnly.has(name))
      continue;
    const position = parameters.positional.length + i + 1;
    throw raise(
      exc.TypeError,
      `${shortName(native)}() missing required argument '${name}' (pos ${position})`,
    );
  }
}

/** Classes that CPython's own argument checks call by another name. */
const labels: ReadonlyMap<string, string> = new Map([["super", "super()"]]);

/** The name CPython's argument parsers print: without a class or module. */
function shortName(native: NativeCallable): string {
  if (native instanceof PyMethodDescriptor && labels.has(native.owner.name)) {
    if (native.name === "__init__") return labels.get(native.owner.name) as string;
  }
  if (native.name !== "__new__" && native.name !== "__init__") return native.name;
  return native instanceof PyMethodDescriptor
    ? native.owner.name
    : (native as PyNative).qualname.slice(0, -".__new__".length);
}

/** `list.append()`, `len()`, `math.sqrt()`. */
function describeNative(native: NativeCallable): string {
  if (native.name === "__new__" || native.name === "__init__") return `${shortName(native)}()`;
  if (native instanceof PyMethodDescriptor || native instanceof PyClassMethodDescriptor) {
    return native.shape.cls === slotWrapperType
      ? `wrapper ${native.name}()`
      : `${native.owner.name}.${native.name}()`;
  }
  const { module, qualname } = native as PyNative;
  return module === null || module === "builtins" ? `${qualname}()` : `${module}.${qualname}()`;
}

function describeCount(
  native: NativeCallable,
  parameters: ParameterList,
  given: number,
  positionalCount = given,
) {
  const { required, positional, keywordOnly } = parameters;
  const maximum = positional.length;
  if (takesKeywords(parameters) && !countsByPosition(native)) {
    return describeKeywordCount(native, parameters, given, positionalCount);
  }
  if (
    native.shape.cls === slotWrapperType &&
    native.name !== "__init__" &&
    native.name !== "__get__" &&
    native.name !== "__call__"
  ) {
    const bound = given < required ? required : maximum;
    const range = required === maximum ? "" : given < required ? "at least " : "at most ";
    return raise(
      exc.TypeError,
      `expected ${range}${bound} argument${bound === 1 ? "" : "s"}, got ${given}`,
    );
  }
  const isMaker = native.name === "__new__" || native.name === "__init__";
  if (!isMaker && maximum === 0 && keywordOnly.length === 0 && !parameters.hasVarArgs) {
    return raise(exc.TypeError, `${describeNative(native)} takes no arguments (${given} given)`);
  }
  if (!isMaker && maximum === 1 && required === 1 && !parameters.hasVarArgs) {
    return raise(
      exc.TypeError,
      `${describeNative(native)} takes exactly one argument (${given} given)`,
    );
  }
  if (isMaker && maximum === 0) {
    return raise(exc.TypeError, `${shortName(native)}() takes no arguments`);
  }
  const range =
    required === maximum && !parameters.hasVarArgs
      ? ""
      : given < required
        ? "at least "
        : "at most ";
  const bound = given < required ? required : maximum;
  return raise(
    exc.TypeError,
    `${shortName(native)} expected ${range}${bound} argument${bound === 1 ? "" : "s"}, got ${given}`,
  );
}

/** Classes that count their arguments themselves when called without keywords. */
const ownCounters = new Set(["int", "str"]);

function countsByPosition(native: NativeCallable): boolean {
  return native.name === "__new__" && ownCounters.has(shortName(native));
}

/** The texts of natives that take keywords (CPython: _PyArg_UnpackKeywords). */
function describeKeywordCount(
  native: NativeCallable,
  parameters: ParameterList,
  given: number,
  positionalCount: number,
) {
  const name = shortName(native);
  const { required, positional, keywordOnly } = parameters;
  const total = positional.length + keywordOnly.length;
  if (given > total) {
    const kind = positionalCount === given && keywordOnly.length > 0 ? "positional " : "";
    const most = kind === "" ? total : positional.length;
    const range = required < most ? "at most" : "exactly";
    return raise(
      exc.TypeError,
      `${name}() takes ${range} ${most} ${kind}argument${most === 1 ? "" : "s"} (${given} given)`,
    );
  }
  if (positionalCount > positional.length) {
    if (positional.length === 0) {
      return raise(exc.TypeError, `${name}() takes no positional arguments`);
    }
    const range = required < positional.length ? "at most" : "exactly";
    const s = positional.length === 1 ? "" : "s";
    return raise(
      exc.TypeError,
      `${name}() takes ${range} ${positional.length} positional argument${s} (${positionalCount} given)`,
    );
  }
  if (positionalCount < parameters.positionalOnly && positionalCount < required) {
    const least = Math.min(parameters.positionalOnly, required);
    const range = required < positional.length || keywordOnly.length > 0 ? "at least" : "exactly";
    return raise(
      exc.TypeError,
      `${name}() takes ${range} ${least} positional argument${least === 1 ? "" : "s"} (${positionalCount} given)`,
    );
  }
  return raise(
    exc.TypeError,
    `${name}() missing required argument '${positional[given]}' (pos ${given + 1})`,
  );
}

// --- descriptors ---

/**
 * A class attribute as seen through an instance (`__get__(self, cls)`), or with `viaClass` through
 * the class itself (`__get__(None, cls)`).
 */
export function bindAttribute(attribute: Value, self: Value, cls: PyType, viaClass = false): Value {
  if (typeof attribute !== "object" || attribute === null) return attribute;
  switch (attribute.shape.cls.descriptorRole) {
    case DescriptorRole.Plain:
      return attribute;
    case DescriptorRole.Function:
      return viaClass ? attribute : new PyMethod(attribute, self);
    case DescriptorRole.NativeMethod:
      return viaClass ? attribute : new PyBoundNative(self, attribute as PyMethodDescriptor);
    case DescriptorRole.NativeClassMethod:
      return new PyBoundNative(cls, attribute as PyClassMethodDescriptor);
    case DescriptorRole.StaticMethod:
      return (attribute as PyStaticMethod).callable;
    case DescriptorRole.ClassMethod:
      return new PyMethod((attribute as PyClassMethod).callable, cls);
    case DescriptorRole.GetSet:
      return viaClass ? attribute : getComputed(attribute as PyGetSet, self);
    case DescriptorRole.Member:
      return viaClass ? attribute : getMember(attribute as PyMember, self);
    case DescriptorRole.Property:
      return viaClass ? attribute : getProperty(attribute as PyProperty, self);
    default:
      return bindGeneric(attribute, self, cls, viaClass);
  }
}

function bindGeneric(attribute: PyObject, self: Value, cls: PyType, viaClass: boolean): Value {
  const type = attribute.shape.cls;
  const getter = type.lookup("__get__");
  if (getter === undefined) return attribute;
  return callSpecial2(getter, attribute, viaClass ? null : self, cls);
}

/** Whether a class attribute takes precedence over the instance's own. */
export function isDataDescriptor(attribute: Value): boolean {
  if (typeof attribute !== "object" || attribute === null) return false;
  const type = attribute.shape.cls;
  if (type.descriptorRole >= DescriptorRole.GetSet) return true;
  if (type.descriptorRole !== DescriptorRole.Generic) return false;
  return type.lookup("__set__") !== undefined || type.lookup("__delete__") !== undefined;
}

export function getComputed(attribute: PyGetSet, self: Value): Value {
  if (!isInstance(self, attribute.owner)) throw wrongOwner(attribute, self);
  return attribute.get(self);
}

export function getMember(attribute: PyMember, self: Value): Value {
  if (!isInstance(self, attribute.owner)) throw wrongOwner(attribute, self);
  const value = getSlot(self as PyObject, attribute.name);
  if (value === undefined) throw missingAttribute(self, attribute.name);
  return value;
}

function wrongOwner(attribute: PyGetSet | PyMember, self: Value) {
  return raise(
    exc.TypeError,
    `descriptor '${attribute.name}' for '${attribute.owner.name}' objects ` +
      `doesn't apply to a '${typeOf(self).fullName}' object`,
  );
}

/** "'X' object has no attribute 'y'", with what suggestions need. */
export function missingAttribute(object: Value, name: string) {
  const text =
    object instanceof PyType
      ? `type object '${object.fullName}' has no attribute '${name}'`
      : `'${typeOf(object).fullName}' object has no attribute '${name}'`;
  return attributeError(text, object, name);
}

export function attributeError(text: string, object: Value, name: string) {
  const error = raise(exc.AttributeError, text);
  error.details = { name, obj: object };
  return error;
}

function getProperty(property: PyProperty, self: Value): Value {
  if (property.get === null) throw propertyError(property, self, "getter");
  return call(property.get, [self]);
}

export function propertyError(property: PyProperty, self: Value, what: string) {
  const owner = typeOf(self).qualname;
  const name = property.name;
  return raise(
    exc.AttributeError,
    name === undefined
      ? `property of '${owner}' object has no ${what}`
      : `property '${name as string}' of '${owner}' object has no ${what}`,
  );
}

/** `__set__` (or `__delete__` for undefined) of a data descriptor; false when it has neither. */
export function assignDescriptor(attribute: Value, self: Value, value: Value | undefined): boolean {
  if (typeof attribute !== "object" || attribute === null) return false;
  switch (attribute.shape.cls.descriptorRole) {
    case DescriptorRole.GetSet:
      assignComputed(attribute as PyGetSet, self, value);
      return true;
    case DescriptorRole.Member:
      assignMember(attribute as PyMember, self, value);
      return true;
    case DescriptorRole.Property:
      assignProperty(attribute as PyProperty, self, value);
      return true;
    case DescriptorRole.Generic:
      return assignGeneric(attribute, self, value);
    default:
      return false;
  }
}

export function assignComputed(attribute: PyGetSet, self: Value, value: Value | undefined): void {
  if (!isInstance(self, attribute.owner)) throw wrongOwner(attribute, self);
  if (attribute.set === null) {
    throw attributeError(
      attribute.isMember
        ? "readonly attribute"
        : `attribute '${attribute.name}' of '${attribute.owner.name}' objects is not writable`,
      self,
      attribute.name,
    );
  }
  attribute.set(self, value);
}

export function assignMember(attribute: PyMember, self: Value, value: Value | undefined): void {
  if (!isInstance(self, attribute.owner)) throw wrongOwner(attribute, self);
  if (value !== undefined) setSlot(self as PyObject, attribute.name, value);
  else if (!deleteSlot(self as PyObject, attribute.name)) {
    throw attributeError(attribute.name, self, attribute.name);
  }
}

export function assignProperty(property: PyProperty, self: Value, value: Value | undefined): void {
  if (value === undefined) {
    if (property.delete === null) throw propertyError(property, self, "deleter");
    call(property.delete, [self]);
  } else {
    if (property.set === null) throw propertyError(property, self, "setter");
    call(property.set, [self, value]);
  }
}

function assignGeneric(attribute: PyObject, self: Value, value: Value | undefined): boolean {
  const type = attribute.shape.cls;
  const name = value === undefined ? "__delete__" : "__set__";
  const method = type.lookup(name);
  if (method !== undefined) {
    if (value === undefined) callSpecial1(method, attribute, self);
    else callSpecial2(method, attribute, self, value);
    return true;
  }
  const other = type.lookup(value === undefined ? "__set__" : "__delete__");
  if (other === undefined) return false;
  throw raise(exc.AttributeError, name);
}
