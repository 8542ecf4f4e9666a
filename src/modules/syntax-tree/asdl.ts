/**
 * The abstract grammar of Python 3.14 as text: each node with the types of its fields, under the
 * class it belongs to. From it `_ast` makes its classes and their `__doc__`, and knows which fields
 * may be left out (`?`) and which are lists (`*`).
 */
export const asdl = `
mod = Module(stmt* body, type_ignore* type_ignores)
 | Interactive(stmt* body)
 | Expression(expr body)
 | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
 | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
 | Return(expr? value)
 | Delete(expr* targets)
 | Assign(expr* targets, expr value, string? type_comment)
 | TypeAlias(expr name, type_param* type_params, expr value)
 | AugAssign(expr target, operator op, expr value)
 | AnnAssign(expr target, expr annotation, expr? value, int simple)
 | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
 | While(expr test, stmt* body, stmt* orelse)
 | If(expr test, stmt* body, stmt* orelse)
 | With(withitem* items, stmt* body, string? type_comment)
 | AsyncWith(withitem* items, stmt* body, string? type_comment)
 | Match(expr subject, match_case* cases)
 | Raise(expr? exc, expr? cause)
 | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
 | Assert(expr test, expr? msg)
 | Import(alias* names)
 | ImportFrom(identifier? module, alias* names, int? level)
 | Global(identifier* names)
 | Nonlocal(identifier* names)
 | Expr(expr value)
 | Pass
 | Break
 | Continue
expr = BoolOp(boolop op, expr* values)
 | NamedExpr(expr target, expr value)
 | BinOp(expr left, operator op, expr right)
 | UnaryOp(unaryop op, expr operand)
 | Lambda(arguments args, expr body)
 | IfExp(expr test, expr body, expr orelse)
 | Dict(expr?* keys, expr* values)
 | Set(expr* elts)
 | ListComp(expr elt, comprehension* generators)
 | SetComp(expr elt, comprehension* generators)
 | DictComp(expr key, expr value, comprehension* generators)
 | GeneratorExp(expr elt, comprehension* generators)
 | Await(expr value)
 | Yield(expr? value)
 | YieldFrom(expr value)
 | Compare(expr left, cmpop* ops, expr* comparators)
 | Call(expr func, expr* args, keyword* keywords)
 | FormattedValue(expr value, int conversion, expr? format_spec)
 | Interpolation(expr value, constant str, int conversion, expr? format_spec)
 | JoinedStr(expr* values)
 | TemplateStr(expr* values)
 | Constant(constant value, string? kind)
 | Attribute(expr value, identifier attr, expr_context ctx)
 | Subscript(expr value, expr slice, expr_context ctx)
 | Starred(expr value, expr_context ctx)
 | Name(identifier id, expr_context ctx)
 | List(expr* elts, expr_context ctx)
 | Tuple(expr* elts, expr_context ctx)
 | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
 | MatchSingleton(constant value)
 | MatchSequence(pattern* patterns)
 | MatchMapping(expr* keys, pattern* patterns, identifier? rest)
 | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
 | MatchStar(identifier? name)
 | MatchAs(pattern? pattern, identifier? name)
 | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
 | ParamSpec(identifier name, expr? default_value)
 | TypeVarTuple(identifier name, expr? default_value)
`;

/** Classes whose nodes have positions; the end may be None except where it is required. */
export const located: ReadonlySet<string> = new Set([
  "stmt",
  "expr",
  "excepthandler",
  "arg",
  "keyword",
  "alias",
  "pattern",
  "type_param",
]);

export interface FieldSpec {
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly isList: boolean;
}

export interface NodeSpec {
  readonly name: string;
  readonly base: string;
  readonly fields: readonly FieldSpec[];
  /** As written in the grammar. */
  readonly text: string;
}

export interface Grammar {
  /** Sums such as `expr`, with the text that is their `__doc__`. */
  readonly sums: ReadonlyMap<string, string>;
  readonly nodes: readonly NodeSpec[];
}

export function parseGrammar(): Grammar {
  const sums = new Map<string, string>();
  const nodes: NodeSpec[] = [];
  let base = "AST";
  for (const line of asdl.trim().split("\n")) {
    let rest = line;
    const sum = /^(\w+) = /.exec(line);
    if (sum !== null) {
      base = sum[1] as string;
      rest = line.slice(sum[0].length);
      sums.set(base, line);
    } else if (line.startsWith(" | ")) {
      rest = line.slice(3);
      sums.set(base, `${sums.get(base)}\n${" ".repeat(base.length)}${line.slice(0)}`);
    } else {
      base = "AST";
    }
    for (const text of rest.split(/ \| /)) nodes.push(parseNode(text, base));
  }
  return { sums, nodes };
}

function parseNode(text: string, base: string): NodeSpec {
  const open = text.indexOf("(");
  if (open < 0) return { name: text, base, fields: [], text };
  const fields = text
    .slice(open + 1, -1)
    .split(", ")
    .map((field) => {
      const [type, name] = field.split(" ") as [string, string];
      return {
        name,
        type: type.replace(/[?*]/g, ""),
        isOptional: type.includes("?") && !type.includes("*"),
        isList: type.includes("*"),
      };
    });
  return { name: text.slice(0, open), base, fields, text };
}
