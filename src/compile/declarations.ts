// Declarations: one walk over the tree that opens a scope for every block and notes what each does
// with each name (CPython: symtable.c). Places are decided afterwards, see resolution.ts.
//
// The difficulty is the order of evaluation: defaults, decorators, bases and the first iterable of a
// comprehension belong to the scope around the block they stand in.
//
// Invariant: every block-opening node is in the ScopeTable when the walk ends.

import {
  type Arg,
  type Arguments,
  type Comprehension,
  type Expr,
  type Keyword,
  type Located,
  type Mod,
  type Node,
  nodeFields,
  type Pattern,
  type Stmt,
  type TypeParam,
} from "../syntax/ast.ts";
import type { Source } from "./fault.ts";
import { resolveScopes } from "./resolution.ts";
import { BlockKind, ComprehensionKind, mangleIn, Place, Scope, ScopeTable, Use } from "./scope.ts";

type FunctionStmt = Extract<Stmt, { kind: "FunctionDef" | "AsyncFunctionDef" }>;
type ComprehensionExpr = Extract<Expr, { generators: Comprehension[] }>;

const nowhere: Located = { lineno: 0, col_offset: 0, end_lineno: 0, end_col_offset: 0 };

export interface DeclarationOptions {
  readonly futureAnnotations: boolean;
}

export function buildScopes(tree: Mod, source: Source, options: DeclarationOptions): ScopeTable {
  const walk = new Declarations(source, options);
  walk.visitTop(tree);
  resolveScopes(walk.table.top, source);
  return walk.table;
}

class Declarations {
  readonly table: ScopeTable;
  private readonly source: Source;
  private readonly futureAnnotations: boolean;
  private scope: Scope;
  private className: string | null = null;

  constructor(source: Source, options: DeclarationOptions) {
    this.source = source;
    this.futureAnnotations = options.futureAnnotations;
    this.scope = new Scope("top", BlockKind.Module, null, nowhere);
    this.table = new ScopeTable(this.scope);
  }

  visitTop(tree: Mod): void {
    if (tree.kind === "FunctionType") throw new Error("A function type is not compiled.");
    if (tree.kind === "Expression") this.visitExpr(tree.body);
    else this.visitBody(tree.body);
  }

  // Scopes.

  private enter(name: string, kind: BlockKind, at: Located): Scope {
    const parent = this.scope;
    const scope = new Scope(name, kind, parent, at);
    parent.children.push(scope);
    this.scope = scope;
    if (kind >= BlockKind.Annotation && kind !== BlockKind.TypeParameters) {
      this.define(".format", Use.Parameter, at);
      this.define(".format", Use.Use, at);
    }
    return scope;
  }

  private leave(): void {
    this.scope = this.scope.parent as Scope;
  }

  /** Lets the current scope look names up in the class around it. */
  private seeClass(at: Located): void {
    this.scope.canSeeClassScope = true;
    this.define("__classdict__", Use.Use, at);
  }

  // Names.

  private mangled(scope: Scope, name: string): string {
    return mangleIn(scope, this.className, name);
  }

  private define(name: string, use: number, at: Located): void {
    if ((use & Use.TypeParameter) !== 0) this.scope.mangledNames?.add(name);
    this.defineIn(this.scope, name, use, at);
  }

  /** Defines a name the source writes to. */
  private bind(name: string, use: number, at: Located): void {
    this.checkAssignable(name, at);
    this.define(name, use, at);
  }

  private defineIn(scope: Scope, name: string, use: number, at: Located): void {
    const mangled = this.mangled(scope, name);
    let symbol = scope.symbols.get(mangled);
    if (symbol === undefined) {
      symbol = { uses: 0, place: Place.Unknown };
      scope.symbols.set(mangled, symbol);
    }
    const both = use & symbol.uses;
    if ((both & Use.Parameter) !== 0) {
      this.source.fail(`duplicate argument '${name}' in function definition`, at);
    }
    if ((both & Use.TypeParameter) !== 0)
      this.source.fail(`duplicate type parameter '${name}'`, at);
    symbol.uses |= use;
    if (scope.isIteratorTarget) {
      if ((symbol.uses & (Use.Global | Use.Nonlocal)) !== 0) {
        this.source.fail(
          `comprehension inner loop cannot rebind assignment expression target '${name}'`,
          at,
        );
      }
      symbol.uses |= Use.ComprehensionIterator;
    }
    if ((use & Use.Parameter) !== 0) scope.parameters.push(mangled);
    // A name declared global anywhere is stored as a global by the module too.
    if ((use & Use.Global) !== 0 && scope !== this.table.top) {
      this.defineIn(this.table.top, mangled, Use.Global, at);
    }
  }

