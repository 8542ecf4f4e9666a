/**
 * The object model, complete: importing this file attaches the methods of every built-in class.
 *
 * Order matters little: each file names what it needs. `object` and `type` come first only because
 * the others' imports would bring them first anyway.
 */
import "./object-methods.ts";
import "./type-methods.ts";
import "./bool-methods.ts";
import "./bytearray-methods.ts";
import "./bytes-methods.ts";
import "./cell.ts";
import "./complex-methods.ts";
import "./descriptors.ts";
import "./dict-methods.ts";
import "./dict-views.ts";
import "./enumerate.ts";
import "./exception-group.ts";
import "./exception-kinds.ts";
import "./exception-methods.ts";
import "./filter.ts";
import "./float-methods.ts";
import "./function-methods.ts";
import "./generic-alias.ts";
import "./int-methods.ts";
import "./iterators.ts";
import "./list-methods.ts";
import "./map.ts";
import "./mapping-proxy.ts";
import "./memoryview.ts";
import "./module-methods.ts";
import "./native-methods.ts";
import "./none.ts";
import "./os-error.ts";
import "./range-methods.ts";
import "./reversed.ts";
import "./sequence-iterator.ts";
import "./set-methods.ts";
import "./simple-namespace.ts";
import "./slice-methods.ts";
import "./str-methods.ts";
import "./super.ts";
import "./text-errors.ts";
import "./traceback.ts";
import "./tuple-methods.ts";
import "./union.ts";
import "./zip.ts";
