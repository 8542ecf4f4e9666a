// Resolution: where each name lives. One recursive pass over the scopes, after CPython's
// analyze_block: down go the sets of names bound and declared global by enclosing blocks, up come the
// names that are free below.
//
// The difficulty is classes (their names are invisible to the functions inside, except to annotation
// and type scopes, which look through `__classdict__`) and inlined comprehensions (PEP 709), whose
// symbols merge into the block around them.
//
// Invariant: sets handed down are copied before a child changes them.

import type { Source } from "./fault.ts";
import { BlockKind, ComprehensionKind, Place, type Scope, type NameSymbol, Use } from "./scope.ts";

type Names = Set<string>;
type Places = Map<string, Place>;

/** What a block inherits from the blocks around it. */
interface Inherited {
  /** Bound in an enclosing function; null at module level. */
  readonly bound: Names | null;
  readonly global: Names;
  readonly typeParameters: Names;
  readonly classEntry: Scope | null;
}

/** Names no class scope lets through: the class itself provides them. */
const classProvided: readonly string[] = [
  "__class__",
  "__classdict__",
  "__conditional_annotations__",
];

export function resolveScopes(top: Scope, source: Source): void {
  resolveBlock(
    top,
    { bound: null, global: new Set(), typeParameters: new Set(), classEntry: null },
    source,
  );
}

/** Returns the names that are free in `scope`. */
function resolveBlock(scope: Scope, inherited: Inherited, source: Source): Names {
  const { bound, global, typeParameters } = inherited;
  const isClass = scope.kind === BlockKind.Class;
  const places: Places = new Map();
  const local: Names = new Set();
  const free: Names = new Set();
  const innerGlobal: Names = new Set(isClass ? global : []);
  const innerBound: Names = new Set(isClass && bound !== null ? bound : []);

  for (const [name, symbol] of scope.symbols) {
    resolveName(scope, name, symbol.uses, places, local, free, inherited, source);
  }
  if (isClass) {
    for (const name of classProvided) innerBound.add(name);
  } else {
    if (scope.isFunctionLike) for (const name of local) innerBound.add(name);
    if (bound !== null) for (const name of bound) innerBound.add(name);
    for (const name of global) innerGlobal.add(name);
  }

  const inlinedCells: Names = new Set();
  const children: Scope[] = [];
  for (const child of scope.children) {
    const classEntry = !child.canSeeClassScope ? null : isClass ? scope : inherited.classEntry;
    const childFree = resolveBlock(
      child,
      {
        bound: new Set(innerBound),
        global: new Set(innerGlobal),
        typeParameters: new Set(typeParameters),
        classEntry,
      },
      source,
    );
    if (mayInline(child, scope)) {
      inlineComprehension(scope, child, places, childFree, inlinedCells);
      child.isInlined = true;
      children.push(...child.children);
    } else {
      children.push(child);
    }
    for (const name of childFree) free.add(name);
  }
  scope.children = children;

  if (scope.isFunctionLike) makeCells(places, free, inlinedCells);
  else if (isClass) dropProvidedByClass(scope, free);
  recordPlaces(scope, places, bound, free, inlinedCells);
  return free;
}

function resolveName(
  scope: Scope,
  name: string,
  uses: number,
  places: Places,
  local: Names,
  free: Names,
  inherited: Inherited,
  source: Source,
): void {
  const { bound, global, typeParameters, classEntry } = inherited;
  if ((uses & Use.Global) !== 0) {
    if ((uses & Use.Nonlocal) !== 0)
      fail(scope, `name '${name}' is nonlocal and global`, name, source);
    places.set(name, Place.GlobalExplicit);
    global.add(name);
    bound?.delete(name);
  } else if ((uses & Use.Nonlocal) !== 0) {
    if (bound === null) {
      fail(scope, "nonlocal declaration not allowed at module level", name, source);
    }
    if (!bound.has(name)) fail(scope, `no binding for nonlocal '${name}' found`, name, source);
    if (typeParameters.has(name)) {
      fail(scope, `nonlocal binding not allowed for type parameter '${name}'`, name, source);
    }
    places.set(name, Place.Free);
    free.add(name);
  } else if ((uses & Use.Bound) !== 0) {
    places.set(name, Place.Local);
    local.add(name);
    global.delete(name);
    if ((uses & Use.TypeParameter) !== 0) typeParameters.add(name);
    else typeParameters.delete(name);
  } else {
    places.set(name, placeOfUse(name, bound, classEntry));
    if (places.get(name) === Place.Free) free.add(name);
  }
}