  private usesOf(name: string): number {
    return this.scope.usesOf(this.mangled(this.scope, name));
  }

  private checkAssignable(name: string, at: Located): void {
    if (name === "__debug__") this.source.fail("cannot assign to __debug__", at);
  }

  // Statements.

  private visitBody(body: readonly Stmt[]): void {
    for (const statement of body) this.visitStmt(statement);
  }

  private visitConditional(...bodies: readonly (readonly Stmt[])[]): void {
    const before = this.scope.inConditionalBlock;
    this.scope.inConditionalBlock = true;
    for (const body of bodies) this.visitBody(body);
    this.scope.inConditionalBlock = before;
  }

  private visitStmt(node: Stmt): void {
    switch (node.kind) {
      case "FunctionDef":
      case "AsyncFunctionDef":
        return this.visitFunction(node);
      case "ClassDef":
        return this.visitClass(node);
      case "TypeAlias":
        return this.visitTypeAlias(node);
      case "Return":
        if (node.value !== null) {
          this.visitExpr(node.value);
          this.scope.returnsValue = true;
        }
        return;
      case "AnnAssign":
        return this.visitAnnotatedAssignment(node);
      case "For":
      case "AsyncFor":
        this.visitExpr(node.target);
        this.visitExpr(node.iter);
        return this.visitConditional(node.body, node.orelse);
      case "While":
        this.visitExpr(node.test);
        return this.visitConditional(node.body, node.orelse);
      case "If":
        return this.visitIf(node);
      case "With":
      case "AsyncWith":
        for (const item of node.items) {
          this.visitExpr(item.context_expr);
          if (item.optional_vars !== null) this.visitExpr(item.optional_vars);
        }
        return this.visitConditional(node.body);
      case "Match":
        this.visitExpr(node.subject);
        for (const matchCase of node.cases) {
          this.visitPattern(matchCase.pattern);
          if (matchCase.guard !== null) this.visitExpr(matchCase.guard);
          this.visitConditional(matchCase.body);
        }
        return;
      case "Try":
      case "TryStar":
        return this.visitTry(node);
      case "Import":
      case "ImportFrom":
        return this.visitImport(node);
      case "Global":
        for (const name of node.names) this.visitDirective(name, Use.Global, "global", node);
        return;
      case "Nonlocal":
        for (const name of node.names) this.visitDirective(name, Use.Nonlocal, "nonlocal", node);
        return;
      default:
        this.visitChildren(node);
    }
  }

  /** A chain of elifs nests as deep as it is long. */
  private visitIf(first: Extract<Stmt, { kind: "If" }>): void {
    let node = first;
    for (;;) {
      this.visitExpr(node.test);
      this.visitConditional(node.body);
      const next = node.orelse[0];
      if (node.orelse.length !== 1 || next?.kind !== "If") break;
      node = next;
    }
    this.visitConditional(node.orelse);
  }

  private visitFunction(node: FunctionStmt): void {
    this.bind(node.name, Use.Local, node);
    this.visitDefaults(node.args);
    for (const decorator of node.decorator_list) this.visitExpr(decorator);
    const isMethod = this.scope.kind === BlockKind.Class && node.type_params.length === 0;
    if (node.type_params.length > 0) {
      this.enterTypeParameters(node.name, node);
      if (node.args.defaults.length > 0) this.define(".defaults", Use.Parameter, node);
      if (node.args.kw_defaults.some((value) => value !== null)) {
        this.define(".kwdefaults", Use.Parameter, node);
      }
      this.visitTypeParameters(node.type_params);
    }
    this.visitSignatureAnnotations(node);
    const scope = this.enter(node.name, BlockKind.Function, node);
    this.table.bodies.set(node, scope);
    scope.isMethod = isMethod;
    scope.hasDocstring = hasDocstring(node.body);
    if (node.kind === "AsyncFunctionDef") {
      scope.isCoroutine = true;
      scope.isAsyncAllowed = true;
    }
    this.visitParameters(node.args);
    this.visitBody(node.body);
    this.leave();
    if (node.type_params.length > 0) this.leave();
  }

