// Scopes and symbols: what one block of source knows of the names in it.
//
// A block is a module, a class, a function (lambdas, comprehensions and generator expressions are
// functions too) or one of the blocks of PEP 649 and PEP 695 that are functions in disguise:
// annotations, type parameters, bounds and defaults, type aliases. Declarations (declarations.ts) fill
// the symbols in one walk; resolution (resolution.ts) then decides where each name lives.
//
// Invariant: after resolution every symbol's `place` is decided; names are already mangled.

import type { Arguments, Located, Node, TypeParam } from "../syntax/ast.ts";

export const enum BlockKind {
  Module,
  Class,
  Function,
  Annotation,
  /** The hidden function around a generic class, function or alias. */
  TypeParameters,
  /** Bound, constraints or default of a type parameter. */
  TypeVariable,
  TypeAlias,
}

export const enum ComprehensionKind {
  None,
  List,
  Dict,
  Set,
  Generator,
}

/** How a name is used in a block (bits). */
export const enum Use {
  Global = 1,
  Local = 2,
  Parameter = 4,
  Nonlocal = 8,
  Use = 16,
  /** Free in a method, and bound in the class that holds it. */
  FreeClass = 64,
  Import = 128,
  Annotated = 256,
  ComprehensionIterator = 512,
  TypeParameter = 1024,
  /** A cell inside an inlined comprehension. */
  ComprehensionCell = 2048,
  Bound = Local | Parameter | Import | TypeParameter,
}

/** Where a name lives. */
export const enum Place {
  Unknown,
  Local,
  GlobalExplicit,
  GlobalImplicit,
  Free,
  Cell,
}

export interface NameSymbol {
  uses: number;
  place: Place;
}

export interface Directive extends Located {
  readonly name: string;
}

export class Scope {
  readonly name: string;
  readonly kind: BlockKind;
  readonly parent: Scope | null;
  readonly at: Located;
  readonly symbols = new Map<string, NameSymbol>();
  /** Parameters in slot order: positional, keyword-only, *args, **kwargs. */
  readonly parameters: string[] = [];
  children: Scope[] = [];
  /** Positions of global and nonlocal statements, for messages. */
  readonly directives: Directive[] = [];
  nested: boolean;
  isGenerator = false;
  isCoroutine = false;
  isMethod = false;
  isAsyncAllowed = false;
  hasDocstring = false;
  hasVarArgs = false;
  hasVarKeywords = false;
  returnsValue = false;
  comprehension: ComprehensionKind = ComprehensionKind.None;
  isInlined = false;
  isIteratorTarget = false;
  iterableDepth = 0;
  needsClassClosure = false;
  needsClassDict = false;
  canSeeClassScope = false;
  inConditionalBlock = false;
  inUnevaluatedAnnotation = false;
  hasConditionalAnnotations = false;
  hasAnnotations = false;
  annotationBlock: Scope | null = null;
  /** "a TypeVar bound" and the like, for messages. */
  description = "";
  /** In the type-parameter scope of a class: the names that are mangled (PEP 695). */
  mangledNames: Set<string> | null = null;

  constructor(name: string, kind: BlockKind, parent: Scope | null, at: Located) {
    this.name = name;
    this.kind = kind;
    this.parent = parent;
    this.at = at;
    this.nested = parent !== null && (parent.nested || parent.isFunctionLike);
  }

  get isFunctionLike(): boolean {
    return this.kind !== BlockKind.Module && this.kind !== BlockKind.Class;
  }

  usesOf(name: string): number {
    return this.symbols.get(name)?.uses ?? 0;
  }

  placeOf(name: string): Place {
    return this.symbols.get(name)?.place ?? Place.Unknown;
  }
}

/** All scopes of one tree, found by the node that opens them. */
export class ScopeTable {
  readonly top: Scope;
  readonly bodies = new Map<Node, Scope>();
  /** Type-parameter scopes by the generic statement. */
  readonly typeParameters = new Map<Node, Scope>();
  readonly bounds = new Map<TypeParam, Scope>();
  readonly defaults = new Map<TypeParam, Scope>();
  readonly annotations = new Map<Arguments, Scope>();

  constructor(top: Scope) {
    this.top = top;
  }
}

/** `__spam` in class Ham is `_Ham__spam` (CPython: _Py_Mangle). */
export function mangle(className: string | null, name: string): string {
  if (className === null || !name.startsWith("__")) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  const stripped = className.replace(/^_+/, "");
  return stripped === "" ? name : `_${stripped}${name}`;
}

/** The same, in a scope that mangles only some names (CPython: _Py_MaybeMangle). */
export function mangleIn(scope: Scope, className: string | null, name: string): string {
  if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
  return mangle(className, name);
}
