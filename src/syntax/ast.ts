/**
 * The syntax tree of Python 3.14: CPython's ASDL, node for node and field for field.
 *
 * Every node is a plain object with a `kind`; node and field names are those of CPython's `ast`
 * module, so its documentation describes this tree too. `T?` is `T | null`, `T*` an array, and
 * operators and contexts are string literals.
 *
 * The one difficulty is columns. `lineno` counts from 1; `col_offset` and `end_col_offset` count
 * from 0 in UTF-16 units of the source line, not in UTF-8 bytes as CPython does, because that is how
 * the source is held; printing converts (see dump.ts).
 *
 * Four TypeScript names differ from their `kind` because the plain name is taken: ExprStmt ("Expr"),
 * SetDisplay ("Set"), ListDisplay ("List"), DictDisplay ("Dict").
 *
 * Invariant: the fields of a node are exactly those that `nodeFields` lists, in that order, followed
 * by the four positions for nodes that have them. The one exception is Constant, whose ASDL field
 * `kind` (the "u" of u"...") lives in its value.
 */

/** Where a node stands: from (lineno, col_offset) up to, not including, (end_lineno, end_col_offset). */
export interface Located {
  lineno: number;
  col_offset: number;
  end_lineno: number;
  end_col_offset: number;
}

/** The value of a Constant. Ints are numbers up to 2**53-1 in magnitude and BigInts beyond. */
export type ConstantValue =
  | { type: "int"; value: number | bigint }
  | { type: "float"; value: number }
  | { type: "complex"; imag: number }
  | {
      type: "str";
      value: string;
      kind: string | null;
      /** The value in pieces where two escapes side by side would melt into one character. */
      pieces?: readonly string[];
    }
  | { type: "bytes"; value: Uint8Array }
  | { type: "bool"; value: boolean }
  | { type: "none" }
  | { type: "ellipsis" };

export type SingletonValue = { type: "bool"; value: boolean } | { type: "none" };

// Roots: what one call of the parser gives.

export interface Module {
  kind: "Module";
  body: Stmt[];
  type_ignores: TypeIgnore[];
}

export interface Interactive {
  kind: "Interactive";
  body: Stmt[];
}

export interface Expression {
  kind: "Expression";
  body: Expr;
}

export interface FunctionType {
  kind: "FunctionType";
  argtypes: Expr[];
  returns: Expr;
}

export type Mod = Module | Interactive | Expression | FunctionType;

// Statements.

export interface FunctionDef extends Located {
  kind: "FunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_comment: string | null;
  type_params: TypeParam[];
}

export interface AsyncFunctionDef extends Located {
  kind: "AsyncFunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_comment: string | null;
  type_params: TypeParam[];
}

export interface ClassDef extends Located {
  kind: "ClassDef";
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}

export interface Return extends Located {
  kind: "Return";
  value: Expr | null;
}

export interface Delete extends Located {
  kind: "Delete";
  targets: Expr[];
}

export interface Assign extends Located {
  kind: "Assign";
  targets: Expr[];
  value: Expr;
  type_comment: string | null;
}

export interface TypeAlias extends Located {
  kind: "TypeAlias";
  name: Expr;
  type_params: TypeParam[];
  value: Expr;
}

export interface AugAssign extends Located {
  kind: "AugAssign";
  target: Expr;
  op: Operator;
  value: Expr;
}

export interface AnnAssign extends Located {
  kind: "AnnAssign";
  target: Expr;
  annotation: Expr;
  value: Expr | null;
  simple: number;
}

export interface For extends Located {
  kind: "For";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  type_comment: string | null;
}

export interface AsyncFor extends Located {
  kind: "AsyncFor";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  type_comment: string | null;
}