  private visitClass(node: Extract<Stmt, { kind: "ClassDef" }>): void {
    this.bind(node.name, Use.Local, node);
    for (const decorator of node.decorator_list) this.visitExpr(decorator);
    const outerClass = this.className;
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      const scope = this.enterTypeParameters(node.name, node);
      for (const name of [".type_params", ".generic_base"]) {
        this.define(name, Use.Local | Use.Use, node);
      }
      this.className = node.name;
      scope.mangledNames = new Set();
      this.visitTypeParameters(node.type_params);
    }
    for (const base of node.bases) this.visitExpr(base);
    for (const keyword of node.keywords) this.visitKeyword(keyword);
    const scope = this.enter(node.name, BlockKind.Class, node);
    this.table.bodies.set(node, scope);
    this.className = node.name;
    if (isGeneric) {
      this.define("__type_params__", Use.Local, node);
      this.define(".type_params", Use.Use, node);
    }
    scope.hasDocstring = hasDocstring(node.body);
    this.visitBody(node.body);
    this.leave();
    if (isGeneric) this.leave();
    this.className = outerClass;
  }

  private visitTypeAlias(node: Extract<Stmt, { kind: "TypeAlias" }>): void {
    this.visitExpr(node.name);
    const name = node.name.kind === "Name" ? node.name.id : "";
    const inClass = this.scope.kind === BlockKind.Class;
    const isGeneric = node.type_params.length > 0;
    if (isGeneric) {
      this.enterTypeParameters(name, node);
      this.visitTypeParameters(node.type_params);
    }
    this.table.bodies.set(node, this.enter(name, BlockKind.TypeAlias, node));
    if (inClass) this.seeClass(node);
    this.visitExpr(node.value);
    this.leave();
    if (isGeneric) this.leave();
  }

  private enterTypeParameters(name: string, node: Stmt): Scope {
    const inClass = this.scope.kind === BlockKind.Class;
    const scope = this.enter(name, BlockKind.TypeParameters, node);
    this.table.typeParameters.set(node, scope);
    if (inClass) this.seeClass(node);
    return scope;
  }

  private visitTypeParameters(parameters: readonly TypeParam[]): void {
    for (const parameter of parameters) {
      if (parameter.name === "__classdict__") {
        const message = `reserved name '${parameter.name}' cannot be used for type parameter`;
        this.source.fail(message, parameter);
      }
      this.bind(parameter.name, Use.TypeParameter | Use.Local, parameter);
      if (parameter.kind === "TypeVar" && parameter.bound !== null) {
        const what = parameter.bound.kind === "Tuple" ? "a TypeVar constraint" : "a TypeVar bound";
        const scope = this.visitTypeVariable(parameter.bound, parameter.name, what);
        this.table.bounds.set(parameter, scope);
      }
      if (parameter.default_value !== null) {
        const what = `a ${parameter.kind} default`;
        const scope = this.visitTypeVariable(parameter.default_value, parameter.name, what);
        this.table.defaults.set(parameter, scope);
      }
    }
  }

  private visitTypeVariable(value: Expr, name: string, description: string): Scope {
    const inClass = this.scope.canSeeClassScope;
    const scope = this.enter(name, BlockKind.TypeVariable, value);
    if (inClass) this.seeClass(value);
    scope.description = description;
    this.visitExpr(value);
    this.leave();
    return scope;
  }

  private visitAnnotatedAssignment(node: Extract<Stmt, { kind: "AnnAssign" }>): void {
    this.scope.hasAnnotations = true;
    const target = node.target;
    if (target.kind === "Name") {
      const uses = this.usesOf(target.id);
      const directive = uses & (Use.Global | Use.Nonlocal);
      if (directive !== 0 && this.scope.kind !== BlockKind.Module && node.simple !== 0) {
        const word = (uses & Use.Global) !== 0 ? "global" : "nonlocal";
        this.source.fail(`annotated name '${target.id}' can't be ${word}`, node);
      }
      if (node.simple !== 0) this.bind(target.id, Use.Annotated | Use.Local, target);
      else if (node.value !== null) this.bind(target.id, Use.Local, target);
    } else {
      this.visitExpr(target);
    }
    this.visitVariableAnnotation(node.annotation);
    if (node.value !== null) this.visitExpr(node.value);
  }

  private visitVariableAnnotation(annotation: Expr): void {
    const owner = this.scope;
    const inFunction = owner.kind === BlockKind.Function;
    const isConditional =
      owner.kind === BlockKind.Module ||
      (owner.kind === BlockKind.Class && owner.inConditionalBlock);
    if (isConditional && !owner.hasConditionalAnnotations) {
      owner.hasConditionalAnnotations = true;
      this.define("__conditional_annotations__", Use.Use, annotation);
    }
    if (owner.annotationBlock === null) {
      owner.annotationBlock = this.enter("__annotate__", BlockKind.Annotation, annotation);
      if (owner.kind === BlockKind.Class && !this.futureAnnotations) this.seeClass(annotation);
    } else {
      this.scope = owner.annotationBlock;
    }
    if (isConditional) this.define("__conditional_annotations__", Use.Use, annotation);
    // Python: annotations of local variables are never evaluated.
    this.scope.inUnevaluatedAnnotation = inFunction || this.futureAnnotations;
    this.visitExpr(annotation);
    this.scope.inUnevaluatedAnnotation = false;
    this.scope = owner;
  }

  private visitSignatureAnnotations(node: FunctionStmt): void {
    const seesClass = this.scope.canSeeClassScope || this.scope.kind === BlockKind.Class;
    const scope = this.enter("__annotate__", BlockKind.Annotation, node);
    this.table.annotations.set(node.args, scope);
    if (seesClass && !this.futureAnnotations) this.seeClass(node);
    scope.inUnevaluatedAnnotation = this.futureAnnotations;
    for (const parameter of parametersOf(node.args)) {
      if (parameter.annotation !== null) this.visitExpr(parameter.annotation);
    }
    if (node.returns !== null) this.visitExpr(node.returns);
    this.leave();
  }

  private visitDefaults(args: Arguments): void {
    for (const value of args.defaults) this.visitExpr(value);
    for (const value of args.kw_defaults) if (value !== null) this.visitExpr(value);
  }

  private visitParameters(args: Arguments): void {
    const ordered = [...args.posonlyargs, ...args.args, ...args.kwonlyargs];
    for (const parameter of ordered) this.bind(parameter.arg, Use.Parameter, parameter);
    if (args.vararg !== null) {
      this.bind(args.vararg.arg, Use.Parameter, args.vararg);
      this.scope.hasVarArgs = true;
    }
    if (args.kwarg !== null) {
      this.bind(args.kwarg.arg, Use.Parameter, args.kwarg);
      this.scope.hasVarKeywords = true;
    }
  }

  private visitTry(node: Extract<Stmt, { kind: "Try" | "TryStar" }>): void {
    this.visitConditional(node.body);
    for (const handler of node.handlers) {
      if (handler.type !== null) this.visitExpr(handler.type);
      if (handler.name !== null) this.bind(handler.name, Use.Local, handler);
      this.visitConditional(handler.body);
    }
    this.visitConditional(node.orelse, node.finalbody);
  }

  private visitImport(node: Extract<Stmt, { kind: "Import" | "ImportFrom" }>): void {
    for (const alias of node.names) {
      if (alias.name === "*") {
        if (this.scope.kind !== BlockKind.Module) {
          this.source.fail("import * only allowed at module level", alias);
        }
        continue;
      }
      const name = alias.asname ?? (alias.name.split(".")[0] as string);
      this.bind(name, Use.Import, alias);
    }
  }

  private visitDirective(name: string, use: number, word: string, node: Stmt): void {
    const uses = this.usesOf(name);
    if ((uses & (Use.Parameter | Use.Local | Use.Use | Use.Annotated)) !== 0) {
      this.source.fail(directiveFault(name, uses, word), node);
    }
    this.define(name, use, node);
    this.recordDirective(name, node);
  }

  private recordDirective(name: string, at: Located): void {
    const { lineno, col_offset, end_lineno, end_col_offset } = at;
    this.scope.directives.push({
      name: this.mangled(this.scope, name),
      lineno,
      col_offset,
      end_lineno,
      end_col_offset,
    });
  }

  // Expressions.

  private visitExpr(node: Expr): void {
    switch (node.kind) {
      case "Name":
        return this.visitName(node);
      case "Constant":
        return;
      case "BinOp":
        return this.visitBinaryChain(node);
      case "NamedExpr":
        return this.visitNamedExpr(node);
      case "Lambda":
        return this.visitLambda(node);
      case "ListComp":
        return this.visitComprehension(node, "<listcomp>", ComprehensionKind.List);
      case "SetComp":
        return this.visitComprehension(node, "<setcomp>", ComprehensionKind.Set);
      case "DictComp":
        return this.visitComprehension(node, "<dictcomp>", ComprehensionKind.Dict);
      case "GeneratorExp":
        return this.visitComprehension(node, "<genexpr>", ComprehensionKind.Generator);
      case "Yield":
      case "YieldFrom":
        return this.visitYield(node);
      case "Await":
        return this.visitAwait(node);
      case "Attribute":
        this.visitExpr(node.value);
        if (node.ctx !== "Load") this.checkAssignable(node.attr, node);
        return;
      case "Call":
        this.visitExpr(node.func);
        for (const argument of node.args) this.visitExpr(argument);
        for (const keyword of node.keywords) this.visitKeyword(keyword);
        return;
      default:
        this.visitChildren(node);
    }
  }

  /** a + b + c + ... nests to the left as deep as it is long. */
  private visitBinaryChain(node: Extract<Expr, { kind: "BinOp" }>): void {
    const operands: Expr[] = [];
    let left: Expr = node;
    for (; left.kind === "BinOp"; left = left.left) operands.push(left.right);
    this.visitExpr(left);
    for (let i = operands.length - 1; i >= 0; i--) this.visitExpr(operands[i] as Expr);
  }

  private visitName(node: Extract<Expr, { kind: "Name" }>): void {
    if (this.scope.inUnevaluatedAnnotation) return;
    if (node.ctx === "Load") {
      this.define(node.id, Use.Use, node);
      // Python: super() needs the class; its name counts as a use of __class__.
      if (node.id === "super" && this.scope.isFunctionLike) this.define("__class__", Use.Use, node);
    } else {
      if (node.ctx === "Del" && node.id === "__debug__") {
        this.source.fail("cannot delete __debug__", node);
      }
      this.bind(node.id, Use.Local, node);
    }
  }

  private visitKeyword(keyword: Keyword): void {
    if (keyword.arg !== null) this.checkAssignable(keyword.arg, keyword);
    this.visitExpr(keyword.value);
  }

  private visitLambda(node: Extract<Expr, { kind: "Lambda" }>): void {
    this.visitDefaults(node.args);
    const scope = this.enter("<lambda>", BlockKind.Function, node);
    this.table.bodies.set(node, scope);
    this.visitParameters(node.args);
    this.visitExpr(node.body);
    this.leave();
  }

  private visitNamedExpr(node: Extract<Expr, { kind: "NamedExpr" }>): void {
    this.forbidInDisguisedBlock("named expression", node);
    if (this.scope.iterableDepth > 0) {
      this.source.fail(
        "assignment expression cannot be used in a comprehension iterable expression",
        node,
      );
    }
    if (this.scope.comprehension !== ComprehensionKind.None && node.target.kind === "Name") {
      this.extendNamedExprScope(node.target.id, node.target);
    }
    this.visitExpr(node.value);
    this.visitExpr(node.target);
  }

  /** The target belongs to the block around all comprehensions. */
  private extendNamedExprScope(name: string, at: Located): void {
    for (let scope: Scope | null = this.scope; scope !== null; scope = scope.parent) {
      const uses = scope.usesOf(this.mangled(scope, name));
      if (scope.comprehension !== ComprehensionKind.None) {
        const iterated = Use.ComprehensionIterator | Use.Local;
        if ((uses & iterated) === iterated) {
          this.source.fail(
            `assignment expression cannot rebind comprehension iteration variable '${name}'`,
            at,
          );
        }
      } else if (scope.kind === BlockKind.Function) {
        this.define(name, (uses & Use.Global) !== 0 ? Use.Global : Use.Nonlocal, at);
        this.recordDirective(name, at);
        return this.defineIn(scope, name, Use.Local, at);
      } else if (scope.kind === BlockKind.Module) {
        this.define(name, Use.Global, at);
        this.recordDirective(name, at);
        return this.defineIn(scope, name, Use.Global, at);
      } else {
        const where = walrusBlocks[scope.kind];
        this.source.fail(
          `assignment expression within a comprehension cannot be used in ${where}`,
          at,
        );
      }
    }
  }

  private visitComprehension(node: ComprehensionExpr, name: string, kind: ComprehensionKind): void {
    const first = node.generators[0] as Comprehension;
    this.scope.iterableDepth++;
    this.visitExpr(first.iter);
    this.scope.iterableDepth--;
    const scope = this.enter(name, BlockKind.Function, node);
    this.table.bodies.set(node, scope);
    scope.comprehension = kind;
    if (first.is_async !== 0) scope.isCoroutine = true;
    this.define(".0", Use.Parameter, node);
    for (const generator of node.generators) {
      this.visitTarget(generator.target);
      if (generator !== first) {
        scope.iterableDepth++;
        this.visitExpr(generator.iter);
        scope.iterableDepth--;
        if (generator.is_async !== 0) scope.isCoroutine = true;
      }
      for (const condition of generator.ifs) this.visitExpr(condition);
    }
    if (node.kind === "DictComp") {
      this.visitExpr(node.key);
      this.visitExpr(node.value);
    } else {
      this.visitExpr(node.elt);
    }
    const isGenerator = kind === ComprehensionKind.Generator;
    scope.isGenerator = isGenerator;
    this.leave();
    if (scope.isCoroutine && !isGenerator) this.passAsynchronous(node);
  }

  private visitTarget(target: Expr): void {
    this.scope.isIteratorTarget = true;
    this.visitExpr(target);
    this.scope.isIteratorTarget = false;
  }

  private passAsynchronous(node: Expr): void {
    if (!this.scope.isAsyncAllowed && this.scope.comprehension === ComprehensionKind.None) {
      this.source.fail("asynchronous comprehension outside of an asynchronous function", node);
    }
    this.scope.isCoroutine = true;
  }

  private visitYield(node: Extract<Expr, { kind: "Yield" | "YieldFrom" }>): void {
    this.forbidInDisguisedBlock("yield expression", node);
    if (node.value !== null) this.visitExpr(node.value);
    this.scope.isGenerator = true;
    const comprehension = this.scope.comprehension;
    if (comprehension !== ComprehensionKind.None) {
      this.source.fail(`'yield' inside ${comprehensionNames[comprehension]}`, node);
    }
  }

  private visitAwait(node: Extract<Expr, { kind: "Await" }>): void {
    this.forbidInDisguisedBlock("await expression", node);
    if (!this.scope.isFunctionLike) this.source.fail("'await' outside function", node);
    if (!this.scope.isAsyncAllowed && this.scope.comprehension === ComprehensionKind.None) {
      this.source.fail("'await' outside async function", node);
    }
    this.visitExpr(node.value);
    this.scope.isCoroutine = true;
  }

  private forbidInDisguisedBlock(what: string, at: Located): void {
    const where =
      this.scope.kind === BlockKind.TypeVariable
        ? this.scope.description
        : disguisedBlocks[this.scope.kind];
    if (where !== "") this.source.fail(`${what} cannot be used within ${where}`, at);
  }

  // Patterns.

  private visitPattern(node: Pattern): void {
    switch (node.kind) {
      case "MatchStar":
        if (node.name !== null) this.bind(node.name, Use.Local, node);
        return;
      case "MatchAs":
        if (node.pattern !== null) this.visitPattern(node.pattern);
        if (node.name !== null) this.bind(node.name, Use.Local, node);
        return;
      case "MatchMapping":
        for (const key of node.keys) this.visitExpr(key);
        for (const pattern of node.patterns) this.visitPattern(pattern);
        if (node.rest !== null) this.bind(node.rest, Use.Local, node);
        return;
      case "MatchClass":
        this.visitExpr(node.cls);
        for (const pattern of node.patterns) this.visitPattern(pattern);
        for (const [index, name] of node.kwd_attrs.entries()) {
          this.checkAssignable(name, node.kwd_patterns[index] as Pattern);
        }
        for (const pattern of node.kwd_patterns) this.visitPattern(pattern);
        return;
      default:
        this.visitChildren(node);
    }
  }

  /** Walks the expressions and patterns directly under a node that needs no care of its own. */
  private visitChildren(node: Stmt | Expr | Pattern): void {
    const record = node as unknown as Record<string, unknown>;
    for (const field of nodeFields[node.kind]) {
      const value = record[field];
      if (Array.isArray(value)) for (const item of value) this.visitAny(item);
      else this.visitAny(value);
    }
  }

  private visitAny(value: unknown): void {
    if (typeof value !== "object" || value === null || !("kind" in value)) return;
    const node = value as Node;
    if (node.kind.startsWith("Match") && node.kind !== "Match") this.visitPattern(node as Pattern);
    else this.visitExpr(node as Expr);
  }
}

