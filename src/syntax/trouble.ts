/**
 * What a parse function was about when it failed.
 *
 * The parser names its trouble and goes on knowing nothing about messages; the tables in diagnosis/
 * say what CPython answers to each. A row tells what the two other facts of a failure are: `start`, a
 * token, by default the one the parser stands at, and `node`.
 *
 * Invariant: every failure of the parser names one of these.
 */

export const enum Trouble {
  /** A token does not fit, and that is all. */
  Token,
  /** No operand begins here. */
  Atom,
  /** The statement that begins at `start` has been read and its line goes on. */
  StatementEnd,
  /** More than the one statement of a prompt, which ends at `start`. */
  ManyStatements,
  /** A ":" is missing; `start` is the first token of the statement or clause. */
  Colon,
  /** An indent is missing; `start` as for Colon. */
  Block,
  /** `node`, which begins at `start`, cannot be a target of "=", "+=", ":". */
  AssignmentTarget,
  AugmentedTarget,
  AnnotationTarget,
  /** What begins at `start` cannot be deleted, looped with, bound by "as". */
  DeleteTarget,
  LoopTarget,
  WithTarget,
  /** The targets of a comprehension are read. */
  ComprehensionIn,

  /** "import" with nothing behind it, with a last comma, with "from" (`start`: the statement). */
  ImportNames,
  ImportComma,
  ImportFrom,
  /** What begins at `start` is no name that "as" may give an import. */
  ImportTarget,
  NoTypeParams,
  /** `*T: bound`; `start` is the star. */
  TypeParamBound,
  /** "(" is missing after the name of a function; `start` is what stands there. */
  FunctionParen,
  /** `start` is an arrow that no expression follows. */
  Returns,
  ElifAfterElse,
  /** No handlers; `start` is "try". */
  TryEnd,
  /** For these four `start` is "except", the types, or the name. */
  MixedHandlers,
  HandlerType,
  HandlerTypes,
  HandlerName,
  /** `start` is "match". */
  MatchColon,

  MixedBytes,
  MixedTemplates,
  /** No expression fits the replacement field; `start` is the token after the brace. */
  Field,
  /** The field goes on after its expression, its "=", its conversion. */
  FieldEnd,
  DebugEnd,
  ConversionEnd,
  /** No letter after "!"; `start` is the "!". */
  Conversion,
  /** The format spec ends without "}". */
  FormatSpec,

  /** An expression follows the starred one whose operand begins at `start`. */
  StarredNeighbour,
  /** A starred expression alone in parentheses. */
  Starred,
  /** `node`, starred, is the element of a comprehension. */
  StarredElement,
  /** Several elements in a comprehension; `start` is the opening bracket. */
  ManyElements,
  DictColon,
  /** `start` is the ":". */
  DictValue,
  /** The `**` at `start` stands in a comprehension. */
  DictUnpacking,

  /** Nothing stands behind the `=` of the keyword argument at `start`. */
  KeywordValue,
  /** An argument has been read and more follows. */
  ArgumentEnd,
  /** A generator that is not alone; `start` is its element. */
  Generator,
  /** A positional argument behind keywords; `start` is the opening parenthesis. */
  Positional,
  StarAfterUnpacking,

  /** Parameters: the parser stands at the wrong token, unless said otherwise. */
  ParameterName,
  /** `start` is the parameter. */
  NoDefault,
  DefaultValue,
  StarDefault,
  StarTwice,
  /** `start` is the star. */
  BareStar,
  UnpackedDefault,
  AfterUnpacked,
  SlashFirst,
  SlashTwice,
  SlashAfterStar,
  /** A star follows a slash without a comma. */
  SlashStar,

  /** Patterns: `start` is what follows "as". */
  PatternTarget,
  /** `start` is the first positional pattern behind keywords. */
  PositionalPattern,
  /** A complex literal whose part at `start` is no real or no imaginary number. */
  RealPart,
  ImaginaryPart,
}
