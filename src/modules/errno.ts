/** The module `errno`: Linux's error numbers. */
import type { PyModule } from "../objects/function.ts";
import { PyDict } from "../objects/dict.ts";
import { dictSet } from "../objects/dict-access.ts";
import type { Value } from "../objects/object.ts";
import { errorNumbers } from "./io/os-errors.ts";
import { moduleFrom } from "./module.ts";

export function makeModule(): PyModule {
  const values: Record<string, Value> = {};
  const errorcode = new PyDict();
  for (const [name, number] of errorNumbers()) {
    values[name] = number;
    dictSet(errorcode, number, name);
  }
  values.EWOULDBLOCK = values.EAGAIN as Value;
  values.EDEADLOCK = values.EDEADLK as Value;
  values.ENOTSUP = values.EOPNOTSUPP as Value;
  return moduleFrom("errno", "This module makes available standard errno system symbols.", {
    values: { ...values, errorcode },
  });
}