export interface While extends Located {
  kind: "While";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface If extends Located {
  kind: "If";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface With extends Located {
  kind: "With";
  items: WithItem[];
  body: Stmt[];
  type_comment: string | null;
}

export interface AsyncWith extends Located {
  kind: "AsyncWith";
  items: WithItem[];
  body: Stmt[];
  type_comment: string | null;
}

export interface Match extends Located {
  kind: "Match";
  subject: Expr;
  cases: MatchCase[];
}

export interface Raise extends Located {
  kind: "Raise";
  exc: Expr | null;
  cause: Expr | null;
}

export interface Try extends Located {
  kind: "Try";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}

export interface TryStar extends Located {
  kind: "TryStar";
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}

export interface Assert extends Located {
  kind: "Assert";
  test: Expr;
  msg: Expr | null;
}

export interface Import extends Located {
  kind: "Import";
  names: Alias[];
}

export interface ImportFrom extends Located {
  kind: "ImportFrom";
  module: string | null;
  names: Alias[];
  level: number;
}

export interface Global extends Located {
  kind: "Global";
  names: string[];
}

export interface Nonlocal extends Located {
  kind: "Nonlocal";
  names: string[];
}

export interface ExprStmt extends Located {
  kind: "Expr";
  value: Expr;
}

export interface Pass extends Located {
  kind: "Pass";
}

export interface Break extends Located {
  kind: "Break";
}

export interface Continue extends Located {
  kind: "Continue";
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// Expressions.

export interface BoolOp extends Located {
  kind: "BoolOp";
  op: BoolOperator;
  values: Expr[];
}

export interface NamedExpr extends Located {
  kind: "NamedExpr";
  target: Expr;
  value: Expr;
}

export interface BinOp extends Located {
  kind: "BinOp";
  left: Expr;
  op: Operator;
  right: Expr;
}

export interface UnaryOp extends Located {
  kind: "UnaryOp";
  op: UnaryOperator;
  operand: Expr;
}

export interface Lambda extends Located {
  kind: "Lambda";
  args: Arguments;
  body: Expr;
}

export interface IfExp extends Located {
  kind: "IfExp";
  test: Expr;
  body: Expr;
  orelse: Expr;
}

export interface DictDisplay extends Located {
  kind: "Dict";
  keys: (Expr | null)[];
  values: Expr[];
}

export interface SetDisplay extends Located {
  kind: "Set";
  elts: Expr[];
}

export interface ListComp extends Located {
  kind: "ListComp";
  elt: Expr;
  generators: Comprehension[];
}

export interface SetComp extends Located {
  kind: "SetComp";
  elt: Expr;
  generators: Comprehension[];
}

export interface DictComp extends Located {
  kind: "DictComp";
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}

export interface GeneratorExp extends Located {
  kind: "GeneratorExp";
  elt: Expr;
  generators: Comprehension[];
}

export interface Await extends Located {
  kind: "Await";
  value: Expr;
}

export interface Yield extends Located {
  kind: "Yield";
  value: Expr | null;
}

export interface YieldFrom extends Located {
  kind: "YieldFrom";
  value: Expr;
}

export interface Compare extends Located {
  kind: "Compare";
  left: Expr;
  ops: CompareOperator[];
  comparators: Expr[];
}

export interface Call extends Located {
  kind: "Call";
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}

export interface FormattedValue extends Located {
  kind: "FormattedValue";
  value: Expr;
  conversion: number;
  format_spec: Expr | null;
}

export interface Interpolation extends Located {
  kind: "Interpolation";
  value: Expr;
  str: string;
  conversion: number;
  format_spec: Expr | null;
}

export interface JoinedStr extends Located {
  kind: "JoinedStr";
  values: Expr[];
}

export interface TemplateStr extends Located {
  kind: "TemplateStr";
  values: Expr[];
}

export interface Constant extends Located {
  kind: "Constant";
  value: ConstantValue;
}

export interface Attribute extends Located {
  kind: "Attribute";
  value: Expr;
  attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Located {
  kind: "Subscript";
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Located {
  kind: "Starred";
  value: Expr;
  ctx: ExprContext;
}

export interface Name extends Located {
  kind: "Name";
  id: string;
  ctx: ExprContext;
}

export interface ListDisplay extends Located {
  kind: "List";
  elts: Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Located {
  kind: "Tuple";
  elts: Expr[];
  ctx: ExprContext;
}

export interface Slice extends Located {
  kind: "Slice";
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | DictDisplay
  | SetDisplay
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | Interpolation
  | JoinedStr
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | ListDisplay
  | Tuple
  | Slice;

export type ExprContext = "Load" | "Store" | "Del";

export type BoolOperator = "And" | "Or";

export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";

export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";

export type CompareOperator =
  | "Eq"
  | "NotEq"
  | "Lt"
  | "LtE"
  | "Gt"
  | "GtE"
  | "Is"
  | "IsNot"
  | "In"
  | "NotIn";

export interface Comprehension {
  kind: "comprehension";
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: number;
}

export interface ExceptHandler extends Located {
  kind: "ExceptHandler";
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}

export interface Arguments {
  kind: "arguments";
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}

export interface Arg extends Located {
  kind: "arg";
  arg: string;
  annotation: Expr | null;
  type_comment: string | null;
}

export interface Keyword extends Located {
  kind: "keyword";
  arg: string | null;
  value: Expr;
}

export interface Alias extends Located {
  kind: "alias";
  name: string;
  asname: string | null;
}

export interface WithItem {
  kind: "withitem";
  context_expr: Expr;
  optional_vars: Expr | null;
}

export interface MatchCase {
  kind: "match_case";
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// Patterns of `match`.

export interface MatchValue extends Located {
  kind: "MatchValue";
  value: Expr;
}

export interface MatchSingleton extends Located {
  kind: "MatchSingleton";
  value: SingletonValue;
}

export interface MatchSequence extends Located {
  kind: "MatchSequence";
  patterns: Pattern[];
}

export interface MatchMapping extends Located {
  kind: "MatchMapping";
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}

export interface MatchClass extends Located {
  kind: "MatchClass";
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: string[];
  kwd_patterns: Pattern[];
}

export interface MatchStar extends Located {
  kind: "MatchStar";
  name: string | null;
}

export interface MatchAs extends Located {
  kind: "MatchAs";
  pattern: Pattern | null;
  name: string | null;
}

export interface MatchOr extends Located {
  kind: "MatchOr";
  patterns: Pattern[];
}

export type Pattern =
  | MatchValue
  | MatchSingleton
  | MatchSequence
  | MatchMapping
  | MatchClass
  | MatchStar
  | MatchAs
  | MatchOr;

export interface TypeIgnore {
  kind: "TypeIgnore";
  lineno: number;
  tag: string;
}

// Type parameters (PEP 695).

export interface TypeVar extends Located {
  kind: "TypeVar";
  name: string;
  bound: Expr | null;
  default_value: Expr | null;
}

export interface ParamSpec extends Located {
  kind: "ParamSpec";
  name: string;
  default_value: Expr | null;
}

export interface TypeVarTuple extends Located {
  kind: "TypeVarTuple";
  name: string;
  default_value: Expr | null;
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

/** Any node of the tree. */
export type Node =
  | Mod
  | Stmt
  | Expr
  | Pattern
  | TypeParam
  | TypeIgnore
  | ExceptHandler
  | Comprehension
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase;

/** The fields of each node in ASDL order: printing and walking derive from this table. */
export const nodeFields = {
  Module: ["body", "type_ignores"],
  Interactive: ["body"],
  Expression: ["body"],
  FunctionType: ["argtypes", "returns"],
  FunctionDef: ["name", "args", "body", "decorator_list", "returns", "type_comment", "type_params"],
  AsyncFunctionDef: [
    "name",
    "args",
    "body",
    "decorator_list",
    "returns",
    "type_comment",
    "type_params",
  ],
  ClassDef: ["name", "bases", "keywords", "body", "decorator_list", "type_params"],
  Return: ["value"],
  Delete: ["targets"],
  Assign: ["targets", "value", "type_comment"],
  TypeAlias: ["name", "type_params", "value"],
  AugAssign: ["target", "op", "value"],
  AnnAssign: ["target", "annotation", "value", "simple"],
  For: ["target", "iter", "body", "orelse", "type_comment"],
  AsyncFor: ["target", "iter", "body", "orelse", "type_comment"],
  While: ["test", "body", "orelse"],
  If: ["test", "body", "orelse"],
  With: ["items", "body", "type_comment"],
  AsyncWith: ["items", "body", "type_comment"],
  Match: ["subject", "cases"],
  Raise: ["exc", "cause"],
  Try: ["body", "handlers", "orelse", "finalbody"],
  TryStar: ["body", "handlers", "orelse", "finalbody"],
  Assert: ["test", "msg"],
  Import: ["names"],
  ImportFrom: ["module", "names", "level"],
  Global: ["names"],
  Nonlocal: ["names"],
  Expr: ["value"],
  Pass: [],
  Break: [],
  Continue: [],
  BoolOp: ["op", "values"],
  NamedExpr: ["target", "value"],
  BinOp: ["left", "op", "right"],
  UnaryOp: ["op", "operand"],
  Lambda: ["args", "body"],
  IfExp: ["test", "body", "orelse"],
  Dict: ["keys", "values"],
  Set: ["elts"],
  ListComp: ["elt", "generators"],
  SetComp: ["elt", "generators"],
  DictComp: ["key", "value", "generators"],
  GeneratorExp: ["elt", "generators"],
  Await: ["value"],
  Yield: ["value"],
  YieldFrom: ["value"],
  Compare: ["left", "ops", "comparators"],
  Call: ["func", "args", "keywords"],
  FormattedValue: ["value", "conversion", "format_spec"],
  Interpolation: ["value", "str", "conversion", "format_spec"],
  JoinedStr: ["values"],
  TemplateStr: ["values"],
  Constant: ["value", "kind"],
  Attribute: ["value", "attr", "ctx"],
  Subscript: ["value", "slice", "ctx"],
  Starred: ["value", "ctx"],
  Name: ["id", "ctx"],
  List: ["elts", "ctx"],
  Tuple: ["elts", "ctx"],
  Slice: ["lower", "upper", "step"],
  comprehension: ["target", "iter", "ifs", "is_async"],
  ExceptHandler: ["type", "name", "body"],
  arguments: ["posonlyargs", "args", "vararg", "kwonlyargs", "kw_defaults", "kwarg", "defaults"],
  arg: ["arg", "annotation", "type_comment"],
  keyword: ["arg", "value"],
  alias: ["name", "asname"],
  withitem: ["context_expr", "optional_vars"],
  match_case: ["pattern", "guard", "body"],
  MatchValue: ["value"],
  MatchSingleton: ["value"],
  MatchSequence: ["patterns"],
  MatchMapping: ["keys", "patterns", "rest"],
  MatchClass: ["cls", "patterns", "kwd_attrs", "kwd_patterns"],
  MatchStar: ["name"],
  MatchAs: ["pattern", "name"],
  MatchOr: ["patterns"],
  TypeIgnore: ["lineno", "tag"],
  TypeVar: ["name", "bound", "default_value"],
  ParamSpec: ["name", "default_value"],
  TypeVarTuple: ["name", "default_value"],
} as const satisfies Readonly<Record<Node["kind"], readonly string[]>>;