const disguisedBlocks: Readonly<Record<BlockKind, string>> = {
  [BlockKind.Module]: "",
  [BlockKind.Class]: "",
  [BlockKind.Function]: "",
  [BlockKind.Annotation]: "an annotation",
  [BlockKind.TypeParameters]: "the definition of a generic",
  [BlockKind.TypeVariable]: "",
  [BlockKind.TypeAlias]: "a type alias",
};

const walrusBlocks: Readonly<Record<BlockKind, string>> = {
  [BlockKind.Module]: "",
  [BlockKind.Class]: "a class body",
  [BlockKind.Function]: "",
  [BlockKind.Annotation]: "an annotation",
  [BlockKind.TypeParameters]: "a type parameter",
  [BlockKind.TypeVariable]: "a TypeVar bound",
  [BlockKind.TypeAlias]: "a type alias",
};

const comprehensionNames: Readonly<Record<ComprehensionKind, string>> = {
  [ComprehensionKind.None]: "",
  [ComprehensionKind.List]: "list comprehension",
  [ComprehensionKind.Dict]: "dict comprehension",
  [ComprehensionKind.Set]: "set comprehension",
  [ComprehensionKind.Generator]: "generator expression",
};

function directiveFault(name: string, uses: number, word: string): string {
  if ((uses & Use.Parameter) !== 0) return `name '${name}' is parameter and ${word}`;
  if ((uses & Use.Use) !== 0) return `name '${name}' is used prior to ${word} declaration`;
  if ((uses & Use.Annotated) !== 0) return `annotated name '${name}' can't be ${word}`;
  return `name '${name}' is assigned to before ${word} declaration`;
}

/** All parameters in the order their annotations are stored. */
export function parametersOf(args: Arguments): Arg[] {
  return [
    ...args.posonlyargs,
    ...args.args,
    ...(args.vararg === null ? [] : [args.vararg]),
    ...args.kwonlyargs,
    ...(args.kwarg === null ? [] : [args.kwarg]),
  ];
}

export function hasDocstring(body: readonly Stmt[]): boolean {
  const first = body[0];
  return (
    first?.kind === "Expr" && first.value.kind === "Constant" && first.value.value.type === "str"
  );
}
