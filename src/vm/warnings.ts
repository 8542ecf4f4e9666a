/**
 * Warnings raised from TypeScript. When the program has imported `warnings`, that module decides;
 * until then CPython's default filters stand: warnings of running code are shown once for each
 * place, those of the compiler always, deprecations only where `__main__` is to blame.
 */
import { host } from "../host/host.ts";
import type { PyDict } from "../objects/dict.ts";
import { exc } from "../objects/errors.ts";
import { PyModule } from "../objects/function.ts";
import { installInterpreterHooks } from "../objects/interpreter-hooks.ts";
import { type Value, makeStr } from "../objects/object.ts";
import { getAttribute, lookupAttribute } from "../objects/protocols/attributes.ts";
import { call } from "../objects/protocols/calls.ts";
import { type PyType, typeOf } from "../objects/type.ts";
import { strText } from "../objects/protocols/text.ts";
import { currentLine } from "./frame.ts";
import { sourceLine } from "./source-lines.ts";
import { system, systemAttribute } from "./system-state.ts";
import { thread } from "./thread.ts";

const ignoredByDefault = ["PendingDeprecationWarning", "ImportWarning", "ResourceWarning"];

let shown = new Set<string>();
let shownFor: PyDict | null = null;

/** Warns about a place in a source. May raise, when the program turned warnings into errors. */
export function warnExplicit(
  category: PyType,
  message: string,
  filename: string,
  line: number,
  module = "__main__",
): void {
  const warnings = system.modules.table.getString("warnings");
  if (warnings instanceof PyModule) {
    const warn = getAttribute(warnings, "warn_explicit");
    call(warn, [makeStr(message), category, makeStr(filename), line]);
    return;
  }
  if (isIgnored(category, module)) return;
  const source = sourceLine(filename, line)?.trim() ?? "";
  const quoted = source === "" ? "" : `  ${source}\n`;
  writeError(`${filename}:${line}: ${category.name}: ${message}\n${quoted}`);
}

function isIgnored(category: PyType, module: string): boolean {
  if (category.isSubtypeOf(exc.DeprecationWarning)) return module !== "__main__";
  return ignoredByDefault.some((name) => category.isSubtypeOf(exc[name] as PyType));
}

function wasShown(key: string): boolean {
  if (shownFor !== system.modules) {
    shown = new Set();
    shownFor = system.modules;
  }
  if (shown.has(key)) return true;
  shown.add(key);
  return false;
}

function writeError(text: string): void {
  const stream: Value = systemAttribute("stderr") ?? null;
  const write = stream === null ? undefined : lookupAttribute(stream, "write");
  if (write !== undefined) call(write, [makeStr(text)]);
  else host().openDescriptor(2).write(new TextEncoder().encode(text));
}

/** `warnings.warn(message, category)` on behalf of the running Python function. */
function warn(category: PyType, message: string): void {
  const frame = thread.frame;
  thread.inspections++;
  if (frame === null) {
    warnExplicit(category, message, "sys", 1, "sys");
    return;
  }
  const name = frame.globals.table.getString("__name__");
  const module = name === undefined || typeOf(name).name !== "str" ? "<string>" : strText(name);
  const line = currentLine(frame) ?? 0;
  const { filename } = frame.code;
  const isLoaded = system.modules.table.getString("warnings") instanceof PyModule;
  if (!isLoaded && wasShown(`${category.name}:${message}:${filename}:${line}`)) return;
  warnExplicit(category, message, filename, line, module);
}

installInterpreterHooks({ warn });
