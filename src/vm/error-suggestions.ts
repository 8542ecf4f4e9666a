/** "Did you mean: 'x'?" for NameError, AttributeError and ImportError, made when one is printed. */
import { Code } from "../bytecode/code.ts";
import { exc, type PyException, type PyTraceback } from "../objects/errors.ts";
import { PyDict } from "../objects/dict.ts";
import type { Value } from "../objects/object.ts";
import { lookupAttribute } from "../objects/protocols/attributes.ts";
import { callSpecial0 } from "../objects/protocols/calls.ts";
import { toArray } from "../objects/protocols/iteration.ts";
import { contains } from "../objects/protocols/operators.ts";
import { isStr, textOf } from "../objects/protocols/text.ts";
import { suggestName } from "../objects/suggestions.ts";
import { isInstance, typeOf } from "../objects/type.ts";
import { localsOf } from "./evaluation.ts";
import type { Frame } from "./frame.ts";
import { system, systemAttribute } from "./system-state.ts";

/** What is added to the message, or "". */
export function suggestionFor(exception: PyException): string {
  if (isInstance(exception, exc.ImportError)) return suggestForImport(exception);
  const isName = isInstance(exception, exc.NameError);
  if (!isName && !isInstance(exception, exc.AttributeError)) return "";
  const wrong = textDetail(exception, "name");
  if (wrong === null) return "";
  const similar = isName ? similarVariable(exception, wrong) : similarAttribute(exception, wrong);
  const hint = similar === null ? "" : `. Did you mean: '${similar}'?`;
  return isName ? hint + importHint(wrong, similar !== null) : hint;
}

function textDetail(exception: PyException, name: string): string | null {
  const value = lookupAttribute(exception, name);
  return value !== undefined && isStr(value) ? textOf(value) : null;
}

function importHint(name: string, hasSuggestion: boolean): string {
  const modules = systemAttribute("stdlib_module_names");
  if (modules === undefined || modules === null || !contains(modules, name)) return "";
  return hasSuggestion
    ? ` Or did you forget to import '${name}'?`
    : `. Did you forget to import '${name}'?`;
}

function lastFrame(exception: PyException): Frame | null {
  let entry: PyTraceback | null = exception.traceback;
  if (entry === null) return null;
  while (entry.next !== null) entry = entry.next;
  return entry.frame as Frame;
}

function namesIn(namespace: Value): string[] {
  if (!(namespace instanceof PyDict)) return [];
  return namespace.table.keyList().filter(isStr).map(textOf);
}

function similarVariable(exception: PyException, wrong: string): string | null {
  const frame = lastFrame(exception);
  if (frame === null) return null;
  const locals = localsOf(frame);
  const self = locals instanceof PyDict ? locals.table.getString("self") : undefined;
  if (self !== undefined && lookupAttribute(self, wrong) !== undefined) return `self.${wrong}`;
  const names = [...namesIn(locals), ...namesIn(frame.globals), ...namesIn(frame.builtins)];
  return suggestName(wrong, names);
}

/** Names `dir(object)` gives, sorted. */
function attributeNames(object: Value): string[] {
  const method = typeOf(object).lookup("__dir__") as Value;
  return toArray(callSpecial0(method, object)).filter(isStr).map(textOf).sort();
}

function similarAttribute(exception: PyException, wrong: string): string | null {
  const object = exception.details?.obj;
  if (object === undefined) return null;
  let names = attributeNames(object);
  if (!wrong.startsWith("_") && !isOwnSelf(exception, object)) {
    names = names.filter((name) => !name.startsWith("_"));
  }
  return suggestName(wrong, names);
}

/** Inside a method of the object, its underscored names are fair suggestions. */
function isOwnSelf(exception: PyException, object: Value): boolean {
  const frame = lastFrame(exception);
  if (frame === null || !(frame.code instanceof Code)) return false;
  const locals = localsOf(frame);
  return locals instanceof PyDict && locals.table.getString("self") === object;
}

function suggestForImport(exception: PyException): string {
  const wrong = textDetail(exception, "name_from");
  const moduleName = textDetail(exception, "name");
  if (wrong === null || moduleName === null) return "";
  const module = system.modules.table.getString(moduleName);
  if (module === undefined) return "";
  let names = attributeNames(module);
  if (!wrong.startsWith("_")) names = names.filter((name) => !name.startsWith("_"));
  const similar = suggestName(wrong, names);
  return similar === null ? "" : `. Did you mean: '${similar}'?`;
}