/** A name that is only read here. */
function placeOfUse(name: string, bound: Names | null, classEntry: Scope | null): Place {
  if (classEntry !== null) {
    // Python: in an annotation scope a name the class binds hides that of an outer function.
    const uses = classEntry.usesOf(name);
    if ((uses & Use.Global) !== 0) return Place.GlobalExplicit;
    if ((uses & Use.Bound) !== 0 && (uses & Use.Nonlocal) === 0) return Place.GlobalImplicit;
  }
  return bound?.has(name) ? Place.Free : Place.GlobalImplicit;
}

function fail(scope: Scope, message: string, name: string, source: Source): never {
  source.fail(message, scope.directives.find((directive) => directive.name === name) ?? scope.at);
}

function mayInline(child: Scope, parent: Scope): boolean {
  return (
    child.comprehension !== ComprehensionKind.None &&
    child.comprehension !== ComprehensionKind.Generator &&
    !parent.canSeeClassScope
  );
}

/** Merges a comprehension's symbols into the block around it (CPython: inline_comprehension). */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  places: Places,
  comprehensionFree: Names,
  inlinedCells: Names,
): void {
  let dropClass = false;
  for (const [name, symbol] of comprehension.symbols) {
    if ((symbol.uses & Use.Parameter) !== 0) continue;
    let place = symbol.place;
    if (place === Place.Cell || (symbol.uses & Use.ComprehensionCell) !== 0) inlinedCells.add(name);
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      if (place === Place.Free && scope.kind === BlockKind.Class && classProvided.includes(name)) {
        place = Place.GlobalImplicit;
        comprehensionFree.delete(name);
        if (name === "__class__") dropClass = true;
      }
      scope.symbols.set(name, { uses: symbol.uses, place });
      places.set(name, place);
    } else if ((existing.uses & Use.Bound) !== 0 && scope.kind !== BlockKind.Class) {
      // Free in the comprehension and local around it: now simply local, but a function inside the
      // comprehension still needs the cell.
      if (!isFreeInside(comprehension, name)) comprehensionFree.delete(name);
    }
  }
  if (dropClass) comprehension.symbols.delete("__class__");
}

function isFreeInside(scope: Scope, name: string): boolean {
  return scope.children.some((child) => child.placeOf(name) === Place.Free);
}

/** Locals that a nested block reads become cells. */
function makeCells(places: Places, free: Names, inlinedCells: Names): void {
  for (const [name, place] of places) {
    if (place !== Place.Local) continue;
    if (!free.has(name) && !inlinedCells.has(name)) continue;
    places.set(name, Place.Cell);
    free.delete(name);
  }
}

function dropProvidedByClass(scope: Scope, free: Names): void {
  if (free.delete("__class__")) scope.needsClassClosure = true;
  if (free.delete("__classdict__")) scope.needsClassDict = true;
  if (free.delete("__conditional_annotations__")) scope.hasConditionalAnnotations = true;
}

function recordPlaces(
  scope: Scope,
  places: Places,
  bound: Names | null,
  free: Names,
  inlinedCells: Names,
): void {
  for (const [name, symbol] of scope.symbols) {
    symbol.place = places.get(name) ?? Place.Unknown;
    if (inlinedCells.has(name)) symbol.uses |= Use.ComprehensionCell;
  }
  const seesClass = scope.kind === BlockKind.Class || scope.canSeeClassScope;
  for (const name of free) {
    const symbol: NameSymbol | undefined = scope.symbols.get(name);
    if (symbol !== undefined) {
      if (seesClass && (symbol.uses & (Use.Bound | Use.Global)) !== 0) symbol.uses |= Use.FreeClass;
    } else if (bound === null || bound.has(name)) {
      scope.symbols.set(name, { uses: 0, place: Place.Free });
    }
  }
}
